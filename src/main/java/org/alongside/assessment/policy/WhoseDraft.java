package org.alongside.assessment.policy;

import java.util.UUID;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.jspecify.annotations.Nullable;

/**
 * In which draft is kept what is said before it is sent. Whoever could have opened the pages in the place of the survivor reads
 * nothing that was said before: a link that was passed on, a code and a helper each begin with nothing. A code is known to the
 * worker who made it, so each code has a draft of its own, which no other code shows.
 */
@Policy(PolicyId.MONITOR_03)
public final class WhoseDraft {
    /** The survivor's own: of links by mail, which nobody else has seen. */
    public static final String THEIR_OWN = "";

    /** No account has an id with such a character. */
    private static final String CODE = "code:";

    private WhoseDraft() {}

    /**
     * Of a sitting.
     *
     * @param passedOnBy who saw the link, to pass it on; empty where nobody did
     * @param codeId the code that it began with; null where it began with a link
     * @return beside whom the draft is kept
     */
    public static String ofSitting(String passedOnBy, @Nullable UUID codeId) {
        return codeId == null ? passedOnBy : CODE + codeId;
    }

    /** Of who helps. */
    public static String ofHelper(WorkerId helper) {
        return helper.value();
    }
}

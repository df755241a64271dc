package org.alongside.assessment.policy;

import java.util.UUID;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.jspecify.annotations.Nullable;

/**
 * In which draft is kept what is said before it is sent. Whoever could have opened the pages in the place of the survivor reads
 * nothing that was said before: each sitting of a link that was passed on, or of a code, and each helper begins with nothing.
 */
@Policy(PolicyId.MONITOR_03)
public final class WhoseDraft {
    /** The survivor's own: of links by mail, which nobody else has seen. */
    private static final String THEIR_OWN = "";

    /** No account has an id with such a character. */
    private static final String SITTING = "sitting:";

    private static final String HELPER = "help:";

    private WhoseDraft() {}

    /**
     * Of a sitting.
     *
     * @param sittingId which one, where somebody else could have opened it; null where nobody else saw the link
     * @return beside whom the draft is kept
     */
    public static String ofSitting(@Nullable UUID sittingId) {
        return sittingId == null ? THEIR_OWN : SITTING + sittingId;
    }

    /** Of who helps, which is another one than that of a link that they passed on. */
    public static String ofHelper(WorkerId helper) {
        return HELPER + helper.value();
    }
}

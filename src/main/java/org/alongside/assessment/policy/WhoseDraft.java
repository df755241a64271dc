package org.alongside.assessment.policy;

import java.util.Objects;
import org.alongside.ids.SittingId;
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

    /** Of a sitting by a link that nobody else saw: one draft, whichever of these sittings it is. */
    public static String theirOwn() {
        return THEIR_OWN;
    }

    /** Of a sitting that somebody else could have opened, which is always known: without it the draft would be the survivor's own. */
    public static String ofSitting(@Nullable SittingId sittingId) {
        return SITTING + Objects.requireNonNull(sittingId, "A sitting that somebody else could have opened is known.");
    }

    /** Of who helps, which is another one than that of a link that they passed on. */
    public static String ofHelper(WorkerId helper) {
        return HELPER + helper.value();
    }
}

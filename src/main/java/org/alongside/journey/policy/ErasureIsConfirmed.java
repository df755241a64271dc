package org.alongside.journey.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.jspecify.annotations.Nullable;

/**
 * Nobody brings back what is erased, so whoever does not go on is asked once more whether everything shall be erased.
 * The step that erases asks for the answer itself, and so does the one that closes the journey and keeps the record, so
 * that no form and no model leads to either against it.
 */
@Policy(PolicyId.CONSENT_03)
@Policy(PolicyId.CONSENT_06)
public final class ErasureIsConfirmed {
    public static final String YES = "YES";
    private static final String NO = "NO";

    private ErasureIsConfirmed() {}

    /**
     * Whether the journey may be closed and its record kept.
     *
     * @param answer YES, NO, or null where nobody asked
     */
    public static Decision mayJustClose(@Nullable String answer) {
        return YES.equals(answer)
                ? Decision.refused(PolicyId.CONSENT_06, Words.here("refused.wants-everything-erased"))
                : Decision.allowed(PolicyId.CONSENT_06);
    }

    /**
     * Whether everything may be erased.
     *
     * @param answer YES, NO, or null where nobody asked
     */
    public static Decision decide(@Nullable String answer) {
        if (YES.equals(answer)) {
            return Decision.allowed(PolicyId.CONSENT_03);
        }
        return NO.equals(answer)
                ? Decision.refused(PolicyId.CONSENT_03, Words.here("refused.does-not-want-everything-erased"))
                : Decision.refused(PolicyId.CONSENT_03, Words.here("refused.ask-whether-everything-is-erased"));
    }
}

package org.alongside.records.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * A correction is a new version of the answer that stands. What was said about how safe somebody is stays as it was written,
 * since others acted on it, and so does what somebody else said or wrote; the survivor's own statement may stand beside it.
 */
@Policy(PolicyId.CONF_07)
public final class OnlyWhatStandsIsCorrected {
    private OnlyWhatStandsIsCorrected() {}

    /**
     * @param isNewest whether no later answer took the place of what is to be corrected
     * @param isAboutSafety whether it is about how safe somebody is
     * @param isOfSomebodyElse whether other words would be put where somebody else said or wrote something
     * @param isChanged whether something else would be written than what is there
     */
    public record Facts(boolean isNewest, boolean isAboutSafety, boolean isOfSomebodyElse, boolean isChanged) {}

    public static Decision decide(Facts facts) {
        if (facts.isAboutSafety) {
            return Decision.refused(PolicyId.CONF_07, Words.here("refused.how-safe-stays-as-written"));
        }
        if (facts.isOfSomebodyElse) {
            return Decision.refused(PolicyId.CONF_07, Words.here("refused.words-of-somebody-else-stay"));
        }
        if (!facts.isNewest) {
            return Decision.refused(PolicyId.CONF_07, Words.here("refused.later-answer-was-written"));
        }
        return facts.isChanged
                ? Decision.allowed(PolicyId.CONF_07)
                : Decision.refused(PolicyId.CONF_07, Words.here("refused.nothing-was-changed"));
    }
}

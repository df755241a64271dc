package org.alongside.directory.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/** Two entries become one where the one that stays is open, and both are real: else nobody could be referred to either. */
@Policy(PolicyId.REFER_03)
public final class MergedIntoOneThatStays {
    private MergedIntoOneThatStays() {}

    /**
     * @param isSame whether both are the same entry
     * @param isMerged whether one of them was merged into another entry already
     * @param isClosed whether the one that stays takes nobody any more
     * @param isInvented whether one of them, and not the other, is invented for the demonstration
     */
    public record Facts(boolean isSame, boolean isMerged, boolean isClosed, boolean isInvented) {}

    public static Decision decide(Facts facts) {
        if (facts.isSame()) {
            return refused("refused.merged-with-itself");
        }
        if (facts.isMerged()) {
            return refused("refused.merged-already");
        }
        if (facts.isInvented()) {
            return refused("refused.merged-with-invented");
        }
        return facts.isClosed() ? refused("refused.merged-into-closed") : Decision.allowed(PolicyId.REFER_03);
    }

    private static Decision refused(String why) {
        return Decision.refused(PolicyId.REFER_03, Words.here(why));
    }
}

package org.alongside.messages.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * Whoever knows the survivor in another role does not see how to reach them. A link that asks how the support is passes through no
 * hands of whoever gave that support, as they could open it.
 */
@Policy(PolicyId.WORKER_04)
@Policy(PolicyId.MONITOR_01)
public final class SomebodyElsePassesOn {
    private SomebodyElsePassesOn() {}

    /**
     * @param hasConflict whether they know the survivor in another role
     * @param asksAboutSupport whether the message has a link that asks how the support is
     * @param gaveSupport whether they walk with the survivor, did since the survivor last answered, or facilitate a group of theirs
     */
    public record Facts(boolean hasConflict, boolean asksAboutSupport, boolean gaveSupport) {}

    public static Decision decide(Facts facts) {
        if (facts.hasConflict()) {
            return Decision.refused(PolicyId.WORKER_04, Words.here("refused.you-know-them-message"));
        }
        return facts.asksAboutSupport() && facts.gaveSupport()
                ? Decision.refused(PolicyId.MONITOR_01, Words.here("refused.link-asks-about-you"))
                : Decision.allowed(PolicyId.MONITOR_01);
    }
}

package org.alongside.workers.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * A survivor for whom no worker was found is given places that help before they wait.
 */
@Policy(PolicyId.SAFE_03)
public final class HelpIsNamedBeforeWaiting {
    private HelpIsNamedBeforeWaiting() {}

    /** @param isGiven whether they were given the places */
    public static Decision decide(boolean isGiven) {
        return isGiven
                ? Decision.allowed(PolicyId.SAFE_03)
                : Decision.refused(PolicyId.SAFE_03, Words.here("refused.nobody-waits-alone"));
    }
}

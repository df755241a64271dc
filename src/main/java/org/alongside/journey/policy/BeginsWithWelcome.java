package org.alongside.journey.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * A journey begins with the welcome: nothing else of it is reached from the search for a worker. Asked by what writes down
 * how far a survivor came, so that no model begins elsewhere.
 */
@Policy(PolicyId.JOURNEY_01)
public final class BeginsWithWelcome {
    private BeginsWithWelcome() {}

    /**
     * @param isWelcomed whether the survivor came to the welcome, or further
     * @param leadsPastWelcome whether the model leads them further than the welcome
     */
    public static Decision decide(boolean isWelcomed, boolean leadsPastWelcome) {
        return isWelcomed || !leadsPastWelcome
                ? Decision.allowed(PolicyId.JOURNEY_01)
                : Decision.refused(PolicyId.JOURNEY_01, Words.here("refused.journey-begins-with-the-welcome"));
    }
}

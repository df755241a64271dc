package org.alongside.access.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * Records, looks and the ledger name people by the id of their account for as long as they are kept, so nobody gets an id
 * that was somebody else's: they would get the rights of that person.
 */
@Policy(value = PolicyId.CONF_01, database = "trigger account_is_made")
public final class IdIsGivenOnce {
    private IdIsGivenOnce() {}

    /**
     * @param isOfService whether the service uses this id itself
     * @param wasGiven whether it was given before, or is easily taken for one that was
     */
    public static Decision decide(boolean isOfService, boolean wasGiven) {
        if (isOfService) {
            return Decision.refused(PolicyId.CONF_01, Words.here("refused.an-id-of-the-service"));
        }
        return wasGiven
                ? Decision.refused(PolicyId.CONF_01, Words.here("refused.an-id-is-given-once"))
                : Decision.allowed(PolicyId.CONF_01);
    }
}

package org.alongside.access.policy;

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
            return Decision.refused(
                    PolicyId.CONF_01,
                    "This id is one that the service uses itself, so nobody can have it. Please choose another id.");
        }
        return wasGiven
                ? Decision.refused(
                        PolicyId.CONF_01,
                        "This id was given before, or is easily taken for one that was (capital letters count as small"
                                + " ones, 0 as o, 1 and i as l). An id is given only once, also after its account was"
                                + " removed, so that nobody gets the rights of somebody else. Please choose another id.")
                : Decision.allowed(PolicyId.CONF_01);
    }
}

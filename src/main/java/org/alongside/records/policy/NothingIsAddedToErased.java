package org.alongside.records.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * A record that was erased stays empty: what is written after that would be readable again.
 */
@Policy(PolicyId.CONF_09)
public final class NothingIsAddedToErased {
    private NothingIsAddedToErased() {}

    /** @param isErased whether the record is erased, or its key is destroyed */
    public static Decision decide(boolean isErased) {
        return isErased
                ? Decision.refused(PolicyId.CONF_09, Words.here("refused.record-was-erased"))
                : Decision.allowed(PolicyId.CONF_09);
    }
}

package org.alongside.groups.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * Whoever is no longer a member of a group is offered something else.
 */
@Policy(PolicyId.GROUP_13)
public final class OtherSupportIsOffered {
    private OtherSupportIsOffered() {}

    /** @param isOffered whether other support was offered */
    public static Decision decide(boolean isOffered) {
        return isOffered
                ? Decision.allowed(PolicyId.GROUP_13)
                : Decision.refused(PolicyId.GROUP_13, Words.here("refused.other-support-is-offered-first"));
    }
}

package org.alongside.groups.policy;

import org.alongside.access.Words;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.jspecify.annotations.Nullable;

/** Nobody is asked to leave by one person, or for something that the group never agreed on. */
@Policy(PolicyId.GROUP_14)
@Policy(PolicyId.WORKER_08)
public final class AskedToLeaveOnNamedGround {
    private AskedToLeaveOnNamedGround() {}

    /** @param isNamed whether the protocols in force name the ground that was chosen */
    public static Decision mayAsk(boolean isNamed) {
        return isNamed
                ? Decision.allowed(PolicyId.GROUP_14)
                : Decision.refused(PolicyId.GROUP_14, Words.here("refused.choose-a-ground-of-the-protocols"));
    }

    /**
     * Asked by who ends the membership, wherever the model leads: a way drawn past the second person ends nothing.
     *
     * @param asking who named the ground, if anybody did
     * @param agreeing who agreed, if anybody did
     */
    public static Decision mayEnd(@Nullable WorkerId asking, @Nullable WorkerId agreeing, boolean isTold) {
        return asking != null && agreeing != null && !asking.equals(agreeing) && isTold
                ? Decision.allowed(PolicyId.GROUP_14)
                : Decision.refused(PolicyId.GROUP_14, Words.here("refused.agreed-and-told-before-leaving"));
    }

    public static Decision mayAgree(WorkerId asking, WorkerId agreeing) {
        return !asking.equals(agreeing)
                ? Decision.allowed(PolicyId.WORKER_08)
                : Decision.refused(PolicyId.WORKER_08, Words.here("refused.second-person-and-you-asked"));
    }
}

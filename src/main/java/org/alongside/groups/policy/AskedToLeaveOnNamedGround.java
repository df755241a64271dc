package org.alongside.groups.policy;

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
                : Decision.refused(
                        PolicyId.GROUP_14,
                        "Please choose a ground that the protocols of this group name. For anything else nobody is asked to "
                                + "leave; talk it over, or bring it to the group.");
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
                : Decision.refused(
                        PolicyId.GROUP_14,
                        "Nobody is asked to leave before a supervisor agreed and they were told why. Please tell an "
                                + "administrator: the model of leaving a group has to be looked at.");
    }

    public static Decision mayAgree(WorkerId asking, WorkerId agreeing) {
        return !asking.equals(agreeing)
                ? Decision.allowed(PolicyId.WORKER_08)
                : Decision.refused(
                        PolicyId.WORKER_08,
                        "This needs a second person, and it was you who asked. Please put it back for another supervisor.");
    }
}

package org.alongside.groups.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * Members invite into Social activity and Education groups. The way into a Wellbeing group begins with the survivor.
 */
@Policy(PolicyId.GROUP_09)
public final class MembersInvite {
    private MembersInvite() {}

    /** @param isWellbeing whether it is a Wellbeing group */
    public static Decision decide(boolean isWellbeing) {
        return isWellbeing
                ? Decision.refused(PolicyId.GROUP_09, Words.here("refused.members-do-not-invite-here"))
                : Decision.allowed(PolicyId.GROUP_09);
    }
}

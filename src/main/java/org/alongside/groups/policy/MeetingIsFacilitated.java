package org.alongside.groups.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/** Whether a meeting has the facilitators that it needs. */
@Policy(
        value = PolicyId.GROUP_12,
        database = {"trigger meeting_may_be"})
public final class MeetingIsFacilitated {
    private MeetingIsFacilitated() {}

    /**
     * @param membersCount active members, also those who said that they will be away
     * @param twoFrom from how many members on there are two
     * @param mayFacilitate whether its facilitator has an account and training in date on its day
     * @param mayFacilitateAsSecond the same of the second facilitator; false where there is none
     */
    public static Decision decide(
            long membersCount, int twoFrom, boolean mayFacilitate, boolean mayFacilitateAsSecond) {
        return mayFacilitate && (mayFacilitateAsSecond || membersCount < twoFrom)
                ? Decision.allowed(PolicyId.GROUP_12)
                : Decision.refused(PolicyId.GROUP_12, Words.here("refused.meeting-needs-facilitators", twoFrom));
    }
}

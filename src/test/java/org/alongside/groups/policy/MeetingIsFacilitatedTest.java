package org.alongside.groups.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** No meeting without a trained facilitator, and from nine members on two. (GROUP-12) */
class MeetingIsFacilitatedTest {
    @Test
    void oneIsEnoughForEightMembers() {
        assertThat(MeetingIsFacilitated.decide(8, 9, true, false).isAllowed()).isTrue();
    }

    @Test
    void nineMembersNeedTwo() {
        assertThat(MeetingIsFacilitated.decide(9, 9, true, false).policyId()).isEqualTo(PolicyId.GROUP_12);
        assertThat(MeetingIsFacilitated.decide(9, 9, true, true).isAllowed()).isTrue();
    }

    @Test
    void aSecondDoesNotStandInForTheFirst() {
        assertThat(MeetingIsFacilitated.decide(2, 9, false, true).policyId()).isEqualTo(PolicyId.GROUP_12);
    }

    @Test
    void nobodyIsNotEnough() {
        assertThat(MeetingIsFacilitated.decide(0, 9, false, false).policyId()).isEqualTo(PolicyId.GROUP_12);
    }

    @Test
    void twoAreNeededFromWhereTheOrganisationHasSetIt() {
        assertThat(MeetingIsFacilitated.decide(5, 5, true, false).sentence()).contains("from 5 members on two");
        assertThat(MeetingIsFacilitated.decide(4, 5, true, false).isAllowed()).isTrue();
    }
}

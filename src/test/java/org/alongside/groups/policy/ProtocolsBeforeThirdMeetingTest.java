package org.alongside.groups.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** A group settles its protocols by its second meeting. (GROUP-10) */
class ProtocolsBeforeThirdMeetingTest {
    @Test
    void opensTheFirstTwoMeetingsWithoutProtocols() {
        assertThat(ProtocolsBeforeThirdMeeting.decide(0, 2, false).isAllowed()).isTrue();
        assertThat(ProtocolsBeforeThirdMeeting.decide(1, 2, false).isAllowed()).isTrue();
    }

    @Test
    void opensNoThirdMeetingWithoutProtocols() {
        assertThat(ProtocolsBeforeThirdMeeting.decide(2, 2, false).policyId()).isEqualTo(PolicyId.GROUP_10);
        assertThat(ProtocolsBeforeThirdMeeting.decide(40, 2, false).policyId()).isEqualTo(PolicyId.GROUP_10);
    }

    @Test
    void opensEachMeetingOnceTheyAreAdopted() {
        assertThat(ProtocolsBeforeThirdMeeting.decide(2, 2, true).isAllowed()).isTrue();
        assertThat(ProtocolsBeforeThirdMeeting.decide(40, 2, true).isAllowed()).isTrue();
    }

    @Test
    void aSecondMeetingNeedsThemWhereTheOrganisationHasSetIt() {
        assertThat(ProtocolsBeforeThirdMeeting.decide(1, 1, false).policyId()).isEqualTo(PolicyId.GROUP_10);
    }
}

package org.alongside.groups.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.groups.policy.WhoTalksNext.Talk;
import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** Nobody is told about a group before whoever hosts it said yes. (GROUP-04, GROUP-09) */
class HostSaysYesFirstTest {
    @Test
    void tellsWhoFitsAfterTheyMet() {
        assertThat(HostSaysYesFirst.mayBeTold(Talk.SCREENING, true, false).isAllowed())
                .isTrue();
    }

    @Test
    void tellsNobodyWhoWasNotMet() {
        assertThat(HostSaysYesFirst.mayBeTold(Talk.SCREENING, false, false).policyId())
                .isEqualTo(PolicyId.GROUP_04);
    }

    @Test
    void aClearedInvitationIsNoMeeting() {
        assertThat(HostSaysYesFirst.mayBeTold(Talk.SCREENING, false, true).policyId())
                .isEqualTo(PolicyId.GROUP_04);
    }

    @Test
    void tellsWhoseInvitationWasCleared() {
        assertThat(HostSaysYesFirst.mayBeTold(Talk.INVITATION, false, true).isAllowed())
                .isTrue();
    }

    @Test
    void tellsNobodyWhoseInvitationWasNotCleared() {
        assertThat(HostSaysYesFirst.mayBeTold(Talk.INVITATION, false, false).policyId())
                .isEqualTo(PolicyId.GROUP_09);
        assertThat(HostSaysYesFirst.mayBeTold(Talk.INVITATION, true, false).policyId())
                .isEqualTo(PolicyId.GROUP_09);
    }

    @Test
    void aWorkerWhoHostsTheGroupKnowsThemAlready() {
        assertThat(HostSaysYesFirst.mayBeTold(Talk.INFORMATION, false, false).isAllowed())
                .isTrue();
    }

    @Test
    void holdsAPlaceForWhoWasToldAndForNobodyElse() {
        assertThat(HostSaysYesFirst.mayHoldPlace(true).isAllowed()).isTrue();
        assertThat(HostSaysYesFirst.mayHoldPlace(false).policyId()).isEqualTo(PolicyId.GROUP_04);
    }
}

package org.alongside.groups.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** Nobody is asked to leave by one person, or for something that the group never agreed on. (GROUP-14, WORKER-08) */
class AskedToLeaveOnNamedGroundTest {
    @Test
    void asksOnAGroundThatTheProtocolsName() {
        assertThat(AskedToLeaveOnNamedGround.mayAsk(true).isAllowed()).isTrue();
    }

    @Test
    void asksOnNoOtherGround() {
        assertThat(AskedToLeaveOnNamedGround.mayAsk(false).policyId()).isEqualTo(PolicyId.GROUP_14);
    }

    @Test
    void whoAskedIsNotTheSecondPerson() {
        assertThat(AskedToLeaveOnNamedGround.mayAgree(WorkerId.of("facilitator1"), WorkerId.of("supervisor1"))
                        .isAllowed())
                .isTrue();
        assertThat(AskedToLeaveOnNamedGround.mayAgree(WorkerId.of("supervisor1"), WorkerId.of("supervisor1"))
                        .policyId())
                .isEqualTo(PolicyId.WORKER_08);
    }

    @Test
    void endsAMembershipWhenTwoAgreedAndTheyWereTold() {
        assertThat(AskedToLeaveOnNamedGround.mayEnd(WorkerId.of("facilitator1"), WorkerId.of("supervisor1"), true)
                        .isAllowed())
                .isTrue();
    }

    @Test
    void endsNoneWithoutAnyOfThese() {
        assertThat(AskedToLeaveOnNamedGround.mayEnd(null, WorkerId.of("supervisor1"), true)
                        .policyId())
                .isEqualTo(PolicyId.GROUP_14);
        assertThat(AskedToLeaveOnNamedGround.mayEnd(WorkerId.of("facilitator1"), null, true)
                        .policyId())
                .isEqualTo(PolicyId.GROUP_14);
        assertThat(AskedToLeaveOnNamedGround.mayEnd(WorkerId.of("facilitator1"), WorkerId.of("facilitator1"), true)
                        .policyId())
                .isEqualTo(PolicyId.GROUP_14);
        assertThat(AskedToLeaveOnNamedGround.mayEnd(WorkerId.of("facilitator1"), WorkerId.of("supervisor1"), false)
                        .policyId())
                .isEqualTo(PolicyId.GROUP_14);
    }
}

package org.alongside.workers.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.alongside.policy.PolicyId;
import org.alongside.workers.policy.WorkerMayTakeOn.Facts;
import org.junit.jupiter.api.Test;

/** Whether a worker may take on this survivor at all. (WORKER-02, WORKER-04, WORKER-05) */
class WorkerMayTakeOnTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    @Test
    void takesOnWhoHasRoomAndIsTrainedTodayStill() {
        assertThat(WorkerMayTakeOn.decide(new Facts(TODAY, false, 11, 12, null, 31), TODAY)
                        .isAllowed())
                .isTrue();
    }

    @Test
    void takesOnNobodyFromTheDayAfterTheTrainingEnded() {
        assertThat(WorkerMayTakeOn.decide(new Facts(TODAY.minusDays(1), false, 11, 12, null, 31), TODAY)
                        .policyId())
                .isEqualTo(PolicyId.WORKER_02);
        assertThat(WorkerMayTakeOn.decide(new Facts(null, false, 11, 12, null, 31), TODAY)
                        .policyId())
                .isEqualTo(PolicyId.WORKER_02);
    }

    @Test
    void takesOnNobodyWhomTheyKnowInAnotherRole() {
        assertThat(WorkerMayTakeOn.decide(new Facts(TODAY, true, 11, 12, null, 31), TODAY)
                        .policyId())
                .isEqualTo(PolicyId.WORKER_04);
    }

    @Test
    void takesOnNobodyAtTheirLimit() {
        assertThat(WorkerMayTakeOn.decide(new Facts(TODAY, false, 12, 12, null, 31), TODAY)
                        .policyId())
                .isEqualTo(PolicyId.WORKER_05);
        assertThat(WorkerMayTakeOn.decide(new Facts(TODAY, false, 0, 0, null, 31), TODAY)
                        .policyId())
                .isEqualTo(PolicyId.WORKER_05);
    }

    @Test
    void takesOnNobodyAMonthAfterTheLastCoReflection() {
        assertThat(WorkerMayTakeOn.decide(new Facts(TODAY, false, 0, 12, TODAY.minusDays(31), 31), TODAY)
                        .isAllowed())
                .isTrue();
        assertThat(WorkerMayTakeOn.decide(new Facts(TODAY, false, 0, 12, TODAY.minusDays(32), 31), TODAY)
                        .policyId())
                .isEqualTo(PolicyId.WORKER_03);
    }

    @Test
    void theOrganisationSetsHowLongThatIs() {
        assertThat(WorkerMayTakeOn.decide(new Facts(TODAY, false, 0, 12, TODAY.minusDays(21), 21), TODAY)
                        .isAllowed())
                .isTrue();
        assertThat(WorkerMayTakeOn.decide(new Facts(TODAY, false, 0, 12, TODAY.minusDays(22), 21), TODAY)
                        .sentence())
                .contains("more than 21 days ago");
    }
}

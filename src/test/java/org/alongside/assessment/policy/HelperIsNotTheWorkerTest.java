package org.alongside.assessment.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** Who helps a survivor to assess the support. (MONITOR-01) */
class HelperIsNotTheWorkerTest {
    private static final WorkerId ONE = WorkerId.of("worker1");
    private static final WorkerId OTHER = WorkerId.of("supervisor1");

    @Test
    void whoeverWalkedWithThemDoesNotHelp() {
        assertThat(HelperIsNotTheWorker.decide(ONE, Set.of(OTHER, ONE)).policyId())
                .isEqualTo(PolicyId.MONITOR_01);
    }

    @Test
    void anybodyElseMay() {
        assertThat(HelperIsNotTheWorker.decide(OTHER, Set.of(ONE)).isAllowed()).isTrue();
        assertThat(HelperIsNotTheWorker.decide(OTHER, Set.of()).isAllowed()).isTrue();
    }
}

package org.alongside.safety.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** Two people close a concern. (WORKER-08) */
class SecondPersonAgreesTest {
    @Test
    void somebodyElseAgrees() {
        assertThat(SecondPersonAgrees.decide(WorkerId.of("worker1"), WorkerId.of("supervisor1"))
                        .isAllowed())
                .isTrue();
    }

    @Test
    void whoeverDecidedDoesNotAgree() {
        assertThat(SecondPersonAgrees.decide(WorkerId.of("supervisor1"), WorkerId.of("supervisor1"))
                        .policyId())
                .isEqualTo(PolicyId.WORKER_08);
    }
}

package org.alongside.workers.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** Nobody waits alone. (SAFE-03) */
class HelpIsNamedBeforeWaitingTest {
    @Test
    void goesOnOnceTheyWereGiven() {
        assertThat(HelpIsNamedBeforeWaiting.decide(true).isAllowed()).isTrue();
    }

    @Test
    void notBefore() {
        assertThat(HelpIsNamedBeforeWaiting.decide(false).policyId()).isEqualTo(PolicyId.SAFE_03);
    }
}

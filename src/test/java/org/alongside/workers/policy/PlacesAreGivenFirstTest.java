package org.alongside.workers.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** Nobody waits alone. (SAFE-03) */
class PlacesAreGivenFirstTest {
    @Test
    void goesOnOnceTheyWereGiven() {
        assertThat(PlacesAreGivenFirst.decide(true).isAllowed()).isTrue();
    }

    @Test
    void notBefore() {
        assertThat(PlacesAreGivenFirst.decide(false).policyId()).isEqualTo(PolicyId.SAFE_03);
    }
}

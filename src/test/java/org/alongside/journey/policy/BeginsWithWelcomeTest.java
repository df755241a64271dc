package org.alongside.journey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** Nothing of a journey comes before its welcome. (JOURNEY-01) */
class BeginsWithWelcomeTest {
    @Test
    void leadsFromTheSearchForAWorkerToTheWelcome() {
        assertThat(BeginsWithWelcome.decide(false, false).isAllowed()).isTrue();
    }

    @Test
    void leadsToNothingElseFromThere() {
        assertThat(BeginsWithWelcome.decide(false, true).policyId()).isEqualTo(PolicyId.JOURNEY_01);
    }

    @Test
    void whoWasWelcomedGoesOn() {
        assertThat(BeginsWithWelcome.decide(true, true).isAllowed()).isTrue();
        assertThat(BeginsWithWelcome.decide(true, false).isAllowed()).isTrue();
    }
}

package org.alongside.journey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** A concern is about somebody whom they know from here. (CONF-01) */
class ConcernIsAboutWhomTheyKnowTest {
    @Test
    void aboutWhomIsTheirs() {
        assertThat(ConcernIsAboutWhomTheyKnow.decide(true).isAllowed()).isTrue();
    }

    @Test
    void aboutNobodyElse() {
        assertThat(ConcernIsAboutWhomTheyKnow.decide(false).policyId()).isEqualTo(PolicyId.CONF_01);
    }
}

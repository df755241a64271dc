package org.alongside.access.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** The id of an account is given once. (CONF-01) */
class IdIsGivenOnceTest {
    @Test
    void aNewOneIsGiven() {
        assertThat(IdIsGivenOnce.decide(false, false).isAllowed()).isTrue();
    }

    @Test
    void oneThatWasGivenIsNotGivenAgain() {
        assertThat(IdIsGivenOnce.decide(false, true).policyId()).isEqualTo(PolicyId.CONF_01);
        assertThat(IdIsGivenOnce.decide(false, true).sentence()).contains("was given before");
    }

    @Test
    void oneOfTheServiceIsNobodys() {
        assertThat(IdIsGivenOnce.decide(true, true).policyId()).isEqualTo(PolicyId.CONF_01);
        assertThat(IdIsGivenOnce.decide(true, true).sentence()).contains("the service uses itself");
    }
}

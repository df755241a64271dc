package org.alongside.journey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.junit.jupiter.api.Test;

class ContactIsStillSafeTest {
    @Test
    @Proves(PolicyId.CONF_06)
    void nothingIsSentBeforeTheyWereAsked() {
        assertThat(ContactIsStillSafe.decide(true).isAllowed()).isTrue();
        assertThat(ContactIsStillSafe.decide(false).isAllowed()).isFalse();
    }
}

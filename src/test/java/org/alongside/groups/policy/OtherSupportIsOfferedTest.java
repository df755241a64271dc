package org.alongside.groups.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** Whoever leaves is offered something else. (GROUP-13) */
class OtherSupportIsOfferedTest {
    @Test
    void onceItWasOffered() {
        assertThat(OtherSupportIsOffered.decide(true).isAllowed()).isTrue();
    }

    @Test
    void notBefore() {
        assertThat(OtherSupportIsOffered.decide(false).policyId()).isEqualTo(PolicyId.GROUP_13);
    }
}

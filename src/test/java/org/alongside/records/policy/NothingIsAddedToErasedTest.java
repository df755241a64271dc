package org.alongside.records.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** Erased is erased. (CONF-09) */
class NothingIsAddedToErasedTest {
    @Test
    void writesIntoARecordThatIsOpen() {
        assertThat(NothingIsAddedToErased.decide(false).isAllowed()).isTrue();
    }

    @Test
    void writesNothingIntoOneThatWasErased() {
        assertThat(NothingIsAddedToErased.decide(true).policyId()).isEqualTo(PolicyId.CONF_09);
    }
}

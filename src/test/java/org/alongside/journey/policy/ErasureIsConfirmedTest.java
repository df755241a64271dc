package org.alongside.journey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** Nothing is erased before it was asked whether it shall be. (CONSENT-03, CONSENT-06) */
class ErasureIsConfirmedTest {
    @Test
    void erasesWhenTheySaidSo() {
        assertThat(ErasureIsConfirmed.decide("YES").isAllowed()).isTrue();
    }

    @Test
    void erasesNothingWhenTheyDoNotWantIt() {
        assertThat(ErasureIsConfirmed.decide("NO").policyId()).isEqualTo(PolicyId.CONSENT_03);
    }

    @Test
    void erasesNothingWhereNobodyAsked() {
        assertThat(ErasureIsConfirmed.decide(null).policyId()).isEqualTo(PolicyId.CONSENT_03);
        assertThat(ErasureIsConfirmed.decide("yes").policyId()).isEqualTo(PolicyId.CONSENT_03);
    }

    @Test
    void isNotJustClosedForWhoWantsEverythingErased() {
        assertThat(ErasureIsConfirmed.mayJustClose("YES").policyId()).isEqualTo(PolicyId.CONSENT_06);
        assertThat(ErasureIsConfirmed.mayJustClose("NO").isAllowed()).isTrue();
        assertThat(ErasureIsConfirmed.mayJustClose(null).isAllowed()).isTrue();
    }
}

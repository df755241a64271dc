package org.alongside.groups.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** Facilitators hear of a survivor who agreed. (CONSENT-05) */
class FacilitatorsKnowByAgreementTest {
    @Test
    void goesOnWithAgreement() {
        assertThat(FacilitatorsKnowByAgreement.decide(true, true).isAllowed()).isTrue();
    }

    @Test
    void talksAgainWithout() {
        assertThat(FacilitatorsKnowByAgreement.decide(false, false).isAllowed()).isTrue();
    }

    @Test
    void doesNotGoOnWithout() {
        assertThat(FacilitatorsKnowByAgreement.decide(true, false).policyId()).isEqualTo(PolicyId.CONSENT_05);
    }
}

package org.alongside.consent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** Before consent only what is needed before it is kept. (CONSENT-03) */
class NothingIsKeptBeforeConsentTest {
    @Test
    void keepsAllOfItWithAgreement() {
        assertThat(NothingIsKeptBeforeConsent.decide(false, true).isAllowed()).isTrue();
    }

    @Test
    void keepsNothingElseWithoutIt() {
        assertThat(NothingIsKeptBeforeConsent.decide(false, false).policyId()).isEqualTo(PolicyId.CONSENT_03);
    }

    @Test
    void keepsWhatIsNeededBefore() {
        assertThat(NothingIsKeptBeforeConsent.decide(true, false).isAllowed()).isTrue();
    }
}

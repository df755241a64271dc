package org.alongside.consent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** Notes of sessions are kept with the survivor's agreement only. (CONSENT-07) */
class SessionNotesNeedConsentTest {
    @Test
    void keepsNotesWithAgreement() {
        assertThat(SessionNotesNeedConsent.decide(true, true).isAllowed()).isTrue();
    }

    @Test
    void keepsNoNotesWithoutIt() {
        assertThat(SessionNotesNeedConsent.decide(true, false).policyId()).isEqualTo(PolicyId.CONSENT_07);
    }

    @Test
    void keepsThatASessionTookPlaceWithoutIt() {
        assertThat(SessionNotesNeedConsent.decide(false, false).isAllowed()).isTrue();
    }
}

package org.alongside.consent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** Consent follows the explanation. (CONSENT-04) */
class ExplainedBeforeConsentTest {
    @Test
    void onceEverythingWasExplained() {
        assertThat(ExplainedBeforeConsent.decide(List.of()).isAllowed()).isTrue();
    }

    @Test
    void namesWhatIsStillToExplain() {
        assertThat(ExplainedBeforeConsent.decide(List.of("the risks", "the other options"))
                        .policyId())
                .isEqualTo(PolicyId.CONSENT_04);
        assertThat(ExplainedBeforeConsent.decide(List.of("the risks", "the other options"))
                        .sentence())
                .contains("please explain the risks, the other options, and");
    }
}

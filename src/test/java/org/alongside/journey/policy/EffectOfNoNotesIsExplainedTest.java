package org.alongside.journey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** No session notes, once the effect was explained. (CONSENT-07) */
class EffectOfNoNotesIsExplainedTest {
    @Test
    void whoAgreesToNotesNeedsNoExplanation() {
        assertThat(EffectOfNoNotesIsExplained.decide(true, false).isAllowed()).isTrue();
    }

    @Test
    void withoutNotesOnceItWasExplained() {
        assertThat(EffectOfNoNotesIsExplained.decide(false, true).isAllowed()).isTrue();
    }

    @Test
    void notBefore() {
        assertThat(EffectOfNoNotesIsExplained.decide(false, false).policyId()).isEqualTo(PolicyId.CONSENT_07);
    }
}

package org.alongside.referral.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OnlyWhatWasAgreedTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    private static OnlyWhatWasAgreed.Facts facts(
            Set<String> inLetter, @Nullable Set<String> agreed, @Nullable LocalDate until) {
        return new OnlyWhatWasAgreed.Facts(inLetter, agreed, until, TODAY);
    }

    @Test
    @Proves({PolicyId.REFER_02, PolicyId.CONSENT_05, PolicyId.CONSENT_06})
    void aLetterLeavesWithWhatIsAgreedToUntilTheLastDay() {
        assertThat(OnlyWhatWasAgreed.decide(facts(Set.of("NAME"), Set.of("NAME", "HOPES"), TODAY))
                        .isAllowed())
                .isTrue();
        assertThat(OnlyWhatWasAgreed.decide(facts(Set.of("NAME"), Set.of("NAME"), TODAY.minusDays(1)))
                        .policyId())
                .isEqualTo(PolicyId.CONSENT_06);
        assertThat(OnlyWhatWasAgreed.decide(facts(Set.of("NAME", "HOPES"), Set.of("NAME"), TODAY))
                        .policyId())
                .isEqualTo(PolicyId.REFER_02);
        assertThat(OnlyWhatWasAgreed.decide(facts(Set.of("NAME"), null, null)).policyId())
                .isEqualTo(PolicyId.CONSENT_06);
    }
}

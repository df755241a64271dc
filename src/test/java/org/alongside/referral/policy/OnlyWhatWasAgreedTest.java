package org.alongside.referral.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.alongside.policy.Decision;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OnlyWhatWasAgreedTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    private static Decision decide(Set<String> inLetter, @Nullable Set<String> agreed, @Nullable LocalDate until) {
        return decide(inLetter, agreed, until, true, true);
    }

    private static Decision decide(
            Set<String> inLetter,
            @Nullable Set<String> agreed,
            @Nullable LocalDate until,
            boolean isOwn,
            boolean isSeen) {
        return OnlyWhatWasAgreed.decide(new OnlyWhatWasAgreed.Facts(inLetter, agreed, until, TODAY, isOwn, isSeen));
    }

    @Test
    @Proves({PolicyId.REFER_02, PolicyId.CONSENT_05, PolicyId.CONSENT_06})
    void aLetterLeavesWithWhatIsAgreedToUntilTheLastDay() {
        assertThat(decide(Set.of("NAME"), Set.of("NAME", "HOPES"), TODAY).isAllowed())
                .isTrue();
        assertThat(decide(Set.of("NAME"), Set.of("NAME"), TODAY.minusDays(1)).policyId())
                .isEqualTo(PolicyId.CONSENT_06);
        assertThat(decide(Set.of("NAME", "HOPES"), Set.of("NAME"), TODAY).policyId())
                .isEqualTo(PolicyId.REFER_02);
        assertThat(decide(Set.of("NAME"), null, null).policyId()).isEqualTo(PolicyId.CONSENT_06);
    }

    @Test
    @Proves(PolicyId.REFER_02)
    void itLeavesAfterWhoBuiltItHasSeenIt() {
        assertThat(decide(Set.of("NAME"), Set.of("NAME"), TODAY, false, true).sentence())
                .startsWith("Somebody else");
        assertThat(decide(Set.of("NAME"), Set.of("NAME"), TODAY, true, false).sentence())
                .startsWith("This letter was not looked at");
        assertThat(decide(Set.of("NAME"), null, null, false, false).policyId()).isEqualTo(PolicyId.CONSENT_06);
    }
}

package org.alongside.journey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.alongside.engine.EngineClock;
import org.alongside.journey.policy.BroughtInByTrainedWorker.Facts;
import org.alongside.policy.PolicyId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who comes to a session with a survivor, and with whom. (REFER-06) */
class BroughtInByTrainedWorkerTest {
    private static final LocalDate LAST = LocalDate.of(2026, 11, 30);

    private static boolean may(boolean isNamed, boolean isAgreed, LocalDate day, @Nullable LocalDate trainedUntil) {
        return BroughtInByTrainedWorker.decide(new Facts(isNamed, isAgreed, day, trainedUntil))
                .isAllowed();
    }

    @Test
    void comesWhomTheSurvivorAgreedToWithATrainedWorker() {
        assertThat(may(true, true, LAST, LAST.plusDays(90))).isTrue();
    }

    @Test
    void nobodyComesUnnamedNotAgreedToOrWithAnUntrainedWorker() {
        assertThat(may(false, true, LAST, LAST)).isFalse();
        assertThat(may(true, false, LAST, LAST)).isFalse();
        assertThat(may(true, true, LAST, null)).isFalse();
        assertThat(BroughtInByTrainedWorker.decide(new Facts(true, false, LAST, LAST))
                        .policyId())
                .isEqualTo(PolicyId.REFER_06);
    }

    @Test
    void theLastDayIsOneInNewZealand() {
        LocalDate lateOnTheLast = LocalDate.ofInstant(Instant.parse("2026-11-30T10:59:59Z"), EngineClock.ZONE);
        LocalDate afterMidnight = LocalDate.ofInstant(Instant.parse("2026-11-30T11:00:00Z"), EngineClock.ZONE);
        assertThat(may(true, true, lateOnTheLast, LAST)).isTrue();
        assertThat(may(true, true, afterMidnight, LAST)).isFalse();
    }
}

package org.alongside.safety;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.alongside.engine.EngineClock;
import org.alongside.engine.TaskPriority;
import org.alongside.policy.Decision;
import org.alongside.policy.Parameter;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.safety.policy.LooksAgainSoon;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How soon people have to answer, and for how long somebody can wait before they look again. */
@Component
@Policy(PolicyId.SAFE_02)
class ConcernTimes {
    private final Clock clock;
    private final Duration urgentWithin;
    private final Duration emergencyWithin;
    private final int urgentLooksAgainDays;
    private final int emergencyLooksAgainDays;
    private final Duration agreeWithin;

    ConcernTimes(
            Clock clock,
            @Value("${alongside.safety.urgent-within:PT60M}") Duration urgentWithin,
            @Value("${alongside.safety.emergency-within:PT15M}") Duration emergencyWithin,
            @Value("${alongside.safety.urgent-looks-again-days:3}") int urgentLooksAgainDays,
            @Value("${alongside.safety.emergency-looks-again-days:1}") int emergencyLooksAgainDays,
            @Value("${alongside.safety.agree-within:P1D}") Duration agreeWithin) {
        this.clock = clock;
        this.urgentWithin = Parameter.between(
                "alongside.safety.urgent-within", urgentWithin, Duration.ofMinutes(5), Duration.ofHours(4));
        this.emergencyWithin = Parameter.between(
                "alongside.safety.emergency-within", emergencyWithin, Duration.ofMinutes(1), Duration.ofHours(1));
        this.urgentLooksAgainDays =
                Parameter.between("alongside.safety.urgent-looks-again-days", urgentLooksAgainDays, 1, 7);
        this.emergencyLooksAgainDays =
                Parameter.between("alongside.safety.emergency-looks-again-days", emergencyLooksAgainDays, 1, 3);
        this.agreeWithin = Parameter.between(
                "alongside.safety.agree-within", agreeWithin, Duration.ofHours(1), Duration.ofDays(3));
    }

    /** Within what time each of those who are asked has to answer. */
    Duration within(Concerns.Level level) {
        return level == Concerns.Level.EMERGENCY ? emergencyWithin : urgentWithin;
    }

    /** Within what time a second person has to say whether it is enough. */
    Duration agreeWithin() {
        return agreeWithin;
    }

    int priority(Concerns.Level level) {
        return switch (level) {
            case WATCH -> TaskPriority.WATCH;
            case URGENT -> TaskPriority.URGENT;
            case EMERGENCY -> TaskPriority.EMERGENCY;
        };
    }

    /** Whether somebody who is still concerned may wait until that day. */
    Decision mayLookAgain(Concerns.Level level, @Nullable Instant on) {
        int days = level == Concerns.Level.EMERGENCY ? emergencyLooksAgainDays : urgentLooksAgainDays;
        LocalDate day = on == null ? null : LocalDate.ofInstant(on, EngineClock.ZONE);
        return LooksAgainSoon.decide(day, LocalDate.now(clock), days);
    }
}

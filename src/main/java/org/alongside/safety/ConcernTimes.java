package org.alongside.safety;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.alongside.engine.EngineClock;
import org.alongside.engine.TaskPriority;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.safety.policy.LooksAgainSoon;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How soon people have to answer, and for how long somebody can wait before they look again. */
@Component
@Policy(PolicyId.SAFE_02)
class ConcernTimes {
    private final Clock clock;
    private final Settings settings;

    ConcernTimes(Clock clock, Settings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    /** Within what time each of those who are asked has to answer. */
    Duration within(Concerns.Level level) {
        return settings.duration(
                level == Concerns.Level.EMERGENCY ? SettingKey.EMERGENCY_WITHIN : SettingKey.URGENT_WITHIN);
    }

    /** Within what time a second person has to say whether it is enough. */
    Duration agreeWithin() {
        return settings.duration(SettingKey.AGREE_WITHIN);
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
        int days = settings.number(
                level == Concerns.Level.EMERGENCY
                        ? SettingKey.EMERGENCY_LOOKS_AGAIN_DAYS
                        : SettingKey.URGENT_LOOKS_AGAIN_DAYS);
        LocalDate day = on == null ? null : LocalDate.ofInstant(on, EngineClock.ZONE);
        return LooksAgainSoon.decide(day, LocalDate.now(clock), days);
    }
}

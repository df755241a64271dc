package org.alongside.journey.policy;

import java.time.LocalDate;
import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/** Nobody says of a meeting that it took place before its day: it would be gone from the calendar, and nobody would come. */
@Policy(PolicyId.JOURNEY_04)
public final class MetOnceTheDayHasCome {
    private MetOnceTheDayHasCome() {}

    /**
     * @param meetsOn the day of the meeting
     * @param today the day on which it is said that they met
     */
    public static Decision decide(LocalDate meetsOn, LocalDate today) {
        return meetsOn.isAfter(today)
                ? Decision.refused(PolicyId.JOURNEY_04, Words.here("refused.meeting-day-has-not-come"))
                : Decision.allowed(PolicyId.JOURNEY_04);
    }
}

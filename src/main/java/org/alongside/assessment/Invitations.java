package org.alongside.assessment;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.alongside.audit.Ledger;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** That survivors were invited to assess the support, and when the next time is. */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.MONITOR_01)
@Policy(value = PolicyId.MONITOR_02, database = "column assessment_invitation.outcome")
public class Invitations {
    private static final Period EVERY = Period.ofMonths(6);
    private static final Duration SPREAD = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Clock clock;

    Invitations(JdbcClient jdbc, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Keeps what came of an invitation. */
    public void record(JourneyId journeyId, WorkerId by, String outcome) {
        jdbc.sql("""
                        insert into alongside.assessment_invitation
                            (id, organisation_id, journey_id, outcome, recorded_at, recorded_by)
                        values (:id, current_setting('alongside.organisation'), :journey, :outcome, :at, :by)
                        """)
                .param("id", UUID.randomUUID())
                .param("journey", journeyId.value())
                .param("outcome", outcome)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.value())
                .update();
        ledger.done(journeyId.toString(), by, "assessment invited", Map.of("outcome", outcome));
    }

    /** The first of the days that follow this one every six months which is still to come. */
    public Instant dueAfter(Instant planned) {
        Instant now = clock.instant();
        ZonedDateTime next = planned.atZone(EngineClock.ZONE).plus(EVERY);
        while (!next.toInstant().isAfter(now)) {
            next = next.plus(EVERY);
        }
        return next.toInstant();
    }

    /** As a timer of the engine repeats it. @param first when it is due for the first time */
    public static String everySixMonthsFrom(Instant first) {
        return "R/" + first.truncatedTo(ChronoUnit.SECONDS) + "/" + EVERY;
    }

    /**
     * When the next one is due, counted from now: six months, less up to a day that differs from journey to journey. After
     * many began at the same time, such as those who were brought over from elsewhere, not all are due in the same minute.
     */
    public Instant nextDue(JourneyId journeyId) {
        Duration earlier = Duration.ofSeconds(Math.floorMod(journeyId.hashCode(), SPREAD.toSeconds()));
        return clock.instant().atZone(EngineClock.ZONE).plus(EVERY).toInstant().minus(earlier);
    }
}

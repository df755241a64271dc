package org.alongside.assessment;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.alongside.assessment.policy.HelperIsNotTheWorker;
import org.alongside.assessment.policy.NextIsDue;
import org.alongside.audit.Ledger;
import org.alongside.engine.Caller;
import org.alongside.engine.EngineClock;
import org.alongside.ids.AssessmentId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.LinkSubjectId;
import org.alongside.ids.MessageSubjectId;
import org.alongside.ids.WorkerId;
import org.alongside.messages.Messages;
import org.alongside.own.OwnLinks;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.alongside.workers.Walks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The assessments of each survivor: one is planned from the first support on and stays so while they are away, one can be
 * open, and what came of those before stays. Nothing of what they answered is here.
 */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
@Policy(value = PolicyId.MONITOR_01, database = "trigger assessment_helper")
@Policy(
        value = PolicyId.MONITOR_02,
        database = {"trigger assessment_is_planned", "trigger assessment_stays"})
public class Assessments {
    /** After the first invitation, so often, and then no more. */
    public static final int REMINDERS_MAX = 2;
    /** So that the next one never begins beside this one. */
    private static final Duration ENDS_BEFORE = Duration.ofDays(1);
    /** What repeats where nobody sets a day; {@link AssessmentPlanned} tells each day that is set. */
    private static final Period AT_LEAST_EVERY = Period.ofMonths(6);

    /** What became of an assessment. */
    public enum State {
        PLANNED,
        OPEN,
        SENT,
        ON_PAPER,
        DECLINED,
        NOT_REACHED,
        EXPIRED,
        CALLED_OFF;

        /** Whether the survivor said something to it, be it no: the next one counts from then. */
        boolean isAnswer() {
            return this == SENT || this == ON_PAPER || this == DECLINED;
        }
    }

    /**
     * One that is open.
     *
     * @param endsAt when it is over, whatever came of it
     * @param nextDueAt when the next one is due
     */
    public record Open(AssessmentId id, Instant endsAt, Instant nextDueAt) {}

    private final JdbcClient jdbc;
    private final Settings settings;
    private final Walks walks;
    private final OwnLinks links;
    private final Messages messages;
    private final Ledger ledger;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Assessments(
            JdbcClient jdbc,
            Settings settings,
            Walks walks,
            OwnLinks links,
            Messages messages,
            Ledger ledger,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.walks = walks;
        this.links = links;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Support begins or goes on: the day of the next one, which may have come while they were away. It is set the first
     * time that somebody asks.
     *
     * @param setBefore the day that was set before days were kept here, if any
     */
    public Instant plan(JourneyId journeyId, Optional<Instant> setBefore) {
        return planned(journeyId).orElseGet(() -> {
            Instant due = lastAnswer(journeyId)
                    .map(answered -> after(answered, journeyId))
                    .or(() -> setBefore)
                    .orElseGet(() -> after(clock.instant(), journeyId));
            insertPlanned(journeyId, due);
            return due;
        });
    }

    /** The day of the next one, which is still to come: for journeys on a version that asks when one is over. */
    public Instant next(JourneyId journeyId) {
        Instant due = plan(journeyId, Optional.empty());
        if (!due.isAfter(clock.instant())) {
            planAnew(journeyId, NextIsDue.following(due, months(), clock.instant(), journeyId, EngineClock.ZONE));
        }
        return plan(journeyId, Optional.empty());
    }

    /**
     * The day came. What was still open before is over, and the next one is planned whatever comes of this one.
     *
     * @param setBefore the day of which it is said that it came
     */
    public Open begin(JourneyId journeyId, Instant setBefore) {
        end(journeyId, null, State.EXPIRED, Caller.SERVICE, null, null);
        Instant planned = plan(journeyId, Optional.of(setBefore));
        // A journey of an earlier version says that the day came before the one that is planned here.
        Instant due = planned.isAfter(clock.instant()) ? clock.instant() : planned;
        Instant next = NextIsDue.following(due, months(), clock.instant(), journeyId, EngineClock.ZONE);
        Instant ends = next.minus(ENDS_BEFORE);
        jdbc.sql("""
                        update alongside.assessment set state = 'OPEN', began_at = :now, ends_at = :ends,
                            due_at = least(due_at, :now)
                        where journey_id = :journey and state = 'PLANNED'
                        """)
                .param("now", now())
                .param("ends", Timestamp.from(ends))
                .param("journey", journeyId.value())
                .update();
        insertPlanned(journeyId, next);
        ledger.done(journeyId.toString(), Caller.SERVICE, "assessment began", Map.of());
        events.publishEvent(new AssessmentPlanned(journeyId, next, false));
        return open(journeyId).orElseThrow();
    }

    /** The one that is open. */
    public Optional<Open> open(JourneyId journeyId) {
        return jdbc.sql("""
                        select o.id, o.ends_at, p.due_at from alongside.assessment o
                        join alongside.assessment p on p.journey_id = o.journey_id and p.state = 'PLANNED'
                        where o.journey_id = :journey and o.state = 'OPEN'
                        """)
                .param("journey", journeyId.value())
                .query((row, n) -> new Open(
                        AssessmentId.of(row.getObject("id", UUID.class)),
                        row.getTimestamp("ends_at").toInstant(),
                        row.getTimestamp("due_at").toInstant()))
                .optional();
    }

    /** The survivor was not reached, or has not answered. @return whether somebody tries once more, which they do two times */
    public boolean countReminder(JourneyId journeyId) {
        return jdbc.sql("""
                        update alongside.assessment set reminders = reminders + 1
                        where journey_id = :journey and state = 'OPEN' and reminders < :max
                        """)
                        .param("journey", journeyId.value())
                        .param("max", REMINDERS_MAX)
                        .update()
                == 1;
    }

    /**
     * Keeps what came of it. Where the survivor answered or declined, the next one counts from now.
     *
     * @param id which one; null for an invitation from before each was a row from its beginning. One that is over stays as it
     *     ended.
     * @param helper who helped, or took it on paper; null for nobody
     * @param way how it was filled in; null where it was not
     * @throws Refused under MONITOR-01 when they walk with the survivor
     */
    public void ended(
            JourneyId journeyId,
            @Nullable AssessmentId id,
            State state,
            WorkerId by,
            @Nullable WorkerId helper,
            @Nullable Way way) {
        if (helper != null) {
            refuseUnlessMayHelp(journeyId, helper);
        }
        if (!end(journeyId, id, state, by, helper, way)) {
            if (id != null) {
                return;
            }
            insertEnded(journeyId, state, by, helper, way);
        }
        ledger.done(journeyId.toString(), by, "assessment ended", Map.of("outcome", state));
        if (state.isAnswer()) {
            planAnew(journeyId, after(clock.instant(), journeyId));
        }
    }

    /** @throws Refused under MONITOR-01 when they walk with the survivor, or did in the time that is assessed */
    public void refuseUnlessMayHelp(JourneyId journeyId, WorkerId helper) {
        helps(journeyId, helper).orRefuse();
    }

    boolean isHelper(JourneyId journeyId, WorkerId helper) {
        return helps(journeyId, helper).isAllowed();
    }

    private Decision helps(JourneyId journeyId, WorkerId helper) {
        return HelperIsNotTheWorker.decide(helper, gaveSupport(journeyId));
    }

    /** Who walks with the survivor, or did in the time that is assessed. */
    Set<WorkerId> gaveSupport(JourneyId journeyId) {
        return walks.workersSince(journeyId, lastFilledIn(journeyId).orElse(Instant.EPOCH));
    }

    /** Whether they walk with the survivor now. */
    boolean isTheirWorker(JourneyId journeyId, WorkerId worker) {
        return walks.workerOf(journeyId).filter(worker::equals).isPresent();
    }

    /** They have a break or leave: nobody asks them meanwhile, and it is due again as soon as they are back. */
    public void calledOff(JourneyId journeyId) {
        // The one that is open is locked before the one that is planned, as everywhere.
        Optional<Instant> due = instant(
                "select due_at from alongside.assessment where journey_id = :journey and state = 'OPEN' for update",
                journeyId);
        end(journeyId, null, State.CALLED_OFF, Caller.SERVICE, null, null);
        due.ifPresent(day -> jdbc.sql("""
                        update alongside.assessment set due_at = :due where journey_id = :journey and state = 'PLANNED'
                        """)
                .param("due", Timestamp.from(day))
                .param("journey", journeyId.value())
                .update());
    }

    /** Everything is erased: nobody asks them any more. */
    public void noLongerNeeded(JourneyId journeyId) {
        end(journeyId, null, State.CALLED_OFF, Caller.SERVICE, null, null);
        jdbc.sql("""
                        update alongside.assessment set state = 'CALLED_OFF', ended_at = :now, ended_by = :by
                        where journey_id = :journey and state = 'PLANNED'
                        """)
                .param("now", now())
                .param("by", Caller.SERVICE.value())
                .param("journey", journeyId.value())
                .update();
    }

    /** As a timer of the engine repeats the reminders. @param days from one to the next */
    public static String remindersEvery(int days) {
        return "R" + REMINDERS_MAX + "/P" + days + "D";
    }

    /** As a timer of the engine repeats it. @param first when it is due for the first time */
    public static String everySixMonthsFrom(Instant first) {
        return "R/" + first.truncatedTo(ChronoUnit.SECONDS) + "/" + AT_LEAST_EVERY;
    }

    /** What is open of it is over: no link leads to it, none is sent any more, and what was not sent is gone. @return false where none was open */
    private boolean end(
            JourneyId journeyId,
            @Nullable AssessmentId id,
            State state,
            WorkerId by,
            @Nullable WorkerId helper,
            @Nullable Way way) {
        Instant now = clock.instant();
        Optional<AssessmentId> ended = jdbc.sql("""
                        update alongside.assessment
                        set state = :state, ended_at = :now, ended_by = :by, helper = :helper, way = :way
                        where journey_id = :journey and state = 'OPEN' and (cast(:id as uuid) is null or id = :id)
                        returning id
                        """)
                .param("id", id == null ? null : id.value(), Types.OTHER)
                .param("state", state.name())
                .param("now", Timestamp.from(now))
                .param("by", by.value())
                .param("helper", helper == null ? null : helper.value())
                .param("way", way == null ? null : way.name())
                .param("journey", journeyId.value())
                .query((row, n) -> AssessmentId.of(row.getObject(1, UUID.class)))
                .optional();
        ended.ifPresent(over -> {
            links.close(OwnLinks.Purpose.ASSESSMENT, LinkSubjectId.of(over), now);
            jdbc.sql("delete from alongside.assessment_draft where assessment_id = :id")
                    .param("id", over.value())
                    .update();
            messages.stop(journeyId, MessageSubjectId.of(over));
        });
        return ended.isPresent();
    }

    /** Of an invitation that was no row while it was open. */
    private void insertEnded(
            JourneyId journeyId, State state, WorkerId by, @Nullable WorkerId helper, @Nullable Way way) {
        jdbc.sql("""
                        insert into alongside.assessment (id, organisation_id, journey_id, due_at, state, began_at, ends_at,
                            helper, way, ended_at, ended_by)
                        values (:id, current_setting('alongside.organisation'), :journey, :now, :state, :now, :now,
                            :helper, :way, :now, :by)
                        """)
                .param("id", AssessmentId.random().value())
                .param("journey", journeyId.value())
                .param("now", now())
                .param("state", state.name())
                .param("helper", helper == null ? null : helper.value())
                .param("way", way == null ? null : way.name())
                .param("by", by.value())
                .update();
    }

    private void insertPlanned(JourneyId journeyId, Instant due) {
        jdbc.sql("""
                        insert into alongside.assessment (id, organisation_id, journey_id, due_at, state)
                        values (:id, current_setting('alongside.organisation'), :journey, :due, 'PLANNED')
                        """)
                .param("id", AssessmentId.random().value())
                .param("journey", journeyId.value())
                .param("due", Timestamp.from(due))
                .update();
    }

    private void planAnew(JourneyId journeyId, Instant due) {
        int planned = jdbc.sql("""
                        update alongside.assessment set due_at = :due where journey_id = :journey and state = 'PLANNED'
                        """)
                .param("due", Timestamp.from(due))
                .param("journey", journeyId.value())
                .update();
        if (planned == 1) {
            events.publishEvent(new AssessmentPlanned(journeyId, due, true));
        }
    }

    private Optional<Instant> planned(JourneyId journeyId) {
        return instant(
                "select due_at from alongside.assessment where journey_id = :journey and state = 'PLANNED'", journeyId);
    }

    private Optional<Instant> lastAnswer(JourneyId journeyId) {
        return instant("""
                select ended_at from alongside.assessment
                where journey_id = :journey and state in ('SENT', 'ON_PAPER', 'DECLINED') order by ended_at desc limit 1
                """, journeyId);
    }

    private Optional<Instant> lastFilledIn(JourneyId journeyId) {
        return instant("""
                select ended_at from alongside.assessment
                where journey_id = :journey and state in ('SENT', 'ON_PAPER') order by ended_at desc limit 1
                """, journeyId);
    }

    private Optional<Instant> instant(String sql, JourneyId journeyId) {
        return jdbc.sql(sql)
                .param("journey", journeyId.value())
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    private Instant after(Instant since, JourneyId journeyId) {
        return NextIsDue.after(since, months(), journeyId, EngineClock.ZONE);
    }

    private int months() {
        return settings.number(SettingKey.ASSESS_EVERY);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}

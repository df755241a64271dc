package org.alongside.safety;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Words;
import org.alongside.audit.Ledger;
import org.alongside.engine.AccountRemoved;
import org.alongside.engine.ProcessTimers;
import org.alongside.engine.Processes;
import org.alongside.engine.VariableValues;
import org.alongside.ids.ConcernId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.safety.bpmn.AgreeToCloseProcess;
import org.alongside.safety.bpmn.SafetyConcernProcess;
import org.alongside.safety.policy.SecondPersonAgrees;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Raises concerns, and keeps them before people until somebody has acted and somebody else has agreed that it is enough.
 * Each is a process of its own beside the journey: the journey is not held up by it, and whatever happens to the journey,
 * a call for help goes on.
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(
        value = PolicyId.SAFE_02,
        database = {"column concern.due_at", "check concern_closed_by_two", "trigger concern_stays_closed"})
@Policy(value = PolicyId.WORKER_08, database = "check concern_closed_by_two")
public class Concerns {
    private final JdbcClient jdbc;
    private final Processes processes;
    private final ProcessTimers timers;
    private final ConcernReaders readers;
    private final ConcernTimes times;
    private final SecondPerson secondPerson;
    private final Ledger ledger;
    private final Clock clock;

    Concerns(
            JdbcClient jdbc,
            Processes processes,
            ProcessTimers timers,
            ConcernReaders readers,
            ConcernTimes times,
            SecondPerson secondPerson,
            Ledger ledger,
            Clock clock) {
        this.jdbc = jdbc;
        this.processes = processes;
        this.timers = timers;
        this.readers = readers;
        this.times = times;
        this.secondPerson = secondPerson;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** How soon people must answer. */
    public enum Level {
        WATCH,
        URGENT,
        EMERGENCY
    }

    /** How things are once somebody has acted. */
    public enum Outcome {
        SAFE_NOW,
        HELP_ARRANGED,
        SERVICES_CALLED,
        STILL_CONCERNED
    }

    /**
     * Raises a concern, at once.
     *
     * @param workerId who acts first: the walking worker, or who took the first contact while there is none. When they
     *     have no account any more, the supervisors are asked all the same
     */
    public void raise(JourneyId journeyId, Level level, WorkerId raisedBy, WorkerId workerId, String journeyLabel) {
        ConcernId id = ConcernId.random();
        Instant now = clock.instant();
        Instant due = now.plus(times.within(level));
        jdbc.sql("""
                        insert into alongside.concern (id, organisation_id, journey_id, level, raised_by, raised_at,
                            due_at, worker_id)
                        values (:id, current_setting('alongside.organisation'), :journey, :level, :by, :at, :due, :worker)
                        """)
                .param("id", id.value())
                .param("journey", journeyId.value())
                .param("level", level.name())
                .param("by", raisedBy.value())
                .param("at", Timestamp.from(now))
                .param("due", Timestamp.from(due))
                .param("worker", workerId.value())
                .update();
        ledger.done(journeyId.toString(), raisedBy, "concern raised", Map.of("level", level, "concern", id));
        VariableValues variables = VariableValues.with(SafetyConcernProcess.CONCERN_ID, id)
                .and(SafetyConcernProcess.JOURNEY_LABEL, journeyLabel)
                .and(
                        SafetyConcernProcess.ORGANISATION_ID,
                        CurrentOrganisation.current().orElseThrow())
                .and(SafetyConcernProcess.WORKER_ID, workerId)
                .and(SafetyConcernProcess.SAFETY_LEVEL, level.name())
                .and(SafetyConcernProcess.TASK_PRIORITY, times.priority(level))
                .and(SafetyConcernProcess.DUE_ON, due)
                .and(SafetyConcernProcess.SUPERVISOR_DUE_ON, due)
                .and(SafetyConcernProcess.FOLLOW_UP_ON, null);
        processes.start(SafetyConcernProcess.KEY, journeyId, variables);
    }

    /** Whether a concern of this level was raised for this survivor since then and is not answered yet. */
    public boolean isRaisedSince(JourneyId journeyId, Level level, Instant since) {
        return jdbc.sql("""
                        select exists (select from alongside.concern where journey_id = :journey and level = :level
                            and raised_at > :since and closed_at is null)
                        """)
                .param("journey", journeyId.value())
                .param("level", level.name())
                .param("since", Timestamp.from(since))
                .query(Boolean.class)
                .single();
    }

    /** Whether a concern about this survivor is not closed. */
    public boolean isAnyOpen(JourneyId journeyId) {
        return jdbc.sql("""
                        select exists (select from alongside.concern where journey_id = :journey and closed_at is null)
                        """)
                .param("journey", journeyId.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * Somebody acted, or is still concerned and says when they look again.
     *
     * @param lookAgainOn for {@link Outcome#STILL_CONCERNED}
     * @throws Refused under SAFE-02 when that day is past or too far away
     */
    public void recordAction(
            JourneyId journeyId, ConcernId concernId, WorkerId by, Outcome outcome, @Nullable Instant lookAgainOn) {
        if (outcome == Outcome.STILL_CONCERNED) {
            times.mayLookAgain(levelOf(concernId), lookAgainOn).orRefuse();
        }
        ledger.done(journeyId.toString(), by, "concern acted on", Map.of("concern", concernId, "outcome", outcome));
    }

    /**
     * A supervisor reached who acts: they go on, with time to do so.
     *
     * @param due until when they have it so far
     * @return until when they have it now
     */
    public Instant letWorkerAct(JourneyId journeyId, ConcernId concernId, WorkerId by, Instant due) {
        ledger.done(journeyId.toString(), by, "concern: worker reached", Map.of("concern", concernId));
        if (due.isAfter(clock.instant())) {
            return due;
        }
        Instant renewed = clock.instant().plus(times.within(levelOf(concernId)));
        processes.dueBy(
                SafetyConcernProcess.KEY,
                journeyId,
                VariableValues.with(SafetyConcernProcess.CONCERN_ID, concernId),
                SafetyConcernProcess.USER_TASK_ACT_NOW,
                renewed);
        return renewed;
    }

    /**
     * A supervisor acts from now on: the task to act is theirs, and whoever had it has it no more.
     *
     * @return until when they have it
     */
    public Instant takeOver(JourneyId journeyId, ConcernId concernId, WorkerId by) {
        Instant due = clock.instant().plus(times.within(levelOf(concernId)));
        VariableValues concern = VariableValues.with(SafetyConcernProcess.CONCERN_ID, concernId);
        processes.handOver(
                SafetyConcernProcess.KEY,
                journeyId,
                concern,
                SafetyConcernProcess.WORKER_ID,
                by,
                List.of(SafetyConcernProcess.USER_TASK_ACT_NOW));
        processes.dueBy(SafetyConcernProcess.KEY, journeyId, concern, SafetyConcernProcess.USER_TASK_ACT_NOW, due);
        ledger.done(journeyId.toString(), by, "concern taken over", Map.of("concern", concernId));
        return due;
    }

    /**
     * Nobody has acted in time, or nobody was reached: all supervisors are asked.
     *
     * @return until when one of them has to answer
     */
    public Instant escalate(JourneyId journeyId, ConcernId concernId) {
        jdbc.sql("""
                        update alongside.concern set escalated_at = coalesce(escalated_at, :at),
                            escalated_times = escalated_times + 1
                        where id = :id
                        """)
                .param("at", Timestamp.from(clock.instant()))
                .param("id", concernId.value())
                .update();
        ledger.done(journeyId.toString(), Ledger.SERVICE, "concern escalated", Map.of("concern", concernId));
        return clock.instant().plus(times.within(levelOf(concernId)));
    }

    /**
     * Somebody is still concerned, or does not agree that it is enough: both are asked again.
     *
     * @param lookAgainOn the day on which whoever acts looks again; null for now
     */
    public Times keepOpen(JourneyId journeyId, ConcernId concernId, WorkerId by, @Nullable Instant lookAgainOn) {
        Instant now = clock.instant();
        Duration within = times.within(levelOf(concernId));
        Instant from = lookAgainOn == null || lookAgainOn.isBefore(now) ? now : lookAgainOn;
        ledger.done(journeyId.toString(), by, "concern kept open", Map.of("concern", concernId));
        return new Times(lookAgainOn, from.plus(within), now.plus(within));
    }

    /**
     * By when what has to be done.
     *
     * @param followUp when whoever acts looks again; null for now
     * @param due by when they have to have answered
     * @param supervisorDue by when a supervisor has to have answered
     */
    public record Times(@Nullable Instant followUp, Instant due, Instant supervisorDue) {}

    /** Looks for the one who can agree that it is enough. */
    public Asked askSecondPerson(JourneyId journeyId, ConcernId concernId, WorkerId decidedBy) {
        WorkerId worker = jdbc.sql("select worker_id from alongside.concern where id = :id")
                .param("id", concernId.value())
                .query(String.class)
                .optional()
                .map(WorkerId::of)
                .orElse(null);
        ledger.done(journeyId.toString(), Ledger.SERVICE, "concern: second asked", Map.of("concern", concernId));
        return new Asked(
                secondPerson.besides(decidedBy, journeyId, worker),
                clock.instant().plus(times.agreeWithin()));
    }

    /**
     * Who is asked to agree.
     *
     * @param worker the worker, where there is no other supervisor; null for any other supervisor
     */
    public record Asked(@Nullable WorkerId worker, Instant due) {}

    /**
     * Two people agree that it is enough. Whoever acted on it sees no more of the survivor from now on than they see for
     * another reason. (CONF-01)
     *
     * @param decidedBy who said how things are
     * @param by who agrees
     * @throws Refused under WORKER-08 when that is the same person, under SAFE-02 when it is closed already
     */
    public void close(JourneyId journeyId, ConcernId concernId, WorkerId decidedBy, WorkerId by, String outcome) {
        SecondPersonAgrees.decide(decidedBy, by).orRefuse();
        int closed = jdbc.sql("""
                        update alongside.concern set closed_at = :at, outcome = :outcome, closed_by = :decided,
                            agreed_by = :by
                        where id = :id and closed_at is null
                        """)
                .param("at", Timestamp.from(clock.instant()))
                .param("outcome", outcome)
                .param("decided", decidedBy.value())
                .param("by", by.value())
                .param("id", concernId.value())
                .update();
        if (closed == 0) {
            throw Refused.notNow(PolicyId.SAFE_02, Words.here("refused.concern-is-closed"));
        }
        ledger.done(
                journeyId.toString(),
                by,
                "concern closed",
                Map.of("concern", concernId, "outcome", outcome, "decidedBy", decidedBy));
        readers.close(journeyId, concernId);
    }

    /** Whoever was to act cannot any more, so the supervisors are asked at once and not only when the time is over. */
    @EventListener
    @Order(AccountRemoved.SOMEBODY_ELSE)
    public void accountRemoved(AccountRemoved removed) {
        timers.bringForward(SafetyConcernProcess.KEY, SafetyConcernProcess.WORKER_ID, removed.userId());
        timers.bringForward(SafetyConcernProcess.KEY, AgreeToCloseProcess.SECOND_ID, removed.userId());
    }

    private Level levelOf(ConcernId concernId) {
        return Level.valueOf(jdbc.sql("select level from alongside.concern where id = :id")
                .param("id", concernId.value())
                .query(String.class)
                .single());
    }
}

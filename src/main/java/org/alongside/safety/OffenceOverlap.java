package org.alongside.safety;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.People;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.access.Role;
import org.alongside.access.Words;
import org.alongside.audit.Ledger;
import org.alongside.engine.AccountRemoved;
import org.alongside.engine.Processes;
import org.alongside.engine.TaskReassignment;
import org.alongside.engine.VariableValues;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.safety.bpmn.OffenceOverlapProcess;
import org.alongside.safety.policy.AssessedByTrained;
import org.alongside.safety.policy.ReferralIsMadeFirst;
import org.alongside.workers.WalkBegan;
import org.alongside.workers.Walks;
import org.alongside.workers.Workers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Overlapping offending: assessed by somebody trained for it, known to the assessor and the walking worker alone. It
 * runs beside the journey, leaves no history in the engine, and the ledger says only that something was looked at, so
 * that nobody who watches the flow can tell it from anything else.
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(
        value = PolicyId.OFFEND_01,
        database = {"function fits_group", "trigger candidate_may_be", "trigger membership_may_be"})
@Policy(
        value = PolicyId.OFFEND_02,
        database = {
            "table group_bar, insert only",
            "function fits_group",
            "trigger bar_suspends",
            "trigger candidate_may_be",
            "trigger membership_may_be",
            "trigger attends_who_is_a_member"
        })
@Policy(PolicyId.OFFEND_04)
@Policy(value = PolicyId.OFFEND_07, database = "column reader_grant.compartment")
public class OffenceOverlap {
    private static final List<String> OF_THE_WORKER = List.of(
            OffenceOverlapProcess.USER_TASK_HEAR_WHAT_WAS_AGREED, OffenceOverlapProcess.USER_TASK_TALK_ABOUT_REFERRAL);

    private final JdbcClient jdbc;
    private final Workers workers;
    private final Walks walks;
    private final People people;
    private final Readers readers;
    private final ReferralsMade referrals;
    private final Processes processes;
    private final TaskReassignment tasks;
    private final Ledger ledger;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    OffenceOverlap(
            JdbcClient jdbc,
            Workers workers,
            Walks walks,
            People people,
            Readers readers,
            ReferralsMade referrals,
            Processes processes,
            TaskReassignment tasks,
            Ledger ledger,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.workers = workers;
        this.walks = walks;
        this.people = people;
        this.readers = readers;
        this.referrals = referrals;
        this.processes = processes;
        this.tasks = tasks;
        this.ledger = ledger;
        this.clock = clock;
        this.events = events;
    }

    /** Outcomes of an assessment. */
    public enum Outcome {
        CONTINUE_ONE_ON_ONE,
        REFER,
        GROUP_FOR_PEOPLE_WHO_HAVE_OFFENDED,
        NO_OVERLAP
    }

    /** It was disclosed: bars groups at once and asks somebody trained to assess. Said twice, it changes nothing. */
    public void disclosed(JourneyId journeyId, WorkerId workerId, String journeyLabel, WorkerId by) {
        if (state(journeyId).filter("UNDER_ASSESSMENT"::equals).isPresent()) {
            return;
        }
        bar(journeyId, "UNDER_ASSESSMENT", by);
        ledger.done(journeyId.toString(), by, "looked at before going on", Map.of());
        WorkerId assessor = workers.assessorFor(workerId)
                .or(() -> workers.find(workerId).flatMap(w -> Optional.ofNullable(w.supervisorId())))
                .orElse(workerId);
        readers.open(journeyId, assessor, RecordPart.OFFENDING, Instant.EPOCH, Readers.Reason.ASSESSOR);
        VariableValues variables = VariableValues.with(OffenceOverlapProcess.JOURNEY_LABEL, journeyLabel)
                .and(
                        OffenceOverlapProcess.ORGANISATION_ID,
                        CurrentOrganisation.current().orElseThrow())
                .and(OffenceOverlapProcess.WORKER_ID, workerId)
                .and(OffenceOverlapProcess.ASSESSOR_ID, assessor);
        processes.start(OffenceOverlapProcess.KEY, journeyId, variables);
    }

    /**
     * The assessment is done, and closed to whoever assessed, unless they walk with the survivor now.
     *
     * @throws org.alongside.policy.Refused under OFFEND-01 unless the assessor's training for it is in date
     */
    public void assessed(JourneyId journeyId, WorkerId assessor, Outcome outcome) {
        mayAssess(assessor).orRefuse();
        bar(journeyId, outcome == Outcome.NO_OVERLAP ? "RELEASED" : "SET", assessor);
        ledger.done(journeyId.toString(), assessor, "looked at before going on", Map.of());
        if (walks.workerOf(journeyId).filter(assessor::equals).isEmpty()) {
            readers.close(
                    journeyId,
                    assessor,
                    List.of(RecordPart.CONTACT, RecordPart.MAIN, RecordPart.SAFETY, RecordPart.JOINING));
        }
    }

    /**
     * The survivor is referred to somebody better placed.
     *
     * @throws org.alongside.policy.Refused under OFFEND-04 where no referral was made since somebody began to look and none is open, and where
     *     nobody has looked
     */
    public void referred(JourneyId journeyId, WorkerId by) {
        ReferralIsMadeFirst.decide(referrals.isOneMadeSince(journeyId, lookBegan(journeyId)))
                .orRefuse();
        ledger.done(journeyId.toString(), by, "looked at before going on", Map.of());
    }

    private Instant lookBegan(JourneyId journeyId) {
        return jdbc.sql("""
                        select decided_at from alongside.group_bar
                        where journey_id = :journey and state = 'UNDER_ASSESSMENT' order by decided_at desc limit 1
                        """)
                .param("journey", journeyId.value())
                .query((row, n) -> row.getTimestamp("decided_at").toInstant())
                .optional()
                .orElseThrow(() -> Refused.notNow(PolicyId.OFFEND_04, Words.here("refused.no-look-has-begun")));
    }

    /** The survivor does not want to be referred: the trained person looks for another way, with all that was said. */
    public void lookAgain(JourneyId journeyId, WorkerId assessor, WorkerId by) {
        bar(journeyId, "UNDER_ASSESSMENT", by);
        ledger.done(journeyId.toString(), by, "looked at before going on", Map.of());
        readers.open(journeyId, assessor, RecordPart.OFFENDING, Instant.EPOCH, Readers.Reason.ASSESSOR);
    }

    /** Somebody else walks with them, and hears what was agreed. */
    @EventListener
    public void on(WalkBegan began) {
        processes.set(OffenceOverlapProcess.KEY, began.journeyId(), OffenceOverlapProcess.WORKER_ID, began.workerId());
        processes.handOverTasks(began.journeyId(), began.workerId(), OffenceOverlapProcess.KEY, OF_THE_WORKER);
    }

    private Decision mayAssess(WorkerId assessor) {
        return AssessedByTrained.decide(
                workers.find(assessor)
                        .flatMap(w -> Optional.ofNullable(w.offendingTrainedUntil()))
                        .orElse(null),
                LocalDate.now(clock));
    }

    /** Whoever was to assess has no account any more: somebody else trained for it is asked. */
    @EventListener
    @Order(AccountRemoved.SOMEBODY_ELSE + 2)
    public void accountRemoved(AccountRemoved removed) {
        for (JourneyId journeyId : processes.journeysWith(
                OffenceOverlapProcess.KEY, OffenceOverlapProcess.ASSESSOR_ID, removed.userId())) {
            workers.assessorFor(walks.workerOf(journeyId).orElse(null))
                    .or(() -> workers.find(removed.userId()).flatMap(w -> Optional.ofNullable(w.supervisorId())))
                    .filter(assessor -> !assessor.equals(removed.userId()))
                    // One of them, and not all: it is nobody else's to know. (OFFEND-07)
                    .or(() -> people.idsOf(Role.SUPERVISOR).stream()
                            .filter(one -> !one.equals(removed.userId()))
                            .sorted()
                            .findFirst())
                    .ifPresent(assessor -> {
                        processes.set(
                                OffenceOverlapProcess.KEY, journeyId, OffenceOverlapProcess.ASSESSOR_ID, assessor);
                        tasks.give(
                                removed.userId(),
                                journeyId,
                                OffenceOverlapProcess.KEY,
                                OffenceOverlapProcess.USER_TASK_ASSESS_OVERLAP,
                                assessor);
                        readers.open(journeyId, assessor, RecordPart.OFFENDING, Instant.EPOCH, Readers.Reason.ASSESSOR);
                    });
        }
    }

    /** What the worker is told of it waits for who walks with the survivor next, and goes to no supervisor. (OFFEND-07) */
    @EventListener
    @Order(AccountRemoved.SOMEBODY_ELSE + 3)
    public void toldToNextWorker(AccountRemoved removed) {
        processes
                .journeysWith(OffenceOverlapProcess.KEY, OffenceOverlapProcess.WORKER_ID, removed.userId())
                .forEach(journeyId -> OF_THE_WORKER.forEach(
                        kind -> tasks.release(removed.userId(), journeyId, OffenceOverlapProcess.KEY, kind)));
    }

    /** What it rests on is erased: whoever was asked to look is not asked any more. */
    public void noLongerNeeded(JourneyId journeyId) {
        processes.cancel(OffenceOverlapProcess.KEY, journeyId, "The survivor decided otherwise.");
    }

    /** Since when somebody looks at it; empty when nobody does. */
    public Optional<Instant> underWaySince(JourneyId journeyId) {
        return jdbc.sql("""
                        select decided_at from (
                            select state, decided_at from alongside.group_bar where journey_id = :journey
                            order by id desc limit 1) newest
                        where state = 'UNDER_ASSESSMENT'
                        """)
                .param("journey", journeyId.value())
                .query((row, n) -> row.getTimestamp("decided_at").toInstant())
                .optional();
    }

    private Optional<String> state(JourneyId journeyId) {
        return jdbc.sql("select state from alongside.group_bar where journey_id = :journey order by id desc limit 1")
                .param("journey", journeyId.value())
                .query(String.class)
                .optional();
    }

    private void bar(JourneyId journeyId, String state, WorkerId by) {
        jdbc.sql("""
                        insert into alongside.group_bar (organisation_id, journey_id, state, decided_by, decided_at)
                        values (current_setting('alongside.organisation'), :journey, :state, :by, :at)
                        """)
                .param("journey", journeyId.value())
                .param("state", state)
                .param("by", by.value())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        events.publishEvent(new GroupBarChanged(journeyId));
    }
}

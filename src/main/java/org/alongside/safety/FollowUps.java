package org.alongside.safety;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.audit.Ledger;
import org.alongside.engine.Processes;
import org.alongside.engine.TaskPriority;
import org.alongside.engine.TaskTaken;
import org.alongside.engine.VariableValues;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.safety.bpmn.SafetyFollowUpProcess;
import org.alongside.safety.policy.ConflictLeavesItToOthers;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.alongside.workers.WalkBegan;
import org.alongside.workers.Walks;
import org.alongside.workers.Workers;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sees to it that somebody asks again where things are not calm. A follow-up is a process of its own beside the journey:
 * a break or leaving does not end it. The next answer about safety does, and erasure does.
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.SAFE_07)
@Policy(PolicyId.WORKER_04)
public class FollowUps {
    private final Processes processes;
    private final Readers readers;
    private final Walks walks;
    private final Workers workers;
    private final SecondPerson supervisors;
    private final ConcernReaders concerns;
    private final Ledger ledger;
    private final Clock clock;
    private final Settings settings;

    FollowUps(
            Processes processes,
            Readers readers,
            Walks walks,
            Workers workers,
            SecondPerson supervisors,
            ConcernReaders concerns,
            Ledger ledger,
            Clock clock,
            Settings settings) {
        this.processes = processes;
        this.readers = readers;
        this.walks = walks;
        this.workers = workers;
        this.supervisors = supervisors;
        this.concerns = concerns;
        this.ledger = ledger;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Somebody is to ask again, unless somebody is already: an earlier day is not put off.
     *
     * @param workerId who asks: the walking worker, or who took the first contact while there is none
     * @param wasAsked whether the survivor was asked just now, which {@link #answered} what was to be asked
     */
    public void start(JourneyId journeyId, WorkerId by, WorkerId workerId, String journeyLabel, boolean wasAsked) {
        if (wasAsked || !processes.isRunning(SafetyFollowUpProcess.KEY, journeyId)) {
            begin(journeyId, by, workerId, journeyLabel, settings.duration(SettingKey.FOLLOW_UP_WITHIN));
        }
    }

    /**
     * Safety was looked at: what was to be asked is answered.
     *
     * @param wasAsked whether the survivor answered; a form sent without asking puts nothing off
     */
    public void answered(JourneyId journeyId, boolean wasAsked) {
        if (wasAsked) {
            List<WorkerId> asking =
                    processes.values(SafetyFollowUpProcess.KEY, journeyId, SafetyFollowUpProcess.WORKER_ID);
            processes.cancel(SafetyFollowUpProcess.KEY, journeyId, "Safety was asked.");
            asking.forEach(worker -> closeTo(journeyId, worker));
        }
    }

    /** It is still to be watched, or the survivor was not reached. */
    public void startNext(
            JourneyId journeyId, WorkerId by, WorkerId workerId, String journeyLabel, boolean wasReached) {
        Duration within = settings.duration(SettingKey.FOLLOW_UP_WITHIN);
        Duration again = settings.duration(SettingKey.FOLLOW_UP_NOT_REACHED);
        Duration wait = wasReached || within.compareTo(again) < 0 ? within : again;
        begin(journeyId, by, workerId, journeyLabel, wait);
    }

    private void begin(JourneyId journeyId, WorkerId by, WorkerId workerId, String journeyLabel, Duration wait) {
        openTo(journeyId, workerId);
        ledger.done(journeyId.toString(), by, "safety follow-up arranged", Map.of());
        VariableValues variables = VariableValues.with(SafetyFollowUpProcess.JOURNEY_LABEL, journeyLabel)
                .and(
                        SafetyFollowUpProcess.ORGANISATION_ID,
                        CurrentOrganisation.current().orElseThrow())
                .and(SafetyFollowUpProcess.WORKER_ID, workerId)
                .and(SafetyFollowUpProcess.DUE_ON, clock.instant().plus(wait))
                .and(SafetyFollowUpProcess.TASK_PRIORITY, TaskPriority.WATCH);
        processes.start(SafetyFollowUpProcess.KEY, journeyId, variables);
    }

    /** Nobody asked in time. @return by when the supervisors see to it */
    public Instant escalate(JourneyId journeyId) {
        ledger.done(journeyId.toString(), Ledger.SERVICE, "safety follow-up overdue", Map.of());
        return whenItIsTriedAgain();
    }

    /**
     * No supervisor has seen to it in time: from now on it stands on every open page of every supervisor until one does.
     *
     * @return the priority of what they are asked
     */
    public int makeUrgent(JourneyId journeyId) {
        ledger.done(journeyId.toString(), Ledger.SERVICE, "safety follow-up: nobody saw to it", Map.of());
        return TaskPriority.URGENT;
    }

    /** The supervisors wait so long for an answer: a day, unless it is set otherwise. */
    public Instant whenItIsTriedAgain() {
        return clock.instant().plus(settings.duration(SettingKey.FOLLOW_UP_NOT_REACHED));
    }

    /**
     * A supervisor asks in the place of the worker.
     *
     * @throws org.alongside.policy.Refused under WORKER-04 when they know the survivor in another role
     */
    public void takeOver(JourneyId journeyId, WorkerId workerId, WorkerId supervisorId) {
        ConflictLeavesItToOthers.mayAsk(workers.hasConflict(supervisorId, journeyId))
                .orRefuse();
        goesTo(journeyId, workerId, supervisorId);
        processes.handOverTasks(
                journeyId, supervisorId, SafetyFollowUpProcess.KEY, List.of(SafetyFollowUpProcess.USER_TASK_FOLLOW_UP));
        ledger.done(journeyId.toString(), supervisorId, "safety follow-up taken over", Map.of());
    }

    /**
     * Supervisors are offered it when whoever was to ask has no account any more; whoever takes it asks.
     *
     * @throws org.alongside.policy.Refused under WORKER-04 when they know the survivor in another role and somebody else can ask
     */
    @EventListener
    void taken(TaskTaken taken) {
        if (!taken.process().equals(SafetyFollowUpProcess.KEY)
                || !taken.task().equals(SafetyFollowUpProcess.USER_TASK_FOLLOW_UP)) {
            return;
        }
        WorkerId asks = taken.find(SafetyFollowUpProcess.WORKER_ID).orElseThrow();
        if (!taken.userId().equals(asks)) {
            supervisors
                    .mayReach(taken.userId(), taken.recordId().journey(), null)
                    .orRefuse();
            goesTo(taken.recordId().journey(), asks, taken.userId());
        }
    }

    private void goesTo(JourneyId journeyId, WorkerId workerId, WorkerId supervisorId) {
        closeTo(journeyId, workerId);
        openTo(journeyId, supervisorId);
        processes.set(
                SafetyFollowUpProcess.KEY,
                journeyId,
                VariableValues.with(SafetyFollowUpProcess.WORKER_ID, workerId),
                SafetyFollowUpProcess.WORKER_ID,
                supervisorId);
    }

    /**
     * It is done, whatever came of it.
     *
     * @param goesOn whether the same person asks once more
     */
    public void ended(JourneyId journeyId, WorkerId by, WorkerId workerId, boolean goesOn) {
        ledger.done(journeyId.toString(), by, "safety follow-up done", Map.of());
        if (!goesOn) {
            closeTo(journeyId, workerId);
        }
    }

    /** Whether this person is to ask this survivor again. */
    static boolean isToAsk(Processes processes, JourneyId journeyId, WorkerId userId) {
        return processes.isRunning(
                SafetyFollowUpProcess.KEY, journeyId, VariableValues.with(SafetyFollowUpProcess.WORKER_ID, userId));
    }

    /** The survivor left, and whoever is to ask still has to know how: what was closed to them is open for this alone. */
    public void goesOnAfterLeaving(JourneyId journeyId) {
        processes
                .values(SafetyFollowUpProcess.KEY, journeyId, SafetyFollowUpProcess.WORKER_ID)
                .forEach(worker -> openTo(journeyId, worker));
    }

    /** Whether somebody is to ask this survivor once more. */
    public boolean isAnyOpen(JourneyId journeyId) {
        return processes.isRunning(SafetyFollowUpProcess.KEY, journeyId);
    }

    /** Everything is erased: nobody asks any more. */
    public void noLongerNeeded(JourneyId journeyId) {
        processes.cancel(SafetyFollowUpProcess.KEY, journeyId, "The survivor decided otherwise.");
    }

    /** Somebody else walks with them now, and asks. */
    @EventListener
    public void on(WalkBegan began) {
        List<WorkerId> before =
                processes.values(SafetyFollowUpProcess.KEY, began.journeyId(), SafetyFollowUpProcess.WORKER_ID);
        processes.set(SafetyFollowUpProcess.KEY, began.journeyId(), SafetyFollowUpProcess.WORKER_ID, began.workerId());
        processes.handOverTasks(
                began.journeyId(),
                began.workerId(),
                SafetyFollowUpProcess.KEY,
                List.of(SafetyFollowUpProcess.USER_TASK_FOLLOW_UP));
        before.forEach(worker -> closeTo(began.journeyId(), worker));
    }

    private void openTo(JourneyId journeyId, WorkerId userId) {
        readers.open(journeyId, userId, RecordPart.CONTACT, Instant.EPOCH, Readers.Reason.SUPERVISOR_OF_THIS);
        readers.open(journeyId, userId, RecordPart.SAFETY, clock.instant(), Readers.Reason.SUPERVISOR_OF_THIS);
        if (!isWalking(journeyId, userId)) {
            readers.open(journeyId, userId, RecordPart.ACTING, Instant.EPOCH, Readers.Reason.ACTS_ON_CONCERN);
        }
    }

    private void closeTo(JourneyId journeyId, WorkerId userId) {
        if (!concerns.isActing(journeyId, userId)) {
            readers.close(journeyId, userId, RecordPart.ACTING, Readers.Reason.ACTS_ON_CONCERN);
        }
        if (isWalking(journeyId, userId)) {
            return;
        }
        readers.close(journeyId, userId, RecordPart.CONTACT, Readers.Reason.SUPERVISOR_OF_THIS);
        readers.close(journeyId, userId, RecordPart.SAFETY, Readers.Reason.SUPERVISOR_OF_THIS);
    }

    private boolean isWalking(JourneyId journeyId, WorkerId userId) {
        return walks.workerOf(journeyId).filter(userId::equals).isPresent();
    }
}

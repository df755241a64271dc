package org.alongside.journey.requests;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.People;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.access.Role;
import org.alongside.engine.AccountRemoved;
import org.alongside.engine.BpmnMessages;
import org.alongside.engine.EngineClock;
import org.alongside.engine.Processes;
import org.alongside.engine.TaskReassignment;
import org.alongside.engine.TaskTaken;
import org.alongside.engine.VariableValues;
import org.alongside.groups.WorkingDays;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RequestId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.bpmn.AccessRequestProcess;
import org.alongside.journey.decisions.HeardConcerns;
import org.alongside.journey.own.CopyRequests;
import org.alongside.journey.own.OwnRequests;
import org.alongside.journey.own.OwnRequests.Outcome;
import org.alongside.journey.own.OwnRequests.Request;
import org.alongside.journey.policy.SomebodyElseGoesThroughCopy;
import org.alongside.journey.state.InterimContact;
import org.alongside.journey.state.Journeys;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.CopyReading;
import org.alongside.records.Records;
import org.alongside.workers.WalkBegan;
import org.alongside.workers.Walks;
import org.alongside.workers.Workers;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Runs what survivors ask for, each as a process of its own beside the journey: it goes on when they have a break or leave, and
 * ends when they take it back or are erased. Whoever goes through a record for a copy sees it for as long as they have that task.
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.CONF_07)
@Policy(PolicyId.CONSENT_10)
@BpmnMessages(
        process = AccessRequestProcess.KEY,
        names = {AccessRequestProcess.MESSAGE_COPY_FETCHED, AccessRequestProcess.MESSAGE_REQUEST_WITHDRAWN})
public class AccessRequests {
    /** Reasons of looks. */
    public static final String LEAVING_OUT = "copies.leave-out";

    public static final String PRINTED = "copies.print";

    /** Where others say that they are worried: no copy has it, as no page of the survivor has. (CONF-02) */
    public static final Set<String> WORRIES = Set.of(HeardConcerns.PAGE);

    /** Working days before the last one on which the team is told that it comes near. */
    private static final int NEAR_DAYS = 5;

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime AFTERNOON = LocalTime.of(17, 0);

    private final OwnRequests requests;
    private final Journeys journeys;
    private final Walks walks;
    private final InterimContact inTouch;
    private final Workers workers;
    private final Records records;
    private final CopyReading reading;
    private final CopyRequests copies;
    private final WorkingDays days;
    private final People people;
    private final Readers readers;
    private final Processes processes;
    private final TaskReassignment tasks;
    private final Clock clock;

    AccessRequests(
            OwnRequests requests,
            Journeys journeys,
            Walks walks,
            InterimContact inTouch,
            Workers workers,
            Records records,
            CopyReading reading,
            CopyRequests copies,
            WorkingDays days,
            People people,
            Readers readers,
            Processes processes,
            TaskReassignment tasks,
            Clock clock) {
        this.requests = requests;
        this.journeys = journeys;
        this.walks = walks;
        this.inTouch = inTouch;
        this.workers = workers;
        this.records = records;
        this.reading = reading;
        this.copies = copies;
        this.days = days;
        this.people = people;
        this.readers = readers;
        this.processes = processes;
        this.tasks = tasks;
        this.clock = clock;
    }

    private static VariableValues of(RequestId id) {
        return VariableValues.with(AccessRequestProcess.REQUEST_ID, id);
    }

    /** Its process begins with it. */
    @EventListener
    void on(OwnRequests.Asked asked) {
        Request request = asked.request();
        LocalDate due = request.dueOn();
        WorkerId worker = Optional.ofNullable(asked.handsOver())
                .or(() -> walks.workerOf(request.journeyId()))
                .or(() -> walks.lastWorkerOf(request.journeyId()))
                .orElseGet(
                        () -> journeys.find(request.journeyId()).orElseThrow().firstContactBy());
        processes.start(
                AccessRequestProcess.KEY,
                request.journeyId(),
                of(request.id())
                        .and(AccessRequestProcess.JOURNEY_LABEL, request.label())
                        .and(
                                AccessRequestProcess.ORGANISATION_ID,
                                CurrentOrganisation.current().orElseThrow())
                        .and(AccessRequestProcess.WORKER_ID, worker)
                        .and(AccessRequestProcess.REQUEST_KIND, request.kind().name())
                        .and(AccessRequestProcess.DUE_ON, at(due, AFTERNOON))
                        .and(AccessRequestProcess.REMIND_ON, at(days.after(due, -NEAR_DAYS), MORNING))
                        .and(AccessRequestProcess.LATE_ON, at(due.plusDays(1), LocalTime.MIDNIGHT)));
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(EngineClock.ZONE).toInstant();
    }

    /** @throws org.alongside.policy.Refused under CONF-07 when whoever takes it walked with the survivor and somebody else is there, under
     *     WORKER-04 when they know the survivor otherwise */
    @EventListener
    void on(TaskTaken taken) {
        if (!taken.process().equals(AccessRequestProcess.KEY)
                || !taken.task().equals(AccessRequestProcess.USER_TASK_LEAVE_OUT_OTHERS)) {
            return;
        }
        JourneyId journeyId = taken.recordId().journey();
        lock(journeyId);
        Set<WorkerId> walked = walks.workersSince(journeyId, Instant.EPOCH);
        SomebodyElseGoesThroughCopy.decide(
                        walked.contains(taken.userId()),
                        people.idsOf(Role.SUPERVISOR).stream()
                                .anyMatch(one -> !walked.contains(one) && !workers.hasConflict(one, journeyId)),
                        workers.hasConflict(taken.userId(), journeyId),
                        requests.hasPassedOnCopy(journeyId, taken.userId()))
                .orRefuse();
        closeToAll(journeyId);
        copies.goThroughAgain(journeyId);
        readers.open(journeyId, taken.userId(), RecordPart.COPYING, Instant.EPOCH, Readers.Reason.GOES_THROUGH_COPY);
    }

    /**
     * Whether this person may write down by label that a survivor asks for a copy, which they do not go through themselves then.
     * (CONF-01)
     */
    public Decision mayPassOnCopy(JourneyId journeyId, WorkerId by) {
        Set<WorkerId> supervisors = people.idsOf(Role.SUPERVISOR);
        return SomebodyElseGoesThroughCopy.mayPassOn(supervisors.contains(by)
                && supervisors.stream().noneMatch(one -> !one.equals(by) && !workers.hasConflict(one, journeyId)));
    }

    /** Record and journey are locked first, as by whoever else decides about them. */
    Journeys.Journey lock(JourneyId journeyId) {
        records.lock(journeyId);
        return journeys.lock(journeyId).orElseThrow();
    }

    /** Whether this person has gone through the record for this copy, and nothing is in it that they did not see. */
    public boolean isThrough(Request request, WorkerId userId) {
        return request.goneThroughAt() != null
                && userId.equals(request.goneThroughBy())
                && notGoneThrough(request).isEmpty();
    }

    /**
     * Where the newest entry stands that could be about others and that was not on a page before whoever goes through the record, also
     * because it was written meanwhile; empty where they saw all.
     */
    public Optional<Instant> notGoneThrough(Request request) {
        return reading.notGoneThrough(request.journeyId(), copies.seen(request.id()), WORRIES);
    }

    /** Nobody goes through the record any more. */
    void closeToAll(JourneyId journeyId) {
        readers.whoReads(journeyId, RecordPart.COPYING)
                .forEach(who -> readers.end(journeyId, who, List.of(RecordPart.COPYING)));
    }

    /** Somebody else walks with them: they hand it over and answer; if they were to go through the copy, somebody else does. */
    @EventListener
    void on(WalkBegan began) {
        processes.set(AccessRequestProcess.KEY, began.journeyId(), AccessRequestProcess.WORKER_ID, began.workerId());
        processes.handOverTasks(
                began.journeyId(),
                began.workerId(),
                AccessRequestProcess.KEY,
                List.of(AccessRequestProcess.USER_TASK_HAND_OVER, AccessRequestProcess.USER_TASK_ANSWER_CORRECTION));
        tasks.release(
                began.workerId(),
                began.journeyId(),
                AccessRequestProcess.KEY,
                AccessRequestProcess.USER_TASK_LEAVE_OUT_OTHERS);
        readers.end(began.journeyId(), began.workerId(), List.of(RecordPart.COPYING));
    }

    /** Whether this person goes through the record for this copy now. */
    public boolean hasToGoThrough(Request request, WorkerId userId) {
        return processes.hasTask(
                AccessRequestProcess.KEY,
                request.journeyId(),
                of(request.id()),
                AccessRequestProcess.USER_TASK_LEAVE_OUT_OTHERS,
                userId);
    }

    /** The survivor takes it back. @return whether it was open, and theirs */
    public boolean withdraw(RequestId id, JourneyId journeyId, WorkerId by) {
        boolean isTheirs = requests.find(id)
                .filter(one -> one.journeyId().equals(journeyId))
                .filter(Request::isOpen)
                .isPresent();
        if (isTheirs) {
            processes.correlateTo(
                    AccessRequestProcess.KEY,
                    of(id),
                    AccessRequestProcess.MESSAGE_REQUEST_WITHDRAWN,
                    journeyId,
                    VariableValues.with(AccessRequestProcess.REQUEST_OUTCOME, Outcome.WITHDRAWN.name()),
                    VariableValues.none());
            // Also what was asked for before there was a process for it.
            requests.done(id, Outcome.WITHDRAWN, by);
        }
        return isTheirs;
    }

    /** The survivor has fetched it. */
    public void fetched(Request request, WorkerId by, String as) {
        copies.fetched(request, by, as);
        if (request.isOpen()) {
            processes.correlateTo(
                    AccessRequestProcess.KEY,
                    of(request.id()),
                    AccessRequestProcess.MESSAGE_COPY_FETCHED,
                    request.journeyId(),
                    VariableValues.with(AccessRequestProcess.REQUEST_OUTCOME, Outcome.FETCHED.name()),
                    VariableValues.none());
        }
    }

    /** They would like their copy on paper, which can be printed from now on. @return whether it is theirs, and not over */
    public boolean onPaper(RequestId id, JourneyId journeyId, WorkerId by) {
        Optional<Request> theirs = requests.find(id)
                .filter(one -> one.journeyId().equals(journeyId))
                .filter(one -> one.onPaperAt() != null || one.canBeAskedOnPaper(clock.instant()));
        theirs.ifPresent(one -> copies.onPaper(one, by));
        return theirs.isPresent();
    }

    /**
     * Whoever would hand it over or answer has no account any more: what they have to do now goes to the supervisors, as all that
     * they had, and what comes later to who stays in touch, until somebody else walks with the survivor.
     */
    @EventListener
    @Order(AccountRemoved.NOTHING_MORE_FOR_THEM)
    void on(AccountRemoved removed) {
        processes
                .journeysWith(AccessRequestProcess.KEY, AccessRequestProcess.WORKER_ID, removed.userId())
                .forEach(journey -> inTouch.with(
                                journey, journeys.find(journey).orElseThrow().firstContactBy(), removed.userId())
                        .ifPresent(who ->
                                processes.set(AccessRequestProcess.KEY, journey, AccessRequestProcess.WORKER_ID, who)));
    }

    /** They said that all of it is erased: what is open is over, so that they can ask again if they come back before. */
    public void takenBack(JourneyId journeyId, WorkerId by) {
        requests.allOf(journeyId).stream()
                .filter(Request::isOpen)
                .forEach(one -> requests.done(one.id(), Outcome.WITHDRAWN, by));
    }

    /** They are erased, or are about to be: nothing is done for them any more. */
    public void noLongerNeeded(JourneyId journeyId) {
        processes.cancel(AccessRequestProcess.KEY, journeyId, "The survivor decided otherwise.");
        closeToAll(journeyId);
    }
}

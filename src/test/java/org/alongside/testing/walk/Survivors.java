package org.alongside.testing.walk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Readers;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RecordId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.state.Journeys;
import org.alongside.policy.Refused;
import org.alongside.testing.Time;
import org.alongside.workers.Walks;
import org.alongside.workers.Wishes;
import org.alongside.workers.Worker;
import org.alongside.workers.Workers;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Survivors somewhere on their way, brought there by worker1 through the forms, with nothing else going on. */
@TestComponent
public final class Survivors {
    /** Safe, and asked. */
    public static final Map<String, Object> CALM =
            Map.of("safetyNow", "SAFE", "safetySelf", "NO", "safetyOthers", "NO");
    /** Not safe: urgent whatever else is said. */
    public static final Map<String, Object> URGENT = Map.of("safetyNow", "NOT_SAFE");
    /** Somebody else in danger now: an emergency. */
    public static final Map<String, Object> EMERGENCY = Map.of("safetyOthers", "DANGER_NOW");
    /** All that is explained before consent. */
    public static final List<String> ALL_POINTS = List.of(
            "HOW_PEER_SUPPORT_WORKS",
            "WHAT_IT_MAY_BRING",
            "OTHER_OPTIONS",
            "RISKS",
            "WHAT_IS_RECORDED",
            "LIMITS_OF_CONFIDENTIALITY",
            "STANCE_ON_OFFENDING");

    private final Tasklist tasklist;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final Workers workers;
    private final Journeys journeys;
    private final Walks walks;
    private final Readers readers;
    private final Time time;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Survivors(
            Tasklist tasklist,
            RuntimeService runtime,
            HistoryService history,
            Workers workers,
            Journeys journeys,
            Walks walks,
            Readers readers,
            Time time,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.walks = walks;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.tasklist = tasklist;
        this.runtime = runtime;
        this.history = history;
        this.workers = workers;
        this.journeys = journeys;
        this.readers = readers;
        this.time = time;
    }

    /** The same answers and some more. */
    public static Map<String, Object> and(Map<String, ?> some, Object... more) {
        Map<String, Object> all = new HashMap<>(some);
        for (int i = 0; i < more.length; i += 2) {
            all.put((String) more[i], more[i + 1]);
        }
        return all;
    }

    /** Makes contact; worker1 took the call, and is asked first. */
    public JourneyId whoMadeContact() {
        return whoMadeContact(CALM);
    }

    public JourneyId whoMadeContact(Map<String, ?> answers) {
        return tasklist.as("worker1")
                .begins(and(answers, "alias", "Tamsin", "channel", "PHONE", "address", "021 555 0101"));
    }

    public JourneyId atWelcome() {
        return at(Step.WELCOME);
    }

    public JourneyId atConsent() {
        return at(Step.CONSENT);
    }

    public JourneyId atShare() {
        return at(Step.SHARE);
    }

    public JourneyId atPlan() {
        return at(Step.PLAN);
    }

    public JourneyId inSupport() {
        return at(Step.SUPPORT);
    }

    /** A survivor who comes to this step with worker1. */
    public JourneyId at(Step step) {
        JourneyId journey = whoMadeContact();
        step.reached((box, answers) -> tasklist.as("worker1").completes(box, answers));
        return journey;
    }

    /** Yes to everything that can be agreed to. */
    public static Map<String, Object> agreeing() {
        return Map.of(
                "consentDecision",
                "YES",
                "howGiven",
                "SPOKEN",
                "keepSessionNotes",
                true,
                "anonymousReporting",
                true,
                "contactWhanau",
                true);
    }

    /** Ends what runs, so that the lists of the people are empty again. */
    public void everybodyIsGone() {
        List<String> running = runtime.createProcessInstanceQuery().rootProcessInstances().list().stream()
                .map(ProcessInstance::getId)
                .toList();
        if (!running.isEmpty()) {
            runtime.deleteProcessInstances(running, "The test is over.", true, true, false);
        }
    }

    /** Changes the profile of a worker. */
    public void workerHas(String workerId, UnaryOperator<Worker> change) {
        CurrentOrganisation.runAs(
                Tasklist.ORGANISATION,
                () -> workers.save(
                        change.apply(workers.find(WorkerId.of(workerId)).orElseThrow()), WorkerId.of("supervisor1")));
    }

    public static Worker trainedUntil(Worker worker, @Nullable LocalDate until) {
        return with(
                worker,
                until,
                worker.offendingTrainedUntil(),
                worker.survivorsMax(),
                worker.supervisorId(),
                worker.takesOn());
    }

    public static Worker offendingTrainedUntil(Worker worker, @Nullable LocalDate until) {
        return with(
                worker, worker.trainedUntil(), until, worker.survivorsMax(), worker.supervisorId(), worker.takesOn());
    }

    public static Worker supervisedBy(Worker worker, @Nullable String supervisorId) {
        return with(
                worker,
                worker.trainedUntil(),
                worker.offendingTrainedUntil(),
                worker.survivorsMax(),
                WorkerId.ofNullable(supervisorId),
                worker.takesOn());
    }

    public static Worker takingOn(Worker worker, boolean takesOn, int survivorsMax) {
        return with(
                worker,
                worker.trainedUntil(),
                worker.offendingTrainedUntil(),
                survivorsMax,
                worker.supervisorId(),
                takesOn);
    }

    private static Worker with(
            Worker worker,
            @Nullable LocalDate trainedUntil,
            @Nullable LocalDate offendingTrainedUntil,
            int survivorsMax,
            @Nullable WorkerId supervisorId,
            boolean takesOn) {
        return new Worker(
                        worker.userId(),
                        worker.gender(),
                        worker.languages(),
                        worker.cultures(),
                        trainedUntil,
                        offendingTrainedUntil,
                        survivorsMax,
                        supervisorId,
                        takesOn,
                        worker.telephone(),
                        0)
                .withWhanauTrainedUntil(worker.whanauTrainedUntil());
    }

    /** Six months pass and the timers that became due run. */
    public void sixMonthsPass() {
        time.passes(Period.ofMonths(6).plusDays(1));
        time.timersRun();
    }

    /** Who may see a part of this record now. */
    public List<String> readersOf(JourneyId journey) {
        List<String> seeing = new ArrayList<>();
        for (String person : List.of("worker1", "worker2", "facilitator1", "supervisor1", "supervisor2")) {
            CurrentOrganisation.runAs(Tasklist.ORGANISATION, () -> {
                if (!readers.of(journey, WorkerId.of(person)).isEmpty()) {
                    seeing.add(person);
                }
            });
        }
        return seeing;
    }

    /** Concerns raised so far: level, outcome, whether open, whether escalated. */
    public List<String> concernsOf(JourneyId journey) {
        return rows("""
                select level || ' ' || coalesce(outcome, 'null') || case when closed_at is null then ' open'
                    else ' closed' end || case when escalated_at is null then '' else ' escalated' end
                from alongside.concern where journey_id = :journey order by raised_at
                """, journey);
    }

    /** What came of assessments, who said so, and who helped. */
    public List<String> assessmentsOf(JourneyId journey) {
        return rows("""
                select state || ' by ' || ended_by || coalesce(' with ' || helper, '') from alongside.assessment
                where journey_id = :journey and ended_at is not null order by ended_at
                """, journey);
    }

    /** When the next assessment is due. */
    public Instant nextAssessmentOf(JourneyId journey) {
        return Instant.parse(rows("""
                select to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from alongside.assessment
                where journey_id = :journey and state = 'PLANNED'
                """, journey).get(0));
    }

    /** Which wishes the worker who walks now meets. */
    public Map<String, Boolean> wishesMet(JourneyId journey) {
        List<String> met = rows("""
                select gender_wish_met || ',' || culture_wish_met from alongside.walk
                where journey_id = :journey and until is null
                """, journey);
        String[] each = met.get(0).split(",", 2);
        return Map.of("gender", Boolean.valueOf(each[0]), "culture", Boolean.valueOf(each[1]));
    }

    /** Somebody else, whose journey is not looked at, walks with this worker. */
    public void alreadyWalksWith(String workerId) {
        CurrentOrganisation.runAs(
                Tasklist.ORGANISATION,
                () -> walks.begin(
                        JourneyId.random(),
                        WorkerId.of(workerId),
                        new Wishes("NO_PREFERENCE", Set.of(), "NOT_SAID"),
                        Instant.EPOCH));
    }

    /** The first column of each row, as text. */
    public List<String> texts(String sql, JourneyId journey) {
        return rows(sql, journey);
    }

    private List<String> rows(String sql, JourneyId journey) {
        List<String> rows = new ArrayList<>();
        CurrentOrganisation.runAs(
                Tasklist.ORGANISATION,
                () -> transaction.executeWithoutResult(status -> rows.addAll(jdbc.sql(sql)
                        .param("journey", journey.value())
                        .query(String.class)
                        .list())));
        return rows;
    }

    /** Something reaches the service from a survivor. @return false when it is refused */
    public boolean says(Runnable what) {
        try {
            CurrentOrganisation.runAs(Tasklist.ORGANISATION, what);
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    /** How many rows there are of this journey. */
    public long count(String sql, JourneyId journey) {
        return Long.parseLong(
                rows(sql.replace("count(*)", "count(*)::text"), journey).get(0));
    }

    /** How the journey stands. */
    public Journeys.State state(JourneyId journey) {
        return InOrganisation.asked(Tasklist.ORGANISATION, transaction, () -> journeys.find(journey)
                .orElseThrow()
                .state());
    }

    /** Whether the first search for a worker is over. */
    public boolean isMatched(JourneyId journey) {
        return count("select count(*) from alongside.journey where id = :journey and step <> 'MATCH'", journey) > 0;
    }

    /** The journey that a task belongs to. */
    public JourneyId journeyOf(Task task) {
        return JourneyId.of(runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey());
    }

    /** Where the journey that runs stands, in whichever process that it called. */
    public JourneyAssert journey(JourneyId journey) {
        return new JourneyAssert(runtime, history, journey);
    }

    /** The process of the journey that runs, which calls the others. */
    public ProcessInstance instance(JourneyId journey) {
        return instance("survivor-journey", journey);
    }

    /** The one running instance of this process for the journey. */
    public ProcessInstance instance(String process, JourneyId journey) {
        List<ProcessInstance> running = running(process, journey);
        if (running.size() != 1) {
            throw new AssertionError(running.size() + " instances of " + process + " run");
        }
        return running.get(0);
    }

    /** The running instances of this process for the journey. */
    public List<ProcessInstance> running(String process, RecordId journey) {
        return new ArrayList<>(runtime.createProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(journey.toString())
                .list());
    }
}

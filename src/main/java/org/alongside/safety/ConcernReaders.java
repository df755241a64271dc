package org.alongside.safety;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.engine.Processes;
import org.alongside.engine.TaskTaken;
import org.alongside.engine.VariableValues;
import org.alongside.ids.ConcernId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.safety.bpmn.AgreeToCloseProcess;
import org.alongside.safety.bpmn.SafetyConcernProcess;
import org.alongside.safety.policy.SecondPersonAgrees;
import org.alongside.workers.WorkerMatched;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens what somebody needs who acts on a concern, when they take a task of it, and closes it with the concern. */
@Component
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.CONF_01)
@Policy(value = PolicyId.SAFE_02, database = "check reader_grant_acting")
class ConcernReaders {
    private static final String AGREE_AS_WORKER = AgreeToCloseProcess.USER_TASK_AGREE_AS_WORKER;
    private static final Set<String> AGREES = Set.of(AgreeToCloseProcess.USER_TASK_AGREE_TO_CLOSE, AGREE_AS_WORKER);
    /** Tasks for which somebody may have to reach the survivor: all of a concern. */
    private static final Set<String> REACHES_SURVIVOR = Set.of(
            SafetyConcernProcess.USER_TASK_ACT_NOW,
            SafetyConcernProcess.USER_TASK_BACK_UP_WORKER,
            SafetyConcernProcess.USER_TASK_TAKE_OVER,
            AgreeToCloseProcess.USER_TASK_AGREE_TO_CLOSE,
            AGREE_AS_WORKER);

    /** On versions from before the concern was divided, its process asks the second person itself. */
    private static final Set<String> PROCESSES = Set.of(SafetyConcernProcess.KEY, AgreeToCloseProcess.KEY);

    private static final List<RecordPart> OF_A_CONCERN = List.of(RecordPart.ACTING, RecordPart.CONCERN);
    /** What was said is written in the same moment in which the concern is raised, and a little before it. */
    private static final Duration SAID_BEFORE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Readers readers;
    private final SecondPerson secondPerson;
    private final Processes processes;

    ConcernReaders(JdbcClient jdbc, Readers readers, SecondPerson secondPerson, Processes processes) {
        this.jdbc = jdbc;
        this.readers = readers;
        this.secondPerson = secondPerson;
        this.processes = processes;
    }

    /**
     * @throws org.alongside.policy.Refused under WORKER-08 when it is for somebody else to agree, under WORKER-04 when a
     *     supervisor knows the survivor in another role and there is another supervisor
     */
    @EventListener
    void taken(TaskTaken taken) {
        if (!PROCESSES.contains(taken.process())) {
            return;
        }
        if (AGREES.contains(taken.task())) {
            mayAgree(taken).orRefuse();
        }
        // A concern can come for a worker whose account is gone: the supervisors are asked beside them.
        if (REACHES_SURVIVOR.contains(taken.task()) && secondPerson.hasAccount(taken.userId())) {
            mayReach(taken).orRefuse();
            ConcernId concern = taken.find(SafetyConcernProcess.CONCERN_ID).orElseThrow();
            boolean acts = taken.task().equals(SafetyConcernProcess.USER_TASK_ACT_NOW);
            open(taken.recordId().journey(), concern, taken.userId(), acts);
            if (acts && !isGiven(taken)) {
                processes.set(
                        SafetyConcernProcess.KEY,
                        taken.recordId().journey(),
                        VariableValues.with(SafetyConcernProcess.CONCERN_ID, concern),
                        SafetyConcernProcess.WORKER_ID,
                        taken.userId());
            }
        }
    }

    /**
     * Somebody else walks with them: what the one before was to act on is for the new worker; what a supervisor has taken
     * over stays with the supervisor.
     */
    @EventListener
    void on(WorkerMatched matched) {
        for (WorkerId other : matched.before()) {
            VariableValues theirs = VariableValues.with(SafetyConcernProcess.WORKER_ID, other);
            if (processes.isRunning(SafetyConcernProcess.KEY, matched.journeyId(), theirs)) {
                processes.handOver(
                        SafetyConcernProcess.KEY,
                        matched.journeyId(),
                        theirs,
                        SafetyConcernProcess.WORKER_ID,
                        matched.workerId(),
                        List.of(SafetyConcernProcess.USER_TASK_ACT_NOW));
                readers.end(matched.journeyId(), other, OF_A_CONCERN);
            }
        }
    }

    /** Whether it came to them by the model, and they did not choose it from what all supervisors are offered. */
    private static boolean isGiven(TaskTaken taken) {
        Optional<WorkerId> given =
                switch (taken.task()) {
                    case SafetyConcernProcess.USER_TASK_ACT_NOW -> taken.find(SafetyConcernProcess.WORKER_ID);
                    case AGREE_AS_WORKER -> taken.find(AgreeToCloseProcess.SECOND_ID);
                    default -> Optional.empty();
                };
        return given.filter(taken.userId()::equals).isPresent();
    }

    private Decision mayReach(TaskTaken taken) {
        // Whoever decided cannot agree as well, so there has to be a third one.
        @Nullable
        WorkerId decided = AGREES.contains(taken.task())
                ? taken.find(SafetyConcernProcess.DECIDED_BY).orElse(null)
                : null;
        return isGiven(taken)
                ? Decision.allowed(PolicyId.WORKER_04)
                : secondPerson.mayReach(taken.userId(), taken.recordId().journey(), decided);
    }

    private static Decision mayAgree(TaskTaken taken) {
        return SecondPersonAgrees.decide(
                taken.find(SafetyConcernProcess.DECIDED_BY).orElse(null), taken.userId());
    }

    private void open(JourneyId journeyId, ConcernId concernId, WorkerId userId, boolean acts) {
        jdbc.sql("""
                        insert into alongside.concern_actor (concern_id, user_id, organisation_id)
                        values (:concern, :user, current_setting('alongside.organisation')) on conflict do nothing
                        """)
                .param("concern", concernId.value())
                .param("user", userId.value())
                .update();
        readers.open(journeyId, userId, RecordPart.ACTING, Instant.EPOCH, Readers.Reason.ACTS_ON_CONCERN);
        if (acts) {
            Instant raised = jdbc.sql("select raised_at from alongside.concern where id = :concern")
                    .param("concern", concernId.value())
                    .query((row, n) -> row.getTimestamp(1).toInstant())
                    .single();
            readers.open(
                    journeyId, userId, RecordPart.CONCERN, raised.minus(SAID_BEFORE), Readers.Reason.ACTS_ON_CONCERN);
        }
    }

    /** Whether somebody acts on an open concern of this survivor. */
    boolean isActing(JourneyId journeyId, WorkerId userId) {
        return jdbc.sql("""
                        select exists (select from alongside.concern_actor a
                            join alongside.concern c on c.id = a.concern_id
                            where a.user_id = :user and c.journey_id = :journey and c.closed_at is null)
                        """)
                .param("user", userId.value())
                .param("journey", journeyId.value())
                .query(Boolean.class)
                .single();
    }

    /** The concern is closed: what it opened ends, unless another of the same survivor is open that they act on. */
    void close(JourneyId journeyId, ConcernId concernId) {
        jdbc.sql("""
                        select a.user_id from alongside.concern_actor a where a.concern_id = :concern
                            and not exists (select from alongside.concern_actor b
                                join alongside.concern c on c.id = b.concern_id
                                where b.user_id = a.user_id and c.journey_id = :journey and c.closed_at is null)
                        """)
                .param("concern", concernId.value())
                .param("journey", journeyId.value())
                .query((row, n) -> WorkerId.of(row.getString(1)))
                .list()
                .forEach(user -> readers.end(
                        journeyId,
                        user,
                        FollowUps.isToAsk(processes, journeyId, user) ? List.of(RecordPart.CONCERN) : OF_A_CONCERN));
    }
}

package org.alongside.safety;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.alongside.access.Compartment;
import org.alongside.access.Readers;
import org.alongside.engine.TaskTaken;
import org.alongside.policy.Decision;
import org.alongside.workers.Workers;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens what somebody needs who acts on a concern, when they take a task of it, and closes it with the concern. */
@Component
@Transactional(propagation = Propagation.REQUIRED)
class ConcernReaders {
    /** Tasks for which somebody may have to reach the survivor. */
    private static final Set<String> REACHES_SURVIVOR =
            Set.of(Concerns.ACT_NOW, "userTask_backUpWorker", "userTask_takeOver");

    private static final Set<String> AGREES = Set.of("userTask_agreeToClose", "userTask_agreeAsWorker");
    private static final List<Compartment> OF_A_CONCERN = List.of(Compartment.ACTING, Compartment.CONCERN);
    /** What was said is written in the same moment in which the concern is raised, and a little before it. */
    private static final Duration SAID_BEFORE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Readers readers;
    private final Workers workers;
    private final SecondPerson secondPerson;

    ConcernReaders(JdbcClient jdbc, Readers readers, Workers workers, SecondPerson secondPerson) {
        this.jdbc = jdbc;
        this.readers = readers;
        this.workers = workers;
        this.secondPerson = secondPerson;
    }

    /**
     * @throws org.alongside.policy.Refused under WORKER-08 when it is for somebody else to agree, under WORKER-04 when a
     *     supervisor knows the survivor in another role and there is another supervisor
     */
    @EventListener
    void taken(TaskTaken taken) {
        if (!taken.process().equals(Concerns.PROCESS)) {
            return;
        }
        if (AGREES.contains(taken.task())) {
            mayAgree(taken).orRefuse();
        }
        // A concern can come for a worker whose account is gone: the supervisors are asked beside them.
        if (REACHES_SURVIVOR.contains(taken.task()) && secondPerson.hasAccount(taken.userId())) {
            mayReach(taken).orRefuse();
            UUID concernId = UUID.fromString(taken.variables().getOrDefault("concernId", ""));
            open(taken.journeyId(), concernId, taken.userId(), taken.task().equals(Concerns.ACT_NOW));
        }
    }

    private Decision mayReach(TaskTaken taken) {
        boolean isGiven = taken.task().equals(Concerns.ACT_NOW);
        return !isGiven
                        && workers.hasConflict(taken.userId(), taken.journeyId())
                        && secondPerson.isSupervisorBesides(taken.userId())
                ? Decision.refused(
                        "WORKER-04",
                        "You know this survivor in another role. Please let another supervisor take this task.")
                : Decision.allowed();
    }

    private static Decision mayAgree(TaskTaken taken) {
        return SecondPerson.mayAgree(taken.variables().getOrDefault("decidedBy", ""), taken.userId());
    }

    private void open(UUID journeyId, UUID concernId, String userId, boolean acts) {
        jdbc.sql("""
                        insert into alongside.concern_actor (concern_id, user_id, organisation_id)
                        values (:concern, :user, current_setting('alongside.organisation')) on conflict do nothing
                        """).param("concern", concernId).param("user", userId).update();
        readers.open(journeyId, userId, Compartment.ACTING, Instant.EPOCH, Readers.Reason.ACTS_ON_CONCERN);
        if (acts) {
            Instant raised = jdbc.sql("select raised_at from alongside.concern where id = :concern")
                    .param("concern", concernId)
                    .query((row, n) -> row.getTimestamp(1).toInstant())
                    .single();
            readers.open(
                    journeyId, userId, Compartment.CONCERN, raised.minus(SAID_BEFORE), Readers.Reason.ACTS_ON_CONCERN);
        }
    }

    /** The concern is closed: what it opened ends, unless another of the same survivor is open that they act on. */
    void close(UUID journeyId, UUID concernId) {
        jdbc.sql("""
                        select a.user_id from alongside.concern_actor a where a.concern_id = :concern
                            and not exists (select from alongside.concern_actor b
                                join alongside.concern c on c.id = b.concern_id
                                where b.user_id = a.user_id and c.journey_id = :journey and c.closed_at is null)
                        """)
                .param("concern", concernId)
                .param("journey", journeyId)
                .query(String.class)
                .list()
                .forEach(user -> readers.end(journeyId, user, OF_A_CONCERN));
    }
}

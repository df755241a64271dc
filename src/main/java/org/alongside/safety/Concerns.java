package org.alongside.safety;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.access.Compartment;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Readers;
import org.alongside.audit.Ledger;
import org.alongside.engine.Processes;
import org.alongside.policy.Parameter;
import org.alongside.policy.Policy;
import org.alongside.workers.Walks;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Raises concerns. Each is a process of its own beside the journey: the journey is not held up by it, and whatever
 * happens to the journey, a call for help goes on until people have answered it.
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(
        id = "SAFE-02",
        rule = "Urgent and emergency make a task due within 60 and 15 minutes for the worker and a supervisor, and "
                + "escalate when nobody takes them; the journey is not held up.",
        source = "Guidelines 3.4",
        database = "concern.due_at")
public class Concerns {
    private static final String PROCESS = "safety-concern";

    private final JdbcClient jdbc;
    private final Processes processes;
    private final Readers readers;
    private final Walks walks;
    private final Ledger ledger;
    private final Clock clock;
    private final Duration urgentWithin;
    private final Duration emergencyWithin;

    Concerns(
            JdbcClient jdbc,
            Processes processes,
            Readers readers,
            Walks walks,
            Ledger ledger,
            Clock clock,
            @Value("${alongside.safety.urgent-within:PT60M}") Duration urgentWithin,
            @Value("${alongside.safety.emergency-within:PT15M}") Duration emergencyWithin) {
        this.jdbc = jdbc;
        this.processes = processes;
        this.readers = readers;
        this.walks = walks;
        this.ledger = ledger;
        this.clock = clock;
        this.urgentWithin = Parameter.between(
                "alongside.safety.urgent-within", urgentWithin, Duration.ofMinutes(5), Duration.ofHours(4));
        this.emergencyWithin = Parameter.between(
                "alongside.safety.emergency-within", emergencyWithin, Duration.ofMinutes(1), Duration.ofHours(1));
    }

    /** How soon people must answer. */
    public enum Level {
        WATCH,
        URGENT,
        EMERGENCY
    }

    /**
     * Raises a concern, at once.
     *
     * @param workerId who acts: the walking worker, or who took the first contact while there is none
     */
    public void raise(UUID journeyId, Level level, String raisedBy, String workerId, String journeyLabel) {
        UUID id = UUID.randomUUID();
        Instant due = clock.instant().plus(level == Level.EMERGENCY ? emergencyWithin : urgentWithin);
        jdbc.sql("""
                        insert into alongside.concern (id, organisation_id, journey_id, level, raised_by, raised_at,
                            due_at)
                        values (:id, current_setting('alongside.organisation'), :journey, :level, :by, :at, :due)
                        """)
                .param("id", id)
                .param("journey", journeyId)
                .param("level", level.name())
                .param("by", raisedBy)
                .param("at", Timestamp.from(clock.instant()))
                .param("due", Timestamp.from(due))
                .update();
        readers.open(journeyId, workerId, Compartment.SAFETY, clock.instant(), Readers.Reason.WALKS_WITH);
        ledger.done(journeyId.toString(), raisedBy, "concern raised", Map.of("level", level, "concern", id));
        Map<String, Object> variables = new HashMap<>();
        variables.put("concernId", id.toString());
        variables.put("journeyLabel", journeyLabel);
        variables.put("organisationId", CurrentOrganisation.current().orElseThrow());
        variables.put("workerId", workerId);
        variables.put("safetyLevel", level.name());
        variables.put("dueOn", due);
        processes.start(PROCESS, journeyId, variables);
    }

    /** Whether a concern of this level was raised for this survivor since then and is not answered yet. */
    public boolean isRaisedSince(UUID journeyId, Level level, Instant since) {
        return jdbc.sql("""
                        select exists (select from alongside.concern where journey_id = :journey and level = :level
                            and raised_at > :since and closed_at is null)
                        """)
                .param("journey", journeyId)
                .param("level", level.name())
                .param("since", Timestamp.from(since))
                .query(Boolean.class)
                .single();
    }

    /** Nobody of those first asked took it in time. */
    public void escalate(UUID journeyId, UUID concernId) {
        jdbc.sql("update alongside.concern set escalated_at = :at where id = :id and escalated_at is null")
                .param("at", Timestamp.from(clock.instant()))
                .param("id", concernId)
                .update();
        ledger.done(journeyId.toString(), Ledger.SERVICE, "concern escalated", Map.of("concern", concernId));
    }

    /**
     * Worker and supervisor have both answered.
     *
     * @param workerId who acted: unless they walk with the survivor, or act on another concern of theirs, they see no
     *     more of it from now on (CONF-01)
     */
    public void close(UUID journeyId, UUID concernId, String by, String outcome, String workerId) {
        jdbc.sql(
                        "update alongside.concern set closed_at = :at, outcome = :outcome where id = :id and closed_at is null")
                .param("at", Timestamp.from(clock.instant()))
                .param("outcome", outcome)
                .param("id", concernId)
                .update();
        ledger.done(journeyId.toString(), by, "concern closed", Map.of("concern", concernId, "outcome", outcome));
        boolean walks = this.walks.workerOf(journeyId).filter(workerId::equals).isPresent();
        if (!walks && !actsOnAnother(journeyId, workerId)) {
            readers.close(
                    journeyId,
                    workerId,
                    List.of(Compartment.CONTACT, Compartment.MAIN, Compartment.OFFENDING, Compartment.JOINING));
        }
    }

    private boolean actsOnAnother(UUID journeyId, String workerId) {
        return jdbc
                .sql("select id from alongside.concern where journey_id = :journey and closed_at is null")
                .param("journey", journeyId)
                .query(UUID.class)
                .list()
                .stream()
                .anyMatch(open -> processes.isRunning(
                        PROCESS, journeyId, Map.of("concernId", open.toString(), "workerId", workerId)));
    }
}

package org.alongside.journey.state;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alongside.audit.Ledger;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.policy.BeginsWithWelcome;
import org.alongside.journey.policy.SharingComesBeforeSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The journeys of an organisation: label, state and step of each. */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
public class Journeys {
    private static final int TRIES_MAX = 50;
    private static final String COLUMNS = "select id, label, state, step, first_contact_by from alongside.journey ";

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Clock clock;

    Journeys(JdbcClient jdbc, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Whether a journey goes on. */
    public enum State {
        OPEN,
        PAUSED,
        ENDED,
        ERASED
    }

    /** One journey. */
    public record Journey(JourneyId id, String label, State state, Step step, WorkerId firstContactBy) {}

    /** Opens a journey and gives it its label. */
    public String open(JourneyId journeyId, WorkerId firstContactBy) {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            String label = Labels.next(tries);
            int opened = jdbc.sql("""
                            insert into alongside.journey (id, organisation_id, label, state, step, first_contact_by,
                                opened_at, changed_at)
                            values (:id, current_setting('alongside.organisation'), :label, 'OPEN', 'MATCH', :by,
                                :at, :at)
                            on conflict (organisation_id, label) do nothing
                            """)
                    .param("id", journeyId.value())
                    .param("label", label)
                    .param("by", firstContactBy.value())
                    .param("at", now())
                    .update();
            if (opened == 1) {
                ledger.done(journeyId.toString(), firstContactBy, "journey opened", Map.of("label", label));
                return label;
            }
        }
        throw new IllegalStateException("No free label was found for a new journey.");
    }

    public Optional<Journey> find(JourneyId journeyId) {
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("id", journeyId.value())
                .query((row, n) -> journey(row))
                .optional();
    }

    /**
     * Like {@link #find(JourneyId)}, and whoever else wants to change it waits until this transaction has ended. What only
     * refers to it does not wait. Where a group is locked as well, the journey comes first.
     */
    public Optional<Journey> lock(JourneyId journeyId) {
        return jdbc.sql(COLUMNS + "where id = :id for no key update")
                .param("id", journeyId.value())
                .query((row, n) -> journey(row))
                .optional();
    }

    /** By the label that the survivor was given. */
    public Optional<Journey> findByLabel(String label) {
        return jdbc.sql(COLUMNS + "where label = :label")
                .param("label", label)
                .query((row, n) -> journey(row))
                .optional();
    }

    /** A journey that this person opened, not before that moment, and that was not erased. */
    public Optional<Journey> findOpenedBy(JourneyId journeyId, WorkerId userId, Instant since) {
        return jdbc.sql(COLUMNS + """
                        where id = :id and first_contact_by = :by and opened_at >= :since and state <> 'ERASED'
                        """)
                .param("id", journeyId.value())
                .param("by", userId.value())
                .param("since", Timestamp.from(since))
                .query((row, n) -> journey(row))
                .optional();
    }

    /** Those of these journeys that exist. */
    public List<Journey> find(List<JourneyId> ids) {
        return jdbc.sql(COLUMNS + "where id = any (:ids) order by label")
                .param("ids", ids.stream().map(JourneyId::value).toArray(UUID[]::new))
                .query((row, n) -> journey(row))
                .list();
    }

    /**
     * The survivor reached this step.
     *
     * @throws org.alongside.policy.Refused under JOURNEY-01 or SAFE-04 where the model led past what comes before it
     */
    public void reached(JourneyId journeyId, Step step) {
        find(journeyId).map(Journey::step).ifPresent(before -> {
            BeginsWithWelcome.decide(before.isAtLeast(Step.WELCOME), step.isAtLeast(Step.CONSENT))
                    .orRefuse();
            SharingComesBeforeSupport.decide(new SharingComesBeforeSupport.Facts(
                            before.isAtLeast(Step.SHARE),
                            before.isAtLeast(Step.PLAN),
                            step == Step.PLAN,
                            step == Step.SUPPORT))
                    .orRefuse();
        });
        jdbc.sql("update alongside.journey set step = :step, changed_at = :at where id = :id and step <> :step")
                .param("step", step.name())
                .param("at", now())
                .param("id", journeyId.value())
                .update();
    }

    /** The journey pauses, goes on, ends or was erased. */
    public void become(JourneyId journeyId, State state, WorkerId by) {
        jdbc.sql("update alongside.journey set state = :state, changed_at = :at where id = :id")
                .param("state", state.name())
                .param("at", now())
                .param("id", journeyId.value())
                .update();
        ledger.done(journeyId.toString(), by, "journey " + state.name().toLowerCase(java.util.Locale.ROOT), Map.of());
    }

    /** A session took place; what was said, if anything, is in the record. (CONSENT-07) */
    public void sessionHeld(JourneyId journeyId, WorkerId workerId) {
        jdbc.sql("""
                        insert into alongside.session (id, organisation_id, journey_id, worker_id, recorded_at)
                        values (:id, current_setting('alongside.organisation'), :journey, :worker, :at)
                        """)
                .param("id", UUID.randomUUID())
                .param("journey", journeyId.value())
                .param("worker", workerId.value())
                .param("at", now())
                .update();
        ledger.done(journeyId.toString(), workerId, "session recorded", Map.of());
    }

    private Timestamp now() {
        Instant at = clock.instant();
        return Timestamp.from(at);
    }

    private static Journey journey(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Journey(
                JourneyId.of(row.getObject("id", UUID.class)),
                row.getString("label"),
                State.valueOf(row.getString("state")),
                Step.valueOf(row.getString("step")),
                WorkerId.of(row.getString("first_contact_by")));
    }
}

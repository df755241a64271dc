package org.alongside.workers;

import java.sql.Array;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alongside.audit.Ledger;
import org.alongside.engine.AccountRemoved;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The peer workers of an organisation. */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
public class Workers {
    private static final String COLUMNS = """
            select w.*, (select count(*) from alongside.walk x
                where x.worker_id = w.user_id and x.until is null) as walks_with,
                (select c.held_on from alongside.co_reflection c
                    where c.worker_id = w.user_id order by c.id desc limit 1) as last_co_reflection
            from alongside.worker w
            """;

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Clock clock;

    Workers(JdbcClient jdbc, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Keeps a profile, new or changed. */
    public void save(Worker worker, WorkerId by) {
        jdbc.sql("""
                        insert into alongside.worker (user_id, organisation_id, gender, languages, cultures,
                            trained_until, offending_trained_until, survivors_max, supervisor_id, takes_on,
                            telephone, whanau_trained_until)
                        values (:user, current_setting('alongside.organisation'), :gender, :languages, :cultures,
                            :trained, :offending, :max, :supervisor, :takesOn, :telephone,
                            :whanau)
                        on conflict (organisation_id, user_id) do update set gender = excluded.gender,
                            languages = excluded.languages, cultures = excluded.cultures,
                            trained_until = excluded.trained_until,
                            offending_trained_until = excluded.offending_trained_until,
                            survivors_max = excluded.survivors_max, supervisor_id = excluded.supervisor_id,
                            takes_on = excluded.takes_on, telephone = excluded.telephone,
                            whanau_trained_until = excluded.whanau_trained_until
                        """)
                .param("user", worker.userId().value())
                .param("gender", worker.gender())
                .param("languages", worker.languages().toArray(String[]::new))
                .param("cultures", worker.cultures().toArray(String[]::new))
                .param("trained", date(worker.trainedUntil()))
                .param("offending", date(worker.offendingTrainedUntil()))
                .param("max", worker.survivorsMax())
                .param(
                        "supervisor",
                        worker.supervisorId() == null
                                ? null
                                : worker.supervisorId().value())
                .param("takesOn", worker.takesOn())
                .param("telephone", worker.telephone())
                .param("whanau", date(worker.whanauTrainedUntil()))
                .update();
        ledger.done(Ledger.ORGANISATION, by, "worker profile changed", Map.of("worker", worker.userId()));
    }

    /**
     * Whose account is gone is asked nothing any more: no offer, no assessment, no group waits for somebody who cannot
     * sign in. (WORKER-02)
     */
    @EventListener
    @Order(AccountRemoved.NOTHING_MORE_FOR_THEM)
    public void accountRemoved(AccountRemoved removed) {
        // Whoever takes a survivor on at this moment has locked the profile: wait for them, and meet what they began.
        lock(removed.userId());
        find(removed.userId())
                .ifPresent(worker -> save(
                        new Worker(
                                worker.userId(),
                                worker.gender(),
                                worker.languages(),
                                worker.cultures(),
                                null,
                                null,
                                worker.survivorsMax(),
                                worker.supervisorId(),
                                false,
                                worker.walksWith()),
                        removed.by()));
    }

    /** Workers whose supervisor has no account any more get another one from a supervisor. */
    @EventListener
    @Order(AccountRemoved.WHAT_IS_LEFT)
    public void supervisorRemoved(AccountRemoved removed) {
        int without = jdbc.sql("update alongside.worker set supervisor_id = null where supervisor_id = :gone")
                .param("gone", removed.userId().value())
                .update();
        if (without > 0) {
            ledger.done(
                    Ledger.ORGANISATION,
                    removed.by(),
                    "supervisor of workers ended",
                    Map.of("supervisor", removed.userId()));
        }
    }

    public Optional<Worker> find(WorkerId userId) {
        return jdbc.sql(COLUMNS + " where w.user_id = :user")
                .param("user", userId.value())
                .query((row, n) -> worker(row))
                .optional();
    }

    /** Like {@link #find}, and whoever else wants to change the profile waits until this transaction has ended. */
    Optional<Worker> lock(WorkerId userId) {
        return jdbc.sql(COLUMNS + " where w.user_id = :user for update of w")
                .param("user", userId.value())
                .query((row, n) -> worker(row))
                .optional();
    }

    /** Everybody with a profile, however many they are: whoever a list leaves out is never asked. */
    public List<Worker> all() {
        return jdbc.sql(COLUMNS + " order by w.user_id")
                .query((row, n) -> worker(row))
                .list();
    }

    /** This worker must not walk with this survivor. (WORKER-04) */
    public void declareConflict(WorkerId workerId, JourneyId journeyId, String kind) {
        jdbc.sql("""
                        insert into alongside.worker_conflict (organisation_id, worker_id, journey_id, kind, declared_at)
                        values (current_setting('alongside.organisation'), :worker, :journey, :kind, :at)
                        on conflict do nothing
                        """)
                .param("worker", workerId.value())
                .param("journey", journeyId.value())
                .param("kind", kind)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** Whether this worker declared that they must not walk with this survivor. (WORKER-04) */
    public boolean hasConflict(WorkerId workerId, JourneyId journeyId) {
        return jdbc.sql("""
                        select exists (select from alongside.worker_conflict
                            where worker_id = :worker and journey_id = :journey)
                        """)
                .param("worker", workerId.value())
                .param("journey", journeyId.value())
                .query(Boolean.class)
                .single();
    }

    /** All who declared that they must not walk with this survivor. (WORKER-04) */
    Set<WorkerId> withConflict(JourneyId journeyId) {
        return Set.copyOf(jdbc.sql("select worker_id from alongside.worker_conflict where journey_id = :journey")
                .param("journey", journeyId.value())
                .query((row, n) -> WorkerId.of(row.getString(1)))
                .list());
    }

    /** Somebody trained for overlapping offending, other than the walking worker if there is one; the one with least to do. */
    public Optional<WorkerId> assessorFor(@Nullable WorkerId walkingWorkerId) {
        LocalDate today = LocalDate.now(clock);
        return all().stream()
                .filter(w -> !w.userId().equals(walkingWorkerId))
                .filter(w -> w.offendingTrainedUntil() != null
                        && !w.offendingTrainedUntil().isBefore(today))
                .min(java.util.Comparator.comparingInt(Worker::walksWith).thenComparing(Worker::userId))
                .map(Worker::userId);
    }

    private static Worker worker(java.sql.ResultSet row) throws SQLException {
        return new Worker(
                WorkerId.of(row.getString("user_id")),
                row.getString("gender"),
                set(row.getArray("languages")),
                set(row.getArray("cultures")),
                day(row.getDate("trained_until")),
                day(row.getDate("offending_trained_until")),
                row.getInt("survivors_max"),
                WorkerId.ofNullable(row.getString("supervisor_id")),
                row.getBoolean("takes_on"),
                row.getString("telephone"),
                row.getInt("walks_with"),
                day(row.getDate("whanau_trained_until")),
                day(row.getDate("last_co_reflection")));
    }

    private static Set<String> set(Array array) throws SQLException {
        return Set.of((String[]) array.getArray());
    }

    private static @Nullable Date date(@Nullable LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }

    private static @Nullable LocalDate day(@Nullable Date date) {
        return date == null ? null : date.toLocalDate();
    }
}

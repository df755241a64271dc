package org.alongside.journey.people;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.policy.OnlyWhoWalksWithThem;
import org.alongside.journey.state.Journeys.State;
import org.alongside.journey.state.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whom somebody walks with, or took the first contact of. */
@Repository
class PeopleRows {
    private final JdbcClient jdbc;

    PeopleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** On which is written down what was talked about with the survivor. */
    private static final List<String> CONVERSATIONS = List.of(
            "connect.welcome",
            "connect.share",
            "integrate.plan-way-forward",
            "support.record-session",
            "support.revise-way-forward",
            "reflect.look-back",
            "safety-follow-up.follow-up");

    /**
     * One of them.
     *
     * @param isWalking whether the worker walks with them, and did not only take the first contact
     * @param lastContact when somebody last met or talked with the survivor, of what is open to the worker (CONF-08)
     */
    record Row(
            JourneyId journeyId,
            String label,
            State state,
            Step step,
            Instant changedAt,
            boolean isWalking,
            Optional<Instant> lastContact) {}

    /** In the order of their labels. {@link OnlyWhoWalksWithThem} is asked of each. */
    List<Row> of(WorkerId worker, int max) {
        return jdbc
                .sql("""
                        select j.id, j.label, j.state, j.step, j.changed_at, j.first_contact_by, w.worker_id,
                            exists (select from alongside.worker_conflict c
                                where c.worker_id = :worker and c.journey_id = j.id) has_conflict,
                            greatest(
                                (select max(s.recorded_at) from alongside.session s
                                    join alongside.reader_grant g on g.journey_id = s.journey_id and g.user_id = :worker
                                        and g.compartment = 'MAIN' and g.ended_at is null
                                    where s.journey_id = j.id
                                        and (s.worker_id = :worker or s.recorded_at >= g.sees_from)),
                                (select max(m.starts_at) from alongside.arranged_meeting m
                                    where m.worker_id = :worker and m.journey_id = j.id and m.state = 'ENDED'),
                                (select max(e.written_at) from alongside.record_entry e
                                    join alongside.reader_grant g on g.journey_id = e.journey_id and g.user_id = :worker
                                        and g.compartment = e.compartment and g.ended_at is null
                                    where e.journey_id = j.id and e.form in (:conversations)
                                        and e.compartment in ('MAIN', 'SAFETY')
                                        and (e.written_by = :worker or e.written_at >= g.sees_from))) last_contact
                        from alongside.journey j
                        left join alongside.walk w on w.journey_id = j.id and w.until is null
                        where j.state in ('OPEN', 'PAUSED') and j.id in (
                            select journey_id from alongside.walk where worker_id = :worker and until is null
                            union
                            select f.id from alongside.journey f
                            where f.first_contact_by = :worker and f.state in ('OPEN', 'PAUSED') and not exists (
                                select from alongside.walk o where o.journey_id = f.id and o.until is null))
                        order by j.label, j.id limit :max
                        """)
                .param("worker", worker.value())
                .param("conversations", CONVERSATIONS)
                .param("max", max)
                .query((row, n) -> {
                    String with = row.getString("worker_id");
                    boolean isTheirs = OnlyWhoWalksWithThem.decide(
                                    new OnlyWhoWalksWithThem.Facts(
                                            true,
                                            with == null ? null : WorkerId.of(with),
                                            WorkerId.of(row.getString("first_contact_by")),
                                            row.getBoolean("has_conflict")),
                                    worker)
                            .isAllowed();
                    return isTheirs
                            ? Optional.of(new Row(
                                    JourneyId.of(row.getObject("id", UUID.class)),
                                    row.getString("label"),
                                    State.valueOf(row.getString("state")),
                                    Step.valueOf(row.getString("step")),
                                    row.getTimestamp("changed_at").toInstant(),
                                    worker.value().equals(with),
                                    Optional.ofNullable(row.getTimestamp("last_contact"))
                                            .map(Timestamp::toInstant)))
                            : Optional.<Row>empty();
                })
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }
}

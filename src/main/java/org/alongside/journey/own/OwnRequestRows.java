package org.alongside.journey.own;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RequestId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.own.OwnRequests.Alert;
import org.alongside.journey.own.OwnRequests.Kind;
import org.alongside.journey.own.OwnRequests.Outcome;
import org.alongside.journey.own.OwnRequests.Request;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What survivors asked for, as it is kept. */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
@Policy(
        value = PolicyId.CONF_07,
        database = {
            "check own_request_in_time",
            "trigger own_request_stays_done",
            "trigger own_request_stays",
            "check own_request_words",
            "check own_request_done",
            "check own_request_outcome",
            "check own_request_fits_outcome"
        })
class OwnRequestRows {
    /** Such a row, with the label of who asked. */
    static final String COLUMNS = """
            select r.*, j.label from alongside.own_request r join alongside.journey j on j.id = r.journey_id
            """;

    private final JdbcClient jdbc;

    OwnRequestRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false where it is there already, or where a copy is open and another is asked for */
    boolean insert(
            RequestId id,
            JourneyId journeyId,
            Kind kind,
            byte @Nullable [] ciphertext,
            @Nullable RequestId againOf,
            WorkerId by,
            Instant at,
            LocalDate due) {
        return jdbc.sql("""
                                insert into alongside.own_request
                                    (id, organisation_id, journey_id, kind, ciphertext, asked_at, asked_by, due_on, begun_at, again_of)
                                values (:id, current_setting('alongside.organisation'), :journey, :kind, :ciphertext, :now, :by, :due,
                                    :now, :again)
                                on conflict do nothing
                                """)
                        .param("id", id.value())
                        .param("journey", journeyId.value())
                        .param("kind", kind.name())
                        .param("ciphertext", ciphertext, Types.BINARY)
                        .param("now", Timestamp.from(at))
                        .param("by", by.value())
                        .param("due", due)
                        .param("again", againOf == null ? null : againOf.value(), Types.OTHER)
                        .update()
                == 1;
    }

    /** @return false where a process runs it, or did, or it is done */
    boolean begun(RequestId id, Instant at) {
        return jdbc.sql("""
                                update alongside.own_request set begun_at = :now
                                where id = :id and begun_at is null and done_at is null
                                """)
                        .param("id", id.value())
                        .param("now", Timestamp.from(at))
                        .update()
                == 1;
    }

    boolean isAskedAgain(RequestId id) {
        return jdbc.sql("select exists (select from alongside.own_request where again_of = :id)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    int openCorrections(JourneyId journeyId) {
        return jdbc.sql("select count(*) from alongside.own_request where journey_id = :journey"
                        + " and kind = 'CORRECTION' and done_at is null")
                .param("journey", journeyId.value())
                .query(Integer.class)
                .single();
    }

    boolean hasPassedOnCopy(JourneyId journeyId, WorkerId by) {
        return jdbc.sql("select exists (select from alongside.own_request where journey_id = :journey and kind = 'COPY'"
                        + " and done_at is null and asked_by = :by)")
                .param("journey", journeyId.value())
                .param("by", by.value())
                .query(Boolean.class)
                .single();
    }

    boolean isAnyOpen(JourneyId journeyId) {
        return jdbc.sql(
                        "select exists (select from alongside.own_request where journey_id = :journey and done_at is null)")
                .param("journey", journeyId.value())
                .query(Boolean.class)
                .single();
    }

    Optional<Request> find(RequestId id) {
        return jdbc.sql(COLUMNS + "where r.id = :id")
                .param("id", id.value())
                .query((row, n) -> request(row))
                .optional();
    }

    /** Of a survivor, what is open first, then the newest. */
    List<Request> of(JourneyId journeyId, int max) {
        return jdbc.sql(COLUMNS
                        + "where r.journey_id = :journey order by r.done_at is not null, r.asked_at desc limit :max")
                .param("journey", journeyId.value())
                .param("max", max)
                .query((row, n) -> request(row))
                .list();
    }

    /** What is open in the organisation, what is due first at the top. */
    List<Request> open(int max) {
        return jdbc.sql(COLUMNS + "where r.done_at is null order by r.due_on, r.asked_at limit :max")
                .param("max", max)
                .query((row, n) -> request(row))
                .list();
    }

    /** What was written with a correction, under the survivor's key. */
    Optional<byte[]> words(JourneyId journeyId, RequestId id) {
        return jdbc.sql("select ciphertext from alongside.own_request where id = :id and journey_id = :journey"
                        + " and ciphertext is not null")
                .param("id", id.value())
                .param("journey", journeyId.value())
                .query((row, n) -> row.getBytes("ciphertext"))
                .optional();
    }

    void alert(RequestId id, Alert alert) {
        jdbc.sql("update alongside.own_request set alert = :alert where id = :id and done_at is null")
                .param("id", id.value())
                .param("alert", alert.name())
                .update();
    }

    /** @return false where it is done already */
    boolean done(RequestId id, Outcome outcome, WorkerId by, Instant at) {
        return jdbc.sql("""
                                update alongside.own_request set done_at = :now, done_by = :by, outcome = :outcome
                                where id = :id and done_at is null
                                """)
                        .param("id", id.value())
                        .param("now", Timestamp.from(at))
                        .param("by", by.value())
                        .param("outcome", outcome.name())
                        .update()
                == 1;
    }

    void erase(JourneyId journeyId) {
        jdbc.sql("delete from alongside.own_request where journey_id = :journey")
                .param("journey", journeyId.value())
                .update();
    }

    static Request request(ResultSet row) throws SQLException {
        String alert = row.getString("alert");
        String outcome = row.getString("outcome");
        UUID again = row.getObject("again_of", UUID.class);
        return new Request(
                RequestId.of(row.getObject("id", UUID.class)),
                JourneyId.of(row.getObject("journey_id", UUID.class)),
                row.getString("label"),
                Kind.valueOf(row.getString("kind")),
                row.getTimestamp("asked_at").toInstant(),
                row.getObject("due_on", LocalDate.class),
                row.getTimestamp("begun_at") != null,
                alert == null ? null : Alert.valueOf(alert),
                moment(row, "gone_through_at"),
                WorkerId.ofNullable(row.getString("gone_through_by")),
                moment(row, "decided_at"),
                WorkerId.ofNullable(row.getString("decided_by")),
                moment(row, "ready_until"),
                moment(row, "fetched_at"),
                moment(row, "done_at"),
                outcome == null ? null : Outcome.valueOf(outcome),
                again == null ? null : RequestId.of(again),
                moment(row, "on_paper_at"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}

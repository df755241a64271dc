package org.alongside.journey.whanau;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupporterId;
import org.alongside.ids.WorkerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rows of whom survivors bring in. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SupporterRows {
    private static final String COLUMNS = "select id, version, words, changed_by, changed_at from alongside.supporter";

    private final JdbcClient jdbc;

    SupporterRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param words unreadable without the survivor's key */
    record Row(SupporterId id, int version, byte[] words, WorkerId changedBy, Instant changedAt) {}

    List<Row> of(JourneyId journeyId) {
        return jdbc.sql(COLUMNS + " where journey_id = :journey order by added_at, id")
                .param("journey", journeyId.value())
                .query((row, n) -> row(row))
                .list();
    }

    Optional<Row> find(JourneyId journeyId, SupporterId id) {
        return jdbc.sql(COLUMNS + " where journey_id = :journey and id = :id")
                .param("journey", journeyId.value())
                .param("id", id.value())
                .query((row, n) -> row(row))
                .optional();
    }

    private static Row row(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Row(
                SupporterId.of(row.getObject("id", UUID.class)),
                row.getInt("version"),
                row.getBytes("words"),
                WorkerId.of(row.getString("changed_by")),
                row.getTimestamp("changed_at").toInstant());
    }

    /** @return false where this id is taken */
    boolean insert(JourneyId journeyId, SupporterId id, byte[] words, WorkerId by, Instant at) {
        return jdbc.sql("""
                        insert into alongside.supporter
                            (id, organisation_id, journey_id, words, added_at, changed_by, changed_at)
                        values (:id, current_setting('alongside.organisation'), :journey, :words, :at, :by, :at)
                        on conflict (id) do nothing
                        """)
                        .param("id", id.value())
                        .param("journey", journeyId.value())
                        .param("words", words)
                        .param("at", Timestamp.from(at))
                        .param("by", by.value())
                        .update()
                == 1;
    }

    void change(SupporterId id, byte[] words, WorkerId by, Instant at) {
        jdbc.sql("""
                        update alongside.supporter
                        set words = :words, version = version + 1, changed_by = :by, changed_at = :at where id = :id
                        """)
                .param("id", id.value())
                .param("words", words)
                .param("by", by.value())
                .param("at", Timestamp.from(at))
                .update();
    }

    void delete(SupporterId id) {
        jdbc.sql("delete from alongside.supporter where id = :id")
                .param("id", id.value())
                .update();
    }

    /** The newest days on which each of them was at a session, {@code max} of each, the newest first. */
    Map<SupporterId, List<LocalDate>> sessions(JourneyId journeyId, int max) {
        Map<SupporterId, List<LocalDate>> days = new HashMap<>();
        jdbc.sql("""
                        select supporter_id, held_on from (
                            select supporter_id, held_on, row_number() over (partition by supporter_id order by held_on desc) n
                            from (select distinct supporter_id, held_on from alongside.whanau_session
                                where journey_id = :journey) each_day) newest
                        where n <= :max order by held_on desc
                        """)
                .param("journey", journeyId.value())
                .param("max", max)
                .query((row, n) -> days.computeIfAbsent(
                                SupporterId.of(row.getObject("supporter_id", UUID.class)), each -> new ArrayList<>())
                        .add(row.getObject("held_on", LocalDate.class)))
                .list();
        return days;
    }

    void deleteAll(JourneyId journeyId) {
        jdbc.sql("delete from alongside.supporter where journey_id = :journey")
                .param("journey", journeyId.value())
                .update();
    }
}

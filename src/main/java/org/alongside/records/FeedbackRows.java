package org.alongside.records;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.alongside.ids.FeedbackId;
import org.alongside.ids.JourneyId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of feedback; words in them are unreadable without the organisation's key. */
@Repository
class FeedbackRows {
    private final JdbcClient jdbc;

    FeedbackRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One of them, as it is kept; empty texts for what there is not. */
    @SuppressWarnings("ArrayRecordComponent")
    record Row(
            FeedbackId id,
            LocalDate day,
            String reason,
            byte @Nullable [] ciphertext,
            boolean mayBeShown,
            Optional<JourneyId> from,
            boolean isRead,
            String takenOutBecause) {}

    boolean has(FeedbackId id) {
        return jdbc.sql("select count(*) > 0 from alongside.feedback where id = :id")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /** One with an id that is there already changes nothing: it is the same. */
    void insert(
            FeedbackId id,
            LocalDate day,
            @Nullable String reason,
            byte @Nullable [] ciphertext,
            boolean mayBeShown,
            @Nullable JourneyId from) {
        jdbc.sql("""
                        insert into alongside.feedback
                            (id, organisation_id, received_on, reason, ciphertext, may_be_shown, journey_id)
                        values (:id, current_setting('alongside.organisation'), :day, :reason, :ciphertext, :shown,
                            :journey)
                        on conflict (id) do nothing
                        """)
                .param("id", id.value())
                .param("day", Date.valueOf(day))
                .param("reason", reason)
                .param("ciphertext", ciphertext)
                .param("shown", mayBeShown)
                .param("journey", from == null ? null : from.value())
                .update();
    }

    /** Whether somebody has a record that is not erased, and is not until this transaction has ended. */
    boolean hasRecord(JourneyId journeyId) {
        return jdbc.sql("select journey_id from alongside.record_key"
                        + " where journey_id = :journey and erased_at is null for share")
                .param("journey", journeyId.value())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** Counts one more of this day. @return false where the day is full */
    boolean count(LocalDate day, int max) {
        jdbc.sql("delete from alongside.feedback_day where day < :day")
                .param("day", Date.valueOf(day))
                .update();
        return jdbc.sql("""
                                insert into alongside.feedback_day (organisation_id, day, received)
                                values (current_setting('alongside.organisation'), :day, 1)
                                on conflict (organisation_id, day) do update set received = feedback_day.received + 1
                                where feedback_day.received < :max
                                """).param("day", Date.valueOf(day)).param("max", max).update() > 0;
    }

    /** The newest days first, and in a day by ids, which are random. */
    List<Row> page(int offset, int limit) {
        return jdbc.sql("""
                        select id, received_on, reason, ciphertext, may_be_shown, journey_id, is_read, taken_out_because
                        from alongside.feedback order by received_on desc, id offset :offset limit :limit
                        """)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, n) -> new Row(
                        FeedbackId.of(row.getObject("id", UUID.class)),
                        row.getDate("received_on").toLocalDate(),
                        Objects.requireNonNullElse(row.getString("reason"), ""),
                        row.getBytes("ciphertext"),
                        row.getBoolean("may_be_shown"),
                        Optional.ofNullable(row.getObject("journey_id", UUID.class))
                                .map(JourneyId::of),
                        row.getBoolean("is_read"),
                        Objects.requireNonNullElse(row.getString("taken_out_because"), "")))
                .list();
    }

    int unread() {
        return jdbc.sql("select count(*) from alongside.feedback where not is_read and taken_out_because is null")
                .query(Integer.class)
                .single();
    }

    boolean setRead(FeedbackId id, boolean isRead) {
        return jdbc.sql("update alongside.feedback set is_read = :read where id = :id and taken_out_because is null")
                        .param("id", id.value())
                        .param("read", isRead)
                        .update()
                > 0;
    }

    boolean takeOut(FeedbackId id, String because, String by) {
        return jdbc.sql("""
                                update alongside.feedback set ciphertext = null, journey_id = null, is_read = true,
                                    taken_out_because = :because, taken_out_by = :by
                                where id = :id and taken_out_because is null
                                """)
                        .param("id", id.value())
                        .param("because", because)
                        .param("by", by)
                        .update()
                > 0;
    }

    /** Whether it was taken out for this reason by this person, such as by pressing twice. */
    boolean isTakenOut(FeedbackId id, String because, String by) {
        return jdbc.sql("select count(*) > 0 from alongside.feedback"
                        + " where id = :id and taken_out_because = :because and taken_out_by = :by")
                .param("id", id.value())
                .param("because", because)
                .param("by", by)
                .query(Boolean.class)
                .single();
    }
}

package org.alongside.messages;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MessageId;
import org.alongside.ids.WorkerId;
import org.alongside.messages.OutboxRows.Row;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Of the rows of messages, which somebody has taken to pass on by hand. */
@Repository
class TakenMessageRows {
    private final JdbcClient jdbc;

    TakenMessageRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void taken(MessageId id, WorkerId by, Instant at) {
        jdbc.sql("update alongside.message set taken_by = :by, taken_at = :at where id = :id")
                .param("by", by.value())
                .param("at", Timestamp.from(at))
                .param("id", id.value())
                .update();
    }

    /** Whoever has taken it is shown a link. */
    void linkMade(MessageId id, Instant at) {
        jdbc.sql("update alongside.message set link_made_at = :at where id = :id")
                .param("at", Timestamp.from(at))
                .param("id", id.value())
                .update();
    }

    /** What somebody has taken to this survivor. */
    List<Row> takenBy(WorkerId userId, JourneyId journeyId) {
        return jdbc.sql("""
                        select * from alongside.message
                        where journey_id = :journey and state = 'BY_HAND' and taken_by = :user order by id for update
                        """)
                .param("journey", journeyId.value())
                .param("user", userId.value())
                .query((row, n) -> OutboxRows.row(row))
                .list();
    }

    /** Whether they had taken it when it was stopped. */
    boolean wasStopped(MessageId id, WorkerId by) {
        return jdbc.sql("""
                        select exists (select from alongside.message
                            where id = :id and state = 'STOPPED' and taken_by = :by)
                        """)
                .param("id", id.value())
                .param("by", by.value())
                .query(Boolean.class)
                .single();
    }

    /** Nobody has it. */
    void release(MessageId id) {
        jdbc.sql("update alongside.message set taken_by = null, taken_at = null where id = :id")
                .param("id", id.value())
                .update();
    }

    /** Whether they have taken another one to this survivor, that is still open. */
    boolean hasAnother(WorkerId userId, JourneyId journeyId) {
        return jdbc.sql("""
                        select exists (select from alongside.message
                            where taken_by = :user and journey_id = :journey and state = 'BY_HAND')
                        """)
                .param("user", userId.value())
                .param("journey", journeyId.value())
                .query(Boolean.class)
                .single();
    }

    /** Nobody has what this person had. */
    void release(WorkerId userId) {
        jdbc.sql("""
                        update alongside.message set taken_by = null, taken_at = null
                        where state = 'BY_HAND' and taken_by = :user
                        """).param("user", userId.value()).update();
    }

    /** One that somebody took so long ago that others may take it. */
    Optional<Row> takenBefore(Instant before) {
        return jdbc.sql("""
                        select * from alongside.message
                        where organisation_id = current_setting('alongside.organisation')
                            and state = 'BY_HAND' and taken_at < :before
                        limit 1 for update skip locked
                        """)
                .param("before", Timestamp.from(before))
                .query((row, n) -> OutboxRows.row(row))
                .optional();
    }

    /** @return how often nobody was reached by now */
    int notReached(MessageId id) {
        return jdbc.sql("""
                        update alongside.message set hand_tries = hand_tries + 1 where id = :id returning hand_tries
                        """).param("id", id.value()).query(Integer.class).single();
    }
}

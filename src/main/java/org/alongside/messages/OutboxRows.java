package org.alongside.messages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MessageId;
import org.alongside.ids.WorkerId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of messages. A row holds ids, states and dates. */
@Repository
class OutboxRows {
    /** Where a message is. */
    enum State {
        /** For its time, or to be tried again. */
        WAITING,
        /** Somebody sends it just now. */
        SENDING,
        SENT,
        /** Handed over to a mail server that did not answer: it may have arrived. */
        UNKNOWN,
        /** For a person to pass on. */
        BY_HAND,
        PASSED_ON,
        NOT_DELIVERED,
        STOPPED
    }

    /** Why a message is for a person, or reached nobody. */
    enum Because {
        NO_MAIL_SERVER,
        NOT_BY_MAIL,
        HOURS_ARE_FOR_A_PERSON,
        ADDRESS_IS_NONE,
        REFUSED,
        CAME_BACK,
        GAVE_UP,
        UNREADABLE,
        TOO_LATE,
        NOT_REACHED
    }

    private static final List<State> OPEN = List.of(State.WAITING, State.SENDING, State.UNKNOWN, State.BY_HAND);

    private final JdbcClient jdbc;

    OutboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(
            MessageId id,
            JourneyId journeyId,
            MessageTemplate template,
            UUID about,
            int number,
            Instant notBefore,
            Instant notAfter,
            State state,
            @Nullable Because because,
            int tries,
            Instant nextTryAt,
            Instant givesUpAt,
            boolean isToStop,
            @Nullable WorkerId takenBy) {
        MessageEnded ended(MessageEnded.Outcome outcome) {
            return new MessageEnded(id, journeyId, template, about, number, outcome);
        }
    }

    /** @return false where this one is queued already */
    boolean insert(MessageId id, Message message, WorkerId by, Instant at, Instant due, Instant givesUpAt) {
        return jdbc.sql("""
                                insert into alongside.message (id, organisation_id, journey_id, template, about, number,
                                    not_before, not_after, queued_by, queued_at, state, next_try_at, gives_up_at)
                                values (:id, current_setting('alongside.organisation'), :journey, :template, :about, :number,
                                    :not_before, :not_after, :by, :at, 'WAITING', :due, :gives_up)
                                on conflict (organisation_id, template, about, number) do nothing
                                """)
                        .param("id", id.value())
                        .param("journey", message.journeyId().value())
                        .param("template", message.template().name())
                        .param("about", message.about())
                        .param("number", message.number())
                        .param("not_before", Timestamp.from(message.notBefore()))
                        .param("not_after", Timestamp.from(message.notAfter()))
                        .param("by", by.value())
                        .param("at", Timestamp.from(at))
                        .param("due", Timestamp.from(due))
                        .param("gives_up", Timestamp.from(givesUpAt))
                        .update()
                == 1;
    }

    MessageId idOf(Message message) {
        return jdbc.sql("""
                        select id from alongside.message
                        where template = :template and about = :about and number = :number and journey_id = :journey
                        """)
                .param("template", message.template().name())
                .param("about", message.about())
                .param("number", message.number())
                .param("journey", message.journeyId().value())
                .query((row, n) -> MessageId.of(row.getObject(1, UUID.class)))
                .single();
    }

    int openOf(JourneyId journeyId) {
        return jdbc.sql("select count(*) from alongside.message where journey_id = :journey and state = any (:open)")
                .param("journey", journeyId.value())
                .param("open", names(OPEN))
                .query(Integer.class)
                .single();
    }

    /**
     * Stops what was not sent. What is being sent just now is asked to stop: it is not tried again.
     *
     * @param what of these what is about this; everything where it is nothing
     * @return those that had been taken by somebody to pass on
     */
    List<Row> stop(JourneyId journeyId, Optional<UUID> what, WorkerId by, Instant at) {
        List<Row> stopped = jdbc.sql("""
                        select * from alongside.message
                        where journey_id = :journey and state = any (:open) and (cast(:about as uuid) is null or about = :about)
                        order by id for update
                        """)
                .param("journey", journeyId.value())
                .param("open", names(OPEN))
                .param("about", what.orElse(null), java.sql.Types.OTHER)
                .query((row, n) -> row(row))
                .list();
        jdbc.sql("""
                        update alongside.message set stop_asked_at = :at,
                            state = case state when 'SENDING' then state else 'STOPPED' end,
                            ended_at = case state when 'SENDING' then null else cast(:at as timestamptz) end,
                            ended_by = case state when 'SENDING' then null else :by end
                        where id = any (:ids)
                        """)
                .param("at", Timestamp.from(at))
                .param("by", by.value())
                .param("ids", stopped.stream().map(row -> row.id().value()).toArray(UUID[]::new))
                .update();
        return stopped.stream().filter(row -> row.takenBy() != null).toList();
    }

    private static String[] names(Collection<State> states) {
        return states.stream().map(Enum::name).toArray(String[]::new);
    }

    static Row row(ResultSet row) throws SQLException {
        String because = row.getString("because");
        String takenBy = row.getString("taken_by");
        return new Row(
                MessageId.of(row.getObject("id", UUID.class)),
                JourneyId.of(row.getObject("journey_id", UUID.class)),
                MessageTemplate.valueOf(row.getString("template")),
                row.getObject("about", UUID.class),
                row.getInt("number"),
                row.getTimestamp("not_before").toInstant(),
                row.getTimestamp("not_after").toInstant(),
                State.valueOf(row.getString("state")),
                because == null ? null : Because.valueOf(because),
                row.getInt("tries"),
                row.getTimestamp("next_try_at").toInstant(),
                row.getTimestamp("gives_up_at").toInstant(),
                row.getTimestamp("stop_asked_at") != null,
                takenBy == null ? null : WorkerId.of(takenBy));
    }

    static Instant earlier(Instant... moments) {
        return Stream.of(moments).min(Instant::compareTo).orElseThrow();
    }
}

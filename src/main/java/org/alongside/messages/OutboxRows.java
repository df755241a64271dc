package org.alongside.messages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MessageId;
import org.alongside.ids.MessageSubjectId;
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
        HOURS_TO_KEEP,
        ADDRESS_IS_NONE,
        /** Not a reason: it waits because the mail server took nothing. */
        SERVER_AWAY,
        REFUSED,
        CAME_BACK,
        GAVE_UP,
        UNSURE,
        UNREADABLE,
        TOO_LATE,
        NOT_REACHED
    }

    private static final List<State> OPEN = List.of(State.WAITING, State.SENDING, State.UNKNOWN, State.BY_HAND);
    private static final List<State> UNDER_WAY = List.of(State.WAITING, State.SENDING, State.BY_HAND);
    private static final List<State> STOPPED_BY_CALL =
            List.of(State.WAITING, State.SENDING, State.UNKNOWN, State.BY_HAND, State.SENT);

    private final JdbcClient jdbc;

    OutboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(
            MessageId id,
            JourneyId journeyId,
            MessageTemplate template,
            MessageSubjectId about,
            int number,
            Instant notBefore,
            Instant notAfter,
            State state,
            @Nullable Because because,
            int tries,
            Instant nextTryAt,
            Instant givesUpAt,
            boolean isToStop,
            @Nullable WorkerId takenBy,
            @Nullable Instant takenAt,
            @Nullable Instant linkMadeAt,
            int handTries) {
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
                        .param("about", message.about().value())
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
                .param("about", message.about().value())
                .param("number", message.number())
                .param("journey", message.journeyId().value())
                .query((row, n) -> MessageId.of(row.getObject(1, UUID.class)))
                .single();
    }

    boolean isUnderWay(JourneyId journeyId, MessageSubjectId about) {
        return jdbc.sql("select exists (select from alongside.message where journey_id = :journey and about = :about"
                        + " and state = any (:open))")
                .param("journey", journeyId.value())
                .param("about", about.value())
                .param("open", names(UNDER_WAY))
                .query(Boolean.class)
                .single();
    }

    boolean isUnderWay(JourneyId journeyId, MessageTemplate template) {
        return jdbc.sql(
                        "select exists (select from alongside.message where journey_id = :journey and template = :template"
                                + " and state = any (:open))")
                .param("journey", journeyId.value())
                .param("template", template.name())
                .param("open", names(UNDER_WAY))
                .query(Boolean.class)
                .single();
    }

    List<Messages.Sent> sentTo(JourneyId journeyId, Instant until, int max) {
        return jdbc.sql("""
                        select template, coalesce(ended_at, claimed_at, queued_at) as at, state from alongside.message
                        where journey_id = :journey and state in ('SENT', 'PASSED_ON')
                            and coalesce(ended_at, claimed_at, queued_at) <= :until
                        order by at desc limit :max
                        """)
                .param("journey", journeyId.value())
                .param("until", Timestamp.from(until))
                .param("max", max)
                .query((row, n) -> new Messages.Sent(
                        MessageTemplate.valueOf(row.getString("template")),
                        row.getTimestamp("at").toInstant(),
                        row.getString("state").equals(State.PASSED_ON.name())))
                .list();
    }

    int openOf(JourneyId journeyId) {
        return jdbc.sql("select count(*) from alongside.message where journey_id = :journey and state = any (:open)")
                .param("journey", journeyId.value())
                .param("open", names(OPEN))
                .query(Integer.class)
                .single();
    }

    /**
     * Stops what is open. What was sent, or is being sent just now, is asked to stop: it is not tried again, and when it comes
     * back that is for nobody.
     *
     * @param what of these what is about this; everything where it is nothing
     * @return those that had been taken by somebody to pass on
     */
    List<Row> stop(JourneyId journeyId, Optional<MessageSubjectId> what, WorkerId by, Instant at) {
        List<Row> stopped = jdbc.sql("""
                        select * from alongside.message
                        where journey_id = :journey and stop_asked_at is null and state = any (:states)
                            and (cast(:about as uuid) is null or about = :about)
                        order by id for update
                        """)
                .param("journey", journeyId.value())
                .param("states", names(STOPPED_BY_CALL))
                .param("about", what.map(MessageSubjectId::value).orElse(null), java.sql.Types.OTHER)
                .query((row, n) -> row(row))
                .list();
        jdbc.sql("""
                        update alongside.message set stop_asked_at = :at,
                            state = case when state in ('SENDING', 'SENT') then state else 'STOPPED' end,
                            ended_at = case when state in ('SENDING', 'SENT') then ended_at else cast(:at as timestamptz) end,
                            ended_by = case when state in ('SENDING', 'SENT') then ended_by else :by end
                        where id = any (:ids)
                        """)
                .param("at", Timestamp.from(at))
                .param("by", by.value())
                .param("ids", stopped.stream().map(row -> row.id().value()).toArray(UUID[]::new))
                .update();
        return stopped.stream().filter(row -> row.takenBy() != null).toList();
    }

    /**
     * Takes the next one that is due; whoever asks at the same time takes another. Invitations to assess, of which many can be due
     * at once, come after everything else.
     *
     * @param isServerAway whether those are left out of which is known that they go by mail
     */
    Optional<Row> claim(Instant now, boolean isServerAway) {
        return jdbc.sql("""
                        update alongside.message set state = 'SENDING', claimed_at = :now, tries = least(tries + 1, 99)
                        where id = (select id from alongside.message
                            where organisation_id = current_setting('alongside.organisation') and state = 'WAITING'
                                and next_try_at <= :now and (because is null or not :away)
                            order by starts_with(template, 'ASSESSMENT_'), next_try_at limit 1 for update skip locked)
                        returning *
                        """)
                .param("now", Timestamp.from(now))
                .param("away", isServerAway)
                .query((row, n) -> row(row))
                .optional();
    }

    Optional<Row> find(MessageId id) {
        return jdbc.sql("select * from alongside.message where id = :id")
                .param("id", id.value())
                .query((row, n) -> row(row))
                .optional();
    }

    /** It is locked: whoever else wants to change it waits. */
    Optional<Row> lock(MessageId id) {
        return jdbc.sql("select * from alongside.message where id = :id for update")
                .param("id", id.value())
                .query((row, n) -> row(row))
                .optional();
    }

    /** @return how often it was tried by now */
    int triedAgain(MessageId id) {
        return jdbc.sql("update alongside.message set tries = least(tries + 1, 99) where id = :id returning tries")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    /** It goes on being open. */
    void becomes(MessageId id, State state, @Nullable Because because) {
        jdbc.sql("update alongside.message set state = :state, because = :because where id = :id")
                .param("state", state.name())
                .param("because", because == null ? null : because.name())
                .param("id", id.value())
                .update();
    }

    /** It waits again. */
    void waits(MessageId id, @Nullable Because because, Instant nextTryAt, Instant givesUpAt) {
        jdbc.sql("""
                        update alongside.message set state = 'WAITING', because = :because, next_try_at = :next,
                            gives_up_at = :gives_up where id = :id
                        """)
                .param("because", because == null ? null : because.name())
                .param("next", Timestamp.from(nextTryAt))
                .param("gives_up", Timestamp.from(givesUpAt))
                .param("id", id.value())
                .update();
    }

    void ends(MessageId id, State state, @Nullable Because because, WorkerId by, Instant at) {
        jdbc.sql("""
                        update alongside.message set state = :state, because = :because, ended_by = :by, ended_at = :at
                        where id = :id
                        """)
                .param("state", state.name())
                .param("because", because == null ? null : because.name())
                .param("by", by.value())
                .param("at", Timestamp.from(at))
                .param("id", id.value())
                .update();
    }

    /** Those that are so, the oldest first. */
    List<Row> list(State state, int max) {
        return jdbc.sql("select * from alongside.message where state = :state order by not_before, id limit :max")
                .param("state", state.name())
                .param("max", max)
                .query((row, n) -> row(row))
                .list();
    }

    /** How many could not be sent when they were due, and since when the first. */
    record Waiting(int count, @Nullable Instant since) {}

    Waiting waiting(Instant now) {
        return jdbc.sql("""
                        select count(*) number, min(greatest(not_before, queued_at)) since from alongside.message
                        where state = 'WAITING' and next_try_at <= :now or state = 'WAITING' and tries > 0
                        """)
                .param("now", Timestamp.from(now))
                .query((row, n) -> new Waiting(row.getInt("number"), instant(row.getTimestamp("since"))))
                .single();
    }

    /** Those that have been tried by mail for long enough, and are for a person now. */
    int giveUp(Instant now, int max) {
        return jdbc.sql("""
                        update alongside.message set state = 'BY_HAND', because = 'GAVE_UP'
                        where id in (select id from alongside.message
                            where organisation_id = current_setting('alongside.organisation') and state = 'WAITING'
                                and tries > 0 and gives_up_at <= :now
                            limit :max for update skip locked)
                        """).param("now", Timestamp.from(now)).param("max", max).update();
    }

    /**
     * Those that were claimed so long ago that whoever claimed them is gone: how far they came, nobody knows. Those that were
     * stopped meanwhile end.
     */
    int leaveUnknown(Instant claimedBefore, Instant now, int max) {
        return jdbc.sql("""
                        update alongside.message set
                            state = case when stop_asked_at is null then 'UNKNOWN' else 'STOPPED' end,
                            ended_at = case when stop_asked_at is not null then cast(:now as timestamptz) end
                        where id in (select id from alongside.message
                            where organisation_id = current_setting('alongside.organisation') and state = 'SENDING'
                                and claimed_at < :before
                            limit :max for update skip locked)
                        """)
                .param("before", Timestamp.from(claimedBefore))
                .param("now", Timestamp.from(now))
                .param("max", max)
                .update();
    }

    /** One whose time is over. @param but not one of these */
    Optional<Row> late(Instant now, Collection<MessageId> but) {
        return jdbc.sql("""
                        select * from alongside.message
                        where organisation_id = current_setting('alongside.organisation')
                            and state in ('WAITING', 'UNKNOWN', 'BY_HAND') and not_after <= :now
                            and id <> all (:but)
                        order by not_after limit 1 for update skip locked
                        """)
                .param("now", Timestamp.from(now))
                .param("but", but.stream().map(MessageId::value).toArray(UUID[]::new))
                .query((row, n) -> row(row))
                .optional();
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
                MessageSubjectId.of(row.getObject("about", UUID.class)),
                row.getInt("number"),
                row.getTimestamp("not_before").toInstant(),
                row.getTimestamp("not_after").toInstant(),
                State.valueOf(row.getString("state")),
                because == null ? null : Because.valueOf(because),
                row.getInt("tries"),
                row.getTimestamp("next_try_at").toInstant(),
                row.getTimestamp("gives_up_at").toInstant(),
                row.getTimestamp("stop_asked_at") != null,
                takenBy == null ? null : WorkerId.of(takenBy),
                instant(row.getTimestamp("taken_at")),
                instant(row.getTimestamp("link_made_at")),
                row.getInt("hand_tries"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}

package org.alongside.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.engine.AccountRemoved;
import org.alongside.ids.RecordId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who may see which part of whose record. Nobody may unless it is written here; roles open nothing. */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
@Policy(
        value = PolicyId.CONF_01,
        database = {
            "table reader_grant",
            "check reader_grant_acting",
            "check reader_grant_passing_on",
            "check reader_grant_copying",
            "trigger reader_has_account"
        })
@Policy(value = PolicyId.CONF_08, database = "column reader_grant.sees_from")
public class Readers {
    /** Why somebody may read. */
    public enum Reason {
        FIRST_CONTACT,
        OFFERED,
        WALKS_WITH,
        RELEASED_BY_SURVIVOR,
        ASSESSOR,
        SUPERVISOR_OF_THIS,
        FACILITATES,
        ACTS_ON_CONCERN,
        PASSES_ON,
        GOES_THROUGH_COPY
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Readers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Opens a part of a record to somebody; to nobody where there is no such account (any more).
     *
     * @param seesFrom entries written before this moment stay closed; {@link Instant#EPOCH} for all of it
     */
    public void open(RecordId recordId, WorkerId userId, RecordPart part, Instant seesFrom, Reason reason) {
        open(recordId, userId, List.of(part), seesFrom, reason);
    }

    /** Like {@link #open(RecordId, WorkerId, Compartment, Instant, Reason)}, several parts at once. */
    public void open(
            RecordId recordId, WorkerId userId, Collection<RecordPart> parts, Instant seesFrom, Reason reason) {
        jdbc.sql("""
                        with widened as (
                            update alongside.reader_grant set sees_from = least(sees_from, :from)
                            where journey_id = :journey and user_id = :user and compartment = any (:parts)
                                and ended_at is null
                            returning compartment)
                        insert into alongside.reader_grant
                            (id, organisation_id, journey_id, user_id, compartment, sees_from, reason)
                        select p.id, current_setting('alongside.organisation'), :journey, :user, p.part, :from, :reason
                        from unnest(:ids::uuid[], :parts::text[]) p (id, part)
                        where p.part not in (select compartment from widened)
                            and exists (select from engine.act_id_user where id_ = :user)
                        """)
                .param("ids", parts.stream().map(part -> UUID.randomUUID()).toArray(UUID[]::new))
                .param("journey", recordId.value())
                .param("user", userId.value())
                .param("parts", parts.stream().map(Enum::name).toArray(String[]::new))
                .param("from", Timestamp.from(seesFrom))
                .param("reason", reason.name())
                .update();
    }

    /**
     * Closes the record to somebody, all parts but those kept. What is open to whoever acts on a concern ends with the
     * concern and not before: see {@link #end}.
     */
    public void close(RecordId recordId, WorkerId userId, Collection<RecordPart> kept) {
        jdbc.sql("""
                        update alongside.reader_grant set ended_at = :now
                        where journey_id = :journey and user_id = :user and ended_at is null
                            and not compartment = any (:kept) and compartment not in ('ACTING', 'CONCERN')
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("journey", recordId.value())
                .param("user", userId.value())
                .param("kept", kept.stream().map(Enum::name).toArray(String[]::new))
                .update();
    }

    /** Whatever was open to somebody is closed with their account. (CONF-01) */
    @EventListener
    @Order(AccountRemoved.WHAT_IS_LEFT)
    public void accountRemoved(AccountRemoved removed) {
        jdbc.sql("update alongside.reader_grant set ended_at = :now where user_id = :user and ended_at is null")
                .param("now", Timestamp.from(clock.instant()))
                .param("user", removed.userId().value())
                .update();
    }

    /** Closes to somebody a part that was opened to them for this reason alone. */
    public void close(RecordId recordId, WorkerId userId, RecordPart part, Reason reason) {
        jdbc.sql("""
                        update alongside.reader_grant set ended_at = :now
                        where journey_id = :journey and user_id = :user and compartment = :part and reason = :reason
                            and ended_at is null
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("journey", recordId.value())
                .param("user", userId.value())
                .param("part", part.name())
                .param("reason", reason.name())
                .update();
    }

    /** Closes these parts of the record to somebody. */
    public void end(RecordId recordId, WorkerId userId, Collection<RecordPart> parts) {
        jdbc.sql("""
                        update alongside.reader_grant set ended_at = :now
                        where journey_id = :journey and user_id = :user and ended_at is null
                            and compartment = any (:parts)
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("journey", recordId.value())
                .param("user", userId.value())
                .param("parts", parts.stream().map(Enum::name).toArray(String[]::new))
                .update();
    }

    /** What was written before this moment is closed to somebody in these parts, but for what they wrote themselves. (CONF-08) */
    public void closeBefore(RecordId recordId, WorkerId userId, Collection<RecordPart> parts, Instant from) {
        jdbc.sql("""
                        update alongside.reader_grant set sees_from = :from
                        where journey_id = :journey and user_id = :user and ended_at is null
                            and compartment = any (:parts) and sees_from < :from
                        """)
                .param("from", Timestamp.from(from))
                .param("journey", recordId.value())
                .param("user", userId.value())
                .param("parts", parts.stream().map(Enum::name).toArray(String[]::new))
                .update();
    }

    /** Closes the record to everybody. */
    public void closeToAll(RecordId recordId) {
        jdbc.sql("update alongside.reader_grant set ended_at = :now where journey_id = :journey and ended_at is null")
                .param("now", Timestamp.from(clock.instant()))
                .param("journey", recordId.value())
                .update();
    }

    /** What somebody may see now: parts, each with the moment from which entries are open. */
    public Map<RecordPart, Instant> of(RecordId recordId, WorkerId userId) {
        return of(List.of(recordId), userId).getOrDefault(recordId, Map.of());
    }

    /** Like {@link #of(RecordId, WorkerId)}, for several journeys; those of which they may see nothing are absent. */
    public Map<RecordId, Map<RecordPart, Instant>> of(Collection<? extends RecordId> recordIds, WorkerId userId) {
        Map<RecordId, Map<RecordPart, Instant>> open = new HashMap<>();
        jdbc.sql("""
                        select journey_id, compartment, sees_from from alongside.reader_grant
                        where journey_id = any (:journeys) and user_id = :user and ended_at is null
                        """)
                .param("journeys", recordIds.stream().map(RecordId::value).toArray(UUID[]::new))
                .param("user", userId.value())
                .query((row, n) -> open.computeIfAbsent(
                                RecordId.of(row.getObject("journey_id", UUID.class)),
                                journey -> new EnumMap<>(RecordPart.class))
                        .put(
                                RecordPart.valueOf(row.getString("compartment")),
                                row.getTimestamp("sees_from").toInstant()))
                .list();
        return open;
    }

    /**
     * Whether anything of a record was ever open to somebody. To go through a copy and to pass on a message is left out, since
     * supervisors do that for everybody.
     */
    public boolean couldEverRead(RecordId recordId, WorkerId userId) {
        return jdbc.sql("""
                        select exists (select from alongside.reader_grant where journey_id = :journey and user_id = :user
                            and compartment not in ('COPYING', 'PASSING_ON'))
                        """)
                .param("journey", recordId.value())
                .param("user", userId.value())
                .query(Boolean.class)
                .single();
    }

    /** Who may see a part now. */
    public List<WorkerId> whoReads(RecordId recordId, RecordPart part) {
        return jdbc.sql("""
                        select user_id from alongside.reader_grant
                        where journey_id = :journey and compartment = :part and ended_at is null order by given_at
                        """)
                .param("journey", recordId.value())
                .param("part", part.name())
                .query((row, n) -> WorkerId.of(row.getString(1)))
                .list();
    }
}

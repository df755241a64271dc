package org.alongside.groups.group;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alongside.audit.Ledger;
import org.alongside.ids.GroupId;
import org.alongside.ids.MeetingId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The meetings of groups: one ahead, and those behind. Whether one is a welcome meeting is counted by the database. */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
@Policy(value = PolicyId.GROUP_09, database = "function is_welcome_due")
public class Meetings {
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Clock clock;

    Meetings(JdbcClient jdbc, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Where a meeting stands. */
    public enum State {
        PLANNED,
        OPEN,
        HELD,
        CANCELLED
    }

    /**
     * @param movedCount how often it was moved
     * @param isReminded whether the protocols were called to mind in it
     */
    public record Meeting(
            MeetingId id,
            GroupId groupId,
            Instant startsAt,
            int minutes,
            State state,
            boolean isWelcome,
            WorkerId facilitatorId,
            @Nullable WorkerId secondFacilitatorId,
            int movedCount,
            boolean isReminded) {}

    /** Plans a meeting; there is one ahead at a time. */
    public Meeting plan(
            GroupId groupId,
            Instant startsAt,
            int minutes,
            WorkerId facilitatorId,
            @Nullable WorkerId secondFacilitatorId) {
        MeetingId id = MeetingId.random();
        jdbc.sql("""
                        insert into alongside.group_meeting (id, organisation_id, group_id, starts_at, minutes, state,
                            is_welcome, facilitator_id, second_facilitator_id, changed_at)
                        values (:id, current_setting('alongside.organisation'), :group, :at, :minutes, 'PLANNED', false,
                            :facilitator, :second, :now)
                        """)
                .param("id", id.value())
                .param("group", groupId.value())
                .param("at", Timestamp.from(startsAt))
                .param("minutes", minutes)
                .param("facilitator", facilitatorId.value())
                .param("second", second(facilitatorId, secondFacilitatorId))
                .param("now", now())
                .update();
        Meeting meeting = find(id).orElseThrow();
        ledger.done(
                groupId.toString(),
                Ledger.SERVICE,
                "meeting planned",
                Map.of("meeting", id, "at", startsAt, "welcome", meeting.isWelcome()));
        return meeting;
    }

    public Optional<Meeting> find(MeetingId meetingId) {
        return jdbc.sql("select * from alongside.group_meeting where id = :id")
                .param("id", meetingId.value())
                .query((row, n) -> meeting(row))
                .optional();
    }

    /** The meeting that is planned or open. */
    public Optional<Meeting> ahead(GroupId groupId) {
        return jdbc.sql(
                        "select * from alongside.group_meeting where group_id = :group and state in ('PLANNED', 'OPEN')")
                .param("group", groupId.value())
                .query((row, n) -> meeting(row))
                .optional();
    }

    /** Meetings that were held or cancelled, the latest first. */
    public List<Meeting> behind(GroupId groupId, int max) {
        return jdbc.sql("""
                        select * from alongside.group_meeting where group_id = :group and state in ('HELD', 'CANCELLED')
                        order by starts_at desc, changed_at desc limit :max
                        """)
                .param("group", groupId.value())
                .param("max", max)
                .query((row, n) -> meeting(row))
                .list();
    }

    /** The last meeting that was held; a later one may have been cancelled since. */
    public Optional<Meeting> lastHeld(GroupId groupId) {
        return jdbc.sql("""
                        select * from alongside.group_meeting where group_id = :group and state = 'HELD'
                        order by starts_at desc limit 1
                        """)
                .param("group", groupId.value())
                .query((row, n) -> meeting(row))
                .optional();
    }

    /** Meetings that this person facilitates, between two moments, the latest first; at most 200. */
    public List<Meeting> facilitatedBy(WorkerId userId, Instant from, Instant to) {
        return jdbc.sql("""
                        select * from alongside.group_meeting
                        where :user in (facilitator_id, second_facilitator_id) and starts_at >= :from and starts_at < :to
                        order by starts_at desc limit 200
                        """)
                .param("user", userId.value())
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query((row, n) -> meeting(row))
                .list();
    }

    public int heldCount(GroupId groupId) {
        return jdbc.sql("select count(*) from alongside.group_meeting where group_id = :group and state = 'HELD'")
                .param("group", groupId.value())
                .query(Integer.class)
                .single();
    }

    /** How many were held since the last welcome meeting; empty where there was none yet. */
    public Optional<Integer> heldSinceWelcomeCount(GroupId groupId) {
        return jdbc.sql("""
                        select (select count(*) from alongside.group_meeting m where m.group_id = :group
                            and m.state = 'HELD' and m.starts_at > w.at) from (select max(starts_at) as at
                            from alongside.group_meeting where group_id = :group and state = 'HELD' and is_welcome) w
                        where w.at is not null
                        """)
                .param("group", groupId.value())
                .query(Integer.class)
                .optional();
    }

    /** The doors are open. */
    public void open(MeetingId meetingId) {
        become(meetingId, State.OPEN, Ledger.SERVICE);
    }

    /** It took place. */
    public void markHeld(MeetingId meetingId, boolean isReminded, WorkerId by) {
        jdbc.sql("update alongside.group_meeting set protocols_reminded = :reminded where id = :id")
                .param("reminded", isReminded)
                .param("id", meetingId.value())
                .update();
        become(meetingId, State.HELD, by);
    }

    /** It does not take place. */
    public void cancel(MeetingId meetingId, WorkerId by) {
        become(meetingId, State.CANCELLED, by);
    }

    private void become(MeetingId meetingId, State state, WorkerId by) {
        Meeting meeting = find(meetingId).orElseThrow();
        jdbc.sql("""
                        update alongside.group_meeting set state = :state, changed_at = :at,
                            closed_by = case when :state in ('HELD', 'CANCELLED') then :by else closed_by end
                        where id = :id
                        """)
                .param("state", state.name())
                .param("at", now())
                .param("by", by.value())
                .param("id", meetingId.value())
                .update();
        ledger.done(
                meeting.groupId().toString(),
                by,
                "meeting " + state.name().toLowerCase(Locale.ROOT),
                Map.of("meeting", meetingId));
    }

    /** It takes place at another time. */
    public Meeting move(MeetingId meetingId, Instant startsAt, WorkerId by) {
        jdbc.sql("""
                        update alongside.group_meeting set starts_at = :starts, moved_count = moved_count + 1,
                            changed_at = :at where id = :id
                        """)
                .param("starts", Timestamp.from(startsAt))
                .param("at", now())
                .param("id", meetingId.value())
                .update();
        Meeting moved = find(meetingId).orElseThrow();
        ledger.done(moved.groupId().toString(), by, "meeting moved", Map.of("meeting", meetingId, "at", startsAt));
        return moved;
    }

    /** Somebody else facilitates it. */
    public void facilitate(
            MeetingId meetingId, WorkerId facilitatorId, @Nullable WorkerId secondFacilitatorId, WorkerId by) {
        jdbc.sql("""
                        update alongside.group_meeting set facilitator_id = :facilitator, second_facilitator_id = :second,
                            changed_at = :at where id = :id
                        """)
                .param("facilitator", facilitatorId.value())
                .param("second", second(facilitatorId, secondFacilitatorId))
                .param("at", now())
                .param("id", meetingId.value())
                .update();
        Meeting meeting = find(meetingId).orElseThrow();
        ledger.done(
                meeting.groupId().toString(),
                by,
                "meeting facilitated by",
                Map.of("meeting", meetingId, "facilitator", facilitatorId));
    }

    /** Counts anew whether a planned meeting is a welcome meeting, after the group changed. */
    public Meeting classifyAgain(MeetingId meetingId) {
        jdbc.sql("update alongside.group_meeting set changed_at = :at where id = :id")
                .param("at", now())
                .param("id", meetingId.value())
                .update();
        return find(meetingId).orElseThrow();
    }

    /** Nobody is the second beside themselves. */
    private static @Nullable String second(WorkerId facilitatorId, @Nullable WorkerId secondFacilitatorId) {
        return secondFacilitatorId == null || secondFacilitatorId.equals(facilitatorId)
                ? null
                : secondFacilitatorId.value();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Meeting meeting(ResultSet row) throws SQLException {
        return new Meeting(
                MeetingId.of(row.getObject("id", UUID.class)),
                GroupId.of(row.getObject("group_id", UUID.class)),
                row.getTimestamp("starts_at").toInstant(),
                row.getInt("minutes"),
                State.valueOf(row.getString("state")),
                row.getBoolean("is_welcome"),
                WorkerId.of(row.getString("facilitator_id")),
                WorkerId.ofNullable(row.getString("second_facilitator_id")),
                row.getInt("moved_count"),
                row.getBoolean("protocols_reminded"));
    }
}

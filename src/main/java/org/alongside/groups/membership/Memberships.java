package org.alongside.groups.membership;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.alongside.audit.Ledger;
import org.alongside.ids.CandidateId;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MeetingId;
import org.alongside.ids.MembershipId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who is a member of which group, who came, and who said that they will be away. */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
@Policy(
        value = PolicyId.GROUP_01,
        database = {"trigger candidate_may_be", "trigger membership_may_be", "trigger attends_who_is_a_member"})
@Policy(value = PolicyId.GROUP_11, database = "column group_absence.group_is_told")
public class Memberships {
    private static final int LOOKED_BACK_MAX = 30;
    private static final int JOINED_MAX = 20;

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Clock clock;

    Memberships(JdbcClient jdbc, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Away says nothing of why: a break, or anything else that lets somebody not come for now. */
    public enum State {
        ACTIVE,
        AWAY,
        LEFT
    }

    /** One member. */
    public record Membership(MembershipId id, GroupId groupId, JourneyId journeyId, State state) {}

    /** A group that somebody is a member of. @param meetsAt when it meets next, where that is planned */
    public record Joined(String groupLabel, Optional<Instant> meetsAt, boolean isAway) {}

    /** Who said that they will be away. @param groupIsTold whether the group hears of it */
    public record Absence(MembershipId membershipId, boolean groupIsTold) {}

    /** Makes somebody who is ready a member, at a welcome meeting that is open. */
    public MembershipId admit(
            CandidateId candidateId, JourneyId journeyId, GroupId groupId, MeetingId meetingId, WorkerId by) {
        MembershipId id = MembershipId.random();
        jdbc.sql("""
                        insert into alongside.group_membership (id, organisation_id, group_id, journey_id, candidate_id,
                            joined_at_meeting, joined_at, state, changed_at)
                        values (:id, current_setting('alongside.organisation'), :group, :journey, :candidate, :meeting,
                            :at, 'ACTIVE', :at)
                        """)
                .param("id", id.value())
                .param("group", groupId.value())
                .param("journey", journeyId.value())
                .param("candidate", candidateId.value())
                .param("meeting", meetingId.value())
                .param("at", now())
                .update();
        ledger.done(journeyId.toString(), by, "joined a group", Map.of("membership", id));
        return id;
    }

    public Optional<Membership> find(MembershipId membershipId) {
        return jdbc.sql("select * from alongside.group_membership where id = :id")
                .param("id", membershipId.value())
                .query((row, n) -> membership(row))
                .optional();
    }

    /** Members of a group, also those who are away, in the order in which they joined. */
    public List<Membership> of(GroupId groupId) {
        return jdbc.sql("""
                        select * from alongside.group_membership where group_id = :group and state <> 'LEFT'
                        order by joined_at, id
                        """)
                .param("group", groupId.value())
                .query((row, n) -> membership(row))
                .list();
    }

    /** Where a survivor is a member. */
    public List<Membership> ofJourney(JourneyId journeyId) {
        return jdbc.sql("""
                        select * from alongside.group_membership where journey_id = :journey and state <> 'LEFT'
                        order by joined_at, id
                        """)
                .param("journey", journeyId.value())
                .query((row, n) -> membership(row))
                .list();
    }

    /** The groups that a survivor is a member of, in the order in which they joined, at most twenty. */
    public List<Joined> joinedBy(JourneyId journeyId) {
        return jdbc.sql("""
                        select g.label, m.starts_at, s.state = 'AWAY' as is_away from alongside.group_membership s
                        join alongside.peer_group g on g.id = s.group_id
                        left join alongside.group_meeting m on m.group_id = g.id and m.state in ('PLANNED', 'OPEN')
                        where s.journey_id = :journey and s.state <> 'LEFT' order by s.joined_at, s.id limit :max
                        """)
                .param("journey", journeyId.value())
                .param("max", JOINED_MAX)
                .query((row, n) -> new Joined(
                        row.getString("label"),
                        Optional.ofNullable(row.getTimestamp("starts_at")).map(Timestamp::toInstant),
                        row.getBoolean("is_away")))
                .list();
    }

    /** Who of these is away from a group for now. */
    public Set<JourneyId> away(Collection<JourneyId> journeys) {
        return jdbc
                .sql("""
                        select distinct journey_id from alongside.group_membership
                        where journey_id = any (:journeys) and state = 'AWAY'
                        """)
                .param("journeys", journeys.stream().map(JourneyId::value).toArray(UUID[]::new))
                .query((row, n) -> JourneyId.of(row.getObject("journey_id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** A member is away for now, is back, or left; nothing of why is kept. @return whether it changed */
    public boolean become(MembershipId membershipId, State state, WorkerId by) {
        int changed = jdbc.sql("""
                        update alongside.group_membership set state = :state, changed_at = :at
                        where id = :id and state not in (:state, 'LEFT')
                        """)
                .param("state", state.name())
                .param("at", now())
                .param("id", membershipId.value())
                .update();
        if (changed > 0 && state == State.LEFT) {
            Membership left = find(membershipId).orElseThrow();
            ledger.done(left.journeyId().toString(), by, "left a group", Map.of("membership", membershipId));
        }
        return changed > 0;
    }

    /** Who came. */
    public void attended(MeetingId meetingId, Collection<MembershipId> membershipIds) {
        for (MembershipId membership : membershipIds) {
            jdbc.sql("""
                            insert into alongside.group_attendance (organisation_id, meeting_id, membership_id)
                            values (current_setting('alongside.organisation'), :meeting, :membership)
                            """)
                    .param("meeting", meetingId.value())
                    .param("membership", membership.value())
                    .update();
        }
    }

    public int attendedCount(MeetingId meetingId) {
        return jdbc.sql("select count(*) from alongside.group_attendance where meeting_id = :meeting")
                .param("meeting", meetingId.value())
                .query(Integer.class)
                .single();
    }

    /** Somebody will be away at a meeting; what is said last counts. */
    public void willBeAway(MeetingId meetingId, MembershipId membershipId, boolean groupIsTold, WorkerId saidTo) {
        jdbc.sql("""
                        insert into alongside.group_absence (organisation_id, meeting_id, membership_id, group_is_told,
                            said_at, said_to)
                        values (current_setting('alongside.organisation'), :meeting, :membership, :told, :at, :by)
                        """)
                .param("meeting", meetingId.value())
                .param("membership", membershipId.value())
                .param("told", groupIsTold)
                .param("at", now())
                .param("by", saidTo.value())
                .update();
    }

    /** Who said that they will be away at a meeting. */
    public List<Absence> absences(MeetingId meetingId) {
        return jdbc.sql("""
                        select distinct on (membership_id) membership_id, group_is_told from alongside.group_absence
                        where meeting_id = :meeting order by membership_id, id desc
                        """)
                .param("meeting", meetingId.value())
                .query((row, n) -> new Absence(MembershipId.of(row.getObject(1, UUID.class)), row.getBoolean(2)))
                .list();
    }

    /** How many of the last meetings that were held since they joined, in a row, a member was not at. */
    public int missedInARowCount(MembershipId membershipId) {
        List<Boolean> came = jdbc.sql("""
                        select exists (select from alongside.group_attendance a
                            where a.meeting_id = m.id and a.membership_id = s.id)
                        from alongside.group_membership s
                        join alongside.group_meeting j on j.id = s.joined_at_meeting
                        join alongside.group_meeting m on m.group_id = s.group_id and m.state = 'HELD'
                            and m.starts_at >= j.starts_at
                        where s.id = :id order by m.starts_at desc limit :max
                        """)
                .param("id", membershipId.value())
                .param("max", LOOKED_BACK_MAX)
                .query(Boolean.class)
                .list();
        int count = 0;
        while (count < came.size() && !came.get(count)) {
            count++;
        }
        return count;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Membership membership(ResultSet row) throws SQLException {
        return new Membership(
                MembershipId.of(row.getObject("id", UUID.class)),
                GroupId.of(row.getObject("group_id", UUID.class)),
                JourneyId.of(row.getObject("journey_id", UUID.class)),
                State.valueOf(row.getString("state")));
    }
}

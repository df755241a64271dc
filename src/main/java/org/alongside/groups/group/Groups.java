package org.alongside.groups.group;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alongside.audit.Ledger;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The groups of an organisation. */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
public class Groups {
    private static final int TRIES_MAX = 50;
    /** More than any organisation has; a list is never longer. */
    private static final int LIST_MAX = 300;

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Clock clock;

    Groups(JdbcClient jdbc, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** How a group is set up; see {@link Group}. */
    public record SetUp(
            GroupType type,
            boolean forPeopleWhoHaveOffended,
            Rhythm rhythm,
            LocalDate firstMeetsOn,
            LocalTime meetsAt,
            int minutes,
            int placesMax,
            int cadence) {}

    /** Opens a group and gives it its label. */
    public Group open(GroupId groupId, SetUp setUp, WorkerId by) {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            int opened = jdbc.sql("""
                            insert into alongside.peer_group (id, organisation_id, label, type,
                                for_people_who_have_offended, rhythm, first_meets_on, meets_at, minutes, places_max,
                                cadence, state, opened_by, opened_at)
                            values (:id, current_setting('alongside.organisation'), :label, :type, :offended, :rhythm,
                                :first, :meetsAt, :minutes, :places, :cadence, 'OPEN', :by, :at)
                            on conflict (organisation_id, label) do nothing
                            """)
                    .param("id", groupId.value())
                    .param("label", GroupLabels.next(tries))
                    .param("type", setUp.type().name())
                    .param("offended", setUp.forPeopleWhoHaveOffended())
                    .param("rhythm", setUp.rhythm().name())
                    .param("first", setUp.firstMeetsOn())
                    .param("meetsAt", setUp.meetsAt())
                    .param("minutes", setUp.minutes())
                    .param("places", setUp.placesMax())
                    .param("cadence", setUp.cadence())
                    .param("by", by.value())
                    .param("at", now())
                    .update();
            if (opened == 1) {
                Group group = find(groupId).orElseThrow();
                ledger.done(groupId.toString(), by, "group opened", Map.of("label", group.label()));
                return group;
            }
        }
        throw new IllegalStateException("No free label was found for a new group.");
    }

    public Optional<Group> find(GroupId groupId) {
        return jdbc.sql("select * from alongside.peer_group where id = :id")
                .param("id", groupId.value())
                .query((row, n) -> group(row))
                .optional();
    }

    /** Like {@link #find}, and whoever else wants a place in it, or to change it, waits until this transaction ended. */
    public Optional<Group> lock(GroupId groupId) {
        return jdbc.sql("select * from alongside.peer_group where id = :id for update")
                .param("id", groupId.value())
                .query((row, n) -> group(row))
                .optional();
    }

    /** All that can be joined, by label. */
    public List<Group> open() {
        return jdbc.sql("select * from alongside.peer_group where state = 'OPEN' order by label limit " + LIST_MAX)
                .query((row, n) -> group(row))
                .list();
    }

    /** Its label, by which people speak of it; says nothing about anybody. */
    public String labelOf(GroupId groupId) {
        return find(groupId).map(Group::label).orElseThrow();
    }

    /** Those that somebody facilitates, or facilitates the next meeting of, by label. */
    public List<Group> of(WorkerId facilitator) {
        return jdbc.sql("""
                        select g.* from alongside.peer_group g where g.state = 'OPEN' and (
                            exists (select from alongside.group_facilitator f
                                where f.group_id = g.id and f.user_id = :user and f.until is null)
                            or exists (select from alongside.group_meeting m
                                where m.group_id = g.id and m.state in ('PLANNED', 'OPEN')
                                  and :user in (m.facilitator_id, m.second_facilitator_id)))
                        order by g.label limit 300
                        """)
                .param("user", facilitator.value())
                .query((row, n) -> group(row))
                .list();
    }

    /** Changes how a group runs; kind and purpose stay. */
    public void change(GroupId groupId, Rhythm rhythm, int placesMax, int cadence, WorkerId by) {
        jdbc.sql("""
                        update alongside.peer_group set rhythm = :rhythm, places_max = :places, cadence = :cadence
                        where id = :id
                        """)
                .param("rhythm", rhythm.name())
                .param("places", placesMax)
                .param("cadence", cadence)
                .param("id", groupId.value())
                .update();
        ledger.done(
                groupId.toString(),
                by,
                "group changed",
                Map.of("rhythm", rhythm.name().toLowerCase(Locale.ROOT), "places", placesMax, "cadence", cadence));
    }

    /** Nobody joins or meets here any more. */
    public void close(GroupId groupId, WorkerId by) {
        int closed = jdbc.sql(
                        "update alongside.peer_group set state = 'CLOSED', closed_at = :at where id = :id and state = 'OPEN'")
                .param("at", now())
                .param("id", groupId.value())
                .update();
        if (closed == 1) {
            ledger.done(groupId.toString(), by, "group closed", Map.of());
        }
    }

    /** Members and those who hold a place. */
    public int placesTakenCount(GroupId groupId) {
        return jdbc.sql("select alongside.places_taken(:id)")
                .param("id", groupId.value())
                .query(Integer.class)
                .single();
    }

    /** Whether this survivor may be in this group at all. Nobody is told why not. (OFFEND-02, -03, -07) */
    public boolean fits(JourneyId journeyId, GroupId groupId) {
        return jdbc.sql("select alongside.fits_group(:journey, :id)")
                .param("journey", journeyId.value())
                .param("id", groupId.value())
                .query(Boolean.class)
                .single();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Group group(ResultSet row) throws SQLException {
        return new Group(
                GroupId.of(row.getObject("id", UUID.class)),
                row.getString("label"),
                GroupType.valueOf(row.getString("type")),
                row.getBoolean("for_people_who_have_offended"),
                Rhythm.valueOf(row.getString("rhythm")),
                row.getObject("first_meets_on", LocalDate.class),
                row.getObject("meets_at", LocalTime.class),
                row.getInt("minutes"),
                row.getInt("places_max"),
                row.getInt("cadence"),
                row.getString("state").equals("OPEN"));
    }
}

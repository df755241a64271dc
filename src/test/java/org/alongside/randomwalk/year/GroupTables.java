package org.alongside.randomwalk.year;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tables say of some groups and journeys at one moment, read by themselves and not by the service. */
final class GroupTables {
    record GroupRow(
            UUID id, String type, boolean forOffended, int placesMax, int cadence, boolean isOpen, Set<String> hosts) {}

    record MeetingRow(UUID id, UUID group, Instant startsAt, String state, boolean isWelcome, String facilitator) {
        boolean isAhead() {
            return state.equals("PLANNED") || state.equals("OPEN");
        }
    }

    record MemberRow(UUID id, UUID group, UUID journey, String state, UUID joinedAt) {
        boolean isMember() {
            return !state.equals("LEFT");
        }
    }

    record CandidateRow(UUID id, UUID journey, @Nullable UUID group, String stage, int missed) {
        boolean isKnownToHosts() {
            return Set.of("WITH_FACILITATOR", "INFORMED", "READY").contains(stage);
        }
    }

    /** @param bar the last that was decided, or null */
    record JourneyRow(
            UUID id,
            String state,
            @Nullable String worker,
            @Nullable String bar,
            Set<String> joining) {
        boolean fits(GroupRow group) {
            return group.forOffended ? "SET".equals(bar) : bar == null || bar.equals("RELEASED");
        }
    }

    /** @param about the candidate or membership that it is about; null of a group */
    record InstanceRow(
            String id, String process, UUID key, @Nullable UUID about, boolean waits, List<TaskRow> tasks) {}

    record TaskRow(String id, String kind, @Nullable String assignee) {}

    final Map<UUID, GroupRow> groups = new LinkedHashMap<>();
    final Map<UUID, JourneyRow> journeys = new LinkedHashMap<>();
    final List<MeetingRow> meetings = new ArrayList<>();
    final List<MemberRow> members = new ArrayList<>();
    final List<CandidateRow> candidates = new ArrayList<>();
    final List<InstanceRow> instances = new ArrayList<>();
    /** Meeting and membership of each attendance. */
    final Set<List<UUID>> attended = new HashSet<>();

    /** Groups and journeys in the order in which they came up. */
    final List<UUID> order = new ArrayList<>();

    private final JdbcClient jdbc;

    private GroupTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Reads in the transaction and the organisation of the caller. */
    static GroupTables read(JdbcClient jdbc, Collection<UUID> groups, Collection<UUID> journeys) {
        GroupTables tables = new GroupTables(jdbc);
        tables.order.addAll(groups);
        tables.order.addAll(journeys);
        tables.readMeetings(groups.toArray(UUID[]::new));
        tables.readGroups(groups.toArray(UUID[]::new));
        tables.readPeople(groups.toArray(UUID[]::new), journeys.toArray(UUID[]::new));
        tables.readJourneys(journeys.toArray(UUID[]::new));
        tables.readInstances();
        return tables;
    }

    List<MeetingRow> ahead(UUID group) {
        return meetings.stream()
                .filter(meeting -> meeting.group.equals(group) && meeting.isAhead())
                .toList();
    }

    List<InstanceRow> running(String process) {
        return instances.stream()
                .filter(instance -> instance.process.equals(process))
                .toList();
    }

    GroupRow group(UUID id) {
        return java.util.Objects.requireNonNull(groups.get(id));
    }

    JourneyRow journey(UUID id) {
        return java.util.Objects.requireNonNull(journeys.get(id));
    }

    private void readMeetings(UUID[] groups) {
        jdbc.sql("select * from alongside.group_meeting where group_id = any (:groups) order by starts_at")
                .param("groups", groups)
                .query(row -> {
                    UUID group = row.getObject("group_id", UUID.class);
                    meetings.add(new MeetingRow(
                            row.getObject("id", UUID.class),
                            group,
                            row.getTimestamp("starts_at").toInstant(),
                            row.getString("state"),
                            row.getBoolean("is_welcome"),
                            row.getString("facilitator_id")));
                });
    }

    private void readGroups(UUID[] groups) {
        jdbc.sql("""
                        select g.*, array(
                            select user_id from alongside.group_facilitator where group_id = g.id and until is null
                            union select facilitator_id from alongside.group_meeting
                                where group_id = g.id and state in ('PLANNED', 'OPEN')
                            union select second_facilitator_id from alongside.group_meeting where group_id = g.id
                                and state in ('PLANNED', 'OPEN') and second_facilitator_id is not null) as hosts
                        from alongside.peer_group g where g.id = any (:groups)
                        """).param("groups", groups).query(row -> {
            UUID id = row.getObject("id", UUID.class);
            this.groups.put(
                    id,
                    new GroupRow(
                            id,
                            row.getString("type"),
                            row.getBoolean("for_people_who_have_offended"),
                            row.getInt("places_max"),
                            row.getInt("cadence"),
                            row.getString("state").equals("OPEN"),
                            Set.of((String[]) row.getArray("hosts").getArray())));
        });
    }

    private void readPeople(UUID[] groups, UUID[] journeys) {
        jdbc.sql("select * from alongside.group_membership where group_id = any (:groups)")
                .param("groups", groups)
                .query(row -> {
                    members.add(new MemberRow(
                            row.getObject("id", UUID.class),
                            row.getObject("group_id", UUID.class),
                            row.getObject("journey_id", UUID.class),
                            row.getString("state"),
                            row.getObject("joined_at_meeting", UUID.class)));
                });
        jdbc.sql("select * from alongside.group_candidate where journey_id = any (:journeys)")
                .param("journeys", journeys)
                .query(row -> {
                    candidates.add(new CandidateRow(
                            row.getObject("id", UUID.class),
                            row.getObject("journey_id", UUID.class),
                            row.getObject("group_id", UUID.class),
                            row.getString("stage"),
                            row.getInt("missed_count")));
                });
        jdbc.sql("""
                        select a.* from alongside.group_attendance a
                        join alongside.group_meeting m on m.id = a.meeting_id where m.group_id = any (:groups)
                        """).param("groups", groups).query(row -> {
            attended.add(List.of(row.getObject("meeting_id", UUID.class), row.getObject("membership_id", UUID.class)));
        });
    }

    private void readJourneys(UUID[] ids) {
        jdbc.sql("""
                        select j.id, j.state,
                            (select worker_id from alongside.walk where journey_id = j.id and until is null) as worker,
                            (select state from alongside.group_bar where journey_id = j.id
                                order by id desc limit 1) as bar,
                            array(select user_id from alongside.reader_grant where journey_id = j.id
                                and compartment = 'JOINING' and ended_at is null) as joining
                        from alongside.journey j where j.id = any (:ids)
                        """).param("ids", ids).query(row -> {
            UUID id = row.getObject("id", UUID.class);
            journeys.put(
                    id,
                    new JourneyRow(
                            id,
                            row.getString("state"),
                            row.getString("worker"),
                            row.getString("bar"),
                            new TreeSet<>(
                                    Set.of((String[]) row.getArray("joining").getArray()))));
        });
    }

    private void readInstances() {
        Map<String, List<TaskRow>> tasks = new HashMap<>();
        // A process that is called is part of the whole that called it.
        jdbc.sql("""
                        select t.id_, e.root_proc_inst_id_, t.task_def_key_, t.assignee_ from engine.act_ru_task t
                        join engine.act_ru_execution e on e.id_ = t.proc_inst_id_
                        """).query(row -> {
            tasks.computeIfAbsent(row.getString("root_proc_inst_id_"), key -> new ArrayList<>())
                    .add(new TaskRow(row.getString("id_"), row.getString("task_def_key_"), row.getString("assignee_")));
        });
        Set<String> waiting = new HashSet<>(jdbc.sql("""
                        select e.root_proc_inst_id_ from engine.act_ru_event_subscr s
                        join engine.act_ru_execution e on e.id_ = s.proc_inst_id_
                        where s.event_name_ = 'group.welcomeMeetingScheduled'
                        """).query(String.class).list());
        jdbc.sql("""
                        select e.id_, p.key_ as process, e.business_key_, (
                            select v.text_ from engine.act_ru_variable v where v.proc_inst_id_ = e.id_
                                and v.name_ in ('candidateId', 'membershipId') limit 1) as about
                        from engine.act_ru_execution e join engine.act_re_procdef p on p.id_ = e.proc_def_id_
                        where e.parent_id_ is null and p.key_ in ('join-group', 'leave-group', 'host-group')
                        """).query(row -> {
            String id = row.getString("id_");
            String about = row.getString("about");
            instances.add(new InstanceRow(
                    id,
                    row.getString("process"),
                    UUID.fromString(row.getString("business_key_")),
                    about == null ? null : UUID.fromString(about),
                    waiting.contains(id),
                    tasks.getOrDefault(id, List.of())));
        });
    }
}

package org.alongside.randomwalk.year;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.alongside.policy.Refused;
import org.alongside.testing.walk.PeerGroups;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Open tasks in a year of groups, and what is written about those they are about. */
@TestComponent
final class YearTasks {
    static final List<String> TYPES = List.of("WELLBEING", "SOCIAL_ACTIVITY", "WELLBEING", "EDUCATION", "WELLBEING");

    /** What can be refused although each answer is one that the form offers. */
    static final Map<String, Set<String>> REFUSALS = Map.ofEntries(
            Map.entry("support.walk-alongside", Set.of("GROUP-02")),
            Map.entry("support.record-session", Set.of("OFFEND-01")),
            Map.entry("integrate.plan-way-forward", Set.of("OFFEND-01", "SAFE-05")),
            Map.entry("support.revise-way-forward", Set.of("OFFEND-01", "SAFE-05")),
            Map.entry("match-worker.offer-journey", Set.of("WORKER-02", "WORKER-04", "WORKER-05")),
            Map.entry("way-into-group.talk-about-group", Set.of(Refused.FORM, "CONSENT-05")),
            Map.entry("way-into-group.give-group-information", Set.of("GROUP-05", "GROUP-06")),
            Map.entry("welcome-evening.meet-members", Set.of("GROUP-06", "GROUP-07")),
            Map.entry("prepare-meeting.prepare-meeting", Set.of(Refused.FORM, "GROUP-12", "GROUP-14")),
            Map.entry("hold-meeting.find-facilitator", Set.of(Refused.FORM)),
            Map.entry("leave-group.name-ground", Set.of("GROUP-14")));

    private final JdbcClient jdbc;
    private final TaskService tasks;
    private final PeerGroups groups;

    YearTasks(JdbcClient jdbc, TaskService tasks, PeerGroups groups) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.groups = groups;
    }

    /**
     * @param whole the process that was started, of which the task's own process can be a part
     * @param key the journey or the group that it is about
     */
    record Open(
            String id,
            String process,
            String whole,
            String kind,
            UUID key,
            @Nullable String assignee) {
        String form() {
            return process + "."
                    + kind.substring("userTask_".length())
                            .replaceAll("([A-Z])", "-$1")
                            .toLowerCase(Locale.ROOT);
        }
    }

    GroupTables tables(Collection<UUID> groupIds, Collection<UUID> journeyIds) {
        return groups.asked(() -> GroupTables.read(jdbc, List.copyOf(groupIds), List.copyOf(journeyIds)));
    }

    /**
     * Open tasks that somebody can do, in an order that is the same whatever the ids are.
     *
     * @param wholes of these processes and of what they call
     */
    List<Open> open(Set<String> wholes, GroupTables known) {
        List<UUID> order = new ArrayList<>(known.order);
        return groups.asked(() -> new ArrayList<>(jdbc
                .sql("""
                        select t.id_, p.key_ as process, whole.key_ as whole, t.task_def_key_, e.business_key_,
                            t.assignee_
                        from engine.act_ru_task t join engine.act_ru_execution e on e.id_ = t.proc_inst_id_
                            join engine.act_re_procdef p on p.id_ = t.proc_def_id_
                            join engine.act_ru_execution root on root.id_ = e.root_proc_inst_id_
                            join engine.act_re_procdef whole on whole.id_ = root.proc_def_id_
                        where whole.key_ = any (:wholes) and t.task_def_key_ <> 'userTask_inviteFeedback'
                          and (t.assignee_ is not null or exists (select from engine.act_ru_identitylink i
                            where i.task_id_ = t.id_ and i.group_id_ is not null))
                        order by t.create_time_
                        """)
                .param("wholes", wholes.toArray(String[]::new))
                .query((row, n) -> new Open(
                        row.getString("id_"),
                        row.getString("process"),
                        row.getString("whole"),
                        row.getString("task_def_key_"),
                        UUID.fromString(row.getString("business_key_")),
                        row.getString("assignee_")))
                .list()
                .stream()
                .filter(task -> order.contains(task.key()))
                .sorted(Comparator.comparing((Open task) -> order.indexOf(task.key()))
                        .thenComparing(Open::kind))
                .toList()));
    }

    /** Any task of a journey that begins. */
    Open first(UUID journey) {
        return groups.asked(() -> jdbc.sql("""
                        select t.id_, p.key_ as process, whole.key_ as whole, t.task_def_key_, t.assignee_
                        from engine.act_ru_task t join engine.act_ru_execution e on e.id_ = t.proc_inst_id_
                            join engine.act_re_procdef p on p.id_ = t.proc_def_id_
                            join engine.act_ru_execution root on root.id_ = e.root_proc_inst_id_
                            join engine.act_re_procdef whole on whole.id_ = root.proc_def_id_
                        where e.business_key_ = :journey and t.assignee_ is not null order by t.create_time_ limit 1
                        """)
                .param("journey", journey.toString())
                .query((row, n) -> new Open(
                        row.getString("id_"),
                        row.getString("process"),
                        row.getString("whole"),
                        row.getString("task_def_key_"),
                        journey,
                        row.getString("assignee_")))
                .single());
    }

    void claim(Tasklist.Person person, Open task) {
        person.doing(() -> {
            tasks.claim(task.id(), requireNonNull(person.userId()));
            return task;
        });
    }

    UUID candidateOf(GroupTables known, Open task) {
        return known.candidates.stream()
                .filter(candidate -> candidate.journey().equals(task.key())
                        && !Set.of("JOINED", "ENDED").contains(candidate.stage()))
                .findFirst()
                .orElseThrow()
                .id();
    }

    String stageOf(GroupTables known, UUID candidate) {
        return known.candidates.stream()
                .filter(row -> row.id().equals(candidate))
                .findFirst()
                .orElseThrow()
                .stage();
    }

    /** The meeting ahead of the group that the task is about, or that somebody is on the way into. */
    GroupTables.@Nullable MeetingRow aheadOf(GroupTables known, Open task) {
        UUID group = task.key();
        if (task.whole().equals("join-group")) {
            UUID candidate = candidateOf(known, task);
            group = known.candidates.stream()
                    .filter(row -> row.id().equals(candidate))
                    .findFirst()
                    .orElseThrow()
                    .group();
        }
        return group == null ? null : known.ahead(group).stream().findFirst().orElse(null);
    }

    boolean isMeetingOpen(GroupTables known, Open task) {
        GroupTables.MeetingRow ahead = aheadOf(known, task);
        return ahead != null && ahead.state().equals("OPEN");
    }

    /** How many refusals a chain of the ledger has. */
    long refusalsCount(String chain) {
        return groups.asked(() -> jdbc.sql(
                        "select count(*) from alongside.ledger_entry where chain = :chain and outcome = 'REFUSED'")
                .param("chain", chain)
                .query(Long.class)
                .single());
    }

    /** How many refusals were written down that are no outcome of a journey's or a group's own. */
    long refusalsToPeopleCount() {
        return groups.asked(() -> jdbc.sql(
                        "select count(*) from alongside.ledger_entry where chain like 'by-%' and outcome = 'REFUSED'")
                .query(Long.class)
                .single());
    }

    String labelOf(UUID journey) {
        return groups.asked(() -> jdbc.sql("select label from alongside.journey where id = :journey")
                .param("journey", journey)
                .query(String.class)
                .single());
    }

    /** What a refused act must leave as it was. */
    String traces(UUID key) {
        return groups.asked(
                () -> jdbc.sql("""
                        select (select count(*) from alongside.ledger_entry where chain = :key::text) || ' '
                            || (select count(*) from alongside.record_entry where journey_id = :key) || ' '
                            || (select coalesce(string_agg(t.id_ || coalesce(t.assignee_, ''), ' ' order by t.id_), '')
                                from engine.act_ru_task t join engine.act_ru_execution e on e.id_ = t.proc_inst_id_
                                where e.business_key_ = :key::text)
                        """).param("key", key).query(String.class).single());
    }
}

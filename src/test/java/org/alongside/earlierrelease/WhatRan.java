package org.alongside.earlierrelease;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.alongside.access.CurrentOrganisation;
import org.alongside.earlierrelease.Underway.Standing;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What ran when the database was kept, by its own file, and what became of that, by the engine's tables. */
@TestComponent
final class WhatRan {
    private final RepositoryService repository;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Set<String> tasks = new TreeSet<>();
    /** Models by instance. */
    private final Map<String, String> models = new TreeMap<>();
    /** Instances by journey or group. */
    private final Map<UUID, Set<String>> instances = new HashMap<>();

    WhatRan(RepositoryService repository, JdbcClient jdbc, TransactionTemplate transaction) {
        this.repository = repository;
        this.jdbc = jdbc;
        this.transaction = transaction;
        EarlierReleaseDatabase kept = EarlierReleaseDatabase.read();
        kept.rows("engine.act_ru_task").forEach(task -> tasks.add(value(task, "id_")));
        for (Map<String, String> row : kept.rows("engine.act_ru_execution")) {
            String id = value(row, "id_");
            if (id.equals(value(row, "proc_inst_id_"))) {
                models.put(id, value(row, "proc_def_id_"));
                UUID about = UUID.fromString(value(row, "business_key_"));
                instances.computeIfAbsent(about, key -> new TreeSet<>()).add(id);
            }
        }
    }

    private static String value(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    Set<String> tasks() {
        return tasks;
    }

    /** The model, by its version, of each instance that ran then. */
    Map<String, String> models() {
        return models;
    }

    /** The same of what runs now. */
    Map<String, String> modelsNow() {
        Map<String, String> now = new TreeMap<>();
        jdbc.sql("select id_, proc_def_id_ from engine.act_ru_execution where parent_id_ is null")
                .query((row, n) -> now.put(row.getString(1), row.getString(2)) == null)
                .list();
        return now;
    }

    /** Processes of which something ran then and of which there is a newer version. */
    Set<String> changedSince() {
        return models.values().stream()
                .map(WhatRan::process)
                .filter(key -> repository
                                .createProcessDefinitionQuery()
                                .processDefinitionKey(key)
                                .latestVersion()
                                .singleResult()
                                .getVersion()
                        > 1)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String process(String model) {
        return model.substring(0, model.indexOf(':'));
    }

    private Set<String> of(Standing standing) {
        return instances.getOrDefault(standing.id().value(), Set.of());
    }

    /** Whether an instance of this process ran for them. */
    boolean ran(String process, Standing standing) {
        return of(standing).stream()
                .map(id -> Objects.requireNonNull(models.get(id)))
                .anyMatch(model -> process(model).equals(process));
    }

    /** Who walks with whom. */
    Map<UUID, String> walks() {
        Map<UUID, String> walks = new LinkedHashMap<>();
        CurrentOrganisation.runAs(
                Tasklist.ORGANISATION,
                () -> transaction.executeWithoutResult(
                        status -> jdbc.sql("select journey_id, worker_id from alongside.walk where until is null")
                                .query((row, n) -> walks.put(row.getObject(1, UUID.class), row.getString(2)))
                                .list()));
        return walks;
    }

    /** Where they stand, box by box, as the engine has it now. */
    String placesOf(Standing standing) {
        return String.join("<br>", texts("""
                        select p.key_ || ' ' || p.version_ || ': ' || string_agg(distinct e.act_id_, ', ')
                        from engine.act_ru_execution e join engine.act_re_procdef p on p.id_ = e.proc_def_id_
                        where e.proc_inst_id_ = any (:ids) and e.act_id_ is not null and e.is_active_
                            and e.act_id_ !~ '^subProcess'
                        group by p.key_, p.version_, e.proc_inst_id_ order by 1
                        """, of(standing)));
    }

    /** How what ran for them ended; what leaves no history is not named. */
    String endsOf(Standing standing) {
        return String.join("<br>", texts("""
                        select p.key_ || ' ' || p.version_ || ': ' || lower(h.state_)
                        from engine.act_hi_procinst h join engine.act_re_procdef p on p.id_ = h.proc_def_id_
                        where h.id_ = any (:ids) order by 1
                        """, of(standing)));
    }

    /** Models on which what ran then came to its end, by instance. */
    Map<String, String> modelsAtTheEnd() {
        Map<String, String> ended = new TreeMap<>();
        jdbc.sql(
                        "select id_, proc_def_id_ from engine.act_hi_procinst where id_ = any (:ids) and end_time_ is not null")
                .param("ids", models.keySet().toArray(String[]::new))
                .query((row, n) -> ended.put(row.getString(1), row.getString(2)) == null)
                .list();
        return ended;
    }

    /** Processes that did not come to an end event of their own, and how often. */
    Map<String, Long> brokenOff() {
        return texts("""
                        select p.key_ from engine.act_hi_procinst h join engine.act_re_procdef p on p.id_ = h.proc_def_id_
                        where h.id_ = any (:ids) and h.state_ <> 'COMPLETED'
                        """, models.keySet()).stream()
                .collect(Collectors.groupingBy(key -> key, TreeMap::new, Collectors.counting()));
    }

    private List<String> texts(String sql, Set<String> ids) {
        return new ArrayList<>(jdbc.sql(sql)
                .param("ids", ids.toArray(String[]::new))
                .query(String.class)
                .list());
    }
}

package org.alongside.groups;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.alongside.access.Readers;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.PeerGroups;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Somebody barred under OFFEND-02, somebody who lacks a session, somebody whose group is full: side by side, nothing that
 * a facilitator, a supervisor or the history of the engine shows tells them apart. (OFFEND-07)
 */
@ProcessTest
class SideBySideProcessTest {
    private static final Path TABLE = Path.of("docs/side-by-side.md");
    private static final String UUIDS = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    @Autowired
    PeerGroups groups;

    @Autowired
    Survivors survivors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    Tasklist tasklist;

    @Autowired
    GroupView view;

    @Autowired
    WaysIntoGroups ways;

    @Autowired
    Readers readers;

    @Autowired
    JdbcClient jdbc;

    /** What is seen of one of them, by what shows it. */
    private Map<String, String> seen(GroupId group, JourneyId journey) {
        Map<String, String> seen = new LinkedHashMap<>();
        seen.put(
                "the facilitator's tasks",
                tasklist.as(PeerGroups.HOST).about(journey).tasks().toString());
        seen.put(
                "the facilitator's page, on the way",
                groups.asked(() -> view.page(group, WorkerId.of(PeerGroups.HOST)).orElseThrow().onTheWay().stream()
                        .filter(one -> one.label().equals(label(journey)))
                        .toList()
                        .toString()));
        seen.put("what the facilitator may read", groups.asked(() -> readers.of(journey, WorkerId.of(PeerGroups.HOST))
                .keySet()
                .toString()));
        seen.put("the worker's tasks", groups.worker(journey).tasks().toString());
        seen.put(
                "the worker's form",
                groups.worker(journey).opens("userTask_offerOtherOptions").keySet().stream()
                        .sorted()
                        .toList()
                        .toString());
        seen.put("the worker's page of the survivor", groups.asked(() -> ways.of(journey)
                .map(way -> way.stage() + way.groupLabel() + way.facilitators() + way.welcomedAt())
                .orElse("nothing")
                .replaceAll("\\[]|Optional.empty", "")));
        seen.put(
                "Cockpit and history: boxes passed", history("act_hi_actinst", "act_id_ || ' ' || act_type_", journey));
        seen.put(
                "history: tasks",
                history("act_hi_taskinst", "task_def_key_ || ' ' || coalesce(h.delete_reason_, '')", journey));
        seen.put(
                "history: variables",
                history(
                        "act_hi_varinst",
                        "name_ || ' ' || case when name_ in " + "('eligibility', 'nextTalk') then text_ else '' end",
                        journey));
        seen.put("ledger of the journey, of this way", groups.asked(() -> jdbc.sql("""
                        select act || ' ' || outcome || ' ' || coalesce(policy_id, '') from alongside.ledger_entry
                        where chain = :chain and act like 'way into%' order by position
                        """)
                .param("chain", journey.toString())
                .query(String.class)
                .list()
                .toString()));
        seen.replaceAll((what, text) -> text.replaceAll(UUIDS, "…").replace(label(journey), "label"));
        return seen;
    }

    private String label(JourneyId journey) {
        return groups.asked(() -> jdbc.sql("select label from alongside.journey where id = :id")
                .param("id", journey.value())
                .query(String.class)
                .single());
    }

    private String history(String table, String columns, JourneyId journey) {
        return groups.asked(() -> jdbc.sql(
                        "select " + columns + " from engine." + table + " h join engine.act_hi_procinst p"
                                + " on p.proc_inst_id_ = h.proc_inst_id_ where p.business_key_ = :key"
                                + " and p.proc_def_key_ in ('join-group', 'way-into-group', 'welcome-evening') order by 1")
                .param("key", journey.toString())
                .query(String.class)
                .list()
                .toString());
    }

    private JourneyId asks(GroupId group, boolean hasSession, boolean isBarred) {
        JourneyId journey = groups.talking();
        if (hasSession) {
            groups.session(journey);
        }
        if (isBarred) {
            survivors.says(() -> survivor.toldOfOffending(journey));
        }
        groups.worker(journey).completes("userTask_talkAboutGroup", groups.goingOn(group));
        return journey;
    }

    @Test
    @Proves(PolicyId.OFFEND_07)
    void nothingTellsThemApartWhenTheyAsk() throws IOException {
        GroupId group = groups.opened();
        GroupId full = groups.opened(Map.of("placesMax", 2));
        groups.ready(full);
        groups.ready(full);
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        all.put("barred", seen(group, asks(group, true, true)));
        all.put("lacks a session", seen(group, asks(group, false, false)));
        all.put("group is full", seen(full, asks(full, true, false)));

        assertThat(all.get("lacks a session")).isEqualTo(all.get("barred"));
        assertThat(all.get("group is full")).isEqualTo(all.get("barred"));
        assertThat(all.get("barred").get("the worker's tasks")).contains("offerOtherOptions");
        write(all);
    }

    @Test
    void nothingTellsThemApartWhileTheyWait() {
        GroupId first = groups.opened();
        JourneyId barred = groups.ready(first);
        survivors.says(() -> survivor.toldOfOffending(barred));
        GroupId second = groups.opened();
        JourneyId closed = groups.ready(second);
        groups.prepares(second, Map.of("preparationNext", "CLOSE_GROUP"));

        assertThat(tasklist.as(PeerGroups.HOST).about(closed).tasks()).isEmpty();
        assertThat(history("act_hi_actinst", "act_id_", closed))
                .isEqualTo(history("act_hi_actinst", "act_id_", barred));
        assertThat(groups.worker(closed).tasks().stream().sorted().toList())
                .isEqualTo(groups.worker(barred).tasks().stream().sorted().toList());
        assertThat(groups.asked(() -> ways.of(closed))).isPresent().isEqualTo(groups.asked(() -> ways.of(barred)));
    }

    private static String cell(String list) {
        String inside = list.replaceAll("^\\[|]$", "");
        return inside.isEmpty()
                ? "nothing"
                : inside.replace("|", "\\|").replaceAll(" ?, ", "<br>").strip();
    }

    private static void write(Map<String, Map<String, String>> all) throws IOException {
        StringBuilder text = new StringBuilder("""
                # Side by side

                What is shown of somebody who may not be in the group (OFFEND-02), of somebody who lacks a session, and of
                somebody whose group is full, after each asked to go on towards it. Ids and labels are left out. Written by
                `SideBySideProcessTest`, which fails when one of them differs or this table is out of date; `bin/docs` writes
                it anew.

                | what shows it | barred | lacks a session | group is full |
                |---|---|---|---|
                """);
        for (String what : Objects.requireNonNull(all.get("barred")).keySet()) {
            text.append("| ").append(what);
            for (Map<String, String> one : all.values()) {
                text.append(" | ").append(cell(String.valueOf(one.get(what))));
            }
            text.append(" |\n");
        }
        if (Boolean.getBoolean("alongside.docs.write")) {
            Files.writeString(TABLE, text);
        }
        assertThat(Files.exists(TABLE) ? Files.readString(TABLE) : "")
                .as("%s is out of date; run bin/docs and commit what changed", TABLE)
                .isEqualTo(text.toString());
    }
}

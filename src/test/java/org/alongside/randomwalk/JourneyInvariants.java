package org.alongside.randomwalk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Purpose;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RecordId;
import org.alongside.journey.state.Journeys;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds whatever was answered, said or left unsaid, looked up in the tables themselves. */
@TestComponent
public final class JourneyInvariants {
    private static final Set<String> BEFORE_SUPPORT =
            Set.of("callActivity_matchWorker", "callActivity_connect", "callActivity_integrate");
    /** What the journey itself is drawn on. */
    private static final Set<String> SHEETS =
            Set.of("connect", "integrate", "support", "reflect", "keep-door-open", "leave-journey");

    private static final Set<String> BEFORE_CONSENT = Arrays.stream(RecordField.values())
            .map(RecordField::id)
            .filter(id -> id.matches("(contact|told|wishes|safety|concern)\\..*|offending\\.(outcome|mitigations)"))
            .collect(Collectors.toSet());

    private final JdbcClient jdbc;
    private final RuntimeService runtime;
    private final Journeys journeys;
    private final ConsentLedger consent;
    private final Records records;
    private final Path vault;
    private final Map<String, Set<String>> declared;

    JourneyInvariants(
            JdbcClient jdbc,
            RuntimeService runtime,
            Journeys journeys,
            ConsentLedger consent,
            Records records,
            Environment environment) {
        this.jdbc = jdbc;
        this.runtime = runtime;
        this.journeys = journeys;
        this.consent = consent;
        this.records = records;
        this.vault = Path.of(environment.getRequiredProperty("alongside.data-dir"), "vault");
        this.declared = DeclaredInModels.variables();
    }

    /** Of one journey. */
    void hold(Walked walked) {
        JourneyId journey = walked.journey;
        assertThat(journeys.find(journey).orElseThrow().state()).as("state").isEqualTo(walked.state);
        for (Purpose purpose : EnumSet.complementOf(EnumSet.of(Purpose.DISCLOSE_TO_RECIPIENT))) {
            assertThat(consent.agrees(journey, purpose))
                    .as("agrees to %s", purpose)
                    .isEqualTo(walked.agreed.get(purpose));
        }
        if (consent.agrees(journey, Purpose.DISCLOSE_TO_RECIPIENT)) {
            assertThat(texts(
                            "select state from alongside.referral where journey_id = :journey union all select state"
                                    + " from alongside.support_version where journey_id = :journey",
                            journey))
                    .as("what something is passed on for")
                    .containsAnyOf("PREPARED", "SENT", "CLOSED", "IN_PLACE", "WISHED_FOR", "PAUSED");
        }
        assertThat(consent.explained(journey)).as("explained").containsAll(walked.explained);
        isInOnePlace(walked);
        isNotForgotten(walked);
        isSeenByNobodyElse(walked);
        everyCallForHelpIsOpenUntilItIsClosed(walked);
        meetsOnlyWhoWalksWithThem(walked);
        whatTheyAskedForIsDoneOrRuns(walked);
        if (walked.state == Journeys.State.ERASED) {
            isErased(journey);
        }
        if (!Boolean.TRUE.equals(walked.agreed.get(Purpose.KEEP_RECORD)) && walked.state != Journeys.State.ERASED) {
            assertThat(texts("select field from alongside.record_entry where journey_id = :journey", journey))
                    .as("kept before consent")
                    .isSubsetOf(BEFORE_CONSENT);
        }
        chainIsWhole(journey.toString());
    }

    /** Of all of them. */
    void holdEverywhere() {
        nothingUndeclaredIsStored();
        chainIsWhole("organisation");
    }

    private void isInOnePlace(Walked walked) {
        List<ActivityInstance> open = new ArrayList<>();
        for (ProcessInstance instance : running("survivor-journey", walked.journey)) {
            ActivityInstance tree = runtime.getActivityInstance(instance.getId());
            if (!children(tree).contains("callActivity_leave")) {
                open.add(tree);
            }
        }
        for (ProcessInstance leaving : running("leave-journey", walked.journey)) {
            assertThat(children(runtime.getActivityInstance(leaving.getId())))
                    .as("after the end")
                    .containsExactly("userTask_inviteFeedback");
        }
        assertThat(open).as("open journeys").hasSize(walked.isUnderWay() ? 1 : 0);
        if (!walked.isUnderWay()) {
            return;
        }
        List<String> inside = children(open.get(0));
        if (walked.state == Journeys.State.PAUSED) {
            assertThat(inside).containsExactly("callActivity_keepDoorOpen");
            assertThat(inSheet("keep-door-open", walked.journey)).containsExactly("userTask_keepDoorOpen");
            return;
        }
        assertThat(inside).containsExactly("subProcess_walkTogether");
        ActivityInstance together = open.get(0).getChildActivityInstances()[0];
        List<String> places = children(together);
        if (!places.contains("callActivity_support")) {
            assertThat(places).as("place").hasSize(1).isSubsetOf(BEFORE_SUPPORT);
            return;
        }
        assertThat(places)
                .as("beside the support")
                .isSubsetOf("callActivity_support", "callActivity_reflect")
                .doesNotHaveDuplicates();
        assertThat(inSheet("support", walked.journey)).as("in support").contains("userTask_walkAlongside");
    }

    /** Where the one instance of this sheet stands. */
    private List<String> inSheet(String process, JourneyId journey) {
        List<ProcessInstance> sheets = running(process, journey);
        assertThat(sheets).as(process).hasSize(1);
        return children(runtime.getActivityInstance(sheets.get(0).getId()));
    }

    private static List<String> children(ActivityInstance tree) {
        List<String> ids = new ArrayList<>();
        Arrays.stream(tree.getChildActivityInstances())
                .map(ActivityInstance::getActivityId)
                .forEach(ids::add);
        Arrays.stream(tree.getChildTransitionInstances())
                .map(transition -> transition.getActivityId())
                .forEach(ids::add);
        return ids;
    }

    /** Somebody has a task for whoever is under way, and it is the one who walks with them. */
    private void isNotForgotten(Walked walked) {
        List<String> walking = texts(
                "select worker_id from alongside.walk where journey_id = :journey and until is null", walked.journey);
        assertThat(walking.size()).as("walking workers").isLessThanOrEqualTo(walked.isUnderWay() ? 1 : 0);
        if (!walked.isUnderWay()) {
            return;
        }
        List<String> tasks = texts("""
                select p.key_ || ' ' || t.task_def_key_ || ' ' || coalesce(t.assignee_, (select i.group_id_
                    from engine.act_ru_identitylink i where i.task_id_ = t.id_ and i.group_id_ is not null), 'NOBODY')
                from engine.act_ru_task t join engine.act_ru_execution e on e.id_ = t.proc_inst_id_
                    join engine.act_re_procdef p on p.id_ = t.proc_def_id_
                where e.business_key_ = :journey and t.task_def_key_ <> 'userTask_inviteFeedback'
                """, walked.journey.toString());
        assertThat(tasks).as("somebody has a task").anyMatch(task -> !task.endsWith("NOBODY"));
        boolean isSearching = !running("match-worker", walked.journey).isEmpty();
        for (String task : tasks) {
            String who = task.substring(task.lastIndexOf(' ') + 1);
            assertThat(who.equals("NOBODY") && !isSearching)
                    .as("nobody has %s", task)
                    .isFalse();
            if (SHEETS.contains(task.substring(0, task.indexOf(' '))) && !walking.isEmpty()) {
                assertThat(walking).as("has %s", task).containsExactly(who);
            }
        }
    }

    /** CONF-01: a part of the record is open to nobody but for a reason that holds now. */
    private void isSeenByNobodyElse(Walked walked) {
        JourneyId journey = walked.journey;
        Set<String> may = new TreeSet<>();
        List<String> walking =
                texts("select worker_id from alongside.walk where journey_id = :journey and until is null", journey);
        for (String worker : walking) {
            may.addAll(List.of(worker + " CONTACT", worker + " MAIN", worker + " SAFETY", worker + " OFFENDING"));
            may.add(worker + " JOINING");
        }
        texts("select worker_id from alongside.offer where journey_id = :journey and answer is null", journey)
                .forEach(asked -> may.add(asked + " CONTACT"));
        if (walking.isEmpty() && walked.isUnderWay()) {
            // Who took the first contact, or who stays in touch instead where they cannot.
            variables("survivor-journey", "firstContactBy", journey).forEach(inTouch -> may.add(inTouch + " CONTACT"));
        }
        variables("offence-overlap", "assessorId", journey).forEach(assessor -> may.add(assessor + " OFFENDING"));
        variables("safety-concern", "workerId", journey).forEach(acting -> may.add(acting + " SAFETY"));
        variables("safety-follow-up", "workerId", journey)
                .forEach(asking -> may.addAll(List.of(asking + " CONTACT", asking + " SAFETY", asking + " ACTING")));
        texts("""
                        select a.user_id from alongside.concern_actor a join alongside.concern c on c.id = a.concern_id
                        where c.journey_id = :journey and c.closed_at is null
                        """, journey).forEach(acting -> may.addAll(List.of(acting + " ACTING", acting + " CONCERN")));
        texts("""
                        select t.assignee_ from engine.act_ru_task t join engine.act_ru_execution e on e.id_ = t.proc_inst_id_
                        where e.business_key_ = :journey and t.task_def_key_ = 'userTask_leaveOutOthers'
                            and t.assignee_ is not null
                        """, journey.toString()).forEach(through -> may.add(through + " COPYING"));
        assertThat(texts("""
                        select user_id || ' ' || compartment from alongside.reader_grant
                        where journey_id = :journey and ended_at is null
                        """, journey)).as("open to").isSubsetOf(may);
    }

    private void everyCallForHelpIsOpenUntilItIsClosed(Walked walked) {
        List<String> raised =
                texts("select id::text from alongside.concern where journey_id = :journey", walked.journey);
        assertThat(raised).as("concerns").hasSize(walked.concerns);
        assertThat(variables("safety-concern", "concernId", walked.journey))
                .as("concerns that people still work on")
                .containsAll(texts(
                        "select id::text from alongside.concern where journey_id = :journey and closed_at is null",
                        walked.journey));
    }

    private void meetsOnlyWhoWalksWithThem(Walked walked) {
        List<String> walking = texts(
                "select worker_id from alongside.walk where journey_id = :journey and until is null", walked.journey);
        List<String> meeting = texts(
                "select worker_id from alongside.arranged_meeting where journey_id = :journey and state = 'ARRANGED'",
                walked.journey);
        List<String> arranging = variables("arrange-meeting", "workerId", walked.journey);
        assertThat(arranging).as("meetings that are arranged").hasSizeLessThanOrEqualTo(1);
        if (walked.state == Journeys.State.OPEN) {
            assertThat(walking).as("who walks with them").containsAll(meeting).containsAll(arranging);
            assertThat(arranging).as("a meeting has its task").containsAll(meeting);
        } else {
            assertThat(meeting).as("meetings while they are away").isEmpty();
            assertThat(arranging)
                    .as("meetings that are arranged while they are away")
                    .isEmpty();
        }
    }

    /** CONF-07: each has one process as long as it is open, and none after it; one copy at a time. */
    private void whatTheyAskedForIsDoneOrRuns(Walked walked) {
        List<String> open = texts(
                "select id::text from alongside.own_request where journey_id = :journey and done_at is null",
                walked.journey);
        assertThat(variables("access-request", "requestId", walked.journey))
                .as("what runs of what they asked for")
                .containsExactlyInAnyOrderElementsOf(open);
        assertThat(texts(
                        "select id::text from alongside.own_request where journey_id = :journey and done_at is null"
                                + " and kind = 'COPY'",
                        walked.journey))
                .hasSizeLessThanOrEqualTo(1);
    }

    private void isErased(JourneyId journey) {
        assertThat(Files.exists(vault.resolve(journey + ".key"))).as("key").isFalse();
        assertThat(records.readForService(journey, List.of(RecordField.values()), "test"))
                .as("readable")
                .isEmpty();
        assertThat(running("match-worker", journey)).isEmpty();
        assertThat(running("offence-overlap", journey)).isEmpty();
        assertThat(running("safety-follow-up", journey)).isEmpty();
        assertThat(running("client-assessment", journey)).isEmpty();
        assertThat(running("join-group", journey)).isEmpty();
        assertThat(running("access-request", journey)).isEmpty();
        assertThat(texts("select id::text from alongside.own_request where journey_id = :journey", journey))
                .as("what they asked for")
                .isEmpty();
        assertThat(texts(
                        "select state from alongside.support_version where journey_id = :journey union all select who"
                                + " from alongside.support_coordinator where journey_id = :journey",
                        journey))
                .as("their map of support")
                .isEmpty();
    }

    /** No variable is stored that its model does not declare. */
    public void nothingUndeclaredIsStored() {
        Map<String, Set<String>> stored = new TreeMap<>();
        jdbc.sql("""
                        select distinct p.key_, v.name_ from engine.act_ru_variable v
                        join engine.act_re_procdef p on p.id_ = v.proc_def_id_
                        """)
                .query((row, n) -> stored.computeIfAbsent(row.getString(1), key -> new TreeSet<>())
                        .add(row.getString(2)))
                .list();
        stored.forEach((process, names) ->
                assertThat(names).as("variables of %s", process).isSubsetOf(declared.getOrDefault(process, Set.of())));
    }

    /** Each entry of a chain follows the one before it. */
    public void chainIsWhole(String chain) {
        assertThat(jdbc.sql("""
                        select count(*) from (
                            select position, row_number() over w as n, previous_hash, lag(hash) over w as hash_before
                            from alongside.ledger_entry where chain = :chain window w as (order by position)) l
                        where position <> n or (n > 1 and previous_hash <> hash_before)
                        """).param("chain", chain).query(Long.class).single())
                .as("breaks in the chain %s", chain)
                .isZero();
    }

    private List<ProcessInstance> running(String process, JourneyId journey) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(journey.toString())
                .list();
    }

    private List<String> variables(String process, String name, JourneyId journey) {
        return jdbc.sql("""
                        select v.text_ from engine.act_ru_variable v
                            join engine.act_ru_execution e on e.id_ = v.proc_inst_id_
                            join engine.act_re_procdef p on p.id_ = v.proc_def_id_
                        where e.business_key_ = :journey and p.key_ = :process and v.name_ = :name
                        """)
                .param("journey", journey.toString())
                .param("process", process)
                .param("name", name)
                .query(String.class)
                .list();
    }

    private List<String> texts(String sql, Object journey) {
        return jdbc.sql(sql)
                .param("journey", journey instanceof RecordId id ? id.value() : journey)
                .query(String.class)
                .list();
    }

    /** How many tasks were completed so far, and by whom each, as the engine keeps it; none of a hidden process. */
    Map<String, String> completed(List<String> taskIds) {
        Map<String, String> by = new HashMap<>();
        jdbc.sql("""
                        select id_, assignee_ from engine.act_hi_taskinst
                        where delete_reason_ = 'completed' and id_ = any (:ids)
                        """)
                .param("ids", taskIds.toArray(String[]::new))
                .query((row, n) -> by.put(row.getString(1), row.getString(2)))
                .list();
        return by;
    }

    long completedCount() {
        return jdbc.sql("select count(*) from engine.act_hi_taskinst where delete_reason_ = 'completed'")
                .query(Long.class)
                .single();
    }
}

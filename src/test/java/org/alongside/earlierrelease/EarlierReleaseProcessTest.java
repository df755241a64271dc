package org.alongside.earlierrelease;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.alongside.access.CurrentOrganisation;
import org.alongside.audit.WholeLedger;
import org.alongside.earlierrelease.Underway.Standing;
import org.alongside.engine.EngineClock;
import org.alongside.engine.versions.NewestVersion;
import org.alongside.engine.versions.VersionReport;
import org.alongside.ids.RecordId;
import org.alongside.ids.WorkerId;
import org.alongside.proof.Executed;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.alongside.testing.Time;
import org.alongside.testing.walk.PeerGroups;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ContextConfiguration;

/**
 * Journeys and groups that were begun on the models of an earlier release go on to their end on their own version, under the code and
 * the models of today: from every place, through the forms of then, by message, by time, and with another worker. What
 * stands where comes from {@link EarlierReleaseDatabase}; a table of how each ended is left in {@code target/earlier-release.md}.
 */
@SpringBootTest(properties = {"camunda.bpm.job-execution.enabled=false", "alongside.test.database=earlier_release"})
@ContextConfiguration(initializers = RestoresEarlierRelease.class)
@Import({
    Tasklist.class,
    Survivors.class,
    Time.class,
    PeerGroups.class,
    OpenTasks.class,
    Answers.class,
    Onward.class,
    CarriedOn.class,
    GroupsCarriedOn.class,
    WaitStates.class,
    WhatRan.class
})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag(Executed.NO_PROOF)
class EarlierReleaseProcessTest {
    private static final EarlierReleaseDatabase KEPT = EarlierReleaseDatabase.read();
    /** Messages that began a part of the journey then, and begin a process of their own beside it now. */
    private static final List<String> SAID_AT_ANY_TIME = List.of(
            "survivor-journey startEvent_safetyConcernRaised",
            "survivor-journey startEvent_offendingDisclosed",
            "survivor-journey startEvent_workerChangeRequested");

    private static final List<Standing> STANDING = KEPT.standing();

    @Autowired
    WaitStates waitStates;

    @Autowired
    WhatRan whatRan;

    @Autowired
    OpenTasks openTasks;

    @Autowired
    CarriedOn carriedOn;

    @Autowired
    GroupsCarriedOn groupsCarriedOn;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Survivors survivors;

    @Autowired
    Records records;

    @Autowired
    NewestVersion newest;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    DataSource database;

    @Autowired
    Environment environment;

    @BeforeEach
    void itIsTheHourOfThen() {
        RestoresEarlierRelease.setClock(KEPT);
    }

    @AfterAll
    static void itIsNowAgain() {
        ClockUtil.reset();
    }

    @Test
    void somebodyStandsAtEveryPlaceOfTheModelsOfThen() {
        assertThat(waitStates.all())
                .hasSize(67)
                .contains(
                        "survivor-journey userTask_walkAlongside",
                        "survivor-journey startEvent_safetyConcernRaised",
                        "match-worker boundaryEvent_offerExpired",
                        "join-group messageEvent_welcomeMeetingScheduled");
        assertThat(waitStates.whereNobodyStands()).isEmpty();
    }

    /** Every task is with whoever had it, or offered to the same group, and its form opens, filled from the record. */
    @Test
    void everybodyFindsTheirTasksAsTheyLeftThem() {
        List<Task> open = STANDING.stream()
                .flatMap(each -> openTasks.open(each.id()).stream())
                .toList();
        assertThat(open).hasSize(whatRan.tasks().size()).hasSizeGreaterThan(130);
        for (Task task : open) {
            String who = task.getAssignee() == null ? "supervisor2" : task.getAssignee();
            assertThat(tasklist.as(who).about(survivors.journeyOf(task)).list())
                    .as("list of %s", who)
                    .extracting(Task::getId)
                    .contains(task.getId());
            if (task.getAssignee() != null) {
                Map<String, ?> form = tasklist.as(who).formOf(task.getId());
                if (form.containsKey("shownAlias")) {
                    assertThat(String.valueOf(form.get("shownAlias")))
                            .as("%s of %s", task.getTaskDefinitionKey(), who)
                            .startsWith("Tamsin");
                }
            }
        }
    }

    @Test
    void whatWasWrittenIsReadByWhoWalksWithThem() {
        Map<String, Integer> readable = new TreeMap<>();
        whatRan.walks().forEach((journey, worker) -> {
            Map<RecordField, Object> read = new HashMap<>();
            CurrentOrganisation.runAs(
                    Tasklist.ORGANISATION,
                    () -> read.putAll(records.read(
                            RecordId.of(journey), WorkerId.of(worker), List.of(RecordField.values()), "test")));
            assertThat(String.valueOf(read.get(RecordField.CONTACT_ALIAS))).startsWith("Tamsin");
            read.keySet().forEach(field -> readable.merge(field.id(), 1, Integer::sum));
        });
        assertThat(readable).containsKeys("contact.alias", "share.home", "plan.hopes", "plan.keepingSafe");
    }

    @Test
    void theDryRunNamesWhatDoesNotMapAndMovesNothing() throws Exception {
        VersionReport report = newest.tryOut(Map.of());
        Files.writeString(Path.of("target/earlier-release-dry-run.txt"), report.words());

        assertThat(whatRan.modelsNow()).isEqualTo(whatRan.models());
        assertThat(report.models())
                .extracting(VersionReport.Model::process)
                .as(report.words())
                .containsExactlyInAnyOrderElementsOf(whatRan.changedSince());
        assertThat(report.models())
                .as("what was inside a subprocess cannot move into a process that is called")
                .anySatisfy(model -> {
                    assertThat(model.process()).isEqualTo("survivor-journey");
                    assertThat(model.staying()).isNotEmpty();
                });
        for (VersionReport.Model model : report.models()) {
            Set<String> boxes = waitStates.boxes(model.process());
            assertThat(model.staying().keySet()).as("why it stays").allSatisfy(reason -> assertThat(boxes)
                    .anyMatch(reason::contains));
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void eachGoesOnToItsEndOnItsOwnVersion() throws Exception {
        Map<Standing, String> places = new LinkedHashMap<>();
        STANDING.forEach(each -> places.put(each, whatRan.placesOf(each)));
        everybodyIsTrained();
        List<Standing> groups = STANDING.stream()
                .filter(each -> whatRan.ran("host-group", each))
                .toList();
        List<Standing> joining = STANDING.stream()
                .filter(each -> whatRan.ran("join-group", each) && !carriedOn.goesAnotherWay(each))
                .toList();
        List<Standing> others = new ArrayList<>(STANDING);
        others.removeAll(groups);
        others.removeAll(joining);
        others.removeIf(CarriedOn::waitsForTime);

        others.forEach(carriedOn::goesOn);
        groupsCarriedOn.bringForward(
                joining, called("a group whose meeting is prepared").group());
        groupsCarriedOn.facilitatorCannotCome(called("a social group").group());
        groupsCarriedOn.evening(without("at the door of a welcome meeting", joining), groups);
        carriedOn.timeGoesBy(STANDING, List.of(CarriedOn.CONCERN_CLOCK, CarriedOn.DAYS));
        groupsCarriedOn.takeIn(joining, groups);
        groupsCarriedOn.close(groups);
        joining.forEach(carriedOn::goesOn);
        carriedOn.losesTheirWorker(
                called("in support, for a whole round of seasons").journey());
        carriedOn.timeGoesBy(STANDING, List.of(CarriedOn.HALF_A_YEAR));

        writeTable(places);
        nothingIsLeft();
    }

    private static RecordId called(String name) {
        return STANDING.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static List<Standing> without(String name, List<Standing> some) {
        return some.stream().filter(each -> !each.name().equals(name)).toList();
    }

    /** Whenever this test is run: the database looks at the real day as well. */
    private void everybodyIsTrained() {
        LocalDate until = LocalDate.now(EngineClock.ZONE).plusYears(2);
        for (String worker : List.of("worker1", "worker2", "worker3", "worker4", "worker5", "facilitator1")) {
            survivors.workerHas(worker, w -> Survivors.trainedUntil(w, until));
        }
        survivors.workerHas("supervisor1", w -> Survivors.offendingTrainedUntil(w, until));
    }

    private void nothingIsLeft() throws Exception {
        assertThat(whatRan.modelsNow().keySet())
                .as("what ran then and still runs")
                .isEmpty();
        Map<String, String> ended = new TreeMap<>(whatRan.models());
        // It leaves no history. (OFFEND-07)
        ended.values().removeIf(model -> model.startsWith("offence-overlap:"));
        assertThat(whatRan.modelsAtTheEnd()).isEqualTo(ended);
        assertThat(whatRan.brokenOff().keySet())
                .as("what ends with the journey, and not by itself")
                .isSubsetOf("match-worker", "client-assessment", "safety-follow-up");
        Set<String> notReached = waitStates.whereNobodyCame(KEPT.time());
        notReached.retainAll(waitStates.all());
        assertThat(notReached).as("what is taken up beside the journey now").isSubsetOf(SAID_AT_ANY_TIME);
        assertThat(openTasks.done()).as("forms of then that were sent").containsAll(waitStates.tasks());
        assertThat(runtime.createIncidentQuery().count()).as("incidents").isZero();
        assertThat(management.createJobQuery().noRetriesLeft().count())
                .as("jobs that failed")
                .isZero();
        assertThat(management.createJobQuery().withException().count()).isZero();
        assertThat(WholeLedger.brokenAt(database, environment)).isNull();
    }

    private void writeTable(Map<Standing, String> places) throws Exception {
        StringBuilder table =
                new StringBuilder("| stood | process, version, boxes | then | ended |\n|---|---|---|---|\n");
        places.forEach((standing, place) -> table.append("| %s | %s | %s | %s |%n"
                .formatted(
                        standing.name(),
                        place,
                        carriedOn.went().getOrDefault(standing.id(), "met, and closed"),
                        whatRan.endsOf(standing))));
        table.append("\nBoxes that nobody came to: ")
                .append(waitStates.whereNobodyCame(KEPT.time()))
                .append('\n');
        Files.writeString(Path.of("target/earlier-release.md"), table);
    }
}

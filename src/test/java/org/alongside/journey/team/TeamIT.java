package org.alongside.journey.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.alongside.engine.EngineClock;
import org.alongside.engine.overview.TaskReminders;
import org.alongside.engine.overview.TaskReminders.Reminder;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.Time;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a supervisor sees of the work of all, and what they do about it for many at once. */
@OverHttp
@ExcludeFromProcessCoverage
class TeamIT {
    @Autowired
    Visitors visitors;

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    TaskReminders reminders;

    @Autowired
    Time time;

    private String label(JourneyId journey) {
        return visitors.labelOf(journey);
    }

    /** The task of worker1 at this journey was due a day ago. */
    private String overdue(JourneyId journey, String box) {
        String task = tasklist.as("worker1").about(journey).theirs(box).getId();
        visitors.rows(
                "update engine.act_ru_task set due_date_ = localtimestamp - interval '1 day' where id_ = :id "
                        + "returning id_",
                Map.of("id", task));
        return task;
    }

    private static HttpResponse<String> remind(Visitor who, String... tasks) {
        return who.submit("/journeys/done", "/team/remind", Map.of("task", String.join("\n", tasks)));
    }

    @Test
    @Proves(PolicyId.REFER_06)
    void saysWhoseTrainingForSessionsWithWhanauEnds() {
        LocalDate today = time.now().atZone(EngineClock.ZONE).toLocalDate();
        Visitor supervisor = visitors.as("supervisor1");
        try {
            survivors.workerHas("worker2", worker -> worker.withWhanauTrainedUntil(today.plusDays(5)));
            assertThat(part(supervisor.get("/team").body(), "workers")).contains("sessions with whānau: ");
            survivors.workerHas("worker2", worker -> worker.withWhanauTrainedUntil(today.plusDays(300)));
            assertThat(part(supervisor.get("/team").body(), "workers")).doesNotContain("sessions with whānau: ");
        } finally {
            survivors.workerHas("worker2", worker -> worker.withWhanauTrainedUntil(null));
        }
    }

    private static String part(String page, String id) {
        int from = page.indexOf("aria-labelledby=\"" + id + "\"");
        return page.substring(from, page.indexOf("</section>", from));
    }

    private List<Reminder> of(String worker) {
        return visitors.inDatabase(() -> reminders.of(WorkerId.of(worker)));
    }

    private long done(String act) {
        return visitors.rows("select 1 from alongside.ledger_entry where act = :act", Map.of("act", act))
                .size();
    }

    @Test
    void saysWhoWaitsForAWorkerAndWhoIsAsked() {
        // A worker is asked who walks with few.
        visitors.everybodyLeft();
        JourneyId journey = survivors.whoMadeContact();
        time.passes(Duration.ofHours(3));
        String page = visitors.as("supervisor1").get("/team").body();
        assertThat(part(page, "waiting")).contains(label(journey) + "<", "for 3 hours", "Worker One (demo)");
        tasklist.as("worker1").completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
        assertThat(part(visitors.as("supervisor1").get("/team").body(), "waiting"))
                // To its end: one label can be the beginning of another.
                .doesNotContain(label(journey) + "<");
    }

    @Test
    void putsUrgentFirstWithSinceAndUntilAndWhomToCall() {
        visitors.rows(
                "update alongside.worker set telephone = '021 555 0199' where user_id = 'worker1' returning user_id",
                Map.of());
        JourneyId journey = survivors.whoMadeContact(Survivors.EMERGENCY);
        String urgent = part(visitors.as("supervisor1").get("/team").body(), "urgent");
        assertThat(urgent).contains(label(journey), "Emergency", "Worker One (demo)", "021 555 0199");
        assertThat(urgent).doesNotContain("Tamsin");
    }

    @Test
    @Proves({PolicyId.CONF_01, PolicyId.OFFEND_07})
    void holdsNothingThatWasSaidAndNothingOfAHiddenProcess() {
        survivors.inSupport();
        String before = visitors.as("supervisor2").get("/team").body();
        tasklist.as("worker1")
                .completes(
                        "userTask_walkAlongside",
                        Map.of("whatNext", "OFFENDING_DISCLOSED", "offendingWhat", "Said in a test"));
        String task =
                tasklist.as("supervisor1").theirs("userTask_assessOverlap").getId();
        String hidden = "update engine.act_ru_task set %s where id_ = :id returning id_";
        for (String made : List.of(
                "due_date_ = localtimestamp - interval '1 day'",
                "priority_ = 100",
                "assignee_ = null, priority_ = 50, due_date_ = null")) {
            visitors.rows(hidden.formatted(made), Map.of("id", task));
            String page = visitors.as("supervisor2").get("/team").body();
            assertThat(parts(page)).isEqualTo(parts(before));
            assertThat(page).doesNotContain("Said in a test", "Tamsin", "overlap");
        }
        visitors.rows(hidden.formatted("assignee_ = 'worker2', priority_ = 100"), Map.of("id", task));
        assertThat(Visitor.location(remind(visitors.as("supervisor2"), task))).contains("reminded=0");
        visitors.rows(
                "update engine.act_ru_job set retries_ = 0 where process_def_key_ = 'offence-overlap' returning id_",
                Map.of());
        assertThat(part(visitors.as("supervisor2").get("/team").body(), "stopped"))
                .contains("Nothing stands still.");
    }

    private static List<String> parts(String page) {
        return Stream.of("urgent", "overdue", "waiting", "untaken", "stopped")
                .map(id -> part(page, id).replaceAll("for \\d+ \\w+", ""))
                .toList();
    }

    @Test
    void showsWhatIsOverdueAndRemindsWhoeverHasIt() {
        JourneyId journey = survivors.atWelcome();
        String task = overdue(journey, "userTask_welcome");
        Visitor supervisor = visitors.as("supervisor1");
        assertThat(part(supervisor.get("/team").body(), "overdue"))
                .contains(label(journey), "has passed", "Worker One (demo)")
                .doesNotContain(" · " + label(journey));

        long before = done("tasks reminded of");
        HttpResponse<String> answer = remind(supervisor, task);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(supervisor.get(Visitor.location(answer)).body()).contains("1 of 1 reminded of");
        assertThat(of("worker1")).singleElement().satisfies(reminder -> {
            assertThat(reminder.taskId()).isEqualTo(task);
            assertThat(reminder.task()).endsWith(label(journey));
            assertThat(reminder.by()).isEqualTo(WorkerId.of("supervisor1"));
        });
        assertThat(of("worker2")).isEmpty();
        assertThat(visitors.as("worker1").get("/people").body()).contains("A supervisor reminds you of", task);
        assertThat(visitors.as("worker2").get("/people").body()).doesNotContain("A supervisor reminds you of");
        assertThat(done("tasks reminded of")).isEqualTo(before + 1);

        // The same form sent again, by anybody, on the same day.
        assertThat(Visitor.location(remind(supervisor, task))).contains("reminded=0");
        assertThat(Visitor.location(remind(visitors.as("supervisor2"), task))).contains("reminded=0");
        assertThat(done("tasks reminded of")).isEqualTo(before + 1);
        time.passes(Duration.ofHours(25));
        assertThat(Visitor.location(remind(visitors.as("supervisor2"), task))).contains("reminded=1");

        tasklist.as("worker1")
                .completes(
                        "userTask_welcome",
                        Survivors.and(Survivors.CALM, "welcomeNext", "DECIDE", "explainedToday", Survivors.ALL_POINTS));
        assertThat(of("worker1")).isEmpty();
        assertThat(Visitor.location(remind(supervisor, task))).contains("reminded=0");
    }

    @Test
    void remindsNobodyOfWhatIsNotUrgentAndNotOverdueOrTheirOwn() {
        JourneyId journey = survivors.atWelcome();
        String task =
                tasklist.as("worker1").about(journey).theirs("userTask_welcome").getId();
        assertThat(Visitor.location(remind(visitors.as("supervisor1"), task))).contains("reminded=0");
        overdue(journey, "userTask_welcome");
        visitors.rows(
                "update engine.act_ru_task set assignee_ = 'supervisor1' where id_ = :id returning id_",
                Map.of("id", task));
        assertThat(Visitor.location(remind(visitors.as("supervisor1"), task))).contains("reminded=0");
        assertThat(of("supervisor1")).isEmpty();
    }

    @Test
    void aReminderIsForWhoeverHadTheTaskThen() {
        JourneyId journey = survivors.atWelcome();
        String task = overdue(journey, "userTask_welcome");
        remind(visitors.as("supervisor1"), task);
        visitors.rows(
                "update engine.act_ru_task set assignee_ = 'worker2' where id_ = :id returning id_",
                Map.of("id", task));
        assertThat(of("worker1")).isEmpty();
        assertThat(of("worker2")).isEmpty();
        assertThat(Visitor.location(remind(visitors.as("supervisor1"), task))).contains("reminded=1");
        assertThat(of("worker2")).hasSize(1);
    }

    @Test
    void takesTwentyAtATimeAndAtLeastOne() {
        Visitor supervisor = visitors.as("supervisor1");
        String[] many = IntStream.range(0, 21)
                .mapToObj(n -> UUID.randomUUID().toString())
                .toArray(String[]::new);
        HttpResponse<String> tooMany = remind(supervisor, many);
        assertThat(tooMany.statusCode()).isEqualTo(422);
        assertThat(tooMany.body()).contains("You ticked 21, so nothing was done yet. Please tick 20 at most");
        assertThat(supervisor.submit("/journeys/done", "/team/remind", Map.of()).body())
                .contains("Please tick at least one.");
        assertThat(remind(supervisor, Collections.nCopies(20, many[0]).toArray(String[]::new))
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void keepsWhatWasTickedWhereItWasTooMuch() {
        String task = overdue(survivors.atWelcome(), "userTask_welcome");
        String others = IntStream.range(0, 20)
                .mapToObj(n -> UUID.randomUUID().toString())
                .collect(Collectors.joining("\n"));
        String page = remind(visitors.as("supervisor1"), task, others).body();
        assertThat(page).containsPattern("value=\"" + task + "\" checked");
        assertThat(of("worker1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"task, drop table", "task, ''''", "who, worker1", "step, x", "task, x<b>"})
    void refusesWhatThePageDoesNotHave(String field, String value) {
        assertThat(visitors.as("supervisor1")
                        .submit("/journeys/done", "/team/remind", Map.of(field, value))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void triesAgainWhatStandsStill() {
        JourneyId journey = survivors.whoMadeContact();
        List<Map<String, Object>> jobs = visitors.rows(
                "update engine.act_ru_job set retries_ = 0 where process_def_key_ = 'match-worker' returning id_",
                Map.of());
        assertThat(jobs).isNotEmpty();
        String job = String.valueOf(jobs.get(0).get("id_"));
        Visitor supervisor = visitors.as("supervisor1");
        assertThat(part(supervisor.get("/team").body(), "stopped")).contains(label(journey), "Nothing is lost");
        HttpResponse<String> answer = supervisor.submit("/journeys/done", "/team/retry", Map.of("step", job));
        assertThat(supervisor.get(Visitor.location(answer)).body())
                .contains("1 of 1 tried again", "Nothing stands still.");
        assertThat(Visitor.location(supervisor.submit("/journeys/done", "/team/retry", Map.of("step", job))))
                .contains("tried=0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"worker1", "analyst1", "admin1"})
    void isForSupervisorsOnly(String somebody) {
        Visitor visitor = visitors.as(somebody);
        assertThat(visitor.get("/team").statusCode()).isEqualTo(403);
        assertThat(remind(visitor, "x").statusCode()).isEqualTo(403);
        assertThat(visitor.submit("/journeys/done", "/team/retry", Map.of("step", "x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.get("/workers/me").body()).doesNotContain("href=\"/team\"");
    }

    @Test
    void isForWhoIsSignedInAndNeedsAToken() {
        assertThat(visitors.anybody().get("/team").statusCode()).isEqualTo(302);
        assertThat(visitors.as("supervisor1")
                        .sendForm("/team/remind", Map.of("task", "x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitors.as("supervisor1").get("/workers").body()).contains("href=\"/team\"", "Te tīma");
    }

    @Test
    void showsAnotherOrganisationNothingAndTakesNothingFromIt() {
        JourneyId journey = survivors.atWelcome();
        String task = overdue(journey, "userTask_welcome");
        survivors.whoMadeContact();
        String job = String.valueOf(visitors.rows(
                        "update engine.act_ru_job set retries_ = 0 where process_def_key_ = 'match-worker' returning id_",
                        Map.of())
                .get(0)
                .get("id_"));
        Visitor elsewhere = visitors.elsewhere("elsewhere2", "supervisor");
        assertThat(elsewhere.get("/team").body())
                .contains(
                        "Nothing is urgent", "Nothing is overdue", "Nothing stands still", "Nobody waits for a worker")
                .doesNotContain(label(journey) + "<", "Worker One");
        assertThat(Visitor.location(remind(elsewhere, task))).contains("reminded=0");
        assertThat(Visitor.location(elsewhere.submit("/journeys/done", "/team/retry", Map.of("step", job))))
                .contains("tried=0");
        assertThat(of("worker1")).isEmpty();
    }

    @Test
    @Proves(PolicyId.WORKER_05)
    void showsRoomAndTrainingThatEnds() {
        visitors.rows(
                "update alongside.worker set trained_until = current_date + 10 where user_id = 'worker2' returning user_id",
                Map.of());
        survivors.atWelcome();
        String workers = part(visitors.as("supervisor1").get("/team").body(), "workers");
        assertThat(workers).contains("11 of 12", "12 of 12", "ends on ");
        assertThat(workers.indexOf("Worker Two (demo)")).isLessThan(workers.indexOf("Worker One (demo)"));
    }

    @Test
    @Proves({PolicyId.WORKER_01, PolicyId.WORKER_06})
    void countsUnmetWishesOfQuartersThatHaveEndedInStepsOfSix() {
        String walks = """
                insert into alongside.walk (id, organisation_id, journey_id, worker_id, since, until, gender_wish_met,
                    culture_wish_met)
                select gen_random_uuid(), 'demo', gen_random_uuid(), 'worker1', now(), now(), false, true
                from generate_series(1, cast(:count as int)) returning id
                """;
        assertThat(visitors.rows(walks, Map.of("count", 7))).hasSize(7);
        assertThat(part(visitors.as("supervisor1").get("/team").body(), "unmet"))
                .doesNotContain("at least");
        time.passes(Period.ofMonths(3));
        assertThat(part(visitors.as("supervisor1").get("/team").body(), "unmet"))
                .containsOnlyOnce("at least 6")
                .doesNotContain("at least 7");
        time.passes(Period.ofMonths(12));
        assertThat(part(visitors.as("supervisor1").get("/team").body(), "unmet"))
                .doesNotContain("at least");
    }
}

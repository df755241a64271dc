package org.alongside.workers.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.engine.EngineClock;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.workers.Worker;
import org.alongside.workers.Workers;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Profiles of peer workers: supervisors change them, workers see their own. (WORKER-02, WORKER-05) */
@OverHttp
@ExcludeFromProcessCoverage
class WorkersPageIT {
    private static final String WORKER2 = "/workers/profiles/worker2";
    private static final Pattern STATE = Pattern.compile("name=\"state\" value=\"([^\"]*)\"");

    @Autowired
    Visitors visitors;

    @Autowired
    Workers workers;

    @BeforeEach
    @AfterEach
    void supervisor2HasNoProfile() {
        // The application may not delete profiles, so one that a test made is put out of sight as an account's own.
        visitors.rows(
                "update alongside.worker set user_id = gen_random_uuid()::text, takes_on = false "
                        + "where user_id = 'supervisor2' "
                        + "returning user_id",
                Map.of());
    }

    private static Map<String, String> profile(Object... changed) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "gender", "ANOTHER",
                "languages", "ENGLISH\nTE_REO_MAORI",
                "cultures", "PASIFIKA",
                "trainedUntil", inDays(100),
                "offendingTrainedUntil", "",
                "whanauTrainedUntil", inDays(200),
                "survivorsMax", "7",
                "supervisorId", "supervisor2",
                "takesOn", "yes",
                "telephone", "021 555 0142"));
        for (int i = 0; i < changed.length; i += 2) {
            fields.put((String) changed[i], (String) changed[i + 1]);
        }
        return fields;
    }

    private static String inDays(int days) {
        return LocalDate.now(EngineClock.ZONE).plusDays(days).toString();
    }

    private static String stateOn(Visitor who, String page) {
        Matcher state = STATE.matcher(who.get(page).body());
        return state.find() ? state.group(1) : "none";
    }

    private static HttpResponse<String> save(Visitor who, String page, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.putIfAbsent("state", stateOn(who, page));
        return who.submit("/journeys/done", page, all);
    }

    private Worker worker2() {
        return visitors.inDatabase(() -> workers.find(WorkerId.of("worker2")).orElseThrow());
    }

    @Test
    @Proves(PolicyId.WORKER_05)
    void showsAllWorkersToASupervisor() {
        String page = visitors.as("supervisor1").get("/workers").body();
        assertThat(page)
                .contains("Kaimahi tautoko", "Worker One (demo)", "Worker Two (demo)", "Te reo Māori", "0 of 12")
                .contains("Trained for overlapping offending until")
                .contains("Accounts without a profile", "Supervisor Two (demo)")
                .doesNotContain("Analyst One", "Administrator One");
    }

    @Test
    void warnsInWordsBeforeATrainingEndsAndAfter() {
        Visitor supervisor = visitors.as("supervisor1");
        save(supervisor, WORKER2, profile("trainedUntil", inDays(30)));
        assertThat(supervisor.get("/workers").body()).contains("ends in 30 days");
        save(supervisor, WORKER2, profile("trainedUntil", inDays(31)));
        assertThat(supervisor.get("/workers").body()).doesNotContain("ends in");
        save(supervisor, WORKER2, profile("trainedUntil", inDays(0)));
        assertThat(supervisor.get("/workers").body()).contains("ends today");
        save(supervisor, WORKER2, profile("trainedUntil", inDays(-1)));
        assertThat(supervisor.get("/workers").body()).contains("has ended");
    }

    @Test
    void keepsAChangedProfileAndWritesItIntoTheLedger() {
        Visitor supervisor = visitors.as("supervisor1");
        HttpResponse<String> saved = save(supervisor, WORKER2, profile("takesOn", ""));
        assertThat(Visitor.location(saved)).isEqualTo("/workers?saved=worker2");
        assertThat(supervisor.get("/workers?saved=worker2").body()).contains("saved");
        Worker worker = worker2();
        assertThat(worker.gender()).isEqualTo("ANOTHER");
        assertThat(worker.languages()).containsExactlyInAnyOrder("ENGLISH", "TE_REO_MAORI");
        assertThat(worker.cultures()).containsExactly("PASIFIKA");
        assertThat(worker.trainedUntil()).isEqualTo(inDays(100));
        assertThat(worker.offendingTrainedUntil()).isNull();
        assertThat(worker.whanauTrainedUntil()).isEqualTo(inDays(200));
        assertThat(worker.survivorsMax()).isEqualTo(7);
        assertThat(worker.supervisorId()).isEqualTo(WorkerId.of("supervisor2"));
        assertThat(worker.takesOn()).isFalse();
        assertThat(worker.telephone()).isEqualTo("021 555 0142");
        assertThat(supervisor.get("/workers").body()).contains("021 555 0142");
        assertThat(visitors.as("worker2").get("/workers/me").body()).contains("021 555 0142");
        assertThat(visitors.as("worker1").get("/workers/me").body()).doesNotContain("021 555 0142");
        assertThat(visitors.rows("""
                        select actor from alongside.ledger_entry where act = 'worker profile changed'
                            and details = 'worker=worker2' order by position desc limit 1
                        """, Map.of())).containsExactly(Map.of("actor", "supervisor1"));
    }

    @Test
    void aTelephoneCanBeTakenAway() {
        Visitor supervisor = visitors.as("supervisor1");
        save(supervisor, WORKER2, profile());
        assertThat(worker2().telephone()).isEqualTo("021 555 0142");
        assertThat(save(supervisor, WORKER2, profile("telephone", "")).statusCode())
                .isEqualTo(302);
        assertThat(worker2().telephone()).isNull();
    }

    @Test
    void addsAProfileForAnAccountThatHasNone() {
        Visitor supervisor = visitors.as("supervisor1");
        String page = "/workers/profiles/supervisor2";
        assertThat(supervisor.get(page).body()).contains("Profile of Supervisor Two (demo)");
        assertThat(save(supervisor, page, profile()).statusCode()).isEqualTo(302);
        assertThat(visitors.inDatabase(
                        () -> workers.find(WorkerId.of("supervisor2")).isPresent()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "survivorsMax, 0",
        "survivorsMax, 31",
        "survivorsMax, -1",
        "survivorsMax, 1e1",
        "survivorsMax, ''",
        "trainedUntil, 1999-12-31",
        "trainedUntil, 2127-01-01",
        "trainedUntil, 2027-02-30",
        "trainedUntil, soon",
        "offendingTrainedUntil, 31/12/2027",
        "whanauTrainedUntil, 31/12/2027",
        "languages, ''",
        "telephone, ring me",
        "telephone, 12 34",
        "telephone, 0215550142021555",
        "telephone, 021/555/0142"
    })
    void saysWhatIsWrongAndKeepsWhatWasTyped(String field, String typed) {
        Worker before = worker2();
        HttpResponse<String> answer = save(visitors.as("supervisor1"), WORKER2, profile(field, typed));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Nothing is saved yet", "href=\"#" + field + "\"", "value=\"ANOTHER\" selected")
                .contains("Please ");
        assertThat(worker2()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "gender, ROBOT",
        "languages, KLINGON",
        "cultures, NONE",
        "supervisorId, admin1",
        "supervisorId, elsewhere2",
        "takesOn, maybe",
        "userId, worker1",
        "walksWith, 0"
    })
    void refusesWhatThePageDoesNotHave(String field, String value) {
        Worker before = worker2();
        assertThat(save(visitors.as("supervisor1"), WORKER2, profile(field, value))
                        .statusCode())
                .isEqualTo(400);
        assertThat(worker2()).isEqualTo(before);
    }

    @Test
    void refusesWhatIsTooLongOrHasNoToken() {
        Worker before = worker2();
        Visitor supervisor = visitors.as("supervisor1");
        assertThat(save(supervisor, WORKER2, profile("trainedUntil", "9".repeat(20_000)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(supervisor.sendForm(WORKER2, profile("state", "x")).statusCode())
                .isEqualTo(403);
        assertThat(worker2()).isEqualTo(before);
    }

    @Test
    void letsNobodyOverwriteWhatSomebodyElseJustChanged() {
        Visitor first = visitors.as("supervisor1");
        Visitor second = visitors.as("supervisor2");
        String seen = stateOn(second, WORKER2);
        save(first, WORKER2, profile("survivorsMax", "5"));
        long before = visitors.refusals("supervisor2", "FORM");
        HttpResponse<String> late = save(second, WORKER2, profile("state", seen, "survivorsMax", "9"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Somebody else changed this profile meanwhile");
        assertThat(worker2().survivorsMax()).isEqualTo(5);
        assertThat(visitors.refusals("supervisor2", "FORM")).isEqualTo(before + 1);
    }

    @Test
    void isForSupervisorsOnly() {
        for (String somebody : List.of("worker1", "analyst1", "admin1")) {
            Visitor visitor = visitors.as(somebody);
            assertThat(visitor.get("/workers").statusCode()).isEqualTo(403);
            assertThat(visitor.get(WORKER2).statusCode()).isEqualTo(403);
            assertThat(save(visitor, WORKER2, profile()).statusCode()).isEqualTo(403);
        }
        assertThat(visitors.anybody().get("/workers").statusCode()).isEqualTo(302);
        assertThat(worker2().gender()).isEqualTo("FEMALE");
    }

    @Test
    void isNotThereForOtherAccountsOrOtherOrganisations() {
        Visitor supervisor = visitors.as("supervisor1");
        visitors.elsewhere("elsewhere1", "peer-worker");
        visitors.profileElsewhere("elsewhere1");
        for (String somebody : List.of("admin1", "analyst1", "nobody", "elsewhere1")) {
            String page = "/workers/profiles/" + somebody;
            assertThat(supervisor.get(page).statusCode()).as(somebody).isEqualTo(404);
            assertThat(save(supervisor, page, profile("state", "new")).statusCode())
                    .isIn(404);
        }
        assertThat(supervisor.get("/workers").body()).doesNotContain("elsewhere1");
        Visitor elsewhere = visitors.elsewhere("elsewhere2", "supervisor");
        assertThat(elsewhere.get("/workers").body())
                .contains("elsewhere1")
                .doesNotContain("worker1", "Worker One", "Supervisor One");
        assertThat(elsewhere.get(WORKER2).statusCode()).isEqualTo(404);
        assertThat(save(elsewhere, WORKER2, profile("state", "new", "supervisorId", ""))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void showsAWorkerTheirOwnProfile() {
        String mine = visitors.as("worker2").get("/workers/me").body();
        assertThat(mine).contains("Worker Two (demo)", "Te reo Māori", "0 of 12", "Supervisor One (demo)");
        assertThat(mine).doesNotContain("Worker One", "<form method=\"post\" action=\"/workers");
        assertThat(visitors.as("supervisor2").get("/workers/me").body()).contains("You have no profile yet");
        assertThat(visitors.as("admin1").get("/workers/me").body())
                .as("when their password was chosen at a link is told to everybody")
                .contains("My profile")
                .doesNotContain("You have no profile yet");
    }

    @Test
    void showsEachRoleItsOwnPlaces() {
        assertThat(visitors.as("worker1").get("/workers/me").body())
                .contains("Tasklist", "A survivor comes back", "My profile", "Sign out")
                .doesNotContain("href=\"/workers\"");
        assertThat(visitors.as("supervisor1").get("/workers").body())
                .contains("Tasklist", "href=\"/workers\"", "aria-current=\"page\"", "Sign out")
                .doesNotContain("A survivor comes back");
    }
}

package org.alongside.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alongside.counts.EndedHalfYears;
import org.alongside.testing.TestDatabase;
import org.alongside.testing.http.SignedIn;
import org.alongside.testing.http.Walk;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/**
 * Tries to get round everything, over HTTP, and writes {@code docs/bypasses.md}. Holds CONF-01, OFFEND-07 and CONSENT-03
 * against people who know every id and every endpoint.
 */
// A database of its own: other tests must not find its other organisation, nor it their journeys.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "alongside.test.database=bypass")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class BypassIT {
    private static final List<String> SECRETS =
            List.of("Kahurangi", "Safe with my aunt", "Something I did", "typed words", "Tūmanako");

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    @Autowired
    IdentityService identity;

    @Autowired
    ScheduledTaskHolder schedules;

    private final Map<String, SignedIn> people = new HashMap<>();
    private DatabaseState database;
    private Attempts attempts;
    private EngineAttempts.Known known;
    private Walk walk;

    private SignedIn person(String user) {
        return people.computeIfAbsent(user, name -> SignedIn.as(port, name));
    }

    @BeforeAll
    void walkToWhereThereIsSomethingToLose() throws Exception {
        // What begins two minutes after the service would write between two looks at the database.
        List<ScheduledTask> writers = schedules.getScheduledTasks().stream()
                .filter(task -> task.toString().contains(EndedHalfYears.class.getSimpleName())
                        || task.toString().contains("ErasureReviewSchedule")
                        || task.toString().contains("EntryReviewSchedule"))
                .toList();
        assertThat(writers).hasSize(3);
        writers.forEach(ScheduledTask::cancel);
        walk = new Walk(port)
                .toSupport(
                        Map.of("alias", "Kahurangi"),
                        Map.of("home", "Safe with my aunt"),
                        Map.of("hopes", "Safe with my aunt"));
        walk.complete(
                "userTask_walkAlongside",
                Map.of("whatNext", "OFFENDING_DISCLOSED", "offendingWhat", "Something I did"));
        Walk.Open alongside = walk.alongside();
        Walk.Open hidden = walk.find("userTask_assessOverlap").orElseThrow();
        assertThat(alongside.who().user()).isEqualTo("worker1");
        assertThat(hidden.who().user()).isEqualTo("supervisor1");
        known = new EngineAttempts.Known(
                alongside.id(),
                alongside.task().path("processInstanceId").asText(),
                alongside.task().path("executionId").asText(),
                alongside.task().path("processDefinitionId").asText(),
                hidden.id(),
                hidden.task().path("processInstanceId").asText(),
                hidden.task().path("processDefinitionId").asText());
        database = new DatabaseState(environment.getRequiredProperty("spring.datasource.url"), "demo", "other");
        attempts = new Attempts(database, this::person, SECRETS);
    }

    @AfterAll
    void close() throws Exception {
        database.close();
    }

    @Test
    @Order(1)
    void runsNoCommandOfTheEngineThatIsNotAllowed() {
        new EngineAttempts(attempts, known).all();
        attempts.held();
        assertThat(Path.of("target/test-data/ran")).doesNotExist();
    }

    @Test
    @Order(1)
    void tellsNothingOfVariablesBySearching() {
        String filter = person("worker1")
                .engine("/filter?itemCount=false&firstResult=0&maxResults=10")
                .json()
                .get(0)
                .path("id")
                .asText();
        new VariableAttempts(attempts, filter).all();
        attempts.held();
    }

    @Test
    @Order(2)
    void takesNothingThatTheFormDoesNotAsk() {
        person("worker1").submit(known.task(), Map.of("whatNext", "SESSION"));
        Walk.Open alongside = walk.alongside();
        Walk.Open session = walk.find("userTask_recordSession").orElseThrow();
        // The tasks are of a process that the journey called; what can be begun is the journey.
        String journey = person("worker1")
                .engine("/process-definition/key/survivor-journey")
                .json()
                .path("id")
                .asText();
        new FormAttempts(attempts, alongside.id(), session.id(), journey).all();
        attempts.held();
    }

    @Test
    @Order(3)
    void knowsNobodyWithoutASession() {
        String task = walk.alongside().id();
        StrangerAttempts strangers = new StrangerAttempts(attempts, known, task);
        people.put("nobody", SignedIn.not(port));
        SignedIn gone = SignedIn.as(port, "worker1");
        gone.call("POST", "/logout", "");
        gone.forgetCookie("ALONGSIDE_SESSION");
        people.put("worker1, signed out", gone);
        SignedIn guesser = SignedIn.not(port);
        guesser.setCookie("ALONGSIDE_SESSION", "0123456789ABCDEF0123456789ABCDEF");
        people.put("somebody with a guessed session", guesser);
        strangers.withoutSession("nobody", "worker1, signed out", "somebody with a guessed session");
        SignedIn forgetful = SignedIn.as(port, "worker1");
        forgetful.forgetCookie("XSRF-TOKEN");
        people.put("worker1's browser", forgetful);
        strangers.withoutToken("worker1's browser");
        attempts.held();
    }

    @Test
    @Order(4)
    void keepsOrganisationsApart() throws Exception {
        account("otherworker", "peer-worker");
        account("othersupervisor", "supervisor");
        account("otheradmin", "camunda-admin");
        StrangerAttempts strangers =
                new StrangerAttempts(attempts, known, walk.alongside().id());
        strangers.ofAnotherOrganisation("otherworker", "othersupervisor", "otheradmin");
        strangers.administratorOfAnotherOrganisation("otheradmin");
        strangers.supervisorOfAnotherOrganisation(
                "othersupervisor", SignedIn.json(Map.of("processDefinitionId", known.definition())));
        attempts.held();
    }

    /** Records, looks and the ledger name people by the id of their account. */
    @Test
    @Order(5)
    void givesNoIdOfSomebodyElse() {
        StrangerAttempts strangers =
                new StrangerAttempts(attempts, known, walk.alongside().id());
        strangers.withIdsOfOthers("admin1");
        attempts.held();
    }

    private void account(String name, String group) throws Exception {
        if (identity.createTenantQuery().tenantId("other").count() == 0) {
            Tenant tenant = identity.newTenant("other");
            tenant.setName("Another organisation");
            identity.saveTenant(tenant);
            database.change("other", "insert into alongside.organisation (id, name) values ('other', 'Another')");
        }
        User user = identity.newUser(name);
        user.setFirstName("Another");
        user.setLastName("Person");
        user.setPassword(TestDatabase.PASSWORD + "-Ab");
        identity.saveUser(user);
        identity.createMembership(name, group);
        identity.createTenantUserMembership("other", name);
        people.put(name, SignedIn.as(port, name, TestDatabase.PASSWORD + "-Ab"));
    }

    /** Counts of instances would tell that there is one. (OFFEND-07) */
    @Test
    @Order(6)
    void countsNothingForWhoIsNotInvolved() {
        attempts.section("That offending is being assessed")
                .refused(
                        "how many instances each process has",
                        me -> me.engine("/process-definition/statistics"),
                        "worker1",
                        "worker2",
                        "facilitator1");
        for (String user : List.of("supervisor2", "analyst1", "admin1")) {
            assertThat(StrangerAttempts.statistics(person(user))).noneMatch(line -> line.startsWith("offence-overlap"));
            attempts.section("That offending is being assessed")
                    .allowed("how many instances each process has", user, "200: this process is not in the list");
        }
    }

    /** CONF-01: as it was said, to who may see it; unreadable to whoever reads the database. */
    @Test
    @Order(7)
    void keepsEverythingAsItWasSaid() throws Exception {
        String said = LongWords.of20000();
        Walk other = new Walk(port)
                .begin(Map.of("alias", "<b>Ākina</b> 🌿"))
                .accept()
                .consent();
        other.complete("userTask_share", Map.of("shareNext", "ANOTHER_CONVERSATION", "home", said, "leisure", said));
        Walk.Open share = other.find("userTask_share").orElseThrow();
        JsonNode shown =
                share.who().engine("/task/" + share.id() + "/form-variables").json();
        assertThat(shown.path("home").path("value").asText()).isEqualTo(said);
        assertThat(shown.path("leisure").path("value").asText()).isEqualTo(said);
        assertThat(database.list(
                        "demo",
                        "select id from alongside.record_entry where position(convert_to(?, 'UTF8') in ciphertext) > 0",
                        said.substring(0, 40)))
                .isEmpty();
        attempts.section("Words that look like something else")
                .allowed(
                        "20,000 characters of emoji, macrons, HTML, expressions and SQL",
                        "worker1",
                        "204: kept encrypted, shown back exactly as it was typed");
    }

    @Test
    @Order(8)
    void takesASubmissionOnce() throws Exception {
        String task = walk.alongside().id();
        Map<String, Object> session = Map.of("whatNext", "SESSION");
        long before = sessionsToRecord();
        ExecutorService browsers = Executors.newFixedThreadPool(2);
        try {
            List<SignedIn> both = List.of(SignedIn.as(port, "worker1"), SignedIn.as(port, "worker1"));
            CountDownLatch ready = new CountDownLatch(1);
            List<Future<SignedIn.Answer>> sent = new ArrayList<>();
            for (SignedIn browser : both) {
                sent.add(browsers.submit(() -> {
                    ready.await();
                    return browser.submit(task, session);
                }));
            }
            ready.countDown();
            List<Integer> statuses = new ArrayList<>();
            for (Future<SignedIn.Answer> answer : sent) {
                SignedIn.Answer got = answer.get();
                statuses.add(got.status());
                if (got.status() != 204) {
                    assertThat(got.message().orElse("")).containsAnyOf("no longer open to you", "at the same moment");
                }
            }
            assertThat(statuses).containsExactlyInAnyOrder(204, 400);
        } finally {
            browsers.shutdownNow();
        }
        assertThat(sessionsToRecord()).isEqualTo(before + 1);
        attempts.section("The same form twice")
                .allowed("send it from two browsers at once", "worker1", "204 to one, 400 and a sentence to the other")
                .refused("send it once more", me -> me.submit(task, session), "worker1");
        attempts.held();
        assertThat(sessionsToRecord()).isEqualTo(before + 1);
    }

    private long sessionsToRecord() {
        return person("worker1").tasks().stream()
                .filter(open -> open.path("taskDefinitionKey").asText().equals("userTask_recordSession"))
                .count();
    }

    @Test
    @Order(9)
    void letsNobodyIntoAGroupPastItsSteps() throws Exception {
        Walk other = new Walk(port).toSupport(Map.of("alias", "Kahurangi"), Map.of(), Map.of());
        new GroupAttempts(attempts, database, person("facilitator1"), person("worker2"), other).all();
        attempts.held();
        assertThat(person("worker2").engine("/process-definition/statistics").status())
                .isEqualTo(403);
    }

    /** SAFE-02, WORKER-08. */
    @Test
    @Order(10)
    void leavesACallForHelpWithWhoActs() {
        Walk danger = new Walk(port)
                .begin(Map.of("alias", "Kahurangi", "safetyOthers", "DANGER_NOW", "safetyNote", "typed words"));
        Walk.Open act = danger.find("userTask_actNow").orElseThrow();
        assertThat(act.who().user()).isEqualTo("worker1");
        Walk.Open backUp = danger.find("userTask_backUpWorker").orElseThrow();
        ConcernAttempts concern = new ConcernAttempts(attempts, "otherworker", "othersupervisor", "otheradmin");
        concern.whileWorker1Acts(act.id(), act.task().path("processInstanceId").asText());
        concern.whileSupervisorsAreAsked(backUp.id());
        danger.complete("userTask_actNow", Map.of("concernOutcome", "SAFE_NOW"));
        concern.whileASecondPersonIsAsked(
                danger.find("userTask_agreeToClose").orElseThrow().id());
        attempts.held();
    }

    /** What an administrator still can do: the ledger shows it. */
    @Test
    @Order(11)
    void writesDownWhatAnAdministratorDoesToAccounts() throws Exception {
        String changes = "select details from alongside.ledger_entry where act = 'account changed' order by position";
        int before = database.list("demo", changes).size();
        SignedIn admin = person("admin1");
        assertThat(admin.engine(
                                "PUT",
                                "/user/facilitator1/credentials",
                                Map.of(
                                        "password",
                                        "Korimako-sings-8",
                                        "authenticatedUserPassword",
                                        TestDatabase.PASSWORD))
                        .status())
                .isEqualTo(204);
        assertThat(admin.engine("PUT", "/group/supervisor/members/admin1", Map.of())
                        .status())
                .isEqualTo(204);
        List<String> now = database.list("demo", changes);
        assertThat(now.subList(before, now.size()))
                .containsExactly(
                        "account=facilitator1;command=SaveUserCmd;in=",
                        "account=admin1;command=CreateMembershipCmd;in=supervisor");
        attempts.section("What an administrator can do all the same")
                .allowed(
                        "give somebody a new password, and so sign in as them",
                        "admin1",
                        "204, and a row in the ledger that says whose. Nothing in the service keeps an administrator "
                                + "from it; the ledger, and the person who can no longer sign in, tell")
                .allowed(
                        "give themselves a group",
                        "admin1",
                        "204, and a row in the ledger. A group opens tasks that are offered to it, never a record")
                .allowed(
                        "write into the name of their own account",
                        "everybody",
                        "204. It is their own name, and theirs to answer for");
        admin.engine("DELETE", "/group/supervisor/members/admin1", Map.of());
    }

    @Test
    @Order(12)
    void documentIsUpToDate() throws Exception {
        attempts.document(Path.of("docs/bypasses.md"), Boolean.getBoolean("alongside.docs.write"));
    }
}

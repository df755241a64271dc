package org.alongside.workers.web;

import static org.alongside.workers.web.Inviting.PAGE;
import static org.alongside.workers.web.Inviting.PASSWORD;
import static org.alongside.workers.web.Inviting.addressOn;
import static org.alongside.workers.web.Inviting.fields;
import static org.alongside.workers.web.Inviting.idOn;
import static org.alongside.workers.web.Inviting.newId;
import static org.alongside.workers.web.Inviting.takes;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.Time;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Newcomers;
import org.alongside.workers.Worker;
import org.alongside.workers.Workers;
import org.alongside.workers.invitation.AccountLinks;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Accounts by invitation: a link that works once, for whoever was given it, and for nobody else. (CONF-01) */
@OverHttp
@ExcludeFromProcessCoverage
@ExtendWith(OutputCaptureExtension.class)
class InvitationIT {
    @Autowired
    Visitors visitors;

    @Autowired
    Workers workers;

    @Autowired
    Newcomers newcomers;

    @Autowired
    IdentityService identity;

    @Autowired
    Time time;

    @Autowired
    AccountLinks links;

    private Inviting inviting;

    @BeforeEach
    @AfterEach
    void closeAll() {
        inviting = new Inviting(visitors);
        inviting.closeAll();
    }

    private boolean isThere(String userId) {
        return identity.createUserQuery().userId(userId).count() == 1;
    }

    @Test
    @Proves(PolicyId.CONF_01)
    void aSupervisorInvitesAPeerWorkerWhoThenSignsIn() {
        String userId = newId();
        HttpResponse<String> made = visitors.as("supervisor1").submit(PAGE, fields(userId));
        String link = addressOn(made);
        assertThat(made.body()).contains("shown this once", userId);
        assertThat(isThere(userId)).isFalse();

        Visitor invited = visitors.anybody();
        HttpResponse<String> taken = takes(invited, link);
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body())
                .contains("Now sign in", "value=\"" + userId + "\"")
                .doesNotContain(PASSWORD);
        assertThat(Visitor.location(invited.signIn(userId, PASSWORD))).isEqualTo("/");
        assertThat(invited.get("/workers/me").body()).contains("Hine Moana", "0 of 7", "021 555 0142");
        Worker worker =
                visitors.inDatabase(() -> workers.find(WorkerId.of(userId)).orElseThrow());
        assertThat(worker.supervisorId()).isEqualTo(WorkerId.of("supervisor2"));
        assertThat(worker.trainedUntil()).isEqualTo("2030-11-30");
        assertThat(worker.languages()).containsExactlyInAnyOrder("ENGLISH", "TE_REO_MAORI");
        assertThat(identity.createGroupQuery().groupMember(userId).list())
                .extracting(group -> group.getId())
                .containsExactly("peer-worker");
        assertThat(identity.createTenantQuery().userMember(userId).list())
                .extracting(tenant -> tenant.getId())
                .containsExactly("demo");
        inviting.isOver(link);
    }

    @Test
    void openingALinkNamesNobodyAndUsesNothingUp() {
        String userId = newId();
        String link = inviting.invited(userId);
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> opened = visitors.anybody().get(link);
            assertThat(opened.statusCode()).isEqualTo(200);
            assertThat(opened.body())
                    .contains("Choose your password", "Nau mai", "name=\"referrer\" content=\"no-referrer\"")
                    .doesNotContain(userId, "Hine", "Moana", "supervisor", "demo organisation");
            assertThat(opened.headers().allValues("Referrer-Policy")).containsExactly("same-origin");
        }
        assertThat(visitors.anybody().call("HEAD", link, "").statusCode()).isEqualTo(200);
        assertThat(isThere(userId)).isFalse();
        assertThat(takes(visitors.anybody(), link).body()).contains(userId);
    }

    @Test
    void aSecondTimeALateOneARevokedOneAndAGuessedOneAreOneAnswer() {
        String used = inviting.invited(newId());
        takes(visitors.anybody(), used);
        inviting.isOver(used);
        String userId = newId();
        String late = inviting.invited(userId);
        time.passes(Duration.ofDays(7).minusMinutes(1));
        assertThat(visitors.anybody().get(late).statusCode()).isEqualTo(200);
        time.passes(Duration.ofMinutes(2));
        inviting.isOver(late);
        assertThat(isThere(userId)).isFalse();
        links.closeLate();
        assertThat(visitors.rows(
                        "select name, profile, closed_at is null as open from alongside.account_invitation"
                                + " where user_id = :user",
                        Map.of("user", userId)))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("name")).isNull();
                    assertThat(row.get("profile")).isNull();
                    assertThat(row).containsEntry("open", false);
                });
        // The name is free again for an invitation.
        String revoked = inviting.invited(userId);
        Visitor supervisor = visitors.as("supervisor2");
        HttpResponse<String> done = supervisor.submit(PAGE, PAGE + "/revoke", Map.of("id", idOn(supervisor)));
        assertThat(Visitor.location(done)).isEqualTo(PAGE + "?done=revoked");
        assertThat(supervisor.get(PAGE + "?done=revoked").body()).contains("The link is revoked");
        inviting.isOver(revoked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/invitation/demo/%s",
                "/invitation/nowhere/%s",
                "/invitation/Demo/%s",
                "/invitation/m%%C4%%81ori/%s",
                "/invitation/demo/x%s",
                "/invitation/demo/%s/more",
                "/invitation/demo",
                "/invitation/",
                "/invitation"
            })
    void answersAlikeWhateverIsWrong(String address) {
        inviting.isOver(address.formatted("B".repeat(43)));
        inviting.isOver("/invitation/" + "d".repeat(61) + "/" + "B".repeat(43));
    }

    @Test
    void opensNothingInAnotherOrganisation() {
        visitors.elsewhere("invite0", "supervisor");
        String userId = newId();
        String link = inviting.invited(userId);
        inviting.isOver(link.replace("/demo/", "/" + Visitors.ELSEWHERE + "/"));
        Visitor elsewhere = visitors.elsewhere("invite0", "supervisor");
        assertThat(elsewhere.get(PAGE).body()).doesNotContain(userId, "Hine Moana", "Worker One");
        String id = idOn(visitors.as("supervisor1"));
        for (String below : List.of("/revoke", "/renew")) {
            assertThat(elsewhere.submit(PAGE, PAGE + below, Map.of("id", id)).statusCode())
                    .isEqualTo(404);
        }
        assertThat(elsewhere
                        .submit(PAGE, PAGE + "/password", Map.of("account", "worker1"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(visitors.anybody().get(link).statusCode()).isEqualTo(200);
    }

    @Test
    void ofTwoAtOnceOneTakesIt() throws Exception {
        String userId = newId();
        String link = inviting.invited(userId);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> taking = () -> inviting.sentTo(link).statusCode();
            List<Future<Integer>> answers = both.invokeAll(List.of(taking, taking));
            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(200, 404);
        } finally {
            both.shutdownNow();
        }
        assertThat(isThere(userId)).isTrue();
        assertThat(Visitor.location(visitors.anybody().signIn(userId, PASSWORD)))
                .isEqualTo("/");
    }

    /** An id is given once on an installation, and organisations do not know of each other. */
    @Test
    void ofTwoOrganisationsOneGivesTheUserName() throws Exception {
        Visitor elsewhere = visitors.elsewhere("invite0", "supervisor");
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 5; i++) {
                String userId = newId();
                String here = inviting.invited(userId);
                String there =
                        addressOn(elsewhere.submit(PAGE, fields(userId, "supervisorId", "", "name", "Somebody Else")));
                List<Future<Integer>> answers =
                        both.invokeAll(List.of(() -> inviting.sentTo(here).statusCode(), () -> inviting.sentTo(there)
                                .statusCode()));
                assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(200, 404);
                assertThat(identity.createTenantQuery().userMember(userId).count())
                        .isOne();
            }
        } finally {
            both.shutdownNow();
        }
    }

    @Test
    void aPasswordThatIsTooWeakUsesNothingUp() {
        String userId = newId();
        String link = inviting.invited(userId);
        for (String weak :
                List.of("", "short", "onlysmallletters", "aB3-" + "x".repeat(200), userId + "-7Q", "Hine-comes-12")) {
            HttpResponse<String> answer =
                    visitors.anybody().submit(link, Map.of("password", weak, "passwordAgain", weak));
            assertThat(answer.statusCode()).as(weak).isEqualTo(422);
            assertThat(answer.body()).contains("too easy to guess", "id=\"password-why\"");
            assertThat(answer.body()).doesNotContain("Hine", userId);
        }
        HttpResponse<String> differ =
                visitors.anybody().submit(link, Map.of("password", PASSWORD, "passwordAgain", PASSWORD + "8"));
        assertThat(differ.statusCode()).isEqualTo(422);
        assertThat(differ.body()).contains("The two are not the same").doesNotContain(PASSWORD);
        assertThat(isThere(userId)).isFalse();
        assertThat(takes(visitors.anybody(), link).statusCode()).isEqualTo(200);
    }

    @Test
    void whoIsSignedInSignsOutFirst() {
        String userId = newId();
        String link = inviting.invited(userId);
        Visitor worker = visitors.as("worker1");
        assertThat(worker.get(link).body()).contains("Sign out first");
        assertThat(worker.submit("/journeys/done", link, Map.of("password", PASSWORD, "passwordAgain", PASSWORD))
                        .statusCode())
                .isEqualTo(409);
        assertThat(isThere(userId)).isFalse();
    }

    @Test
    void takesNothingWithoutTheTokenOfThePage() {
        String userId = newId();
        String link = inviting.invited(userId);
        assertThat(visitors.anybody()
                        .sendForm(link, Map.of("password", PASSWORD, "passwordAgain", PASSWORD))
                        .statusCode())
                .isEqualTo(403);
        assertThat(isThere(userId)).isFalse();
    }

    @Test
    void endsWithTheWorkOfWhoInvited() {
        String supervisor = newcomers.account("supervisor");
        Visitor visitor = visitors.anybody();
        visitor.signIn(supervisor, Newcomers.PASSWORD);
        String link = addressOn(visitor.submit(PAGE, fields(newId())));
        identity.deleteMembership(supervisor, "supervisor");
        inviting.isOver(link);
        identity.createMembership(supervisor, "supervisor");
        assertThat(visitors.anybody().get(link).statusCode()).isEqualTo(200);
        newcomers.isRemoved(supervisor);
        inviting.isOver(link);
    }

    @Test
    void showsTheLinkOnceAndKeepsItNowhere(CapturedOutput output) {
        String userId = newId();
        String link = inviting.invited(userId);
        String token = link.replaceFirst(".*/", "");
        visitors.anybody().get(link);
        assertThat(visitors.as("supervisor1").get(PAGE).body())
                .contains(userId, "Hine Moana")
                .doesNotContain(token);
        takes(visitors.anybody(), link);
        for (String table : List.of("account_invitation", "ledger_entry")) {
            assertThat(visitors.rows("select t::text as row from alongside." + table + " t", Map.of())
                            .toString())
                    .doesNotContain(token, "Hine Moana", "021 555 0142", PASSWORD);
        }
        assertThat(visitors.rows("""
                        select actor, act from alongside.ledger_entry where details like '%account=' || :user || '%'
                        order by position
                        """, Map.of("user", userId)))
                .containsExactly(
                        Map.of("actor", "supervisor1", "act", "account invited"),
                        Map.of("actor", userId, "act", "account link taken"),
                        Map.of("actor", userId, "act", "account changed"));
        assertThat(visitors.as("admin1").get("/actuator/prometheus").body()).doesNotContain(token);
        assertThat(output.getAll()).doesNotContain(token);
    }
}

package org.alongside.workers.web;

import static org.alongside.workers.web.Inviting.PAGE;
import static org.alongside.workers.web.Inviting.PASSWORD;
import static org.alongside.workers.web.Inviting.addressOn;
import static org.alongside.workers.web.Inviting.idOn;
import static org.alongside.workers.web.Inviting.takes;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.alongside.testing.Time;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Newcomers;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody who cannot sign in gets a link by which they choose a new password. (CONF-01) */
@OverHttp
@ExcludeFromProcessCoverage
class PasswordLinkIT {
    @Autowired
    Visitors visitors;

    @Autowired
    Newcomers newcomers;

    @Autowired
    IdentityService identity;

    @Autowired
    Time time;

    private Inviting inviting;

    @BeforeEach
    @AfterEach
    void closeAll() {
        inviting = new Inviting(visitors);
        inviting.closeAll();
    }

    @Test
    void whoCannotSignInChoosesANewPasswordAndIsSignedOutElsewhere() {
        String worker = newcomers.worker(3);
        Visitor signedIn = visitors.anybody();
        signedIn.signIn(worker, Newcomers.PASSWORD);
        HttpResponse<String> made =
                visitors.as("supervisor1").submit(PAGE, PAGE + "/password", Map.of("account", worker));
        String link = addressOn(made);
        assertThat(made.body()).contains("signed out", worker);
        assertThat(visitors.anybody().get(link).body()).doesNotContain(worker, "Comes");
        assertThat(signedIn.get("/workers/me").statusCode()).isEqualTo(200);

        assertThat(takes(visitors.anybody(), link).body()).contains("Now sign in", worker);

        assertThat(Visitor.location(signedIn.get("/workers/me"))).startsWith("/login");
        assertThat(Visitor.location(visitors.anybody().signIn(worker, Newcomers.PASSWORD)))
                .startsWith("/login?failed");
        Visitor again = visitors.anybody();
        assertThat(Visitor.location(again.signIn(worker, PASSWORD))).isEqualTo("/");
        assertThat(again.get("/workers/me").body())
                .contains("at a link that", "Supervisor One (demo)", "If that was not you");
        assertThat(visitors.as("worker1").get("/workers/me").body()).doesNotContain("at a link that");
        inviting.isOver(link);
        assertThat(visitors.rows("""
                        select actor, act from alongside.ledger_entry where details like 'account=' || :user || '%'
                            and act in ('password link made', 'account link taken') order by position
                        """, Map.of("user", worker)))
                .containsExactly(
                        Map.of("actor", "supervisor1", "act", "password link made"),
                        Map.of("actor", worker, "act", "account link taken"));
    }

    @Test
    void whoTriedTheOldPasswordOftenDoesNotWaitWithTheNewOne() {
        String worker = newcomers.worker(3);
        String where = "";
        for (int i = 0; i < 6; i++) {
            where = Visitor.location(visitors.anybody().signIn(worker, "Forgotten-" + i));
        }
        assertThat(where).startsWith("/login?").contains("wait=");
        String link = addressOn(visitors.as("supervisor1").submit(PAGE, PAGE + "/password", Map.of("account", worker)));
        Visitor again = visitors.anybody();
        takes(again, link);
        assertThat(Visitor.location(again.signIn(worker, PASSWORD))).isEqualTo("/");
    }

    @Test
    void aSecondLinkForAPasswordEndsTheFirstAndADayEndsBoth() {
        String worker = newcomers.worker(3);
        Visitor supervisor = visitors.as("supervisor1");
        String first = addressOn(supervisor.submit(PAGE, PAGE + "/password", Map.of("account", worker)));
        String second = addressOn(supervisor.submit(PAGE, PAGE + "/password", Map.of("account", worker)));
        inviting.isOver(first);
        HttpResponse<String> renewed = supervisor.submit(PAGE, PAGE + "/renew", Map.of("id", idOn(supervisor)));
        assertThat(renewed.body()).contains("the old password stops");
        String third = addressOn(renewed);
        inviting.isOver(second);
        time.passes(Duration.ofHours(23));
        assertThat(visitors.anybody().get(third).statusCode()).isEqualTo(200);
        time.passes(Duration.ofHours(2));
        inviting.isOver(third);
    }

    @Test
    void nobodyRenewsALinkForThemselvesEither() {
        Visitor admin = visitors.as("admin1");
        String colleague = Inviting.newId();
        takes(
                visitors.anybody(),
                addressOn(
                        admin.submit(PAGE, Map.of("name", "Ari Ngaio", "userId", colleague, "role", "ADMINISTRATOR"))));
        Visitor other = visitors.anybody();
        other.signIn(colleague, PASSWORD);
        String link = addressOn(other.submit(PAGE, PAGE + "/password", Map.of("account", "admin1")));

        HttpResponse<String> renewed = admin.submit(PAGE, PAGE + "/renew", Map.of("id", idOn(admin)));

        assertThat(renewed.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(renewed.body()).doesNotContain("/invitation/demo/");
        assertThat(visitors.anybody().get(link).statusCode())
                .as("the link that the colleague made stands")
                .isEqualTo(200);
    }

    @Test
    void nobodyMakesALinkForThemselvesOrForMoreThanTheirWork() {
        String supervisors = visitors.as("supervisor1").get(PAGE).body();
        assertThat(supervisors).contains("value=\"worker1\"").doesNotContain("value=\"admin1\"", "value=\"analyst1\"");
        for (String other : List.of("admin1", "supervisor1", "analyst1", "nobody")) {
            assertThat(visitors.as("supervisor1")
                            .submit(PAGE, PAGE + "/password", Map.of("account", other))
                            .statusCode())
                    .as(other)
                    .isEqualTo(400);
        }
        assertThat(visitors.as("admin1")
                        .submit(PAGE, PAGE + "/password", Map.of("account", "admin1"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aLinkForAPasswordEndsWithTheAccountAndWithAnotherRole() {
        String worker = newcomers.worker(3);
        Visitor supervisor = visitors.as("supervisor1");
        String link = addressOn(supervisor.submit(PAGE, PAGE + "/password", Map.of("account", worker)));
        identity.createMembership(worker, "supervisor");
        inviting.isOver(link);
        assertThat(supervisor.get(PAGE).body()).doesNotContain("New password ·");
        identity.deleteMembership(worker, "supervisor");
        assertThat(visitors.anybody().get(link).statusCode()).isEqualTo(200);
        newcomers.isRemoved(worker);
        inviting.isOver(link);
    }
}

package org.alongside.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alongside.access.Actor;
import org.alongside.access.CurrentActor;
import org.alongside.access.Role;
import org.alongside.access.requests.RequestSizeFilter;
import org.alongside.ids.WorkerId;
import org.alongside.testing.TestDatabase;
import org.alongside.testing.http.FromAddress;
import org.alongside.testing.http.Visitor;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"management.prometheus.metrics.export.enabled=true", "alongside.test.passwords=as-in-production"})
class SignInIT {
    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String TASKS = "/camunda/api/engine/engine/default/task?maxResults=10";
    private static final String SIGN_OUT = "/camunda/api/admin/auth/user/default/logout";

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identity;

    @Autowired
    PasswordAuthenticationProvider signIn;

    private Visitor visitor() {
        return new Visitor(port);
    }

    private Visitor signedIn(String userId) {
        Visitor visitor = visitor();
        assertThat(Visitor.location(visitor.signIn(userId, TestDatabase.PASSWORD)))
                .isEqualTo("/");
        return visitor;
    }

    @Test
    void leadsToThePageThatWasAskedForOnceSignedIn() {
        Visitor visitor = visitor();
        assertThat(Visitor.location(visitor.get(TASKLIST))).isEqualTo("/login");

        HttpResponse<String> answer = visitor.signIn("worker1", TestDatabase.PASSWORD);

        assertThat(Visitor.location(answer)).isEqualTo(TASKLIST);
        assertThat(visitor.get(TASKLIST).statusCode()).isEqualTo(200);
        assertThat(visitor.ask(TASKS).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "worker1, /people",
        "supervisor1, /team",
        "analyst1, /camunda/app/cockpit/default/",
        "admin1, /workers/invite"
    })
    void leadsEachRoleToItsPlace(String userId, String place) {
        assertThat(Visitor.location(signedIn(userId).get("/"))).isEqualTo(place);
        assertThat(Visitor.location(signedIn(userId).get("/camunda/app/welcome/default/")))
                .isEqualTo("/");
    }

    @ParameterizedTest
    @CsvSource({
        "worker1, 200, 403, 403",
        "supervisor1, 200, 200, 403",
        "analyst1, 403, 200, 403",
        "admin1, 403, 200, 200"
    })
    void opensTheApplicationsOfTheRoleOnly(String userId, int tasklist, int cockpit, int admin) {
        Visitor visitor = signedIn(userId);
        assertThat(visitor.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(tasklist);
        assertThat(visitor.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(cockpit);
        assertThat(visitor.get("/camunda/app/admin/default/").statusCode()).isEqualTo(admin);
    }

    @Test
    void givesUnknownAccountAndWrongPasswordTheSameAnswer() {
        HttpResponse<String> unknown = visitor().signIn("nobody", "Wrong-password-1");
        HttpResponse<String> wrong = visitor().signIn("facilitator1", "Wrong-password-1");
        HttpResponse<String> empty = visitor().signIn("facilitator1", "");

        for (HttpResponse<String> answer : List.of(unknown, wrong, empty)) {
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(Visitor.location(answer)).isEqualTo("/login?failed");
        }
        assertThat(visitor().get("/login?failed").body()).contains("That did not work");
        signedIn("facilitator1");
    }

    @Test
    void refusesAnAccountWithoutRoleOrOrganisation() {
        var user = identity.newUser("newcomer");
        user.setPassword("Nothing-yet-2026");
        identity.saveUser(user);

        assertThat(Visitor.location(visitor().signIn("newcomer", "Nothing-yet-2026")))
                .isEqualTo("/login?failed");
    }

    @Test
    void beginsANewSessionAtSignIn() {
        FromAddress visitor = new FromAddress(port, "127.0.0.1");
        visitor.cookies.put("ALONGSIDE_SESSION", "0123456789ABCDEF0123456789ABCDEF");
        assertThat(visitor.signIn("worker1", TestDatabase.PASSWORD)).isEqualTo("/");
        assertThat(visitor.cookies.get("ALONGSIDE_SESSION")).isNotEqualTo("0123456789ABCDEF0123456789ABCDEF");
    }

    @Test
    void refusesASignInFromAnotherSite() {
        Visitor visitor = visitor();
        HttpResponse<String> answer = visitor.call("POST", "/login", "username=worker1");
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void answersCallsWithoutSessionInsteadOfRedirecting() {
        HttpResponse<String> answer = visitor().ask(TASKS);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("You are not signed in any more");
        assertThat(visitor()
                        .post("/camunda/api/engine/engine/default/task/create", "{}")
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/%73etup/default/user/create",
                "/camunda/api/admin/setup;a=b/default/user/create",
                "/camunda/api//admin/setup/default/user/create",
                "/camunda/api/admin/../admin/setup/default/user/create",
                "/camunda/api/admin/auth/user/default/login/admin",
                "/camunda/api/admin/auth/user/default/login/tasklist",
                "/engine-rest/user/create"
            })
    void closesTheOtherWaysIn(String path) {
        String evil = "{\"profile\":{\"id\":\"evil\"},\"credentials\":{\"password\":\"Evil-password-1\"}}";
        Visitor administrator = signedIn("admin1");
        administrator.get("/camunda/app/admin/default/");
        for (Visitor visitor : new Visitor[] {visitor(), administrator}) {
            assertThat(visitor.post(path, evil).statusCode()).isIn(302, 400, 401, 403, 404);
        }
        assertThat(identity.createUserQuery().userId("evil").count()).isZero();
    }

    @Test
    void endsTheWholeSessionWhenSignedOutInAnApplication() {
        Visitor visitor = signedIn("worker1");
        visitor.get(TASKLIST);
        assertThat(visitor.post(SIGN_OUT, "").statusCode()).isEqualTo(204);
        assertThat(visitor.ask(TASKS).statusCode()).isEqualTo(401);
        assertThat(Visitor.location(visitor.get(TASKLIST))).isEqualTo("/login");
    }

    @Test
    void doesNotLetAnotherSiteSignAnybodyOut() {
        Visitor visitor = signedIn("worker1");
        visitor.get(TASKLIST);
        visitor.forgetCookie("XSRF-TOKEN");
        assertThat(visitor.post(SIGN_OUT, "").statusCode()).isEqualTo(403);
        assertThat(visitor.ask(TASKS).statusCode()).isEqualTo(200);
    }

    /** Every way to be refused: none of them takes the session from who is signed in. */
    @ParameterizedTest
    @CsvSource({
        "POST, /camunda/api/engine/engine/default/task?maxResults=10, ",
        "POST, /camunda/api/engine/engine/default/task?maxResults=10, 0123456789ABCDEF0123456789ABCDEF",
        "PUT, /camunda/api/engine/engine/default/user/worker1/profile, ",
        "DELETE, /camunda/api/engine/engine/default/user/worker1, not-the-token",
        "PATCH, /camunda/api/engine/engine/default/task, ",
        "POST, /camunda/api/cockpit/plugin/base/default/process-instance/count, ",
        "POST, /camunda/api/admin/auth/user/default/logout, ",
        "POST, /camunda/api/admin/auth/user/default/logout, not-the-token",
        "POST, /camunda/api/admin/auth/user/default/login/tasklist, ",
        "POST, /camunda/api/admin/setup/default/user/create, ",
        "POST, /camunda/app/tasklist/default/, ",
        "POST, /logout, ",
        "POST, /login, ",
        "POST, /journeys/return, ",
        "GET, /camunda/app/admin/default/, ",
        "GET, /workers, ",
        "GET, /logout, "
    })
    void aRefusedCallEndsNothing(String method, String path, String token) {
        Visitor visitor = signedIn("worker1");
        visitor.get(TASKLIST);
        String session = visitor.cookie("ALONGSIDE_SESSION").orElseThrow();
        String before = visitor.cookie("XSRF-TOKEN").orElseThrow();
        visitor.forgetCookie("XSRF-TOKEN");
        if (token != null) {
            visitor.setCookie("XSRF-TOKEN", token);
        }

        assertThat(visitor.call(method, path, "{}").statusCode()).isIn(403, 404, 405);

        assertThat(visitor.cookie("ALONGSIDE_SESSION")).contains(session);
        assertThat(visitor.ask(TASKS).statusCode()).isEqualTo(200);
        assertThat(visitor.cookie("XSRF-TOKEN"))
                .as("the browser has the right token again")
                .contains(before);
        assertThat(visitor.post(TASKS, "{}").statusCode()).isEqualTo(200);
    }

    /**
     * From a page of somebody else a browser sends no cookie of ours along, but keeps one that comes with the answer: a new
     * session would take the place of the one that the person has.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/logout",
                "/journeys/return",
                "/camunda/app/tasklist/default/",
                TASKS,
                SIGN_OUT,
                "/no/page"
            })
    void aCallFromAnotherSiteReplacesNoSession(String path) {
        Visitor elsewhere = visitor();
        assertThat(elsewhere.sendForm(path, Map.of("username", "worker1")).statusCode())
                .isIn(302, 401, 403, 404);
        assertThat(elsewhere.cookie("ALONGSIDE_SESSION")).isEmpty();
    }

    @Test
    void saysWhoIsSignedInAtTheFirstCallOfASession() {
        HttpResponse<String> answer = signedIn("worker1").ask("/camunda/api/admin/auth/user/default");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"userId\":\"worker1\"");
    }

    @Test
    void emptiesTheBrowserAtSignOut() {
        Visitor visitor = signedIn("worker1");
        visitor.get(TASKLIST);
        HttpResponse<String> answer = visitor.post(SIGN_OUT, "");
        assertThat(answer.headers().firstValue("Clear-Site-Data")).contains("\"cache\"");
        assertThat(visitor.cookie("ALONGSIDE_SESSION")).isEmpty();
        assertThat(visitor.cookie("XSRF-TOKEN")).isEmpty();
    }

    @Test
    void refusesBodiesThatNoFormCanHave() {
        Visitor visitor = signedIn("worker1");
        visitor.get(TASKLIST);
        String tooLong = "{\"name\":\"" + "a".repeat(RequestSizeFilter.BYTES_MAX) + "\"}";
        HttpResponse<String> answer = visitor.post("/camunda/api/engine/engine/default/task", tooLong);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("Please shorten it");
    }

    @Test
    void showsMeasurementsToAdministratorsOnlyAndHealthToAll() {
        assertThat(visitor().ask("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(visitor().ask("/actuator/health").body()).doesNotContain("components");
        assertThat(visitor().get("/actuator/prometheus").statusCode()).isEqualTo(302);
        assertThat(signedIn("worker1").ask("/actuator/prometheus").statusCode()).isEqualTo(403);
        assertThat(signedIn("admin1").ask("/actuator/prometheus").statusCode()).isEqualTo(200);
        assertThat(signedIn("admin1").ask("/actuator/env").statusCode()).isEqualTo(404);
    }

    @Test
    void saysInASentenceThatThereIsNothing() {
        HttpResponse<String> answer = signedIn("worker1").get("/no/such/page");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no such page").doesNotContain("Exception");
        assertThat(signedIn("analyst1").get(TASKLIST).body()).contains("Your role does not include this page");
    }

    @Test
    void signsOutAnAccountThatWasRemoved() throws Exception {
        Actor removed = new Actor(WorkerId.of("removed1"), "demo", Set.of(Role.PEER_WORKER));
        SecurityContextHolder.getContext()
                .setAuthentication(new SignedInAuthenticationToken(removed, new AccountState(0, 0, null)));
        try {
            MockHttpServletRequest request = new MockHttpServletRequest();
            request.getSession(true);
            new SessionValidityFilter(signIn).doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
            assertThat(CurrentActor.get()).isEmpty();
            assertThat(request.getSession(false)).isNull();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}

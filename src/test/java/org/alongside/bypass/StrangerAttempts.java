package org.alongside.bypass;

import static org.alongside.testing.http.SignedIn.ENGINE;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.alongside.testing.http.SignedIn;
import org.alongside.testing.http.SignedIn.Answer;

/** Attempts by people who are not who they should be: not signed in, signed out, of another organisation. */
final class StrangerAttempts {
    private final Attempts attempts;
    private final EngineAttempts.Known known;
    private final String alongside;

    StrangerAttempts(Attempts attempts, EngineAttempts.Known known, String alongside) {
        this.attempts = attempts;
        this.known = known;
        this.alongside = alongside;
    }

    private static Function<SignedIn, Answer> get(String path) {
        return me -> me.engine(path);
    }

    private Answer leave(SignedIn me) {
        return me.submit(alongside, Map.of("whatNext", "LEAVE"));
    }

    /** @param nobody names under which people are signed out, or whose call lacks what a page would send */
    void withoutSession(String... nobody) {
        attempts.section("Without a session")
                .refused("ask for tasks", get("/task?maxResults=10"), nobody)
                .refused("ask for what is in a form", get("/task/" + alongside + "/form-variables"), nobody)
                .refused("send a form", this::leave, nobody)
                .refused(
                        "Cockpit's data",
                        me -> me.call("POST", "/camunda/api/cockpit/plugin/base/default/process-instance/count", "{}"),
                        nobody)
                .refused("accounts", get("/user?maxResults=10"), nobody)
                .refused(
                        "make the first administrator",
                        me -> me.call("POST", "/camunda/api/admin/setup/default/user/create", "{}"),
                        nobody);
    }

    void withoutToken(String forgetful) {
        attempts.section("From a page of somebody else (CSRF)")
                .refused("send a form without the token", this::leave, forgetful)
                .refused("claim without the token", me -> me.claim(alongside), forgetful);
    }

    void ofAnotherOrganisation(String... strangers) {
        String task = "/task/" + alongside;
        String instance = "/process-instance/" + known.instance();
        attempts.section("From another organisation, with every id known")
                .refused("look at a task", get(task), strangers)
                .refused("ask for its form", get(task + "/form"), strangers)
                .refused("ask for what is in it", get(task + "/form-variables"), strangers)
                .refused("send it", this::leave, strangers)
                .refused("claim it", me -> me.claim(alongside), strangers)
                .refused("look at the instance", get(instance), strangers)
                .refused("its tree", get(instance + "/activity-instances"), strangers)
                .refused("its variables", get(instance + "/variables"), strangers)
                .refused("remove it", me -> me.call("DELETE", ENGINE + instance, ""), strangers)
                .refused(
                        "send it a message",
                        me -> me.engine(
                                "POST",
                                "/message",
                                Map.of("messageName", "journey.ended", "processInstanceId", known.instance())),
                        strangers)
                .empty("all tasks", get("/task?maxResults=100"), strangers)
                .empty("all instances", get("/process-instance?maxResults=100"), strangers)
                .empty("executions", get("/execution?maxResults=100"), strangers)
                .empty("its jobs", get("/job?processInstanceId=" + known.instance() + "&maxResults=100"), strangers)
                .empty("what they wait for", get("/event-subscription?maxResults=100"), strangers)
                .empty("incidents", get("/incident?maxResults=100"), strangers)
                .empty("accounts of others", get("/user?idIn=worker1,admin1,supervisor1&maxResults=100"), strangers);
    }

    /** Administrators have every right over accounts, but not over those of another organisation. */
    void administratorOfAnotherOrganisation(String admin) {
        Map<String, Object> password = Map.of(
                "password",
                "Korimako-sings-8",
                "authenticatedUserPassword",
                org.alongside.testing.TestDatabase.PASSWORD + "-Ab");
        attempts.refused(
                        "change somebody's password",
                        me -> me.engine("PUT", "/user/worker1/credentials", password),
                        admin)
                .refused(
                        "change somebody's name",
                        me -> me.engine("PUT", "/user/worker1/profile", Map.of("id", "worker1")),
                        admin)
                .refused("remove an account", me -> me.call("DELETE", ENGINE + "/user/worker1", ""), admin)
                .refused("unlock an account", me -> me.engine("POST", "/user/worker1/unlock", Map.of()), admin)
                .written(
                        "try somebody's password",
                        me -> me.engine("POST", "/identity/verify", Map.of("username", "worker1", "password", "x")),
                        admin)
                .written(
                        "give somebody a group",
                        me -> me.engine("PUT", "/group/supervisor/members/worker1", Map.of()),
                        admin)
                .written(
                        "take somebody's group",
                        me -> me.call("DELETE", ENGINE + "/group/peer-worker/members/worker1", ""),
                        admin)
                .written(
                        "move somebody over",
                        me -> me.engine("PUT", "/tenant/other/user-members/worker1", Map.of()),
                        admin)
                .written(
                        "move oneself over",
                        me -> me.engine("PUT", "/tenant/demo/user-members/" + me.user(), Map.of()),
                        admin)
                .refused("look at the organisation", get("/tenant/demo"), admin)
                .refused("the accounts of the organisation", get("/user?memberOfTenant=demo&maxResults=10"), admin);
    }

    /** An id is given once, and some to nobody. */
    void withIdsOfOthers(String admin) {
        attempts.section("Under the id of somebody else");
        for (String id : List.of("Worker1", "workerl", "WORKERI", "service", "Serv1ce", "survivor")) {
            attempts.written(
                    "make an account `" + id + "`",
                    me -> me.engine(
                            "POST",
                            "/user/create",
                            Map.of(
                                    "profile",
                                    Map.of("id", id, "firstName", "Somebody", "lastName", "Else"),
                                    "credentials",
                                    Map.of("password", "Korimako-sings-8"))),
                    admin);
        }
    }

    void supervisorOfAnotherOrganisation(String supervisor, String instances) {
        attempts.empty(
                        "Cockpit's list of instances",
                        me -> me.call(
                                "POST",
                                "/camunda/api/cockpit/plugin/base/default/process-instance?firstResult=0&maxResults=50",
                                instances),
                        supervisor)
                .empty(
                        "Cockpit's count of instances",
                        me -> me.call(
                                "POST", "/camunda/api/cockpit/plugin/base/default/process-instance/count", instances),
                        supervisor);
    }

    static List<String> statistics(SignedIn me) {
        return java.util.stream.StreamSupport.stream(
                        me.engine("/process-definition/statistics").json().spliterator(), false)
                .map(row -> row.path("definition").path("key").asText() + " "
                        + row.path("instances").asInt())
                .toList();
    }
}

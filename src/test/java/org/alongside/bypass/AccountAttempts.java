package org.alongside.bypass;

import static org.alongside.bypass.EngineAttempts.ALL;
import static org.alongside.bypass.EngineAttempts.post;
import static org.alongside.bypass.EngineAttempts.put;

import java.util.List;
import java.util.Map;
import org.alongside.testing.TestDatabase;
import org.alongside.testing.http.SignedIn;

/** Attempts at accounts and rights, and at what lies beside the pages of the web applications. */
final class AccountAttempts {
    private static final String[] NO_ADMIN = {"worker1", "worker2", "supervisor2", "analyst1"};

    private final Attempts attempts;

    AccountAttempts(Attempts attempts) {
        this.attempts = attempts;
    }

    void all() {
        Map<String, Object> eve = Map.of(
                "profile", Map.of("id", "eve", "firstName", "Eve", "lastName", "E", "email", "e@example.org"),
                "credentials", Map.of("password", "Korimako-sings-7"));
        Map<String, Object> right = Map.of(
                "type", 1, "permissions", List.of("ALL"), "userId", "admin1", "resourceType", 7, "resourceId", "*");
        Map<String, Object> password =
                Map.of("password", "Korimako-sings-8", "authenticatedUserPassword", TestDatabase.PASSWORD);
        attempts.section("Accounts and rights")
                .refused("make an account", post("/user/create", eve), NO_ADMIN)
                .refused("change somebody's password", put("/user/facilitator1/credentials", password), NO_ADMIN)
                .refused(
                        "change somebody's name",
                        put("/user/facilitator1/profile", Map.of("id", "facilitator1", "firstName", "x")),
                        NO_ADMIN)
                .refused(
                        "try somebody's password",
                        post("/identity/verify", Map.of("username", "admin1", "password", "x")),
                        NO_ADMIN)
                .refused(
                        "make oneself a supervisor",
                        me -> me.engine("PUT", "/group/supervisor/members/" + me.user(), Map.of()),
                        NO_ADMIN)
                .refused(
                        "make oneself an administrator",
                        me -> me.engine("PUT", "/group/camunda-admin/members/" + me.user(), Map.of()),
                        NO_ADMIN)
                .refused(
                        "invite somebody",
                        me -> me.call("POST", "/workers/invite", "name=Eve&userId=eve7&role=ADMINISTRATOR"),
                        NO_ADMIN)
                .refused(
                        "make a link for the password of an administrator",
                        me -> me.call("POST", "/workers/invite/password", "account=admin1"),
                        NO_ADMIN)
                .refused(
                        "take an invitation that nobody made", me -> me.page("/invitation/demo/" + "A".repeat(43)), ALL)
                .written("give oneself a right", post("/authorization/create", right), ALL)
                .written("make a group", post("/group/create", Map.of("id", "eve", "name", "n", "type", "t")), ALL)
                .written("make an organisation", post("/tenant/create", Map.of("id", "eve", "name", "n")), ALL)
                .refused(
                        "make the first administrator anew",
                        me -> me.call("POST", "/camunda/api/admin/setup/default/user/create", SignedIn.json(eve)),
                        ALL)
                .refused(
                        "sign in past the page",
                        me -> me.call("POST", "/camunda/api/admin/auth/user/default/login/admin", "username=admin1"),
                        ALL)
                .refused("the engine's open interface", me -> me.call("GET", "/engine-rest/task", ""), ALL)
                .refused("the memory of the service", me -> me.call("GET", "/actuator/heapdump", ""), ALL)
                .refused("its settings", me -> me.call("GET", "/actuator/env", ""), ALL)
                .refused("a password for an account that is not there", put("/user/nobody/credentials", password), ALL)
                .refused(
                        "a group for an account that is not there",
                        me -> me.engine("PUT", "/group/supervisor/members/nobody", Map.of()),
                        ALL);
    }
}

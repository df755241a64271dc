package org.alongside.access.firststart;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.alongside.ids.JourneyId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.TestDatabase;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Newcomers;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** FirstAccounts as browsers meet them: sessions end with password and account, ids are given once, looks keep their names. */
@OverHttp
class AccountsIT {
    private static final String USERS = "/camunda/api/engine/engine/default/user/";
    private static final String TASKS = "/camunda/api/engine/engine/default/task?maxResults=10";
    private static final String NEXT_PASSWORD = "Ruru-calls-at-night-9";

    @Autowired
    Newcomers newcomers;

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Visitors visitors;

    @Autowired
    IdentityService identity;

    private Visitor signedIn(String userId, String password) {
        Visitor visitor = visitors.anybody();
        assertThat(Visitor.location(visitor.signIn(userId, password))).isEqualTo("/");
        return visitor;
    }

    private Visitor inTasklist(String userId) {
        Visitor visitor = signedIn(userId, Newcomers.PASSWORD);
        visitor.get("/camunda/app/tasklist/default/");
        assertThat(visitor.ask(TASKS).statusCode()).isEqualTo(200);
        return visitor;
    }

    private Visitor administrator() {
        Visitor admin = signedIn("admin1", TestDatabase.PASSWORD);
        admin.get("/camunda/app/admin/default/");
        return admin;
    }

    private static void gives(Visitor who, String userId, String password, String own) {
        HttpResponse<String> changed = who.call(
                "PUT",
                USERS + userId + "/credentials",
                "{\"password\":\"" + password + "\",\"authenticatedUserPassword\":\"" + own + "\"}");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(204);
    }

    @Test
    void endsTheOtherSessionsOfWhoChangesTheirPassword() {
        String worker = newcomers.worker(3);
        Visitor here = inTasklist(worker);
        Visitor elsewhere = inTasklist(worker);

        gives(here, worker, NEXT_PASSWORD, Newcomers.PASSWORD);

        assertThat(elsewhere.ask(TASKS).statusCode()).isEqualTo(401);
        assertThat(here.ask(TASKS).statusCode()).isEqualTo(200);
        assertThat(here.ask(TASKS).statusCode()).isEqualTo(200);
        signedIn(worker, NEXT_PASSWORD);
    }

    @Test
    void endsAllSessionsOfWhoGetsANewPassword() {
        String worker = newcomers.worker(3);
        Visitor one = inTasklist(worker);
        Visitor other = inTasklist(worker);

        gives(administrator(), worker, NEXT_PASSWORD, TestDatabase.PASSWORD);

        assertThat(one.ask(TASKS).statusCode()).isEqualTo(401);
        assertThat(Visitor.location(other.get("/camunda/app/tasklist/default/")))
                .isEqualTo("/login");
    }

    @Test
    void endsNoSessionForAnotherName() {
        String worker = newcomers.worker(3);
        Visitor here = inTasklist(worker);

        rename(worker, "Another", "Name");

        assertThat(here.ask(TASKS).statusCode()).isEqualTo(200);
    }

    @Test
    void endsSessionsWithTheAccountAndGivesTheIdToNobodyElse() {
        String worker = newcomers.worker(3);
        Visitor here = inTasklist(worker);
        Visitor admin = administrator();

        assertThat(admin.call("DELETE", USERS + worker, "").statusCode()).isEqualTo(204);

        assertThat(here.ask(TASKS).statusCode()).isEqualTo(401);
        for (String id : List.of(worker, worker.toUpperCase(java.util.Locale.ROOT), "service")) {
            HttpResponse<String> again = admin.post(
                    USERS + "create",
                    "{\"profile\":{\"id\":\"" + id + "\",\"firstName\":\"Somebody\",\"lastName\":\"Else\"},"
                            + "\"credentials\":{\"password\":\"" + NEXT_PASSWORD + "\"}}");
            assertThat(again.statusCode()).isEqualTo(403);
            assertThat(again.body()).contains("Please choose another id").doesNotContain("Exception:", "SQL");
            assertThat(identity.createUserQuery().userId(id).count()).isZero();
        }
    }

    @Test
    void countsARoleFromTheNextRequestOn() {
        String worker = newcomers.worker(3);
        Visitor here = inTasklist(worker);
        assertThat(here.get("/workers").statusCode()).isEqualTo(403);

        identity.createMembership(worker, "supervisor");
        assertThat(here.get("/workers").statusCode()).isEqualTo(200);

        identity.deleteMembership(worker, "supervisor");
        assertThat(here.get("/workers").statusCode()).isEqualTo(403);

        identity.deleteMembership(worker, "peer-worker");
        assertThat(here.ask(TASKS).statusCode()).isEqualTo(401);
    }

    /** WORKER-07: a survivor is not left with somebody who cannot open the Tasklist any more. */
    @Test
    void keepsTheRoleOfWhoeverHasTasks() {
        String worker = newcomers.worker(3);
        JourneyId journey = tasklist.as(worker)
                .begins(Survivors.and(
                        Survivors.CALM, "alias", "Tamsin", "channel", "PHONE", "address", "021 555 0101"));
        Visitor admin = administrator();
        String role = "/camunda/api/engine/engine/default/group/peer-worker/members/" + worker;
        String organisation = "/camunda/api/engine/engine/default/tenant/demo/user-members/" + worker;

        for (String membership : List.of(role, organisation)) {
            HttpResponse<String> refused = admin.call("DELETE", membership, "");
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
            assertThat(refused.body()).contains("They still have 1 task", "remove the account");
        }
        assertThat(identity.createGroupQuery()
                        .groupMember(worker)
                        .groupId("peer-worker")
                        .count())
                .isOne();
        assertThat(identity.createTenantQuery().userMember(worker).count()).isOne();
        identity.createMembership(worker, "supervisor");
        assertThat(admin.call("DELETE", role, "").statusCode()).isEqualTo(204);

        tasklist.as(worker).about(journey).completes("userTask_offerJourney", Map.of("offerAnswer", "NOT_NOW"));
        assertThat(admin.call("DELETE", role.replace("peer-worker", "supervisor"), "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(admin.call("DELETE", organisation, "").statusCode()).isEqualTo(204);
    }

    /** CONF-03: the account and the name it had then, also when it is gone. */
    @Test
    @Proves(PolicyId.CONF_03)
    void showsWithALookWhoItWasThen() {
        String worker = newcomers.worker(3);
        JourneyId journey = tasklist.as(worker)
                .begins(Survivors.and(
                        Survivors.CALM, "alias", "Tamsin", "channel", "PHONE", "address", "021 555 0101"));
        tasklist.as(worker).about(journey).completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
        tasklist.as(worker).about(journey).opens("userTask_welcome");
        rename(worker, "Married", "Since");
        newcomers.isRemoved(worker);
        tasklist.as("facilitator1").about(journey).completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));

        String page = visitors.as("facilitator1").get("/journeys/" + journey).body();

        assertThat(page).contains("Comes And Goes (" + worker + ")").doesNotContain("Married");
    }

    private void rename(String userId, String firstName, String lastName) {
        User user = identity.createUserQuery().userId(userId).singleResult();
        user.setFirstName(firstName);
        user.setLastName(lastName);
        identity.saveUser(user);
    }
}

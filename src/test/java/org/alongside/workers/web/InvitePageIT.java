package org.alongside.workers.web;

import static org.alongside.workers.web.Inviting.ADDRESS;
import static org.alongside.workers.web.Inviting.PAGE;
import static org.alongside.workers.web.Inviting.addressOn;
import static org.alongside.workers.web.Inviting.fields;
import static org.alongside.workers.web.Inviting.idOn;
import static org.alongside.workers.web.Inviting.newId;
import static org.alongside.workers.web.Inviting.takes;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.alongside.ids.WorkerId;
import org.alongside.testing.CountedStatements;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Newcomers;
import org.alongside.workers.Workers;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The page on which people are invited, and the links that wait to be used. (CONF-01) */
@OverHttp
@ExcludeFromProcessCoverage
class InvitePageIT {
    private static final int STATEMENTS_MAX = 10;

    @Autowired
    Visitors visitors;

    @Autowired
    Workers workers;

    @Autowired
    Newcomers newcomers;

    @Autowired
    IdentityService identity;

    @Autowired
    CountedStatements statements;

    private Inviting inviting;

    @BeforeEach
    @AfterEach
    void closeAll() {
        inviting = new Inviting(visitors);
        inviting.closeAll();
    }

    @ParameterizedTest
    @CsvSource({"SUPERVISOR, supervisor, true", "ANALYST, analyst, false", "ADMINISTRATOR, camunda-admin, false"})
    void anAdministratorInvitesEverybody(String role, String group, boolean hasProfile) {
        String userId = newId();
        HttpResponse<String> made = visitors.as("admin1")
                .submit(PAGE, fields(userId, "role", role, "survivorsMax", hasProfile ? "7" : "a few"));
        takes(visitors.anybody(), addressOn(made));
        try {
            assertThat(identity.createGroupQuery()
                            .groupMember(userId)
                            .singleResult()
                            .getId())
                    .isEqualTo(group);
            assertThat(visitors.inDatabase(
                            () -> workers.find(WorkerId.of(userId)).isPresent()))
                    .isEqualTo(hasProfile);
        } finally {
            newcomers.isRemoved(userId);
        }
    }

    @Test
    void aSupervisorInvitesNobodyElse() {
        long before = visitors.refusals("supervisor1", "CONF-01");
        for (String role : List.of("SUPERVISOR", "ANALYST", "ADMINISTRATOR")) {
            HttpResponse<String> refused = visitors.as("supervisor1").submit(PAGE, fields(newId(), "role", role));
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("Please ask an administrator", "Hine Moana");
            assertThat(ADDRESS.matcher(refused.body()).find()).isFalse();
        }
        assertThat(visitors.refusals("supervisor1", "CONF-01")).isEqualTo(before + 3);
        assertThat(visitors.as("supervisor1").get(PAGE).body()).doesNotContain("value=\"ADMINISTRATOR\"");
        assertThat(visitors.as("admin1").get(PAGE).body()).contains("value=\"ADMINISTRATOR\"");
    }

    @Test
    void isForSupervisorsAndAdministratorsOnly() {
        for (String somebody : List.of("worker1", "analyst1")) {
            Visitor visitor = visitors.as(somebody);
            assertThat(visitor.get(PAGE).statusCode()).as(somebody).isEqualTo(403);
            for (String below : List.of("", "/renew", "/revoke", "/password")) {
                assertThat(visitor.submit("/journeys/done", PAGE + below, Map.of())
                                .statusCode())
                        .isEqualTo(403);
            }
        }
        assertThat(visitors.anybody().get(PAGE).statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource({
        "name, ''",
        "userId, ''",
        "userId, two words",
        "userId, māori1",
        "survivorsMax, 31",
        "languages, ''",
        "telephone, ring me"
    })
    void saysWhatIsWrongAndKeepsWhatWasTyped(String field, String typed) {
        HttpResponse<String> answer = visitors.as("supervisor1").submit(PAGE, fields(newId(), field, typed));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Nothing is saved yet", "href=\"#" + field + "\"", "id=\"" + field + "-why\"")
                .contains("value=\"FEMALE\" selected");
    }

    @ParameterizedTest
    @CsvSource({"role, ROBOT", "gender, ROBOT", "supervisorId, worker1", "account, worker1", "organisation, elsewhere"})
    void refusesWhatThePageDoesNotHave(String field, String value) {
        assertThat(visitors.as("supervisor1")
                        .submit(PAGE, fields(newId(), field, value))
                        .statusCode())
                .isEqualTo(400);
        assertThat(visitors.as("supervisor1")
                        .submit(PAGE, fields(newId(), "name", "n".repeat(201)))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesPlainlyWhoHasAnAccountOrIsInvitedAlready() {
        Visitor supervisor = visitors.as("supervisor1");
        for (String taken : List.of("Worker1", "workerl", "service")) {
            HttpResponse<String> answer = supervisor.submit(PAGE, fields(taken));
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains("Please choose another id", "id=\"userId-why\"", "Hine Moana");
        }
        HttpResponse<String> known = supervisor.submit(PAGE, fields("worker1"));
        assertThat(known.statusCode()).isEqualTo(409);
        assertThat(known.body())
                .contains("Worker One (demo) has this user name already", "make a link for a new password below");
        String userId = newId();
        String link = inviting.invited(userId);
        HttpResponse<String> again = supervisor.submit(PAGE, fields(userId.toUpperCase(java.util.Locale.ROOT)));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("somebody is invited under this user name already");
        assertThat(visitors.anybody().get(link).statusCode()).isEqualTo(200);
    }

    @Test
    void asksTheDatabaseNoMoreOftenTheMoreAreInvited() {
        Visitor supervisor = visitors.as("supervisor1");
        supervisor.get(PAGE);
        long withNone = CountedStatements.total(statements.during(() -> supervisor.get(PAGE)));
        for (int i = 0; i < 5; i++) {
            inviting.invited(newId());
        }
        long withFive = CountedStatements.total(statements.during(() -> supervisor.get(PAGE)));
        long beside = CountedStatements.total(statements.during(() -> supervisor.get("/journeys/done")));
        assertThat(withFive).isEqualTo(withNone);
        assertThat(withFive - beside).isLessThanOrEqualTo(STATEMENTS_MAX);
    }

    @Test
    void stopsAtTwoHundredOpenLinks() {
        visitors.rows("""
                        insert into alongside.account_invitation (id, organisation_id, kind, user_id, role, token_hash,
                            invited_by, made_at, ends_at)
                        select gen_random_uuid(), 'demo', 'ACCOUNT', 'many' || translate(n::text, '0123456789', 'abcdefghjk'),
                            'PEER_WORKER', sha256(gen_random_uuid()::text::bytea), 'supervisor1', now(),
                            now() + interval '7 days'
                        from generate_series(1, 200) n returning id
                        """, Map.of());
        HttpResponse<String> refused = visitors.as("supervisor1").submit(PAGE, fields(newId()));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("200 links are open", "Hine Moana");
    }

    @Test
    void aNewLinkEndsTheOneBeforeAndKeepsWhatWasEntered() {
        String userId = newId();
        String before = inviting.invited(userId);
        Visitor supervisor = visitors.as("supervisor2");
        String id = idOn(supervisor);
        String after = addressOn(supervisor.submit(PAGE, PAGE + "/renew", Map.of("id", id)));
        inviting.isOver(before);
        assertThat(supervisor.submit(PAGE, PAGE + "/renew", Map.of("id", id)).statusCode())
                .isEqualTo(404);
        assertThat(supervisor
                        .submit(PAGE, PAGE + "/revoke", Map.of("id", "no id"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(takes(visitors.anybody(), after).body()).contains(userId);
        assertThat(visitors.inDatabase(
                        () -> workers.find(WorkerId.of(userId)).orElseThrow().telephone()))
                .isEqualTo("021 555 0142");
    }

    @Test
    void aSupervisorSeesNoInvitationOfOthersThanPeerWorkers() {
        String userId = newId();
        Visitor admin = visitors.as("admin1");
        addressOn(admin.submit(PAGE, fields(userId, "role", "SUPERVISOR")));
        Visitor supervisor = visitors.as("supervisor1");
        assertThat(admin.get(PAGE).body()).contains(userId, "Administrator One");
        assertThat(supervisor.get(PAGE).body()).doesNotContain(userId);
        for (String below : List.of("/renew", "/revoke")) {
            assertThat(supervisor
                            .submit(PAGE, PAGE + below, Map.of("id", idOn(admin)))
                            .statusCode())
                    .isEqualTo(404);
        }
    }
}

package org.alongside.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.engine.EngineClock;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.TestDatabase;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Whoever may have signed in as somebody else is not the other of two with them. (WORKER-08) */
@OverHttp
@TestPropertySource(properties = "alongside.test.database=second_person")
@ExcludeFromProcessCoverage
class SecondPersonIT {
    private static final String PAGE = "/organisation";
    private static final String URGENT = PAGE + "/safety.urgent-within";
    private static final String INVITE = "/workers/invite";
    private static final String NEW_PASSWORD = "Kotuku-Over-The-Estuary-5";
    private static final Pattern PROPOSAL = Pattern.compile("name=\"proposal\" value=\"([0-9]+)\"");
    private static final Pattern LINK = Pattern.compile("(/invitation/[^\"<\\s]+)");

    @Autowired
    Visitors visitors;

    @Autowired
    Settings settings;

    private String urgentWithin() {
        return visitors.inDatabase(() -> settings.words(SettingKey.URGENT_WITHIN));
    }

    private HttpResponse<String> agree(Visitor who) {
        Matcher proposal = PROPOSAL.matcher(who.get(PAGE).body());
        assertThat(proposal.find()).isTrue();
        return who.submit("/journeys/done", URGENT + "/agree", Map.of("proposal", proposal.group(1)));
    }

    @Test
    @Proves(PolicyId.WORKER_08)
    void neitherAgreesToWhatTheOtherProposedUntilTimeHasPassed() {
        Visitor admin = visitors.as("admin1");
        Matcher link = LINK.matcher(admin.submit(INVITE, INVITE + "/password", Map.of("account", "supervisor2"))
                .body());
        assertThat(link.find()).isTrue();
        admin.submit(PAGE, URGENT, Map.of("value", "45"));
        Visitor supervisor = visitors.anybody();
        supervisor.submit(link.group(1), Map.of("password", NEW_PASSWORD, "passwordAgain", NEW_PASSWORD));
        assertThat(visitors.rows(
                        "select user_id, by_user from alongside.access_given where user_id like 'supervisor%'",
                        Map.of()))
                .containsExactly(Map.of("user_id", "supervisor2", "by_user", "admin1"));
        assertThat(Visitor.location(supervisor.signIn("supervisor2", NEW_PASSWORD)))
                .isEqualTo("/");

        HttpResponse<String> refused = agree(supervisor);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains(
                        "One of you two gave the other",
                        "from "
                                + DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH)
                                        .format(LocalDate.now(EngineClock.ZONE).plusDays(31))
                                + " on");
        assertThat(urgentWithin()).isEqualTo("60 minutes");
        assertThat(visitors.refusals("supervisor2", "WORKER-08")).isPositive();
        assertThat(Visitor.location(agree(visitors.as("supervisor1")))).contains("done=agreed");
        assertThat(urgentWithin()).isEqualTo("45 minutes");

        supervisor.submit(PAGE, URGENT, Map.of("value", "50"));
        assertThat(agree(admin).statusCode()).as("and the other way round").isEqualTo(409);
        visitors.rows("""
                insert into alongside.access_given (organisation_id, user_id, by_user, given_at)
                values ('demo', 'supervisor2', 'analyst1', now()), ('demo', 'supervisor1', 'supervisor2', :before),
                    ('demo', 'supervisor1', 'analyst1', now())
                returning id
                """, Map.of("before", Timestamp.from(Instant.now().minus(Duration.ofDays(31)))));
        assertThat(Visitor.location(agree(visitors.as("supervisor1"))))
                .as("what was long ago, or came to both from somebody else, is no reason")
                .contains("done=agreed");
        admin.submit(PAGE, URGENT, Map.of("value", "55"));
        visitors.rows("""
                insert into alongside.access_given (organisation_id, user_id, by_user, given_at)
                values ('demo', 'worker2', 'admin1', now()), ('demo', 'supervisor1', 'worker2', now())
                returning id
                """, Map.of());
        assertThat(agree(visitors.as("supervisor1")).statusCode())
                .as("in the name of somebody to whom they gave an account")
                .isEqualTo(409);
        assertThat(urgentWithin()).isEqualTo("50 minutes");
    }

    /** In Admin: a new password gives access, a corrected name does not. */
    @Test
    void aCorrectedNameGivesNoAccess() {
        Visitor admin = visitors.as("admin1");
        admin.get("/camunda/app/admin/default/");
        String account = "/camunda/api/engine/engine/default/user/facilitator1";
        for (boolean isPassword : List.of(false, true)) {
            HttpResponse<String> done = isPassword
                    ? admin.call(
                            "PUT",
                            account + "/credentials",
                            "{\"password\": \"%s\", \"authenticatedUserPassword\": \"%s\"}"
                                    .formatted(NEW_PASSWORD, TestDatabase.PASSWORD))
                    : admin.call(
                            "PUT",
                            account + "/profile",
                            "{\"id\": \"facilitator1\", \"firstName\": \"Facilitator\", \"lastName\": \"Corrected\"}");
            assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
            assertThat(visitors.rows(
                            "select by_user from alongside.access_given where user_id = 'facilitator1' and by_user = 'admin1'",
                            Map.of()))
                    .hasSize(isPassword ? 1 : 0);
        }
    }
}

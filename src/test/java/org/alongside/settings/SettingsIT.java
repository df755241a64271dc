package org.alongside.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.engine.EngineClock;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What an organisation sets for itself: within bounds, by two people where it protects survivors. (WORKER-08) */
@OverHttp
@ExcludeFromProcessCoverage
class SettingsIT {
    private static final String PAGE = "/organisation";
    private static final String URGENT = "/organisation/safety.urgent-within";
    private static final String NUMBERS = "/organisation/safety.numbers-to-call";
    private static final Pattern PROPOSAL = Pattern.compile("name=\"proposal\" value=\"([0-9]+)\"");

    @Autowired
    Visitors visitors;

    @Autowired
    Settings settings;

    @Autowired
    Survivors survivors;

    private String urgentWithin() {
        return visitors.inDatabase(() -> settings.words(SettingKey.URGENT_WITHIN));
    }

    private static HttpResponse<String> propose(Visitor who, String setting, String value) {
        return who.submit(PAGE, setting, Map.of("value", value));
    }

    private static String waiting(Visitor who) {
        Matcher proposal = PROPOSAL.matcher(who.get(PAGE).body());
        return proposal.find() ? proposal.group(1) : "";
    }

    private static HttpResponse<String> decide(Visitor who, String setting, String how, String proposal) {
        return who.submit("/journeys/done", setting + "/" + how, Map.of("proposal", proposal));
    }

    @Test
    @Proves(PolicyId.WORKER_08)
    void whatOnePersonProposesHoldsOnceAnotherAgreed() {
        Visitor one = visitors.as("supervisor1");
        assertThat(Visitor.location(propose(one, URGENT, "45")))
                .isEqualTo("/organisation?done=proposed#safety.urgent-within");
        assertThat(urgentWithin()).isEqualTo("60 minutes");
        String proposal = waiting(one);
        assertThat(one.get(PAGE).body())
                .contains("45 minutes", "can agree to it")
                .doesNotContain(">Agree<");

        HttpResponse<String> alone = decide(one, URGENT, "agree", proposal);
        assertThat(alone.statusCode()).isEqualTo(409);
        assertThat(alone.body()).contains("You proposed this yourself");
        assertThat(urgentWithin()).isEqualTo("60 minutes");
        assertThat(visitors.refusals("supervisor1", "WORKER-08")).isPositive();

        Visitor other = visitors.as("admin1");
        assertThat(other.get(PAGE).body()).contains("By Supervisor One (demo)");
        assertThat(Visitor.location(decide(other, URGENT, "agree", proposal))).contains("done=agreed");
        assertThat(urgentWithin()).isEqualTo("45 minutes");
        assertThat(one.get(PAGE).body()).contains("Agreed to by Administrator One (demo)", "What was before");
        assertThat(visitors.rows("""
                        select act, actor, details from alongside.ledger_entry where act like 'setting %'
                            and details = 'id=' || :id || ';setting=safety.urgent-within;sha256='
                                || encode(sha256('45'), 'hex') and outcome = 'DONE'
                            order by position
                        """, Map.of("id", proposal)))
                .extracting(row -> row.get("act") + " by " + row.get("actor"))
                .containsExactly("setting proposed by supervisor1", "setting agreed by admin1");
    }

    @Test
    void anAnswerThatIsSentAgainChangesNothing() {
        Visitor one = visitors.as("supervisor1");
        Visitor other = visitors.as("supervisor2");
        propose(one, URGENT, "45");
        String proposal = waiting(other);
        decide(other, URGENT, "agree", proposal);
        for (String how : List.of("agree", "withdraw")) {
            HttpResponse<String> again = decide(other, URGENT, how, proposal);
            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(again.body()).contains("This was decided already");
        }
        assertThat(decide(one, "/organisation/safety.agree-within", "agree", proposal)
                        .statusCode())
                .isEqualTo(409);
        assertThat(urgentWithin()).isEqualTo("45 minutes");
    }

    @Test
    void whatIsTakenBackNeverHolds() {
        Visitor one = visitors.as("supervisor1");
        propose(one, URGENT, "45");
        String proposal = waiting(one);
        assertThat(Visitor.location(decide(one, URGENT, "withdraw", proposal))).contains("done=withdrawn");
        assertThat(decide(visitors.as("supervisor2"), URGENT, "agree", proposal).statusCode())
                .isEqualTo(409);
        assertThat(urgentWithin()).isEqualTo("60 minutes");
        assertThat(one.get(PAGE).body()).contains("withdrawn by Supervisor One (demo)");
    }

    @Test
    void oneProposalWaitsAtATime() {
        propose(visitors.as("supervisor1"), URGENT, "45");
        HttpResponse<String> second = propose(visitors.as("supervisor2"), URGENT, "50");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("Another value is waiting").containsPattern("value=\"50\"");
    }

    @Test
    void ofTwoWhoDecideAtOnceOneIsHeard() throws Exception {
        propose(visitors.as("supervisor1"), URGENT, "45");
        Visitor agrees = visitors.as("supervisor2");
        Visitor withdraws = visitors.as("admin1");
        String proposal = waiting(agrees);
        Callable<Integer> yes = () -> decide(agrees, URGENT, "agree", proposal).statusCode();
        Callable<Integer> no =
                () -> decide(withdraws, URGENT, "withdraw", proposal).statusCode();
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Integer> answers = new java.util.ArrayList<>();
            for (Future<Integer> answer : both.invokeAll(List.of(yes, no))) {
                answers.add(answer.get());
            }
            assertThat(answers).containsExactlyInAnyOrder(302, 409);
        } finally {
            both.shutdown();
        }
    }

    @ParameterizedTest
    @CsvSource({"4", "241", "-5", "6.5", "an hour", "''", "99999999999"})
    void saysWhatIsOutOfBoundsAndKeepsWhatWasTyped(String typed) {
        HttpResponse<String> answer = propose(visitors.as("supervisor1"), URGENT, typed);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("from 5 to 240", "value=\"" + typed + "\"", "aria-invalid=\"true\"")
                .contains("href=\"#value-safety.urgent-within\"");
        assertThat(waiting(visitors.as("supervisor2"))).isEmpty();
    }

    /** Every bound itself can be set, and one beyond cannot. */
    @ParameterizedTest
    @EnumSource(SettingKey.class)
    void boundsBelongToWhatCanBeSet(SettingKey key) {
        if (key.isNumber()) {
            assertThat(key.wrong(Integer.toString(key.least()))).isEmpty();
            assertThat(key.wrong(Integer.toString(key.most()))).isEmpty();
            assertThat(key.wrong(Integer.toString(key.least() - 1))).isPresent();
            assertThat(key.wrong(Integer.toString(key.most() + 1))).isPresent();
        } else {
            assertThat(key.wrong("x".repeat(key.most()))).isEmpty();
            assertThat(key.wrong("x".repeat(key.most() + 1))).isPresent();
        }
        assertThat(key.wrong(key.byDefault())).isEmpty();
    }

    @Test
    void whatAnInstallationSetsOutOfBoundsKeepsItFromStarting() {
        assertThat(SettingsOfTests.installation("alongside.safety.urgent-within", "PT90M")
                        .words(SettingKey.URGENT_WITHIN))
                .isEqualTo("90 minutes");
        assertThatThrownBy(() -> SettingsOfTests.installation("alongside.safety.urgent-within", "PT5H"))
                .hasMessageContaining("alongside.safety.urgent-within", "from 5 to 240");
        assertThatThrownBy(() -> SettingsOfTests.installation("alongside.safety.agree-within", "PT90M"))
                .hasMessageContaining("alongside.safety.agree-within");
    }

    @Test
    void numbersThatNobodyCanCallAreNotTaken() {
        Visitor one = visitors.as("supervisor1");
        HttpResponse<String> answer = propose(one, NUMBERS, "1737: always; call us");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("“call us” does not say a number", "1737: always");

        propose(one, NUMBERS, "04 555 0100: us, day and night; 111: in danger now");
        decide(visitors.as("supervisor2"), NUMBERS, "agree", waiting(one));
        assertThat(visitors.inDatabase(() -> settings.text(SettingKey.NUMBERS_TO_CALL)))
                .isEqualTo("04 555 0100: us, day and night; 111: in danger now");
    }

    @Test
    @Proves(PolicyId.SAFE_03)
    void whoeverWaitsIsGivenOnePlaceAtLeast() {
        String places = "/organisation/safety.places-that-help";
        Visitor one = visitors.as("supervisor1");
        for (String wrong : List.of(" ", "x".repeat(201))) {
            HttpResponse<String> answer = propose(one, places, wrong);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("1 to 20 places");
        }
        assertThat(Visitor.location(propose(one, places, "The house by the river, 04 555 0101")))
                .contains("done=proposed");
    }

    @Test
    void isForSupervisorsAndAdministrators() {
        for (String userId : List.of("worker1", "analyst1")) {
            Visitor other = visitors.as(userId);
            assertThat(other.get(PAGE).statusCode()).isEqualTo(403);
            assertThat(other.submit("/journeys/done", URGENT, Map.of("value", "45"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(other.get("/journeys/done").body()).doesNotContain("Our settings");
        }
        assertThat(visitors.as("supervisor1").get("/journeys/done").body()).contains("Our settings");
        assertThat(visitors.anybody().get(PAGE).statusCode()).isEqualTo(302);
    }

    @Test
    void anotherOrganisationHasItsOwn() {
        Visitor one = visitors.as("supervisor1");
        propose(one, URGENT, "45");
        String proposal = waiting(one);
        Visitor elsewhere = visitors.elsewhere("elsewhere2", "supervisor");
        assertThat(elsewhere.get(PAGE).body()).contains("60 minutes").doesNotContain("45 minutes");
        assertThat(decide(elsewhere, URGENT, "agree", proposal).statusCode()).isEqualTo(409);
        assertThat(decide(elsewhere, URGENT, "withdraw", proposal).statusCode()).isEqualTo(409);
        assertThat(waiting(one)).isEqualTo(proposal);
    }

    @Test
    void whatThePageDoesNotHaveIsNotTaken() {
        Visitor one = visitors.as("supervisor1");
        assertThat(propose(one, "/organisation/safety.no-such", "5").statusCode())
                .isEqualTo(404);
        assertThat(one.submit(PAGE, URGENT, Map.of("value", "45", "agreed", "yes"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(decide(one, URGENT, "agree", "first").statusCode()).isEqualTo(400);
    }

    @Test
    void whatServesTheOfficeIsSetByOnePersonAtOnce() {
        Visitor one = visitors.as("supervisor1");
        assertThat(Visitor.location(propose(one, "/organisation/office.telephone", "04 555 0100")))
                .contains("done=set");
        assertThat(visitors.inDatabase(() -> settings.text(SettingKey.TELEPHONE)))
                .isEqualTo("04 555 0100");
        propose(one, "/organisation/office.telephone", "");
        assertThat(visitors.inDatabase(() -> settings.text(SettingKey.TELEPHONE)))
                .isEmpty();
        HttpResponse<String> region = propose(one, "/organisation/office.region", "atlantis");
        assertThat(region.statusCode()).isEqualTo(422);
        assertThat(region.body()).contains("one of these regions", "value=\"atlantis\"");
    }

    @Test
    void theTelephoneStandsOnTheCardOfAFirstContact() {
        Visitor one = visitors.as("supervisor1");
        propose(one, "/organisation/office.telephone", "04 555 0199");
        String journey = "/journeys/" + survivors.whoMadeContact() + "/begun";
        assertThat(visitors.as("worker1").get(journey).body()).contains("04 555 0199");
    }

    @Test
    void helpIsCalledForInTheTimesThatAreSet() {
        Visitor one = visitors.as("supervisor1");
        propose(one, URGENT, "45");
        decide(visitors.as("supervisor2"), URGENT, "agree", waiting(one));
        String journey = survivors.inSupport().toString();
        Visitor worker = visitors.as("worker1");
        assertThat(worker.get("/journeys/" + journey).body())
                .contains("Urgent: answer within 45 minutes", "Emergency: answer within 15 minutes");
        assertThat(worker.get("/concerns/" + journey).body()).contains("Within 45 minutes: urgent");
    }

    @Test
    void newProfilesAndEndingTrainingsFollowWhatIsSet() {
        Visitor one = visitors.as("supervisor1");
        String limit = "/organisation/workers.survivors-default";
        propose(one, limit, "9");
        decide(visitors.as("supervisor2"), limit, "agree", waiting(one));
        assertThat(one.get("/workers/invite").body()).contains("value=\"9\"");

        assertThat(one.get("/workers").body()).doesNotContain("ends in");
        propose(one, "/organisation/office.soon-days", "180");
        survivors.workerHas(
                "worker2",
                worker -> Survivors.trainedUntil(
                        worker, LocalDate.now(EngineClock.ZONE).plusDays(170)));
        assertThat(one.get("/workers").body()).contains("ends in 170 days");
    }
}

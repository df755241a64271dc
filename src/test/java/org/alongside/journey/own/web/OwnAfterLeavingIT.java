package org.alongside.journey.own.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Purpose;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.state.Journeys.State;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.walk.Survivors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever left has a page of their own: by a link that anybody asks for by their label, and the word. (CONSENT-06, CONSENT-10) */
@OverHttp
@ExcludeFromProcessCoverage
class OwnAfterLeavingIT extends OwnRecordSteps {
    private static final String ASKED = "/journeys/asked";
    private static final WorkerId WORKER = WorkerId.of("worker1");

    @Autowired
    ConsentLedger consent;

    @BeforeEach
    void nobodyHasTried() {
        visitors.nobodyHasTriedLabels();
    }

    /** Somebody who chose a word, agreed to all, and left. */
    private JourneyId whoLeft() {
        JourneyId journey = survivors.inSupport();
        chooses(journey, WORD);
        visitors.inDatabase(() -> {
            for (Purpose purpose :
                    Set.of(Purpose.KEEP_SESSION_NOTES, Purpose.ANONYMOUS_REPORTING, Purpose.CONTACT_WHANAU)) {
                consent.give(journey, WORKER, purpose, ConsentLedger.How.SPOKEN);
            }
            consent.giveFor(journey, WORKER, "6ba7b810-9dad-11d1-80b4-00c04fd430c8", Set.of("JOINING"));
            return journey;
        });
        leaves(journey);
        return journey;
    }

    private void leaves(JourneyId journey) {
        visitors.as("worker1").submit("/journeys/done", "/journeys/" + journey + "/leave", Map.of());
        assertThat(survivors.state(journey)).isEqualTo(State.ENDED);
    }

    private Visitor opensTheirs(JourneyId journey) {
        Visitor browser = opens(invitations.linkToRecord(journey, null));
        assertThat(Visitor.location(gives(browser, WORD))).isEqualTo(RECORD);
        return browser;
    }

    private HttpResponse<String> asksForPage(Visitor who, JourneyId journey, boolean isSafe) {
        Map<String, String> typed = new HashMap<>(Map.of("label", visitors.labelOf(journey), "what", "PAGE"));
        if (isSafe) {
            typed.put("safe", "yes");
        }
        return who.submit(ASKED, typed);
    }

    private long messages(JourneyId journey) {
        return count("message where journey_id = :id and template = 'RECORD_OPENED'", journey);
    }

    @Test
    @Proves({PolicyId.CONSENT_10, PolicyId.CONF_01, PolicyId.CONF_06})
    void anybodyAsksForTheLinkByLabelAndLearnsNothing() {
        JourneyId journey = whoLeft();
        Visitor worker = visitors.as("worker2");
        HttpResponse<String> notAsked = asksForPage(worker, journey, false);
        assertThat(notAsked.statusCode()).isEqualTo(422);
        assertThat(notAsked.body()).contains("is still safe. If it is not", visitors.labelOf(journey));
        assertThat(messages(journey)).isZero();
        for (int pressed = 0; pressed < 2; pressed++) {
            HttpResponse<String> answer = asksForPage(worker, journey, true);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .contains("A link for " + visitors.labelOf(journey) + " is on its way")
                    .doesNotContain("/own/", "Tamsin");
        }
        assertThat(messages(journey)).as("one is on its way").isEqualTo(1);
        assertThat(survivors.readersOf(journey)).doesNotContain("worker2");
        assertThat(visitors.rows(
                        "select distinct actor from alongside.ledger_entry where chain = :id"
                                + " and act = 'own page asked for by who left'",
                        Map.of("id", journey.toString())))
                .singleElement()
                .extracting(row -> row.get("actor"))
                .isEqualTo("worker2");
    }

    @Test
    @Proves(PolicyId.CONF_01)
    void aLinkIsSentToNobodyWhoGoesOnOrIsErased() {
        JourneyId here = survivors.inSupport();
        JourneyId erased = whoLeft();
        String label = visitors.labelOf(erased);
        does(opensTheirs(erased), "erase", "everything");
        Visitor worker = visitors.as("worker2");
        assertThat(asksForPage(worker, here, true).body()).contains("Nobody left with this label.");
        assertThat(worker.submit(ASKED, Map.of("label", label, "what", "PAGE", "safe", "yes"))
                        .body())
                .contains("Nobody left with this label.");
        assertThat(messages(here) + messages(erased)).isZero();
    }

    @Test
    @Proves({PolicyId.CONSENT_10, PolicyId.CONF_03, PolicyId.CONF_07})
    void theyReadWhatIsKeptAndWhatBelongsToGoingOnIsNotThere() {
        JourneyId journey = whoLeft();
        Visitor browser = opensTheirs(journey);
        assertThat(browser.get(RECORD).body())
                .contains("You have left", "/do/return", "/do/keep", "/do/copy", "/do/erase", "/do/no-whanau")
                .contains("/kept", "/looks", "/agreements", "/correct")
                .doesNotContain("/do/pause", "/do/leave", "/do/come-back", "/support-map", "Tamsin");
        assertThat(browser.get(RECORD + "/kept/contact?names=show").body()).contains("Tamsin");
        assertThat(browser.get(RECORD + "/looks?names=show").statusCode()).isEqualTo(200);
        assertThat(browser.get(RECORD + "/agreements").body()).contains("You agreed");
        for (String act : List.of("pause", "leave")) {
            assertThat(does(browser, act).statusCode()).isEqualTo(409);
        }
        does(browser, "come-back");
        assertThat(survivors.state(journey)).isEqualTo(State.ENDED);
    }

    @ParameterizedTest
    @CsvSource({
        "no-notes, KEEP_SESSION_NOTES",
        "no-counting, ANONYMOUS_REPORTING",
        "no-whanau, CONTACT_WHANAU",
        "no-passing-on, DISCLOSE_TO_RECIPIENT"
    })
    @Proves({PolicyId.CONSENT_05, PolicyId.CONSENT_06})
    void takeOneAgreementBackAtOnce(String act, Purpose purpose) {
        JourneyId journey = whoLeft();
        Visitor browser = opensTheirs(journey);
        for (int pressed = 0; pressed < 2; pressed++) {
            assertThat(Visitor.location(does(browser, act))).isEqualTo(RECORD + "/done/" + act);
        }
        for (Purpose each : Purpose.values()) {
            assertThat(visitors.inDatabase(() -> consent.agrees(journey, each)))
                    .as(each.name())
                    .isEqualTo(each != purpose);
        }
        assertThat(browser.get(RECORD).body()).doesNotContain("/do/" + act);
    }

    @Test
    @Proves({PolicyId.CONSENT_06, PolicyId.CONF_09})
    void theWholeIsTakenBackAtOnceAndThenItLooksLikeEveryWrongLink() {
        JourneyId journey = whoLeft();
        Visitor browser = opensTheirs(journey);
        String link = invitations.linkToRecord(journey, null);
        visitors.as("worker2").submit(ASKED, Map.of("label", visitors.labelOf(journey), "what", "ERASE"));
        assertThat(does(browser, "erase").statusCode()).as("without the tick").isEqualTo(422);
        for (int pressed = 0; pressed < 2; pressed++) {
            assertThat(Visitor.location(does(browser, "erase", "everything"))).isEqualTo(RECORD + "/ended/erase");
        }
        assertThat(survivors.state(journey)).isEqualTo(State.ERASED);
        assertThat(count("record_key where journey_id = :id and erased_because = 'WITHDREW_CONSENT'", journey))
                .isEqualTo(1);
        assertThat(survivors.running("erasure-review", journey))
                .as("nobody decides any more")
                .isEmpty();
        isOver(browser.get(RECORD));
        HttpResponse<String> theirs = visitors.anybody().get(link);
        isOver(theirs);
        String wrong = link.substring(0, link.length() - 3) + "AAA";
        assertThat(withoutSecrets(theirs.body().replace(link, wrong)))
                .isEqualTo(withoutSecrets(visitors.anybody().get(wrong).body()));
    }

    private static String withoutSecrets(String page) {
        return page.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    @Test
    @Proves(PolicyId.CONF_09)
    void whatTheLawAsksToKeepIsNotErasedAtOnce() {
        JourneyId journey = whoLeft();
        visitors.as("worker2").submit(ASKED, Map.of("label", visitors.labelOf(journey), "what", "ERASE"));
        visitors.rows(
                "update alongside.erasure_review set outcome = 'KEPT', reason = 'LEGAL_DUTY', ended_by = 'supervisor1',"
                        + " ended_at = began_at, keep_until = cast(began_at as date) + 90 where journey_id = :id returning id",
                Map.of("id", journey.value()));
        HttpResponse<String> answer = does(opensTheirs(journey), "erase", "everything");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("The law asks us to keep your record for now");
        assertThat(survivors.state(journey)).isEqualTo(State.ENDED);
    }

    @Test
    @Proves({PolicyId.CONSENT_02, PolicyId.CONSENT_10})
    void theyComeBackByThemselvesAndThePageGoesOn() {
        JourneyId journey = whoLeft();
        Visitor browser = opensTheirs(journey);
        for (int pressed = 0; pressed < 2; pressed++) {
            assertThat(Visitor.location(does(browser, "return"))).isEqualTo(RECORD + "/done/return");
        }
        assertThat(browser.get(RECORD + "/done/return").body()).contains("You are back");
        assertThat(survivors.state(journey)).isEqualTo(State.OPEN);
        assertThat(browser.get(RECORD).body())
                .contains("/do/pause", "/do/leave", "/support-map")
                .doesNotContain("/do/return", "/do/keep", "You have left");
        assertThat(does(browser, "keep").statusCode()).isEqualTo(409);
    }

    @Test
    @Proves({PolicyId.CONSENT_10, PolicyId.CONF_07, PolicyId.CONF_09})
    void theyAskForACopyACorrectionAndThatItIsKept() {
        JourneyId journey = whoLeft();
        visitors.as("worker2").submit(ASKED, Map.of("label", visitors.labelOf(journey), "what", "ERASE"));
        Visitor browser = opensTheirs(journey);
        assertThat(browser.get(RECORD + "/do/keep").body()).contains("a review that is going on ends");
        assertThat(Visitor.location(does(browser, "keep"))).isEqualTo(RECORD + "/done/keep");
        assertThat(survivors.running("erasure-review", journey)).isEmpty();
        assertThat(survivors.texts(
                        "select reason || ' ' || ended_by from alongside.erasure_review where journey_id = :journey",
                        journey))
                .containsExactly("SURVIVOR_ASKED survivor");
        does(browser, "copy");
        assertThat(browser.get(RECORD + "/done/copy").body()).contains("hands it over on paper");
        browser.submit(
                "/login",
                RECORD + "/correct/send",
                Map.of("words", "It was a Friday", "id", UUID.randomUUID().toString()));
        assertThat(browser.get(RECORD + "/done/correction").body()).contains("who last walked with you");
        assertThat(survivors.texts(
                        "select kind || ' ' || asked_by from alongside.own_request where journey_id = :journey"
                                + " order by kind",
                        journey))
                .containsExactly("COPY survivor", "CORRECTION survivor");
        assertThat(survivors.running("access-request", journey)).hasSize(2);
        assertThat(tasklist.as("worker1").about(journey).tasks()).contains("userTask_answerCorrection");
    }

    @Test
    @Proves(PolicyId.CONF_01)
    void aLinkMadeBeforeTheyLeftOpensNothingAndEachOpensOnce() {
        JourneyId journey = survivors.inSupport();
        Visitor before = sits(journey);
        String early = invitations.linkToRecord(journey, null);
        leaves(journey);
        isOver(visitors.anybody().get(early));
        isOver(before.get(RECORD));
        String link = invitations.linkToRecord(journey, null);
        opens(link);
        isOver(visitors.anybody().get(link));
        Visitor guessing = opens(invitations.linkToRecord(journey, null));
        String press = hidden(guessing, RECORD + "/word", "press");
        for (int tries = 0; tries < 5; tries++) {
            assertThat(gives(guessing, "not this one " + tries, press).statusCode())
                    .isEqualTo(422);
        }
        assertThat(gives(guessing, WORD, press).statusCode())
                .as("closed for a day, the right one too")
                .isEqualTo(422);
        isOver(guessing.get(RECORD + "/kept"));
    }

    @Test
    @Proves(PolicyId.CONF_01)
    void aWordOpensTheRecordOfNobodyElse() {
        JourneyId journey = whoLeft();
        JourneyId other = survivors.inSupport();
        chooses(other, "Seven stones at the gate");
        leaves(other);
        Visitor browser = opens(invitations.linkToRecord(other, null));
        assertThat(gives(browser, WORD).statusCode()).isEqualTo(422);
        isOver(browser.get(RECORD + "/kept"));
        assertThat(count("own_sitting where journey_id = :id and purpose = 'RECORD'", journey))
                .isZero();
    }

    @Test
    @Proves(PolicyId.CONF_01)
    void whoWasBesideTheWordPassesOnNoLinkThatOpens() {
        JourneyId journey = whoLeft();
        isOver(visitors.anybody().get(invitations.linkToRecord(journey, WORKER)));
        assertThat(visitors.anybody()
                        .get(invitations.linkToRecord(journey, WorkerId.of("supervisor2")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void comesBackHasABreakOrLeavesAgainBetweenLinkAndWord() {
        JourneyId journey = whoLeft();
        Visitor browser = opens(invitations.linkToRecord(journey, null));
        visitors.as("worker2").submit("/journeys/return", Map.of("label", visitors.labelOf(journey)));
        assertThat(survivors.state(journey)).isEqualTo(State.OPEN);
        assertThat(Visitor.location(gives(browser, WORD))).isEqualTo(RECORD);
        assertThat(browser.get(RECORD).body()).contains("/do/pause").doesNotContain("You have left");
        Visitor next = opens(invitations.linkToRecord(journey, null));
        does(browser, "leave");
        isOver(next.get(RECORD + "/word"));
        isOver(browser.get(RECORD));
    }

    /** What they said not to keep is closed to everybody while they are asked how it was. */
    @Test
    @Proves({PolicyId.CONSENT_03, PolicyId.CONF_01})
    void whoIsToBeErasedHasNoPage() {
        JourneyId journey = survivors.atWelcome();
        String link = invitations.linkToRecord(journey, null);
        tasklist.as("worker1")
                .about(journey)
                .completes(
                        "userTask_welcome",
                        Survivors.and(Survivors.CALM, "welcomeNext", "NOT_NOW", "everythingErased", "YES"));
        assertThat(survivors.state(journey)).isEqualTo(State.ENDED);
        isOver(visitors.anybody().get(link));
        isOver(visitors.anybody().get(invitations.linkToRecord(journey, null)));
        assertThat(asksForPage(visitors.as("worker2"), journey, true).body()).contains("Nobody left with this label.");
    }

    @Test
    void withoutAWordThePageSaysHowToChooseOne() {
        JourneyId journey = survivors.inSupport();
        leaves(journey);
        Visitor browser = opens(invitations.linkToRecord(journey, null));
        assertThat(browser.get(RECORD + "/word").body()).contains("There is no word yet");
        isOver(browser.get(RECORD + "/kept"));
    }
}

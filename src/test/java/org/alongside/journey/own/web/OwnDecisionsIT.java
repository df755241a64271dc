package org.alongside.journey.own.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Purpose;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.state.Journeys.State;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a survivor decides on their own page has the same effect as when a worker passes it on. (CONSENT-06, CONSENT-10) */
@OverHttp
@ExcludeFromProcessCoverage
class OwnDecisionsIT extends OwnRecordSteps {
    private static final WorkerId WORKER = WorkerId.of("worker1");

    @Autowired
    ConsentLedger consent;

    @Test
    @Proves({PolicyId.CONSENT_01, PolicyId.CONSENT_10})
    void haveABreakAndComeBackWithoutAnybodyWhoPassesItOn() {
        JourneyId journey = survivors.inSupport();
        Visitor browser = sits(journey);
        assertThat(browser.get(RECORD).body()).contains("/do/pause").doesNotContain("/do/come-back");
        assertThat(browser.get(RECORD + "/do/pause").body()).contains("Is that what you would like?");
        assertThat(survivors.state(journey)).isEqualTo(State.OPEN);
        for (int pressed = 0; pressed < 2; pressed++) {
            assertThat(Visitor.location(does(browser, "pause"))).isEqualTo(RECORD + "/done/pause");
            assertThat(survivors.state(journey)).isEqualTo(State.PAUSED);
        }
        assertThat(browser.get(RECORD + "/done/pause").body())
                .contains("You are having a break", "Your worker is told");
        assertThat(tasklist.as("worker1").tasks()).containsExactly("userTask_keepDoorOpen");
        assertThat(browser.get(RECORD).body()).contains("/do/come-back").doesNotContain("/do/pause");
        for (int pressed = 0; pressed < 2; pressed++) {
            assertThat(Visitor.location(does(browser, "come-back"))).isEqualTo(RECORD + "/done/come-back");
        }
        assertThat(survivors.state(journey)).isEqualTo(State.OPEN);
        assertThat(visitors.rows(
                        "select distinct actor from alongside.ledger_entry where chain = :id and act = 'journey paused'",
                        Map.of("id", journey.toString())))
                .singleElement()
                .extracting(row -> row.get("actor"))
                .isEqualTo("survivor");
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
        JourneyId journey = survivors.inSupport();
        visitors.inDatabase(() -> {
            if (purpose == Purpose.DISCLOSE_TO_RECIPIENT) {
                consent.giveFor(journey, WORKER, "6ba7b810-9dad-11d1-80b4-00c04fd430c8", Set.of("JOINING"));
            } else {
                consent.give(journey, WORKER, purpose, ConsentLedger.How.SPOKEN);
            }
            return journey;
        });
        Visitor browser = sits(journey);
        assertThat(browser.get(RECORD).body()).contains("/do/" + act);
        for (int pressed = 0; pressed < 2; pressed++) {
            assertThat(Visitor.location(does(browser, act))).isEqualTo(RECORD + "/done/" + act);
        }
        assertThat(browser.get(RECORD + "/done/" + act).body()).contains("from this moment on");
        assertThat(browser.get(RECORD).body()).doesNotContain("/do/" + act);
        assertThat(browser.get(RECORD + "/agreements").body()).contains("You took it back", "By you");
        assertThat(visitors.rows(
                        "select 1 from alongside.consent_entry where journey_id = :id and purpose = :purpose"
                                + " and decision = 'WITHDRAWN' and recorded_by = 'survivor'",
                        Map.of("id", journey.value(), "purpose", purpose.name())))
                .hasSize(1);
    }

    @Test
    @Proves({PolicyId.CONSENT_06, PolicyId.CONF_09})
    void haveEverythingErasedOnceItIsTickedAndThenNothingIsOpen() {
        JourneyId journey = survivors.inSupport();
        Visitor browser = sits(journey);
        does(browser, "copy");
        String link = invitations.linkToRecord(journey, null);
        HttpResponse<String> notTicked = does(browser, "erase");
        assertThat(notTicked.statusCode()).isEqualTo(422);
        assertThat(notTicked.body()).contains("Please tick the box");
        assertThat(survivors.state(journey)).isEqualTo(State.OPEN);
        for (int pressed = 0; pressed < 2; pressed++) {
            assertThat(Visitor.location(does(browser, "erase", "everything"))).isEqualTo(RECORD + "/ended/erase");
        }
        assertThat(browser.get(RECORD + "/ended/erase").body()).contains("Everything is erased", "1737");
        assertThat(survivors.state(journey)).isEqualTo(State.ERASED);
        assertThat(count("record_key where journey_id = :id and erased_because = 'WITHDREW_CONSENT'", journey))
                .isEqualTo(1);
        assertThat(count("own_word where journey_id = :id", journey)).isZero();
        assertThat(count("own_request where journey_id = :id", journey)).isZero();
        for (String page : List.of("", "/kept/contact", "/looks", "/done/copy")) {
            isOver(browser.get(RECORD + page));
        }
        isOver(visitors.anybody().get(link));
    }

    @Test
    @Proves(PolicyId.CONSENT_01)
    void leaveAndTheDoorStaysOpen() {
        JourneyId journey = survivors.inSupport();
        Visitor browser = sits(journey);
        String link = invitations.linkToRecord(journey, null);
        assertThat(Visitor.location(does(browser, "leave"))).isEqualTo(RECORD + "/ended/leave");
        assertThat(Visitor.location(does(browser, "leave"))).isEqualTo(RECORD + "/ended/leave");
        assertThat(survivors.state(journey)).isEqualTo(State.ENDED);
        isOver(does(browser, "erase", "everything"));
        isOver(browser.get(RECORD));
        isOver(visitors.anybody().get(link));
        assertThat(count("own_word where journey_id = :id", journey))
                .as("for when they come back")
                .isEqualTo(1);
    }

    @Test
    void theirWorkerErasesWhileTheyRead() {
        JourneyId journey = survivors.inSupport();
        Visitor browser = sits(journey);
        Visitor worker = visitors.as("worker1");
        worker.submit("/journeys/done", "/journeys/" + journey + "/take-back/KEEP_RECORD", Map.of("everything", "yes"));
        assertThat(survivors.state(journey)).isEqualTo(State.ERASED);
        isOver(browser.get(RECORD + "/kept/contact?names=show"));
        isOver(does(browser, "copy"));
    }

    /** Nobody waits for the other for ever, and what comes second meets what has become. */
    @Test
    void readsAndGivesTheWordWhileEverythingIsErased() {
        JourneyId journey = survivors.inSupport();
        Visitor browser = sits(journey);
        String cookie = browser.cookie("ALONGSIDE_OWN").orElseThrow();
        Visitor asked = opens(invitations.linkToRecord(journey, null));
        String press = hidden(asked, RECORD + "/word", "press");
        List<CompletableFuture<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Visitor reading = visitors.anybody();
            reading.setCookie("ALONGSIDE_OWN", cookie);
            all.add(CompletableFuture.supplyAsync(
                    () -> reading.get(RECORD + "/kept/contact?names=show").statusCode()));
        }
        all.add(CompletableFuture.supplyAsync(() -> gives(asked, WORD, press).statusCode()));
        all.add(CompletableFuture.supplyAsync(
                () -> does(browser, "erase", "everything").statusCode()));
        assertThat(all.stream().map(CompletableFuture::join)).isSubsetOf(200, 302, 404);
        isOver(browser.get(RECORD));
        // Where the word came first, it ended the sitting in which everything was to be erased.
        assertThat(count("own_sitting where journey_id = :id and closed_at is null", journey))
                .isEqualTo(survivors.state(journey) == State.ERASED ? 0 : 1);
    }

    @Test
    void isDoneOnceFromTwoWindowsAtOnce() {
        JourneyId journey = survivors.inSupport();
        Visitor browser = sits(journey);
        Visitor other = visitors.anybody();
        other.setCookie("ALONGSIDE_OWN", browser.cookie("ALONGSIDE_OWN").orElseThrow());
        List<CompletableFuture<String>> both = Stream.of(browser, other)
                .map(each -> CompletableFuture.supplyAsync(() -> Visitor.location(does(each, "erase", "everything"))))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join)).containsOnly(RECORD + "/ended/erase");
        assertThat(visitors.rows(
                        "select 1 from alongside.ledger_entry where chain = :id and act = 'record erased'",
                        Map.of("id", journey.toString())))
                .hasSize(1);
    }

    @Test
    @Proves(PolicyId.CONF_07)
    void askForACopyOnceAndSeeByWhen() {
        JourneyId journey = survivors.inSupport();
        Visitor browser = sits(journey);
        for (int pressed = 0; pressed < 2; pressed++) {
            assertThat(Visitor.location(does(browser, "copy"))).isEqualTo(RECORD + "/done/copy");
        }
        assertThat(browser.get(RECORD + "/done/copy").body()).containsPattern("ready here by \\d+/\\d\\d/\\d{4}");
        assertThat(browser.get(RECORD).body()).contains("What I asked for", "To be done by");
        assertThat(count(
                        "own_request where journey_id = :id and kind = 'COPY' and due_on <= asked_at::date + 45",
                        journey))
                .isEqualTo(1);

        Visitor worker = visitors.as("worker1");
        String person = visitors.personOf(journey);
        assertThat(worker.get(person).body()).contains("They asked for something on their own page");
        assertThat(worker.get(person + "/own-record").body()).contains("A copy of the record", "To be done by");
    }

    @Test
    @Proves(PolicyId.CONF_07)
    void supervisorsSeeByWhenWithoutWordsAlsoOfWhoLeft() {
        JourneyId journey = survivors.inSupport();
        Visitor browser = sits(journey);
        browser.submit(
                "/login",
                RECORD + "/correct/send",
                Map.of("words", "It was a Friday", "id", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"));
        does(browser, "leave");
        Visitor supervisor = visitors.as("supervisor1");
        assertThat(supervisor.get("/team").body())
                .contains("a correction", visitors.labelOf(journey), "under way")
                .doesNotContain("It was a Friday");
        tasklist.as("worker1").completes("userTask_answerCorrection", Map.of("requestOutcome", "NOT_CHANGED"));
        assertThat(count(
                        "own_request where journey_id = :id and outcome = 'NOT_CHANGED' and done_by = 'worker1'",
                        journey))
                .isEqualTo(1);
        assertThat(supervisor
                        .submit("/team", "/team/asked", Map.of("request", "x"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitors.as("worker1")
                        .submit("/people", "/team/asked", Map.of("request", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @Proves(PolicyId.CONF_07)
    void askForACorrectionInTheirOwnWordsWhichOnlyTheirWorkerReads() {
        JourneyId journey = survivors.inSupport();
        Visitor browser = sits(journey);
        String words = "It was not a <Tuesday>. It was a Friday.";
        HttpResponse<String> look = browser.submit("/login", RECORD + "/correct", Map.of("words", words, "go", "next"));
        assertThat(look.body()).contains("Is this right?", "&lt;Tuesday&gt;");
        assertThat(count("own_request where journey_id = :id", journey)).isZero();
        assertThat(browser.submit("/login", RECORD + "/correct", Map.of("words", words, "go", "back"))
                        .body())
                .contains("<textarea", "&lt;Tuesday&gt;");
        String id = look.body().replaceAll("(?s).*name=\"id\" value=\"([^\"]*)\".*", "$1");
        for (int pressed = 0; pressed < 2; pressed++) {
            assertThat(Visitor.location(
                            browser.submit("/login", RECORD + "/correct/send", Map.of("words", words, "id", id))))
                    .isEqualTo(RECORD + "/done/correction");
        }
        assertThat(browser.get(RECORD + "/done/correction").body()).contains("your words are put beside it");
        assertThat(count("own_request where journey_id = :id", journey)).isEqualTo(1);
        assertThat(visitors.as("worker1")
                        .get(visitors.personOf(journey) + "/own-record")
                        .body())
                .contains("It was not a &lt;Tuesday&gt;");
    }

    @Test
    void whatIsTooLongOrNothingIsSaidBesideTheFieldAndNothingIsLost() {
        JourneyId journey = survivors.inSupport();
        Visitor browser = sits(journey);
        String words = "ā".repeat(OwnActsController.WORDS_MAX + 1);
        for (String page : List.of("/correct", "/correct/send")) {
            HttpResponse<String> tooLong = browser.submit(
                    "/login",
                    RECORD + page,
                    page.endsWith("send") ? Map.of("words", words, "id", "x") : Map.of("words", words));
            assertThat(tooLong.statusCode()).isEqualTo(422);
            assertThat(tooLong.body())
                    .contains(words, "Please shorten it to 1,500 characters", "aria-invalid=\"true\"");
        }
        assertThat(browser.submit("/login", RECORD + "/correct", Map.of("words", "  "))
                        .body())
                .contains("Please write what should be changed");
        browser.sendForm("/own/leave", Map.of());
        HttpResponse<String> over = browser.submit("/login", RECORD + "/correct", Map.of("words", "Not a Tuesday"));
        isOver(over);
        assertThat(over.body()).contains("Not a Tuesday");
    }

    /** Wherever they are on their way. */
    @ParameterizedTest
    @CsvSource({
        "CONTACT, erase, ERASED",
        "WELCOME, erase, ERASED",
        "PAUSED, erase, ERASED",
        "SHARE, leave, ENDED",
        "PAUSED, leave, ENDED",
        "PAUSED, no-notes, PAUSED"
    })
    @Proves({PolicyId.CONSENT_01, PolicyId.CONSENT_06})
    void decideAtEachStep(String step, String act, State after) {
        JourneyId journey =
                switch (step) {
                    case "CONTACT" -> survivors.whoMadeContact();
                    case "WELCOME" -> survivors.atWelcome();
                    case "SHARE" -> survivors.atShare();
                    default -> survivors.inSupport();
                };
        Visitor browser = sits(journey);
        if (step.equals("PAUSED")) {
            does(browser, "pause");
        }
        assertThat(does(browser, act, act.equals("erase") ? new String[] {"everything"} : new String[0])
                        .statusCode())
                .isEqualTo(302);
        assertThat(survivors.state(journey)).isEqualTo(after);
    }

    @Test
    void whatCannotBeDoneJustNowIsSaidAndChangesNothing() {
        JourneyId journey = survivors.inSupport();
        Visitor browser = sits(journey);
        survivors.everybodyIsGone();
        HttpResponse<String> notNow = does(browser, "pause");
        assertThat(notNow.statusCode()).isEqualTo(409);
        assertThat(notNow.body()).contains("cannot be done here just now", "call our office");
        assertThat(survivors.state(journey)).isEqualTo(State.OPEN);
    }

    @Test
    void tenCorrectionsAreOpenAtMostAndNothingTypedIsLost() {
        JourneyId journey = survivors.inSupport();
        Visitor browser = sits(journey);
        for (int i = 0; i < 10; i++) {
            assertThat(sendsCorrection(browser, "Correction " + i).statusCode()).isEqualTo(302);
        }
        HttpResponse<String> eleventh = sendsCorrection(browser, "The eleventh");
        assertThat(eleventh.statusCode()).isEqualTo(409);
        assertThat(eleventh.body()).contains("Ten corrections are open", "The eleventh</textarea>");
        assertThat(count("own_request where journey_id = :id", journey)).isEqualTo(10);
    }

    private static HttpResponse<String> sendsCorrection(Visitor browser, String words) {
        return browser.submit(
                "/login",
                RECORD + "/correct/send",
                Map.of("words", words, "id", UUID.randomUUID().toString()));
    }

    @Test
    void whatDoesNotComeFromThePageIsRefused() {
        JourneyId journey = survivors.inSupport();
        Visitor browser = sits(journey);
        isOver(does(browser, "nothing-like-it"));
        isOver(browser.get(RECORD + "/done/erase"));
        isOver(browser.get(RECORD + "/do/everything"));
        assertThat(browser.submit("/login", RECORD + "/do/pause", Map.of("by", "worker1"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(browser.sendForm(RECORD + "/do/pause", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(survivors.state(journey)).isEqualTo(State.OPEN);
        isOver(does(visitors.anybody(), "pause"));
    }
}

package org.alongside.journey.own.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alongside.access.Organisations;
import org.alongside.access.SecretToken;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.Time;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.InOrganisation;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A link and a word open a survivor's record to them, and neither does alone. (CONF-01, CONF-03) */
@OverHttp
@ExcludeFromProcessCoverage
class OwnRecordIT extends OwnRecordSteps {
    @Autowired
    Organisations organisations;

    @Autowired
    Time time;

    @Test
    void withoutAWordALinkOpensOnlyAPageThatSaysSo() {
        JourneyId journey = survivors.inSupport();
        Visitor browser = opens(invitations.linkToRecord(journey, null));
        assertThat(browser.get(RECORD + "/word").body())
                .contains("together with your worker", "1737")
                .doesNotContain("type=\"password\"");
        HttpResponse<String> tried = gives(browser, WORD, SecretToken.make());
        assertThat(tried.statusCode()).isEqualTo(422);
        assertThat(Visitor.location(browser.get(RECORD))).isEqualTo(RECORD + "/word");
        for (String page :
                List.of("/kept", "/kept/session", "/looks", "/agreements", "/hopes", "/do/erase", "/correct")) {
            isOver(browser.get(RECORD + page));
        }
    }

    @Test
    void aLinkAndTheWordOpenTheRecordOnceEach() {
        JourneyId journey = survivors.inSupport();
        chooses(journey, WORD);
        String link = invitations.linkToRecord(journey, WorkerId.of("supervisor1"));
        assertThat(visitors.anybody().get(link).body())
                .contains("This link opens once")
                .doesNotContain("record");
        Visitor browser = opens(link);
        isOver(visitors.anybody().get(link));
        isOver(visitors.anybody().submit("/login", link, Map.of("press", SecretToken.make())));
        String before = browser.cookie("ALONGSIDE_OWN").orElseThrow();
        String press = hidden(browser, RECORD + "/word", "press");
        assertThat(Visitor.location(gives(browser, "  " + WORD + " ", press))).isEqualTo(RECORD);
        String after = browser.cookie("ALONGSIDE_OWN").orElseThrow();
        assertThat(after).as("a secret of its own").isNotEqualTo(before);
        assertThat(browser.get(RECORD).body()).contains("My record", "Who read it, and why", "1737");
        browser.setCookie("ALONGSIDE_OWN", before);
        isOver(browser.get(RECORD));
        assertThat(Visitor.location(gives(browser, WORD, press)))
                .as("pressed twice")
                .isEqualTo(RECORD);
        assertThat(browser.cookie("ALONGSIDE_OWN")).contains(after);
        browser.setCookie("ALONGSIDE_OWN", before);
        isOver(gives(browser, WORD, SecretToken.make()));
    }

    @Test
    void aWrongWordIsSaidAndCountedAndFiveCloseItForADay() {
        JourneyId journey = survivors.inSupport();
        chooses(journey, WORD);
        Visitor browser = opens(invitations.linkToRecord(journey, null));
        for (int wrong = 1; wrong < 5; wrong++) {
            HttpResponse<String> answer = gives(browser, "not the word " + wrong);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("That was not the word", "aria-invalid=\"true\"");
        }
        assertThat(gives(browser, "not the word 5").body())
                .contains("There were too many wrong words", "together with your worker")
                .doesNotContain("type=\"password\"");
        assertThat(gives(browser, WORD, SecretToken.make()).statusCode())
                .as("the right one neither")
                .isEqualTo(422);
        isOver(browser.get(RECORD + "/looks"));
        assertThat(visitors.as("worker1")
                        .get(visitors.personOf(journey) + "/own-record")
                        .body())
                .contains("none opens anything until");
        time.passes(Duration.ofDays(1).plusMinutes(1));
        Visitor again = opens(invitations.linkToRecord(journey, null));
        assertThat(Visitor.location(gives(again, WORD))).isEqualTo(RECORD);
        String shown = again.get(RECORD).body();
        assertThat(shown.substring(shown.indexOf("A wrong word was typed"), shown.indexOf("The word was chosen"))
                        .split("<li>"))
                .as("each wrong word, and not those that were not looked at")
                .hasSize(6);
        assertThat(shown.substring(shown.indexOf("A link to this page was opened"), shown.indexOf("A wrong word"))
                        .split("<li>"))
                .hasSize(3);
    }

    @Test
    @Proves(PolicyId.CONF_03)
    void nothingIsSaidOfWrongWordsWhereThereWereNone() {
        Visitor browser = sits(survivors.inSupport());
        assertThat(browser.get(RECORD).body())
                .contains("A link to this page was opened")
                .doesNotContain("A wrong word was typed");
    }

    @Test
    void ofManyTriesAtOnceFiveAreLookedAt() throws Exception {
        JourneyId journey = survivors.inSupport();
        chooses(journey, WORD);
        Visitor browser = opens(invitations.linkToRecord(journey, null));
        String cookie = browser.cookie("ALONGSIDE_OWN").orElseThrow();
        ExecutorService all = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> tries = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Visitor other = visitors.anybody();
                other.setCookie("ALONGSIDE_OWN", cookie);
                String word = "guessed " + i;
                tries.add(() -> {
                    String answer = gives(other, word, SecretToken.make()).body();
                    return answer.contains("That was not the word") ? 1 : 0;
                });
            }
            int wrong = 0;
            for (Future<Integer> answer : all.invokeAll(tries)) {
                wrong += answer.get();
            }
            assertThat(wrong)
                    .as("four are wrong, and with the fifth it is closed")
                    .isEqualTo(4);
        } finally {
            all.shutdownNow();
        }
        assertThat(count("own_word where journey_id = :id and closed_until is not null and tries = 0", journey))
                .isEqualTo(1);
    }

    @Test
    void aNewWordBesideTheWorkerOpensAgainAndClosesWhatIsOpen() {
        JourneyId journey = survivors.inSupport();
        Visitor browser = sits(journey);
        for (int i = 0; i < 5; i++) {
            gives(opens(invitations.linkToRecord(journey, null)), "guess " + i);
        }
        assertThat(Visitor.location(chooses(journey, "Another word of mine"))).endsWith("?done=word");
        isOver(browser.get(RECORD));
        Visitor again = opens(invitations.linkToRecord(journey, null));
        assertThat(gives(again, WORD).statusCode()).isEqualTo(422);
        assertThat(Visitor.location(gives(again, "Another word of mine"))).isEqualTo(RECORD);
        assertThat(visitors.rows(
                        "select 1 from alongside.ledger_entry where chain = :id and act = 'own word chosen'",
                        Map.of("id", journey.toString())))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "aaaaaaaaaaaa", ""})
    void aWordThatIsEasyToGuessIsNotKept(String word) {
        JourneyId journey = survivors.inSupport();
        HttpResponse<String> answer = chooses(journey, word);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("too easy to guess").doesNotContain("value=\"" + word + "\"");
        assertThat(chooses(journey, visitors.labelOf(journey)).statusCode()).isEqualTo(422);
        assertThat(chooses(journey, "Tamsin 1984").statusCode())
                .as("the name they chose")
                .isEqualTo(422);
        String page = visitors.personOf(journey) + "/own-word";
        assertThat(visitors.as("worker1")
                        .submit(page, page, Map.of("word", WORD, "again", WORD + "x"))
                        .body())
                .contains("The two words are not the same");
        assertThat(count("own_word where journey_id = :id", journey)).isZero();
    }

    @Test
    void theyChangeTheirWordWithTheOneBefore() {
        JourneyId journey = survivors.inSupport();
        Visitor browser = sits(journey);
        String page = RECORD + "/change-word";
        assertThat(browser.submit("/login", page, Map.of("before", "no", "word", "A new word", "again", "A new word"))
                        .body())
                .contains("That was not the word");
        assertThat(browser.submit("/login", page, Map.of("before", WORD, "word", "A new word", "again", "Another"))
                        .body())
                .contains("are not the same");
        assertThat(browser.submit("/login", page, Map.of("before", WORD, "word", "new", "again", "new"))
                        .body())
                .contains("too easy to guess");
        HttpResponse<String> changed =
                browser.submit("/login", page, Map.of("before", WORD, "word", "A new word", "again", "A new word"));
        assertThat(Visitor.location(changed)).isEqualTo(RECORD + "/done/word");
        assertThat(browser.get(RECORD + "/done/word").body()).contains("Your word is changed");
        Visitor again = opens(invitations.linkToRecord(journey, null));
        assertThat(gives(again, WORD).statusCode()).isEqualTo(422);
        assertThat(Visitor.location(gives(again, "A new word"))).isEqualTo(RECORD);
    }

    @Test
    void whoGuessesTheWordInAnOpenSittingEndsIt() {
        JourneyId journey = survivors.inSupport();
        Visitor browser = sits(journey);
        for (int i = 0; i < 4; i++) {
            assertThat(browser.submit(
                                    "/login",
                                    RECORD + "/change-word",
                                    Map.of("before", "guess " + i, "word", "A new word", "again", "A new word"))
                            .statusCode())
                    .isEqualTo(422);
        }
        isOver(browser.submit(
                "/login",
                RECORD + "/change-word",
                Map.of("before", "guess 5", "word", "A new word", "again", "A new word")));
        isOver(browser.get(RECORD));
    }

    @Test
    void aSittingOfAnAssessmentOpensNoRecordAndTheOtherWayRound() {
        JourneyId journey = invitations.due();
        chooses(journey, WORD);
        Visitor assessing = visitors.anybody();
        String link = invitations.link(journey, null);
        assessing.submit(link, Map.of("press", hidden(assessing, link, "press")));
        assertThat(assessing.get("/own/assessment").statusCode()).isEqualTo(200);
        isOver(assessing.get(RECORD));
        isOver(assessing.get(RECORD + "/word"));
        isOver(gives(assessing, WORD, SecretToken.make()));
        isOver(does(assessing, "erase", "everything"));
        Visitor reading = opens(invitations.linkToRecord(journey, null));
        isOver(reading.get("/own/assessment"));
        gives(reading, WORD);
        isOver(reading.get("/own/assessment"));
        isOver(reading.get("/own/assessment/1"));
    }

    @Test
    void nothingIsOpenInAnotherOrganisation() {
        visitors.elsewhere("ownr0", "supervisor");
        JourneyId journey = survivors.inSupport();
        Visitor browser = sits(journey);
        String cookie = browser.cookie("ALONGSIDE_OWN").orElseThrow();
        String here = invitations.ownAddress();
        String there = InOrganisation.asked(Visitors.ELSEWHERE, organisations::ownAddress);
        String link = invitations.linkToRecord(journey, null);
        isOver(visitors.anybody().get(link.replace(here, there)));
        browser.setCookie("ALONGSIDE_OWN", cookie.replace(here, there));
        isOver(browser.get(RECORD));
        isOver(does(browser, "pause"));
        browser.setCookie("ALONGSIDE_OWN", cookie);
        assertThat(browser.get(RECORD).statusCode()).isEqualTo(200);
    }

    @Test
    void leavesQuicklyAndItIsOver() {
        Visitor browser = sits(survivors.inSupport());
        String cookie = browser.cookie("ALONGSIDE_OWN").orElseThrow();
        browser.sendForm("/own/leave", Map.of());
        browser.setCookie("ALONGSIDE_OWN", cookie);
        isOver(browser.get(RECORD));
    }

    @Test
    @Proves(PolicyId.CONF_01)
    void onlyWhoWalksWithThemSendsALinkOrTurnsTheScreenToThem() {
        JourneyId journey = survivors.inSupport();
        String person = visitors.personOf(journey);
        Visitor other = visitors.as("worker2");
        for (String page : List.of("/own-record", "/own-word")) {
            assertThat(other.get(person + page).statusCode()).isEqualTo(404);
            assertThat(visitors.as("supervisor1").get(person + page).statusCode())
                    .isIn(403, 404);
        }
        assertThat(other.submit("/people", person + "/own-word", Map.of("word", WORD, "again", WORD))
                        .statusCode())
                .isEqualTo(404);
        assertThat(other.submit(
                                "/people",
                                person + "/own-record/link",
                                Map.of("page", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(count("message where journey_id = :id", journey)).isZero();
    }

    @Test
    void theirWorkerSendsALinkOnceHoweverOftenItIsPressed() {
        JourneyId journey = survivors.inSupport();
        String page = visitors.personOf(journey) + "/own-record";
        Visitor worker = visitors.as("worker1");
        String id = hidden(worker, page, "page");
        for (int i = 0; i < 2; i++) {
            assertThat(Visitor.location(worker.submit(page, page + "/link", Map.of("page", id))))
                    .isEqualTo(page + "?done=link");
        }
        assertThat(worker.get(page).body())
                .contains("A link is on its way to them")
                .doesNotContain("/own/");
        assertThat(count("message where journey_id = :id and template = 'RECORD_OPENED'", journey))
                .isEqualTo(1);
        assertThat(worker.submit(page, page + "/link", Map.of("page", "x")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoIsSignedInDoesNotReadIt() {
        JourneyId journey = survivors.inSupport();
        chooses(journey, WORD);
        Visitor worker = visitors.as("worker1");
        assertThat(worker.get(invitations.linkToRecord(journey, null)).statusCode())
                .isEqualTo(409);
        assertThat(worker.get(RECORD).statusCode()).isEqualTo(409);
        assertThat(worker.get(RECORD + "/word").statusCode()).isEqualTo(409);
    }
}

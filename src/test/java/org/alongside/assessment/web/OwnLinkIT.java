package org.alongside.assessment.web;

import static org.alongside.assessment.web.Invited.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.alongside.access.SecretToken;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Purpose;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.testing.Time;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.OwnInvitations;
import org.alongside.testing.walk.Survivors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a link of an assessment that is due to answers that are kept, through the pages. (MONITOR-01, MONITOR-02) */
@OverHttp
@ExcludeFromProcessCoverage
class OwnLinkIT {
    private static final int HOPE = 16;
    private static final int WHAT_HELPED = 21;
    private static final int SHARED = 25;

    @Autowired
    Visitors visitors;

    @Autowired
    Survivors survivors;

    @Autowired
    OwnInvitations invitations;

    @Autowired
    ConsentLedger consent;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Time time;

    private JourneyId due() {
        JourneyId journey = survivors.inSupport();
        survivors.sixMonthsPass();
        return journey;
    }

    private Invited invited() {
        return new Invited(visitors);
    }

    private String link(JourneyId journey) {
        return invitations.link(journey, null);
    }

    private static void isOver(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    private void became(JourneyId journey, String state) {
        assertThat(visitors.rows(
                        "select state from alongside.assessment where journey_id = :journey and state <> 'PLANNED'",
                        Map.of("journey", journey)))
                .containsExactly(Map.of("state", state));
    }

    @Test
    void whatIsSaidIsThereAtTheNextLinkAndIsSentOnce() {
        JourneyId journey = due();
        Invited survivor = invited().opens(link(journey));
        assertThat(survivor.says(HOPE, "4", "next")).isEqualTo("/own/assessment/17");
        assertThat(survivor.sends(HOPE, "6", "next").statusCode()).isEqualTo(422);
        survivor.browser().sendForm("/own/leave", Map.of());
        isOver(survivor.page(HOPE));

        Invited again = invited().opens(link(journey));
        assertThat(again.page(HOPE).body()).contains("checked=\"checked\"");
        assertThat(again.sendsIt()).isEqualTo("/own/assessment/sent");
        became(journey, "SENT");
        isOver(again.page("review"));
    }

    /** Whoever passed it on could open it, and has become their worker since. (MONITOR-01) */
    @Test
    void aLinkThatTheirWorkerPassedOnOpensNothing() {
        JourneyId journey = invitations.due();
        isOver(invited().presses(invitations.link(journey, WorkerId.of("worker1"))));
    }

    /** They wrote for a long time, and it was over meanwhile. */
    @Test
    void whatWasTypedIsShownToBeCopiedWhereItIsOver() {
        JourneyId journey = invitations.due();
        Invited survivor = invited().opens(link(journey));
        String about = survivor.hidden(START + "/" + WHAT_HELPED, "about");
        invited().opens(link(journey));

        HttpResponse<String> answer = survivor.browser()
                .submit(
                        "/login",
                        START + "/" + WHAT_HELPED,
                        Map.of("go", "next", "about", about, "answer", "Tea & bread"));

        isOver(answer);
        assertThat(answer.body()).contains("This was not kept", "Tea &amp; bread</textarea>");
    }

    @Test
    void whoWouldRatherNotDeclinesAndWhatIsLateIsOver() {
        JourneyId journey = due();
        String late = link(journey);
        String open = link(journey);
        isOver(visitors.anybody().get(late));
        time.passes(Duration.ofDays(13));
        assertThat(visitors.anybody().get(open).statusCode()).isEqualTo(200);
        assertThat(invited().opens(open).declines()).isEqualTo("/own/assessment/declined");
        became(journey, "DECLINED");
    }

    /** The database is away, or somebody else keeps what they want to change: nothing typed is lost. */
    @Test
    void whatCannotBeKeptIsOnThePageToBeSentAgain() throws Exception {
        JourneyId journey = invitations.due();
        Invited survivor = invited().opens(link(journey));
        String about = survivor.hidden(START + "/" + WHAT_HELPED, "about");
        String token = survivor.hidden(START + "/" + WHAT_HELPED, "_csrf");
        CountDownLatch isLocked = new CountDownLatch(1);
        CountDownLatch isAnswered = new CountDownLatch(1);
        ExecutorService somebody = Executors.newSingleThreadExecutor();
        try {
            Future<Object> locking = somebody.submit(() -> visitors.inDatabase(() -> {
                jdbc.sql("select id from alongside.assessment where journey_id = :journey for update")
                        .param("journey", journey.value())
                        .query()
                        .listOfRows();
                isLocked.countDown();
                return isAnswered.await(30, TimeUnit.SECONDS);
            }));
            isLocked.await();
            HttpResponse<String> answer = survivor.browser()
                    .sendForm(
                            START + "/" + WHAT_HELPED,
                            Map.of("go", "next", "about", about, "answer", "Tea & bread", "_csrf", token));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body())
                    .contains("Your answer is not kept yet", "Tea &amp; bread", about, "value=\"next\"", "1737");
            isAnswered.countDown();
            locking.get();
        } finally {
            somebody.shutdownNow();
        }
        assertThat(Visitor.location(survivor.sends(WHAT_HELPED, about, "Tea & bread", "next")))
                .isEqualTo(START + "/22");
        assertThat(survivor.page("review").body()).contains("Tea &amp; bread");
    }

    /** On a slow line people press a button twice. */
    @Test
    void aButtonThatIsPressedTwiceLeadsToTheSamePage() {
        String link = invitations.link();
        Invited survivor = invited();
        String press = survivor.hidden(link, "press");
        for (int i = 0; i < 2; i++) {
            Map<String, String> fields = Map.of("press", press);
            assertThat(Visitor.location(survivor.browser().submit("/login", link, fields)))
                    .isEqualTo(START);
        }
        isOver(survivor.browser().submit("/login", link, Map.of("press", SecretToken.make())));
        isOver(survivor.browser().submit("/login", link, Map.of("press", "x")));
        isOver(survivor.browser().submit("/login", link, Map.of()));
        survivor.says(HOPE, "3", "next");
        Map<String, String> sent = Map.of("assessment", survivor.hidden(START + "/review", "assessment"));
        for (int i = 0; i < 2; i++) {
            assertThat(Visitor.location(survivor.browser().submit("/login", START + "/review", sent)))
                    .isEqualTo(START + "/sent");
        }
        isOver(survivor.browser().submit("/login", START + "/decline", sent));
    }

    /** Of another assessment, or of a form that was changed meanwhile. */
    @Test
    void anOldPageAnswersNothingElse() {
        Invited before = invited().opens(invitations.link());
        String old = before.hidden(START + "/1", "about");
        Invited survivor = invited().opens(invitations.link());
        String about = survivor.hidden(START + "/1", "about");

        HttpResponse<String> another = survivor.sends(1, old, "5", "next");
        HttpResponse<String> version = survivor.sends(1, about.replaceFirst("\\.[0-9]+\\.", ".999."), "5", "next");
        HttpResponse<String> item = survivor.sends(2, about, "5", "next");

        assertThat(another.statusCode()).isEqualTo(409);
        assertThat(another.body()).contains("nothing was kept yet").doesNotContain("checked");
        assertThat(version.statusCode()).isEqualTo(409);
        assertThat(version.body()).contains("Question 1 of 25", "nothing was kept yet", "checked=\"checked\"");
        assertThat(item.body()).contains("Question 1 of 25", "checked=\"checked\"");
        assertThat(survivor.page("review").body()).doesNotContain(">5");
        Map<String, String> theirs = Map.of("assessment", old.substring(0, old.indexOf('.')));
        isOver(survivor.browser().submit(START, START + "/review", theirs));
        isOver(survivor.browser().submit(START, START + "/decline", theirs));
        assertThat(survivor.page(1).statusCode()).isEqualTo(200);
    }

    /** Without an agreement to a record there is nothing in which a worker could read it. (CONSENT-09) */
    @Test
    void sharingIsOfferedOnlyWhereThereIsARecord() {
        JourneyId journey = invitations.due();
        Invited survivor = invited().opens(invitations.link(journey, null));
        assertThat(survivor.page(SHARED).body()).contains("my worker", "Question 25 of 25");
        visitors.inDatabase(() -> {
            consent.withdraw(journey, WorkerId.of("worker1"), Purpose.KEEP_RECORD);
            return journey;
        });
        isOver(survivor.page(SHARED));
        assertThat(survivor.page(1).body()).contains("Question 1 of 24");
    }

    /** Whoever passed a link on could open it: earlier answers are not for them. */
    @Test
    void aLinkThatSomebodyPassedOnBeginsWithoutEarlierAnswers() {
        JourneyId journey = invitations.due();
        invited().opens(invitations.link(journey, null)).says(WHAT_HELPED, "Tea", "next");

        Invited passedOn = invited().opens(invitations.link(journey, WorkerId.of("supervisor1")));

        assertThat(passedOn.page("review").body()).doesNotContain("Tea");
        passedOn.says(WHAT_HELPED, "Bread", "next");
        invited().opens(invitations.link(journey, WorkerId.of("supervisor1")));
        assertThat(invited()
                        .opens(invitations.link(journey, WorkerId.of("supervisor2")))
                        .page("review")
                        .body())
                .doesNotContain("Bread");
        assertThat(invited()
                        .opens(invitations.link(journey, null))
                        .page("review")
                        .body())
                .contains("Tea")
                .doesNotContain("Bread");
    }
}

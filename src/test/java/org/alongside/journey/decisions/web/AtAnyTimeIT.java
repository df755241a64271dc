package org.alongside.journey.decisions.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.alongside.access.CurrentOrganisation;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Purpose;
import org.alongside.ids.JourneyId;
import org.alongside.journey.state.Journeys.State;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What a survivor decides at any time, at the page of the worker who walks with them. (CONSENT-01, CONF-01) */
@OverHttp
@ExcludeFromProcessCoverage
class AtAnyTimeIT extends AtAnyTimeSteps {
    @Autowired
    ConsentLedger consent;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    private boolean agrees(JourneyId journey, Purpose purpose) {
        return visitors.inDatabase(() -> consent.agrees(journey, purpose));
    }

    @Test
    void pausesAndComesBackAndIsTheSameWhenItIsSaidTwice() {
        JourneyId journey = survivors.atWelcome();
        Visitor worker = visitors.as("worker1");
        for (int time = 0; time < 2; time++) {
            HttpResponse<String> answer = act(worker, journey, "/pause");
            assertThat(Visitor.location(answer)).isEqualTo(page(journey) + "?done=break");
            assertThat(survivors.state(journey)).isEqualTo(State.PAUSED);
        }
        assertThat(worker.get(page(journey) + "?done=break").body())
                .contains("having a break", "They are back", "keep the door open");
        for (int time = 0; time < 2; time++) {
            assertThat(act(worker, journey, "/come-back").statusCode()).isEqualTo(302);
            assertThat(survivors.state(journey)).isEqualTo(State.OPEN);
        }
        assertThat(tasks("worker1")).containsExactly("userTask_welcome");
    }

    @Test
    void pausesWhileNobodyWalksWithThemYet() {
        JourneyId journey = survivors.whoMadeContact();
        act(visitors.as("worker1"), journey, "/pause");
        assertThat(survivors.state(journey)).isEqualTo(State.PAUSED);
        act(visitors.as("worker1"), journey, "/come-back");
        assertThat(survivors.state(journey)).isEqualTo(State.OPEN);
    }

    @Test
    void leavesWithTheDoorOpen() {
        JourneyId journey = survivors.atShare();
        Visitor worker = visitors.as("worker1");
        assertThat(worker.get(page(journey) + "/leave").body()).contains("Leaving is no failure");
        assertThat(Visitor.location(act(worker, journey, "/leave"))).isEqualTo("/journeys/done?what=left");
        assertThat(worker.get("/journeys/done?what=left").body()).contains("The door stays open");
        assertThat(survivors.state(journey)).isEqualTo(State.ENDED);
        assertThat(worker.get(page(journey)).statusCode()).isEqualTo(404);
        assertThat(act(worker, journey, "/leave").statusCode()).isEqualTo(404);
    }

    @Test
    void leavesOnceFromTwoBrowsersAtOnce() {
        JourneyId journey = survivors.inSupport();
        List<CompletableFuture<Integer>> both = Stream.of(visitors.as("worker1"), visitors.as("worker1"))
                .map(browser -> CompletableFuture.supplyAsync(
                        () -> act(browser, journey, "/leave").statusCode()))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(302, 404);
        assertThat(tasks("worker1")).containsExactly("userTask_inviteFeedback");
    }

    @Test
    void erasesEverythingOnlyWhenItIsTicked() {
        JourneyId journey = survivors.inSupport();
        Visitor worker = visitors.as("worker1");
        assertThat(worker.get(page(journey) + "/take-back/KEEP_RECORD").body()).contains("for good", "backups");
        HttpResponse<String> notTicked = act(worker, journey, "/take-back/KEEP_RECORD", Map.of());
        assertThat(notTicked.statusCode()).isEqualTo(422);
        assertThat(notTicked.body()).contains("Please tick the box");
        assertThat(survivors.state(journey)).isEqualTo(State.OPEN);

        assertThat(Visitor.location(act(worker, journey, "/take-back/KEEP_RECORD")))
                .isEqualTo("/journeys/done?what=erased");
        assertThat(survivors.state(journey)).isEqualTo(State.ERASED);
        assertThat(visitors.rows(
                        "select 1 from alongside.record_key where journey_id = :id and erased_because is not null",
                        Map.of("id", journey)))
                .hasSize(1);
        assertThat(act(worker, journey, "/take-back/KEEP_RECORD").statusCode()).isEqualTo(404);
    }

    /** Holds CONSENT-06: nobody is sent away with it because somebody else types at that moment. */
    @Test
    void waitsForWhoIsWritingAndThenErases() throws Exception {
        JourneyId journey = survivors.inSupport();
        Visitor worker = visitors.as("worker1");
        tasklist.as("worker1").completes("userTask_walkAlongside", Map.of("whatNext", "SESSION"));
        CountDownLatch isWritten = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<Void> writing =
                CompletableFuture.runAsync(() -> CurrentOrganisation.runAs(Tasklist.ORGANISATION, () -> {
                    transaction.executeWithoutResult(status -> {
                        tasklist.as("worker1")
                                .completes(
                                        "userTask_recordSession",
                                        Map.of("sessionKind", "PHONE", "safetyNow", "SAFE", "talkedAbout", "The sea"));
                        isWritten.countDown();
                        await(mayEnd);
                    });
                }));
        assertThat(isWritten.await(60, TimeUnit.SECONDS)).isTrue();

        CompletableFuture<HttpResponse<String>> erasing =
                CompletableFuture.supplyAsync(() -> act(worker, journey, "/take-back/KEEP_RECORD"));
        Instant until = Instant.now().plusSeconds(60);
        while (!erasing.isDone() && !isAnybodyWaiting() && Instant.now().isBefore(until)) {
            Thread.sleep(50);
        }
        mayEnd.countDown();
        writing.join();

        assertThat(Visitor.location(erasing.join())).isEqualTo("/journeys/done?what=erased");
        assertThat(survivors.state(journey)).isEqualTo(State.ERASED);
    }

    private boolean isAnybodyWaiting() {
        return !visitors.rows(
                        "select 1 from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and datname = current_database() and :any",
                        Map.of("any", true))
                .isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void erasesBeforeThereIsAnyAgreement() {
        JourneyId journey = survivors.whoMadeContact();
        act(visitors.as("worker1"), journey, "/take-back/KEEP_RECORD");
        assertThat(survivors.state(journey)).isEqualTo(State.ERASED);
    }

    @Test
    void takesOneAgreementBackAtATime() {
        JourneyId journey = survivors.inSupport();
        Visitor worker = visitors.as("worker1");
        assertThat(worker.get(page(journey) + "/take-back/CONTACT_WHANAU").body())
                .contains("whānau");
        assertThat(Visitor.location(act(worker, journey, "/take-back/CONTACT_WHANAU")))
                .isEqualTo(page(journey) + "?done=agreement");
        long entries = count("consent_entry", journey);
        act(worker, journey, "/take-back/CONTACT_WHANAU");
        assertThat(count("consent_entry", journey)).isEqualTo(entries);
        assertThat(agrees(journey, Purpose.CONTACT_WHANAU)).isFalse();
        assertThat(agrees(journey, Purpose.ANONYMOUS_REPORTING)).isTrue();
        assertThat(agrees(journey, Purpose.KEEP_SESSION_NOTES)).isTrue();
        assertThat(worker.get(page(journey)).body())
                .contains("ANONYMOUS_REPORTING")
                .doesNotContain("CONTACT_WHANAU");
    }

    /** CONSENT-07 */
    @Test
    void keepsNoSessionNotesFromThenOnAndThatItsEffectWasExplained() {
        JourneyId journey = survivors.inSupport();
        act(visitors.as("worker1"), journey, "/take-back/KEEP_SESSION_NOTES", Map.of("explained", "yes"));
        assertThat(agrees(journey, Purpose.KEEP_SESSION_NOTES)).isFalse();
        assertThat(runtime.getVariable(survivors.instance("support", journey).getId(), "sessionNotesAllowed"))
                .isEqualTo(false);
        assertThat(visitors.rows(
                        "select 1 from alongside.explanation where journey_id = :id and point = 'EFFECT_OF_NO_NOTES'",
                        Map.of("id", journey)))
                .hasSize(1);
    }

    /** SAFE-02 */
    @Test
    void callsForHelpOnceHoweverOftenItIsPressed() {
        JourneyId journey = survivors.atConsent();
        Visitor worker = visitors.as("worker1");
        act(worker, journey, "/help");
        act(worker, journey, "/help");
        assertThat(count("concern", journey)).isEqualTo(1);
        assertThat(tasks("worker1")).contains("userTask_actNow", "userTask_recordConsent");
        act(worker, journey, "/help", Map.of("level", "EMERGENCY"));
        assertThat(count("concern", journey)).isEqualTo(2);
    }

    /** WORKER-07, CONF-08 */
    @Test
    void looksForAnotherWorkerWhoSeesWhatTheSurvivorReleases() {
        JourneyId journey = survivors.inSupport();
        Visitor worker = visitors.as("worker1");
        HttpResponse<String> notChosen = act(worker, journey, "/another-worker", Map.of());
        assertThat(notChosen.statusCode()).isEqualTo(422);
        assertThat(Visitor.location(act(worker, journey, "/another-worker"))).endsWith("?done=worker");
        assertThat(runtime.getVariable(
                        survivors.instance("match-worker", journey).getId(), "releaseEarlier"))
                .isEqualTo("ALL");
        assertThat(history.createHistoricVariableInstanceQuery()
                        .processInstanceId(survivors.instance(journey).getId())
                        .variableName("releaseEarlier")
                        .count())
                .isZero();
        assertThat(runtime.getVariables(survivors.instance(journey).getId())).doesNotContainKey("releaseEarlier");
    }
}

package org.alongside.referral.answers;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alongside.access.SecretToken;
import org.alongside.consent.Purpose;
import org.alongside.engine.EngineClock;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.LinkSubjectId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.own.OpenedByLink;
import org.alongside.own.OwnLinks;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.proof.Proves;
import org.alongside.referral.Referral.Answer;
import org.alongside.referral.ReferralSteps;
import org.alongside.referral.answers.ServiceAnswers.State;
import org.alongside.testing.ProcessTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a service answers by itself goes into the process at once, and only while it is waited for. (REFER-05, CONSENT-06) */
@ProcessTest
class ServiceAnswersProcessTest extends ReferralSteps {
    @Autowired
    ServiceAnswers answers;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    List<OpenedByLink> ofSurvivors;

    private EntryId service;

    @BeforeEach
    void aService() {
        service = service("An invented service for talks");
    }

    private State look(String token) {
        return asked(() -> answers.look(token)).state();
    }

    private State answers(String token, Answer answer, @Nullable LocalDate until) {
        return asked(() -> answers.answer(token, answer, until)).state();
    }

    private List<String> given(JourneyId journey) {
        return survivors.texts("""
                select concat_ws(' ', a.answer, a.waiting_until - (a.answered_at at time zone 'Pacific/Auckland')::date)
                from alongside.service_answer a join alongside.referral r on r.id = a.referral_id
                where r.journey_id = :journey
                """, journey);
    }

    @Test
    @Proves({PolicyId.REFER_05, PolicyId.CONF_06})
    void whoTakesItOnHasTheSurvivorAskedLaterHowItWent() {
        JourneyId journey = withLetterSent(service, "REFERRED", "NAME");
        String token = addressOf(journey);
        assertThat(look(token)).isEqualTo(State.OPEN);
        assertThat(kept(journey)).containsExactly("SENT REFERRED NAME POSTED");
        assertThat(answers(token, Answer.TAKEN, null)).isEqualTo(State.ANSWERED);
        assertThat(kept(journey)).containsExactly("SENT REFERRED NAME POSTED TAKEN");
        assertThat(given(journey)).containsExactly("TAKEN");
        assertThat(worker1().tasks()).doesNotContain(NOTE);
        assertThat(worker1().theirs(ASK).getFollowUpDate())
                .isCloseTo(
                        Date.from(time.now().plus(Duration.ofDays(14))),
                        Duration.ofDays(1).toMillis());
        assertThat(worker1().opens(ASK).toString()).contains("The service answered by itself on", "they take it on");
        assertThat(survivors.texts(
                        "select act from alongside.ledger_entry where chain = cast(:journey as text)"
                                + " and act like 'answer received%'",
                        journey))
                .containsExactly("answer received at the address of the letter");
    }

    @Test
    @Proves(PolicyId.REFER_05)
    void aRefusalComesBackAtOnce() {
        JourneyId journey = withLetterSent(service, "REFERRED", "NAME");
        assertThat(answers(addressOf(journey), Answer.NOT_POSSIBLE, null)).isEqualTo(State.ANSWERED);
        assertThat(kept(journey)).containsExactly("SENT REFERRED NAME POSTED NOT_POSSIBLE");
        assertThat(worker1().theirs(ASK).getFollowUpDate()).isNull();
    }

    @Test
    @Proves(PolicyId.REFER_05)
    void whoNeedsTimeIsWaitedForUntilTheirDayAndThenAsked() {
        JourneyId journey = withLetterSent(service, "REFERRED", "NAME");
        String token = addressOf(journey);
        assertThat(answers(token, Answer.WAITING, in(60))).isEqualTo(State.ANSWERED);
        assertThat(given(journey)).containsExactly("WAITING 60");
        assertThat(worker1()
                        .theirs(NOTE)
                        .getDueDate()
                        .toInstant()
                        .atZone(EngineClock.ZONE)
                        .toLocalDate())
                .isEqualTo(in(60));
        assertThat(worker1().opens(NOTE).toString()).contains("they need time. Until");
        assertThat(answers(token, Answer.TAKEN, null)).isEqualTo(State.ANSWERED);
        assertThat(kept(journey)).containsExactly("SENT REFERRED NAME POSTED WAITING");
        time.passes(Period.ofDays(61));
        time.timersRun();
        assertThat(worker1().tasks()).contains(ASK_SERVICE);
    }

    @Test
    @Proves(PolicyId.REFER_05)
    void whoAsksToBeCalledIsCalledAtOnce() {
        JourneyId journey = withLetterSent(service, "REFERRED", "NAME");
        assertThat(answers(addressOf(journey), Answer.CALL_US, null)).isEqualTo(State.ANSWERED);
        assertThat(kept(journey)).containsExactly("SENT REFERRED NAME POSTED CALL_US");
        assertThat(worker1().tasks()).contains(ASK_SERVICE).doesNotContain(NOTE);
        assertThat(worker1().opens(ASK_SERVICE).toString())
                .contains("The service would like to be called.")
                .doesNotContain("Nobody has answered.");
        worker1().completes(ASK_SERVICE, Map.of("serviceAnswer", "TAKEN"));
        assertThat(kept(journey)).containsExactly("SENT REFERRED NAME POSTED TAKEN");
        assertThat(worker1().tasks()).contains(ASK);
    }

    @ParameterizedTest
    @EnumSource(
            value = Answer.class,
            names = {"TAKEN", "NOT_POSSIBLE", "CALL_US"})
    @Proves(PolicyId.REFER_05)
    void whoAnswersLateSparesTheWorkerTheCall(Answer answer) {
        JourneyId journey = withLetterSent(service, "REFERRED", "NAME");
        String token = addressOf(journey);
        time.passes(Period.ofDays(25));
        time.timersRun();
        assertThat(worker1().opens(ASK_SERVICE).toString()).contains("Nobody has answered.");
        assertThat(answers(token, answer, null)).isEqualTo(State.ANSWERED);
        assertThat(kept(journey)).containsExactly("SENT REFERRED NAME POSTED " + answer);
        assertThat(worker1().tasks()).contains(answer == Answer.CALL_US ? ASK_SERVICE : ASK);
    }

    @Test
    @Proves({PolicyId.REFER_05, PolicyId.CONF_06})
    void whatTheWorkerNotedBeforeCounts() {
        JourneyId journey = withLetterSent(service, "REFERRED", "NAME");
        String token = addressOf(journey);
        worker1().completes(NOTE, Map.of("serviceAnswer", "TAKEN"));
        assertThat(answers(token, Answer.NOT_POSSIBLE, null)).isEqualTo(State.ANSWERED);
        assertThat(kept(journey)).containsExactly("SENT REFERRED NAME POSTED TAKEN");
        assertThat(given(journey)).isEmpty();

        JourneyId doesNotWait = withLetterSent(service("Another invented service"), "REFERRED", "NAME");
        String other = addressOf(doesNotWait);
        worker1().about(doesNotWait).completes(NOTE, Map.of("serviceAnswer", "NO_LONGER"));
        assertThat(look(other)).isEqualTo(State.OVER);
        assertThat(answers(other, Answer.TAKEN, null)).isEqualTo(State.OVER);
    }

    @Test
    @Proves(PolicyId.REFER_05)
    void ofWorkerAndServiceAtTheSameMomentOneCounts() throws Exception {
        JourneyId journey = withLetterSent(service, "REFERRED", "NAME");
        String token = addressOf(journey);
        CyclicBarrier both = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<State> byService = threads.submit(() -> {
                both.await();
                return answers(token, Answer.NOT_POSSIBLE, null);
            });
            Future<Boolean> byWorker = threads.submit(() -> {
                both.await();
                try {
                    worker1().completes(NOTE, Map.of("serviceAnswer", "TAKEN"));
                    return true;
                } catch (RuntimeException | AssertionError wasSecond) {
                    return false;
                }
            });
            assertThat(byService.get()).isEqualTo(State.ANSWERED);
            boolean isByWorker = byWorker.get();
            assertThat(kept(journey))
                    .containsExactly("SENT REFERRED NAME POSTED " + (isByWorker ? "TAKEN" : "NOT_POSSIBLE"));
            assertThat(given(journey)).hasSize(isByWorker ? 0 : 1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(worker1().tasks()).contains(ASK).doesNotContain(NOTE);
    }

    @Test
    void pressedTwiceAtTheSameMomentIsOneAnswer() throws Exception {
        JourneyId journey = withLetterSent(service, "REFERRED", "NAME");
        String token = addressOf(journey);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            CyclicBarrier both = new CyclicBarrier(2);
            List<Future<State>> pressed = threads.invokeAll(List.of(
                    () -> {
                        both.await();
                        return answers(token, Answer.TAKEN, null);
                    },
                    () -> {
                        both.await();
                        return answers(token, Answer.NOT_POSSIBLE, null);
                    }));
            for (Future<State> one : pressed) {
                assertThat(one.get()).isEqualTo(State.ANSWERED);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(given(journey)).hasSize(1);
        assertThat(kept(journey))
                .containsExactly("SENT REFERRED NAME POSTED " + given(journey).get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"takes back", "leaves", "is erased", "day is over"})
    @Proves({PolicyId.CONSENT_06, PolicyId.CONF_09})
    void whatWasOpenBeforeIsOver(String why) {
        JourneyId journey = withLetterSent(service, "REFERRED", "NAME");
        String token = addressOf(journey);
        assertThat(look(token)).isEqualTo(State.OPEN);
        switch (why) {
            case "takes back" -> says(() -> survivor.withdraws(journey, Purpose.DISCLOSE_TO_RECIPIENT, WORKER1));
            case "leaves" -> says(() -> survivor.leaves(journey));
            case "is erased" -> says(() -> survivor.withdraws(journey, Purpose.KEEP_RECORD, WORKER1));
            default -> time.passes(Period.ofDays(91));
        }
        List<String> kept = kept(journey);
        List<String> tasks = worker1().about(journey).tasks();
        assertThat(answers(token, Answer.TAKEN, null)).isEqualTo(State.OVER);
        assertThat(look(token)).isEqualTo(State.OVER);
        assertThat(kept(journey)).isEqualTo(kept);
        assertThat(given(journey)).isEmpty();
        assertThat(worker1().about(journey).tasks()).isEqualTo(tasks);
    }

    @Test
    @Proves({PolicyId.CONSENT_06, PolicyId.CONF_06})
    void alsoWhatWasAnsweredIsToldNoMoreOnceItIsTakenBack() {
        JourneyId journey = withLetterSent(service, "REFERRED", "NAME");
        String token = addressOf(journey);
        answers(token, Answer.TAKEN, null);
        says(() -> survivor.withdraws(journey, Purpose.DISCLOSE_TO_RECIPIENT, WORKER1));
        assertThat(asked(() -> answers.look(token))).isEqualTo(new ServiceAnswers.Shown(State.OVER, "", "", null));
    }

    @Test
    @Proves(PolicyId.REFER_02)
    void aLetterThatHasNotLeftIsNotAnswered() {
        JourneyId journey = withLetter(service, "REFERRED", "NAME");
        String token = addressOf(journey);
        assertThat(answers(token, Answer.TAKEN, null)).isEqualTo(State.OVER);
        assertThat(kept(journey)).containsExactly("PREPARED REFERRED NAME");
    }

    @Test
    @Proves(PolicyId.CONF_06)
    void anAddressOfAServiceOpensNothingOfASurvivorAndTheOtherWayRound() {
        JourneyId journey = withLetterSent(service, "REFERRED", "NAME");
        String token = addressOf(journey);
        for (OpenedByLink one : ofSurvivors) {
            assertThat(asked(() -> one.isOpen(token))).isFalse();
            assertThat(asked(() -> one.take(token, SecretToken.make()))).isEmpty();
        }
        assertThat(look(token)).isEqualTo(State.OPEN);
        for (OwnLinks.Purpose purpose : OwnLinks.Purpose.values()) {
            if (purpose != OwnLinks.Purpose.REFERRAL && purpose != OwnLinks.Purpose.WORD) {
                String ofSurvivor = SecretToken.make();
                says(() -> links.make(
                        purpose,
                        LinkSubjectId.of(
                                asked(() -> referrals.of(journey)).get(0).id()),
                        journey,
                        SecretToken.hash(ofSurvivor),
                        time.now().plus(Duration.ofDays(1)),
                        null));
                assertThat(answers(ofSurvivor, Answer.TAKEN, null))
                        .as(purpose.name())
                        .isEqualTo(State.OVER);
            }
        }
        assertThat(kept(journey)).containsExactly("SENT REFERRED NAME POSTED");
    }

    @Test
    void whatCannotBeAnsweredIsRefusedAndChangesNothing() {
        JourneyId journey = withLetterSent(service, "REFERRED", "NAME");
        String token = addressOf(journey);
        record Wrong(Answer answer, @Nullable LocalDate until) {}
        for (Wrong wrong : List.of(
                new Wrong(Answer.NO_LONGER, null),
                new Wrong(Answer.ASKED_AGAIN, null),
                new Wrong(Answer.WAITING, null),
                new Wrong(Answer.WAITING, in(0)),
                new Wrong(Answer.WAITING, in(367)),
                new Wrong(Answer.TAKEN, in(3)))) {
            assertThatThrownBy(() -> answers(token, wrong.answer(), wrong.until()))
                    .as(wrong.toString())
                    .isInstanceOf(Refused.class);
        }
        assertThat(answers(SecretToken.make(), Answer.TAKEN, null)).isEqualTo(State.OVER);
        assertThat(answers("x", Answer.TAKEN, null)).isEqualTo(State.OVER);
        assertThat(kept(journey)).containsExactly("SENT REFERRED NAME POSTED");
        assertThat(look(token)).isEqualTo(State.OPEN);
    }
}

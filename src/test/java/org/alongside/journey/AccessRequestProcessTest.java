package org.alongside.journey;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alongside.access.Language;
import org.alongside.access.RecordPart;
import org.alongside.consent.Purpose;
import org.alongside.engine.Caller;
import org.alongside.engine.EngineClock;
import org.alongside.groups.WorkingDays;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RequestId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.AskedByLabel;
import org.alongside.journey.own.OwnRequests.Alert;
import org.alongside.journey.own.OwnRequests.Outcome;
import org.alongside.journey.own.OwnRequests.Request;
import org.alongside.journey.requests.AccessRequests;
import org.alongside.journey.state.Journeys.State;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a survivor asks for comes in twenty working days, whatever else they decide, and ends with what came of it. (CONF-07) */
@ProcessTest
class AccessRequestProcessTest extends CopySteps {
    private static final String HAND_OVER = "userTask_handOver";
    private static final String ANSWER = "userTask_answerCorrection";

    @Autowired
    WorkingDays days;

    @Autowired
    AskedByLabel byLabel;

    private void isOver(JourneyId journey, Outcome outcome) {
        assertThat(survivors.running("access-request", journey)).isEmpty();
        assertThat(newest(journey).outcome()).isEqualTo(outcome);
        assertThat(asked(() -> readers.whoReads(journey, RecordPart.COPYING))).isEmpty();
    }

    @Test
    @Proves(PolicyId.CONF_07)
    void isMadeAfterSomebodyElseWentThroughAndFetched() {
        JourneyId journey = whoAskedForACopy();
        assertThat(tasklist.as("worker1").tasks()).doesNotContain(HAND_OVER, LEAVE_OUT);
        takes();
        assertThat(asked(() -> readers.of(journey, SUPERVISOR))).containsOnlyKeys(RecordPart.COPYING);
        assertThat(tasklist.as("supervisor1").isRefused(LEAVE_OUT, Map.of()).sentence())
                .contains("go through all of it");
        assertThat(fetches(journey)).as("not ready").isEmpty();
        goesThrough(journey);
        tasklist.as("supervisor1").completes(LEAVE_OUT, Map.of());
        assertThat(asked(() -> readers.of(journey, SUPERVISOR))).isEmpty();
        assertThat(tasklist.as("worker1").tasks()).contains(HAND_OVER);

        assertThat(reads(journey)).isPresent();
        assertThat(newest(journey).isOpen()).as("no file is made of it yet").isTrue();
        assertThat(newest(journey).fetchedAt()).isNull();

        assertThat(fetches(journey)).isPresent();

        isOver(journey, Outcome.FETCHED);
        assertThat(passed.of(journey))
                .contains("boundaryEvent_fetched", "serviceTask_keepOutcome", "endEvent_requestAnswered");
        assertThat(fetches(journey)).as("once more in its time").isPresent();
        time.passes(Duration.ofDays(15));
        assertThat(fetches(journey)).as("late").isEmpty();
    }

    @Test
    @Proves(PolicyId.CONF_07)
    void isHandedOverPrintedAndTakenBackByNobodyElse() {
        JourneyId journey = whoAskedForACopy();
        isDecided(journey);
        assertThat(tasklist.as("worker1")
                        .isRefused(HAND_OVER, Map.of("requestOutcome", "WITHDRAWN"))
                        .sentence())
                .isNotEmpty();
        tasklist.as("worker1").completes(HAND_OVER, Map.of("requestOutcome", "HANDED_OVER"));
        isOver(journey, Outcome.HANDED_OVER);
        assertThat(fetches(journey)).isPresent();
    }

    @Test
    @Proves(PolicyId.CONF_07)
    void whatNobodyFetchesIsOverAndCanBeAskedForAgain() {
        JourneyId journey = whoAskedForACopy();
        isDecided(journey);
        time.passes(Duration.ofDays(15));
        time.timersRun();
        isOver(journey, Outcome.NOT_FETCHED);
        assertThat(passed.of(journey)).contains("boundaryEvent_notFetched");
        says(() -> requests.copy(journey, Caller.SURVIVOR));
        assertThat(newest(journey).isOpen()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"false, worker1", "true, worker2"})
    @Proves({PolicyId.CONSENT_10, PolicyId.CONF_07})
    void whoLeftGetsItFromTheWorkerTheyKnewOrFromWhomTheyAsked(boolean isFromSomebodyElse, String handsOver) {
        JourneyId journey = survivors.inSupport();
        says(() -> survivor.leaves(journey));
        String label = survivors
                .texts("select label from alongside.journey where id = :journey", journey)
                .get(0);
        assertThat(asked(() -> byLabel.asksForCopy(label, isFromSomebodyElse, WorkerId.of("worker2"))))
                .isPresent();

        isDecided(journey);

        tasklist.as(handsOver).about(journey).completes(HAND_OVER, Map.of("requestOutcome", "HANDED_OVER"));
        isOver(journey, Outcome.HANDED_OVER);
        assertThat(survivors.readersOf(journey)).doesNotContain("worker2");
    }

    @Test
    @Proves(PolicyId.CONF_07)
    void theTeamSeesThatTheDayComesNearAndThatItIsOver() {
        JourneyId journey = whoAskedForACopy();
        Request request = newest(journey);
        assertThat(request.alert()).isNull();
        passesUntil(asked(() -> days.after(request.dueOn(), -5)), LocalTime.NOON);
        assertThat(newest(journey).alert()).isEqualTo(Alert.NEAR);
        passesUntil(request.dueOn(), LocalTime.NOON);
        assertThat(newest(journey).alert()).as("its last day").isEqualTo(Alert.NEAR);
        passesUntil(request.dueOn().plusDays(1), LocalTime.NOON);
        assertThat(newest(journey).alert()).isEqualTo(Alert.LATE);
        assertThat(survivors.running("access-request", journey))
                .as("it goes on")
                .hasSize(1);
        isDecided(journey);
        assertThat(fetches(journey)).isPresent();
        isOver(journey, Outcome.FETCHED);
    }

    private void passesUntil(LocalDate day, LocalTime at) {
        Instant then = day.atTime(at).atZone(EngineClock.ZONE).toInstant();
        time.passes(Duration.between(time.now(), then));
        time.timersRun();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CORRECTED", "STATEMENT_ATTACHED", "NOT_CHANGED"})
    @Proves(PolicyId.CONF_07)
    void aCorrectionEndsWithWhatCameOfItAndCanBeContradicted(String outcome) {
        JourneyId journey = survivors.inSupport();
        passed.forget(journey);
        RequestId id = correction(journey);
        assertThat(tasklist.as("worker1")
                        .isRefused(ANSWER, Map.of("requestOutcome", "WITHDRAWN"))
                        .sentence())
                .isNotEmpty();
        tasklist.as("worker1").completes(ANSWER, Map.of("requestOutcome", outcome));
        isOver(journey, Outcome.valueOf(outcome));
        assertThat(passed.of(journey)).contains("flow_fromWhatIsAsked_toAnswerCorrection");
        assertThat(asked(() -> requests.notDone(id, journey, Caller.SURVIVOR))).isTrue();
        assertThat(asked(() -> requests.notDone(id, journey, Caller.SURVIVOR))).isTrue();
        List<Request> all = asked(() -> requests.of(journey));
        assertThat(all).hasSize(2);
        assertThat(all.get(0).againOf()).isEqualTo(id);
        assertThat(asked(() -> requests.words(journey, all.get(0).id()))).contains("It was a Friday");
        assertThat(tasklist.as("worker1").tasks()).contains(ANSWER);
    }

    @Test
    @Proves({PolicyId.CONF_07, PolicyId.CONSENT_10})
    void isTakenBackAtAnyStepAndOnlyThatOne() {
        JourneyId journey = whoAskedForACopy();
        RequestId stays = correction(journey);
        takes();
        Request copy = copy(journey);
        JourneyId other = survivors.inSupport();
        assertThat(asked(() -> running.withdraw(copy.id(), other, Caller.SURVIVOR)))
                .isFalse();
        assertThat(asked(() -> running.withdraw(copy.id(), journey, Caller.SURVIVOR)))
                .isTrue();
        assertThat(asked(() -> running.withdraw(copy.id(), journey, Caller.SURVIVOR)))
                .isFalse();
        assertThat(asked(() -> requests.find(copy.id())).orElseThrow().outcome())
                .isEqualTo(Outcome.WITHDRAWN);
        assertThat(asked(() -> requests.find(stays)).orElseThrow().isOpen()).isTrue();
        assertThat(survivors.running("access-request", journey)).hasSize(1);
        assertThat(passed.of(journey))
                .contains("startEvent_withdrawn", "serviceTask_keepWithdrawal", "endEvent_requestWithdrawn");
        assertThat(asked(() -> readers.of(journey, SUPERVISOR))).isEmpty();
    }

    @Test
    @Proves({PolicyId.CONF_07, PolicyId.CONSENT_01})
    void goesOnWhenTheyHaveABreakOrLeave() {
        JourneyId journey = whoAskedForACopy();
        RequestId correction = correction(journey);
        says(() -> survivor.pauses(journey));
        says(() -> survivor.leaves(journey));
        assertThat(survivors.state(journey)).isEqualTo(State.ENDED);
        takes();
        Request copy = copy(journey);
        goesThrough(journey);
        tasklist.as("supervisor1").completes(LEAVE_OUT, Map.of());
        assertThat(asked(() -> leaveOut.print(copy.id(), Language.ENGLISH, SUPERVISOR))
                        .label())
                .isEqualTo(copy.label());
        tasklist.as("worker1").completes(HAND_OVER, Map.of("requestOutcome", "HANDED_OVER"));
        tasklist.as("worker1").completes(ANSWER, Map.of("requestOutcome", "NOT_CHANGED"));
        assertThat(asked(() -> requests.find(correction)).orElseThrow().outcome())
                .isEqualTo(Outcome.NOT_CHANGED);
        assertThat(survivors.running("access-request", journey)).isEmpty();
    }

    @Test
    @Proves({PolicyId.CONF_07, PolicyId.CONF_09})
    void endsWithAnErasureAndLeavesNothing() {
        JourneyId journey = whoAskedForACopy();
        correction(journey);
        takes();
        says(() -> survivor.withdraws(journey, Purpose.KEEP_RECORD, Caller.SURVIVOR));
        assertThat(survivors.state(journey)).isEqualTo(State.ERASED);
        assertThat(survivors.running("access-request", journey)).isEmpty();
        assertThat(asked(() -> requests.of(journey))).isEmpty();
        assertThat(asked(() -> readers.of(journey, SUPERVISOR))).isEmpty();
        assertThat(tasklist.as("supervisor1").tasks()).doesNotContain(LEAVE_OUT);
    }

    @Test
    @Proves({PolicyId.CONF_03, PolicyId.CONF_07})
    void isPrintedOnlyWhereTheyWouldLikeItOnPaper() {
        JourneyId journey = whoAskedForACopy();
        isDecided(journey);
        RequestId id = copy(journey).id();
        assertThat(asked(() -> leaveOut.lists(SUPERVISOR)).ready())
                .as("they did not ask for paper")
                .noneMatch(one -> one.id().equals(id));
        assertThatThrownBy(() -> asked(() -> leaveOut.print(id, Language.ENGLISH, SUPERVISOR)))
                .hasStackTraceContaining("NoSuchJourneyException");
        JourneyId other = survivors.inSupport();
        assertThat(asked(() -> running.onPaper(id, other, Caller.SURVIVOR))).isFalse();
        for (int pressed = 0; pressed < 2; pressed++) {
            assertThat(asked(() -> running.onPaper(id, journey, Caller.SURVIVOR)))
                    .isTrue();
        }
        assertThat(asked(() -> leaveOut.lists(SUPERVISOR)).ready())
                .anyMatch(one -> one.id().equals(id));
        for (int printed = 1; printed <= 2; printed++) {
            asked(() -> leaveOut.print(id, Language.ENGLISH, SUPERVISOR));
            assertThat(asked(() -> records.looks(journey, Optional.empty(), Instant.EPOCH, 100)).looks().stream()
                            .filter(look -> look.reason().equals(AccessRequests.PRINTED)))
                    .as("fields, agreements and what they asked for, each time")
                    .hasSize(3 * printed);
        }
        assertThat(newest(journey).isOpen()).as("nobody has it yet").isTrue();
    }
}

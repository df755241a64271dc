package org.alongside.journey;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alongside.engine.Caller;
import org.alongside.engine.TaskReassignment;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RecordEntryId;
import org.alongside.ids.RequestId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.copies.LeaveOut;
import org.alongside.journey.copies.document.CopyDocument;
import org.alongside.journey.own.OwnRequests.Outcome;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.CorrectionReason;
import org.alongside.records.Corrections;
import org.alongside.records.RecordField;
import org.alongside.records.RecordHistory;
import org.alongside.records.ToldByOthers;
import org.alongside.testing.ProcessTest;
import org.alongside.workers.Workers;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nothing is in a copy that nobody has gone through, and who goes through it is somebody else. (CONF-05, CONF-07, WORKER-04) */
@ProcessTest
@ExcludeFromProcessCoverage
class CopyIsGoneThroughProcessTest extends CopySteps {
    @Autowired
    ToldByOthers told;

    @Autowired
    Workers workers;

    @Autowired
    TaskReassignment tasks;

    @Autowired
    RecordHistory history;

    @Autowired
    Corrections corrections;

    private void releases(WorkerId who, JourneyId journey) {
        says(() -> tasks.release(who, journey, "access-request", LEAVE_OUT));
    }

    @Test
    @Proves({PolicyId.CONF_05, PolicyId.CONF_07})
    void isGoneThroughToTheLastPageAlsoWhereMomentsHoldNothingToShow() {
        JourneyId journey = whoAskedForACopy();
        for (int n = 0; n < 25; n++) {
            boolean isHope = n == 4 || n == 20;
            writes(
                    journey,
                    WORKER,
                    isHope ? RecordField.PLAN_HOPES : RecordField.SESSION_TALKED_ABOUT,
                    n == 20 ? "" : "said " + n);
        }
        writes(journey, Caller.SURVIVOR, RecordField.PLAN_NEXT_STEPS, "My own");
        takes();
        Set<Object> seen = new HashSet<>();
        Optional<Instant> before = Optional.empty();
        LeaveOut.Page page = page(journey, before);
        assertThat(page.older()).isPresent();
        while (true) {
            page.entries().forEach(entry -> seen.add(entry.value()));
            if (page.older().isEmpty()) {
                break;
            }
            assertThatThrownBy(() -> saysThrough(journey)).hasStackTraceContaining("did not open");
            before = page.older();
            page = page(journey, before);
        }
        assertThat(seen).contains("said 0", "said 4", "said 24").doesNotContain("", "My own");
        saysThrough(journey);
        tasklist.as("supervisor1").completes(LEAVE_OUT, Map.of());
        assertThat(fetches(journey)).isPresent();
    }

    @Test
    @Proves({PolicyId.CONF_05, PolicyId.CONF_07})
    void isGoneThroughAgainWhereSomethingWasWrittenMeanwhileOrSomebodyElseTookIt() {
        JourneyId journey = whoAskedForACopy();
        takes();
        goesThrough(journey);
        time.passes(Duration.ofSeconds(2));
        assertThat(page(journey, Optional.empty()).isThrough()).isTrue();
        writes(journey, Caller.SURVIVOR, RecordField.PLAN_NEXT_STEPS, "My own");
        assertThat(page(journey, Optional.empty()).isThrough()).isTrue();
        writes(journey, WORKER, RecordField.SESSION_TALKED_ABOUT, "marked-unseen");
        assertThat(asked(() -> leaveOut.lists(SUPERVISOR)).toGoThrough())
                .anyMatch(one -> one.request().id().equals(newest(journey).id()) && !one.isThrough());
        assertThat(tasklist.as("supervisor1").isRefused(LEAVE_OUT, Map.of()).sentence())
                .contains("written meanwhile");
        goesThrough(journey);
        Instant asOf = time.now();

        releases(SUPERVISOR, journey);
        tasklist.as("supervisor2").claims(LEAVE_OUT);
        assertThat(tasklist.as("supervisor2").isRefused(LEAVE_OUT, Map.of()).sentence())
                .contains("go through all of it");
        assertThat(newest(journey).goneThroughAt()).isNull();
        releases(WorkerId.of("supervisor2"), journey);
        takes();
        goesThrough(journey);
        time.passes(Duration.ofHours(1));
        tasklist.as("supervisor1").completes(LEAVE_OUT, Map.of());
        assertThat(fetches(journey).orElseThrow().asOf()).isBefore(asOf.plusSeconds(60));
    }

    @Test
    @Proves({PolicyId.CONF_07, PolicyId.WORKER_04})
    void isNotGoneThroughByWhoKnowsThemOtherwise() {
        JourneyId journey = whoAskedForACopy();
        says(() -> workers.declareConflict(SUPERVISOR, journey, "KIN"));
        assertThatThrownBy(this::takes).hasStackTraceContaining("know this survivor otherwise");
        assertThat(asked(() -> readers.of(journey, SUPERVISOR))).isEmpty();
        tasklist.as("supervisor2").claims(LEAVE_OUT);
    }

    @Test
    @Proves({PolicyId.CONF_07, PolicyId.CONSENT_02})
    void whoComesBackBeforeTheyAreErasedCanAskAgain() {
        JourneyId journey = survivors.atWelcome();
        says(() -> requests.copy(journey, Caller.SURVIVOR));
        RequestId correction = correction(journey);
        takes();
        tasklist.as("worker1")
                .completes("userTask_welcome", and(CALM, "welcomeNext", "NOT_NOW", "everythingErased", "YES"));
        assertThat(survivors.running("access-request", journey)).isEmpty();
        assertThat(asked(() -> requests.of(journey))).hasSize(2).allSatisfy(one -> assertThat(one.outcome())
                .isEqualTo(Outcome.WITHDRAWN));
        assertThat(asked(() -> readers.of(journey, SUPERVISOR))).isEmpty();

        says(() -> survivor.comesBack(journey));
        assertThat(asked(() -> requests.notDone(correction, journey, Caller.SURVIVOR)))
                .isFalse();
        says(() -> requests.copy(journey, Caller.SURVIVOR));
        assertThat(newest(journey).isOpen()).isTrue();
        assertThat(survivors.running("access-request", journey)).hasSize(1);
    }

    @Test
    @Proves({PolicyId.CONF_05, PolicyId.CONF_07})
    void whatIsWrittenOnAPageThatTheyHaveLeftIsGoneThroughBeforeTheyAreThrough() {
        JourneyId journey = whoAskedForACopy();
        for (int n = 0; n < 22; n++) {
            writes(journey, WORKER, RecordField.SESSION_TALKED_ABOUT, "said " + n);
        }
        takes();
        LeaveOut.Page first = page(journey, Optional.empty());
        assertThat(page(journey, first.older()).older()).isEmpty();
        // A correction stands with what it corrects, on the first page, which they have left.
        RecordEntryId wrong = first.entries().get(3).id();
        says(() -> corrections.correct(
                journey,
                WORKER,
                List.of(RecordField.SESSION_TALKED_ABOUT),
                wrong,
                "marked-meanwhile",
                CorrectionReason.values()[0],
                "people.correction"));
        assertThatThrownBy(() -> saysThrough(journey)).hasStackTraceContaining("written meanwhile");
        Optional<Instant> from = asked(() -> leaveOut.notSeen(copy(journey).id(), SUPERVISOR));
        LeaveOut.Page again = page(journey, from);
        assertThat(again.entries().get(0).value()).as("the page begins with it").isEqualTo("marked-meanwhile");
        assertThat(again.firstSeen()).containsExactly(again.entries().get(0).id());
        saysThrough(journey);
        tasklist.as("supervisor1").completes(LEAVE_OUT, Map.of());
        assertThat(fetches(journey).orElseThrow().kept().toString()).contains("marked-meanwhile");
    }

    @Test
    @Proves({PolicyId.CONF_05, PolicyId.CONF_07, PolicyId.CONSENT_08})
    void isAsItWasWhenItWasGoneThroughWhateverIsToldCorrectedOrSaidLater() {
        JourneyId journey = whoAskedForACopy();
        writes(journey, WORKER, RecordField.TOLD_WHAT, "marked-told");
        writes(journey, WORKER, RecordField.PLAN_HOPES, "A garden");
        isDecided(journey);
        CopyDocument before = reads(journey).orElseThrow();
        assertThat(before.kept().toString()).contains("A garden").doesNotContain("marked-told");

        time.passes(Duration.ofMinutes(1));
        isTold(journey);
        RecordEntryId hopes = asked(() -> history.read(
                        journey, WORKER, List.of(RecordField.PLAN_HOPES), Optional.empty(), 1, "people.record"))
                .get(0)
                .id();
        says(() -> corrections.putBeside(journey, WORKER, List.of(RecordField.PLAN_HOPES), hopes, "marked-beside"));
        writes(journey, WORKER, RecordField.PLAN_HOPES, "marked-later");
        assertThat(fetches(journey)).contains(before);
    }

    @Test
    @Proves({PolicyId.CONF_05, PolicyId.CONSENT_08})
    void whatTheyAreToldBeforeItIsDecidedIsGoneThroughAsWell() {
        JourneyId journey = whoAskedForACopy();
        writes(journey, WORKER, RecordField.TOLD_WHAT, "marked-told");
        takes();
        goesThrough(journey);
        time.passes(Duration.ofMinutes(1));
        isTold(journey);
        assertThat(tasklist.as("supervisor1").isRefused(LEAVE_OUT, Map.of()).sentence())
                .contains("written meanwhile");
        goesThrough(journey);
        tasklist.as("supervisor1").completes(LEAVE_OUT, Map.of());
        assertThat(fetches(journey).orElseThrow().kept().toString()).contains("marked-told");
    }

    private void isTold(JourneyId journey) {
        says(() -> told.answered(
                journey, told.waitingFor(journey, WORKER), ToldByOthers.Answer.STAYS, "", WORKER, "test"));
    }
}

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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alongside.access.Language;
import org.alongside.access.Readers;
import org.alongside.engine.Caller;
import org.alongside.engine.TaskReassignment;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RequestId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.copies.LeaveOut;
import org.alongside.journey.copies.OwnCopies;
import org.alongside.journey.copies.document.CopyDocument;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.journey.own.OwnRequests;
import org.alongside.journey.own.OwnRequests.Outcome;
import org.alongside.journey.own.OwnRequests.Request;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.Time;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.alongside.workers.Workers;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Nothing is in a copy that nobody has gone through, and who goes through it is somebody else. (CONF-05, CONF-07, WORKER-04) */
@ProcessTest
@ExcludeFromProcessCoverage
class CopyIsGoneThroughProcessTest {
    private static final String LEAVE_OUT = "userTask_leaveOutOthers";
    private static final WorkerId WORKER = WorkerId.of("worker1");
    private static final WorkerId SUPERVISOR = WorkerId.of("supervisor1");

    @Autowired
    Survivors survivors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    OwnRequests requests;

    @Autowired
    LeaveOut leaveOut;

    @Autowired
    OwnCopies copies;

    @Autowired
    Readers readers;

    @Autowired
    Records records;

    @Autowired
    Workers workers;

    @Autowired
    Tasklist tasklist;

    @Autowired
    TaskReassignment tasks;

    @Autowired
    Time time;

    @Autowired
    TransactionTemplate transaction;

    private JourneyId whoAskedForACopy() {
        JourneyId journey = survivors.inSupport();
        says(() -> requests.copy(journey, Caller.SURVIVOR));
        return journey;
    }

    private RequestId correction(JourneyId journey) {
        RequestId id = RequestId.random();
        says(() -> requests.correction(id, journey, "It was a Friday", Caller.SURVIVOR));
        return id;
    }

    private Request newest(JourneyId journey) {
        return asked(() -> requests.of(journey)).get(0);
    }

    private void takes() {
        tasklist.as("supervisor1").claims(LEAVE_OUT);
    }

    private void writes(JourneyId journey, WorkerId author, RecordField field, String words) {
        says(() -> records.write(journey, author, "support.record-session", Map.of(field, words)));
        time.passes(Duration.ofSeconds(2));
    }

    private void releases(WorkerId who, JourneyId journey) {
        says(() -> tasks.release(who, journey, "access-request", LEAVE_OUT));
    }

    private Optional<CopyDocument> fetches(JourneyId journey) {
        return InOrganisation.asked(
                Tasklist.ORGANISATION, transaction, () -> copies.fetch(journey, "PDF", Language.ENGLISH));
    }

    private LeaveOut.Page page(JourneyId journey, Optional<Instant> before) {
        return asked(() -> leaveOut.page(newest(journey).id(), before, SUPERVISOR));
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
        RequestId id = newest(journey).id();
        Set<Object> seen = new HashSet<>();
        Optional<Instant> before = Optional.empty();
        LeaveOut.Page page = page(journey, before);
        assertThat(page.older()).isPresent();
        while (true) {
            page.entries().forEach(entry -> seen.add(entry.value()));
            if (page.older().isEmpty()) {
                break;
            }
            Optional<Instant> notLast = before;
            assertThatThrownBy(() -> says(() -> leaveOut.goneThrough(id, notLast, SUPERVISOR)))
                    .hasStackTraceContaining("further page");
            before = page.older();
            page = page(journey, before);
        }
        assertThat(seen).contains("said 0", "said 4", "said 24").doesNotContain("", "My own");
        assertThatThrownBy(() -> says(
                        () -> leaveOut.goneThrough(id, Optional.of(Instant.parse("2000-01-01T00:00:00Z")), SUPERVISOR)))
                .hasStackTraceContaining("not the last page");
        Optional<Instant> last = before;
        says(() -> leaveOut.goneThrough(id, last, SUPERVISOR));
        tasklist.as("supervisor1").completes(LEAVE_OUT, Map.of());
        assertThat(fetches(journey)).isPresent();
    }

    @Test
    @Proves({PolicyId.CONF_05, PolicyId.CONF_07})
    void isGoneThroughAgainWhereSomethingWasWrittenMeanwhileOrSomebodyElseTookIt() {
        JourneyId journey = whoAskedForACopy();
        takes();
        RequestId id = newest(journey).id();
        says(() -> leaveOut.goneThrough(id, Optional.empty(), SUPERVISOR));
        time.passes(Duration.ofSeconds(2));
        assertThat(page(journey, Optional.empty()).isThrough()).isTrue();
        writes(journey, Caller.SURVIVOR, RecordField.PLAN_NEXT_STEPS, "My own");
        assertThat(page(journey, Optional.empty()).isThrough()).isTrue();
        writes(journey, WORKER, RecordField.SESSION_TALKED_ABOUT, "marked-unseen");
        assertThat(page(journey, Optional.empty()).isThrough()).isFalse();
        assertThat(tasklist.as("supervisor1").isRefused(LEAVE_OUT, Map.of()).sentence())
                .contains("written meanwhile");
        says(() -> leaveOut.goneThrough(id, Optional.empty(), SUPERVISOR));
        Instant asOf = time.now();

        releases(SUPERVISOR, journey);
        tasklist.as("supervisor2").claims(LEAVE_OUT);
        assertThat(tasklist.as("supervisor2").isRefused(LEAVE_OUT, Map.of()).sentence())
                .contains("go through all of it");
        assertThat(newest(journey).goneThroughAt()).isNull();
        releases(WorkerId.of("supervisor2"), journey);
        takes();
        says(() -> leaveOut.goneThrough(id, Optional.empty(), SUPERVISOR));
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
}

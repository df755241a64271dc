package org.alongside.journey;

import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.meetings.MeetingsOfJourney;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.task.Task;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The day of a meeting comes while somebody moves it: it stands once, and nothing is said of the one that was moved. */
@ProcessTest
@ExcludeFromProcessCoverage
class MeetingMovesAsItsDayComesProcessTest {
    private static final String ARRANGE = "userTask_arrangeMeeting";
    private static final String MEET = "userTask_meet";
    private static final WorkerId WORKER1 = WorkerId.of("worker1");
    private static final Map<String, Object> MET = Map.of("howDidItGo", "MET");
    private static final Map<String, Object> MOVED = Map.of("howDidItGo", "MOVED");

    @Autowired
    Survivors survivors;

    @Autowired
    TheirJourneys own;

    @Autowired
    MeetingsOfJourney meetings;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Time time;

    private JourneyId journey = JourneyId.random();

    private LocalDate in(int days) {
        return time.now().atZone(EngineClock.ZONE).toLocalDate().plusDays(days);
    }

    private void begins() {
        journey = survivors.inSupport();
        says(() -> own.change("meeting: arrange", journey, WORKER1, each -> meetings.begin(each, WORKER1)));
    }

    private void arranges(LocalDate day) {
        worker1()
                .completes(
                        ARRANGE,
                        Map.of(
                                "meetingAgreed", "AGREED",
                                "meetingDay", day.toString(),
                                "meetingTime", "T1400",
                                "meetingLength", "M60",
                                "meetingWay", "PHONE"));
    }

    private Tasklist.Person worker1() {
        return tasklist.as("worker1").about(journey);
    }

    private List<String> kept() {
        return survivors.texts("""
                select state || ' ' || way || to_char(starts_at at time zone 'Pacific/Auckland', ' YYYY-MM-DD')
                from alongside.arranged_meeting where journey_id = :journey
                """, journey);
    }

    private void isTheMidnightOf(LocalDate day) {
        time.passes(
                Duration.between(time.now(), day.atStartOfDay(EngineClock.ZONE).toInstant()));
    }

    @Test
    @Proves(PolicyId.JOURNEY_04)
    void isMovedAtTheMidnightOfItsDayAndWaitsForTheNewOne() {
        begins();
        LocalDate day = in(2);
        arranges(day);
        isTheMidnightOf(day);
        time.timersRun();

        worker1().completes(MEET, MOVED);
        arranges(day.plusDays(1));
        time.timersRun();

        assertThat(kept()).containsExactly("ARRANGED PHONE " + day.plusDays(1));
        for (String task : List.of(MEET, "userTask_walkAlongside")) {
            assertThat(followUp(worker1().theirs(task)))
                    .as(task)
                    .isEqualTo(day.plusDays(1).atStartOfDay(EngineClock.ZONE).toInstant());
        }
        assertThat(worker1().isRefused(MEET, MET).policyId()).isEqualTo(PolicyId.JOURNEY_04.id());
    }

    private static java.time.Instant followUp(Task task) {
        return Objects.requireNonNull(task.getFollowUpDate()).toInstant();
    }

    @Test
    void aFormThatWasOpenedBeforeItMovedSaysNothingOfTheNewOne() {
        begins();
        arranges(in(0));
        String opened = worker1().theirs(MEET).getId();
        worker1().completes(MEET, MOVED);

        assertThatThrownBy(() -> worker1().sends(opened, MET)).hasStackTraceContaining("no longer open to you");
        assertThat(kept()).singleElement().asString().startsWith("OFF");
        arranges(in(1));
        assertThatThrownBy(() -> worker1().sends(opened, MET)).hasStackTraceContaining("no longer open to you");
        assertThat(kept()).containsExactly("ARRANGED PHONE " + in(1));
    }

    @Test
    void ofMovedAndMetAtOnceOneIsKept() throws Exception {
        begins();
        arranges(in(0));
        String opened = worker1().theirs(MEET).getId();
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService people = Executors.newFixedThreadPool(2);
        long taken = 0;
        try {
            List<Callable<Boolean>> both = Stream.of(MET, MOVED)
                    .<Callable<Boolean>>map(answer -> () -> {
                        together.await();
                        try {
                            worker1().sends(opened, answer);
                            return true;
                        } catch (RuntimeException e) {
                            return false;
                        }
                    })
                    .toList();
            for (Future<Boolean> one : people.invokeAll(both)) {
                taken += one.get() ? 1 : 0;
            }
        } finally {
            people.shutdownNow();
        }

        assertThat(taken).isOne();
        boolean isMoved = worker1().tasks().contains(ARRANGE);
        assertThat(kept()).singleElement().asString().startsWith(isMoved ? "OFF" : "ENDED");
    }
}

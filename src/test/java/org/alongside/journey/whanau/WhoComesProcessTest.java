package org.alongside.journey.whanau;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.alongside.consent.Purpose;
import org.alongside.consent.WhanauAgreements.To;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupporterId;
import org.alongside.journey.meetings.ArrangedMeetings;
import org.alongside.journey.meetings.MeetingsOfJourney;
import org.alongside.journey.meetings.WhoComes;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever does not come any more, as the survivor does not agree to it, is taken off the meeting ahead; the meeting stays. */
@ProcessTest
class WhoComesProcessTest extends WhanauSteps {
    @Autowired
    MeetingsOfJourney meetings;

    @Autowired
    ArrangedMeetings arranged;

    @Autowired
    WhoComes comes;

    @Autowired
    JdbcClient jdbc;

    private JourneyId journey;
    private SupporterId mere;
    private SupporterId friend;

    @BeforeEach
    void aMeetingWithTwoOfThem() {
        journey = survivors.inSupport();
        survivors.workerHas("worker1", worker -> worker.withWhanauTrainedUntil(in(90)));
        mere = brings(journey, MERE);
        friend = brings(journey, named("A friend"));
        agrees(journey, mere, To.SESSION, 9);
        agrees(journey, friend, To.SESSION, 9);
        says(() -> own.change("meeting: arrange", journey, WORKER1, each -> meetings.begin(each, WORKER1)));
        arranges(in(5), mere, friend);
        assertThat(ahead()).containsExactlyInAnyOrder(mere, friend);
    }

    private void arranges(LocalDate day, SupporterId... who) {
        tasklist.as("worker1").completes("userTask_arrangeMeeting", meeting(day, who));
    }

    private static Map<String, Object> meeting(LocalDate day, SupporterId... who) {
        Map<String, Object> answers = new HashMap<>(Map.of(
                "meetingAgreed", "AGREED", "meetingTime", "T1400", "meetingLength", "M60", "meetingWay", "IN_PERSON"));
        answers.put("meetingDay", day.toString());
        answers.put("whoComes", Arrays.stream(who).map(SupporterId::toString).toList());
        return answers;
    }

    private List<SupporterId> ahead() {
        return asked(() -> comes.ahead(journey));
    }

    private int noLongerCome() {
        return asked(() -> comes.noLongerCome(journey));
    }

    private void theMeetingStays() {
        assertThat(asked(() -> arranged.ahead(journey))).isPresent();
        assertThat(tasklist.as("worker1").tasks()).contains("userTask_meet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one thing", "all with them", "taken off", "until an earlier day"})
    @Proves({PolicyId.REFER_06, PolicyId.CONSENT_06})
    void whoseAgreementEndsIsTakenOffAndTheOtherComes(String how) {
        switch (how) {
            case "one thing" -> does(journey, () -> supporters.takeBack(journey, mere, To.SESSION, WORKER1));
            case "all with them" -> does(journey, () -> supporters.takeBack(journey, mere, WORKER1));
            case "taken off" -> does(journey, () -> supporters.takeOff(journey, mere, WORKER1));
            default -> agrees(journey, mere, To.SESSION, 4);
        }
        assertThat(ahead()).containsExactly(friend);
        assertThat(noLongerCome()).isEqualTo(1);
        theMeetingStays();
    }

    @Test
    @Proves({PolicyId.REFER_06, PolicyId.CONSENT_06})
    void withTheAgreementAsAWholeNobodyComes() {
        does(journey, () -> survivor.withdraws(journey, Purpose.CONTACT_WHANAU, WORKER1));
        assertThat(ahead()).isEmpty();
        assertThat(noLongerCome()).isEqualTo(2);
        theMeetingStays();
    }

    @Test
    @Proves(PolicyId.REFER_06)
    void whatIsAgreedToForOtherThingsOrStillCoversTheDayChangesNothing() {
        agrees(journey, mere, To.SESSION, 5);
        agrees(journey, mere, To.CONTACT, 1);
        does(journey, () -> supporters.takeBack(journey, mere, To.CONTACT, WORKER1));
        assertThat(ahead()).containsExactlyInAnyOrder(mere, friend);
        assertThat(noLongerCome()).isZero();
    }

    @Test
    @Proves({PolicyId.REFER_06, PolicyId.CONSENT_06})
    void whenTheMeetingIsMovedItIsSaidAnewWhoComes() {
        does(journey, () -> supporters.takeBack(journey, mere, To.SESSION, WORKER1));
        tasklist.as("worker1").completes("userTask_meet", Map.of("howDidItGo", "MOVED"));
        assertThat(noLongerCome()).as("no meeting is ahead").isZero();
        assertThatThrownBy(() -> arranges(in(6), mere)).hasStackTraceContaining("who come");
        arranges(in(6), friend);
        assertThat(ahead()).containsExactly(friend);
        assertThat(noLongerCome()).isZero();
        does(journey, () -> supporters.takeBack(journey, friend, To.SESSION, WORKER1));
        assertThat(ahead()).isEmpty();
        theMeetingStays();
    }

    /**
     * In two threads and two transactions. Whichever comes first, nobody comes of whom it was taken back: the form does not know them
     * any more, or the rule refuses them.
     */
    @RepeatedTest(10)
    @Proves({PolicyId.REFER_06, PolicyId.CONSENT_06})
    void whatIsTakenBackWhileTheMeetingIsMovedHolds() throws Exception {
        tasklist.as("worker1").completes("userTask_meet", Map.of("howDidItGo", "MOVED"));
        CyclicBarrier both = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> takenBack = threads.submit(() -> {
                both.await();
                does(journey, () -> supporters.takeBack(journey, mere, To.SESSION, WORKER1));
                return null;
            });
            Future<?> moved = threads.submit(() -> {
                both.await();
                arranges(in(6), mere, friend);
                return null;
            });
            takenBack.get(1, TimeUnit.MINUTES);
            try {
                moved.get(1, TimeUnit.MINUTES);
            } catch (ExecutionException e) {
                assertThat(e.getCause())
                        .satisfiesAnyOf(
                                refused -> assertThat(refused).hasStackTraceContaining("who come"),
                                refused -> assertThat(refused)
                                        .hasStackTraceContaining("does not agree that each of these people comes"));
                arranges(in(6), friend);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(ahead()).containsExactly(friend);
        theMeetingStays();
    }

    @Test
    @Proves(PolicyId.REFER_06)
    void theDatabaseTakesNobodyToAMeetingWithoutTheSurvivorsWord() {
        SupporterId another = brings(journey, named("Another"));
        assertThatThrownBy(() -> inOne(() -> jdbc.sql("""
                                insert into alongside.meeting_whanau (meeting_id, supporter_id, organisation_id, journey_id)
                                select id, :who, organisation_id, journey_id from alongside.arranged_meeting
                                where journey_id = :journey
                                """)
                        .param("who", another.value())
                        .param("journey", journey.value())
                        .update()))
                .hasStackTraceContaining("does not agree that this person comes to this meeting");
        assertThat(ahead()).hasSize(2);
    }
}

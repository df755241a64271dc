package org.alongside.journey;

import static org.alongside.testing.walk.InOrganisation.says;
import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Map;
import org.alongside.consent.Purpose;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.journey.meetings.ArrangedMeetings;
import org.alongside.journey.meetings.MeetingsOfJourney;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.PassedElements;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.Time;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Step;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A meeting is arranged, comes back on its day, is moved, and ends; whatever ends the walk calls it off. */
@ProcessTest
class ArrangeMeetingProcessTest {
    private static final String ARRANGE = "userTask_arrangeMeeting";
    private static final String MEET = "userTask_meet";
    private static final Map<String, String> LABELS = Map.of(
            "meetingDay",
            "On which day?",
            "meetingTime",
            "At what time?",
            "meetingLength",
            "How long, about?",
            "meetingWay",
            "How do you meet?");
    private static final WorkerId WORKER1 = WorkerId.of("worker1");

    @Autowired
    Survivors survivors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    TheirJourneys own;

    @Autowired
    MeetingsOfJourney meetings;

    @Autowired
    ArrangedMeetings arranged;

    @Autowired
    Tasklist tasklist;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    PassedElements passed;

    @Autowired
    Time time;

    private LocalDate in(int days) {
        return time.now().atZone(EngineClock.ZONE).toLocalDate().plusDays(days);
    }

    private void begins(JourneyId journey) {
        begins(journey, WORKER1);
    }

    private void begins(JourneyId journey, WorkerId by) {
        says(() -> own.change("meeting: arrange", journey, by, each -> meetings.begin(each, by)));
    }

    private static Map<String, Object> agreed(LocalDate day, String at) {
        return Map.of(
                "meetingAgreed",
                "AGREED",
                "meetingDay",
                day.toString(),
                "meetingTime",
                at,
                "meetingLength",
                "M60",
                "meetingWay",
                "IN_PERSON");
    }

    private Tasklist.Person worker1() {
        return tasklist.as("worker1");
    }

    private JourneyId withMeetingIn(int days) {
        JourneyId journey = survivors.inSupport();
        begins(journey);
        worker1().completes(ARRANGE, agreed(in(days), "T1400"));
        return journey;
    }

    private List<String> kept(JourneyId journey) {
        return survivors.texts("""
                select state || ' ' || way || ' ' || minutes || ' '
                    || to_char(starts_at at time zone 'Pacific/Auckland', 'YYYY-MM-DD HH24:MI')
                from alongside.arranged_meeting where journey_id = :journey order by changed_at, id
                """, journey);
    }

    private String ahead(LocalDate day, String at) {
        return "ARRANGED IN_PERSON 60 " + day + " " + at;
    }

    private @Nullable Instant waits(String task) {
        Task open = worker1().theirs(task);
        return open.getFollowUpDate() == null ? null : open.getFollowUpDate().toInstant();
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(EngineClock.ZONE).toInstant();
    }

    @Test
    @Proves({PolicyId.JOURNEY_01, PolicyId.CONF_01})
    void comesBackOnItsDayAndTheStandingTaskWaitsUntilThen() {
        JourneyId journey = survivors.inSupport();
        begins(journey);
        assertThat(worker1().opens(ARRANGE)).containsEntry("recordAgreed", true);

        worker1()
                .completes(
                        ARRANGE,
                        and(agreed(in(3), "T1400"), "meetingPlace", "The bench by the lake", "meetingWithWhom", "Ari"));

        assertThat(kept(journey)).containsExactly(ahead(in(3), "14:00"));
        assertThat(waits(MEET)).isEqualTo(startOf(in(3)));
        assertThat(worker1().theirs(MEET).getDueDate().toInstant()).isEqualTo(startOf(in(5)));
        assertThat(waits("userTask_walkAlongside")).isEqualTo(startOf(in(3)));

        time.passes(Period.ofDays(3));
        worker1().completes(MEET, Map.of("howDidItGo", "MET"));

        assertThat(passed.of(journey))
                .contains("serviceTask_endMeeting", "endEvent_met")
                .doesNotContain("serviceTask_freeTime");
        assertThat(kept(journey)).singleElement().asString().startsWith("ENDED");
        assertThat(waits("userTask_walkAlongside")).isNull();
        assertThat(worker1().tasks()).containsExactly("userTask_walkAlongside");
        assertThat(survivors.texts("""
                        select field from alongside.record_entry
                        where journey_id = :journey and field like 'meeting.%' order by field
                        """, journey)).containsExactly("meeting.place", "meeting.withWhom");
    }

    @Test
    void theNextIsArrangedAtOnceAndIsAMeetingOfItsOwn() {
        JourneyId journey = withMeetingIn(0);

        worker1().completes(MEET, Map.of("howDidItGo", "MET_AND_NEXT"));
        worker1().completes(ARRANGE, agreed(in(7), "T0930"));

        assertThat(kept(journey)).hasSize(2).last().isEqualTo(ahead(in(7), "09:30"));
        assertThat(passed.of(journey)).contains("flow_fromIsThereANext_toArrangeAgain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MOVED", "MISSED"})
    @Proves(PolicyId.JOURNEY_04)
    void atAnotherTimeTakesOneWayWhetherMovedOrMissed(String answer) {
        JourneyId journey = withMeetingIn(1);

        worker1().completes(MEET, Map.of("howDidItGo", answer));
        assertThat(kept(journey)).singleElement().asString().startsWith("OFF");
        assertThat(waits("userTask_walkAlongside")).isNull();
        worker1().completes(ARRANGE, agreed(in(8), "T1000"));

        assertThat(kept(journey)).as("the same meeting, at another time").containsExactly(ahead(in(8), "10:00"));
        assertThat(waits("userTask_walkAlongside")).isEqualTo(startOf(in(8)));
        assertThat(waits(MEET)).isEqualTo(startOf(in(8)));
        assertThat(passed.of(journey)).contains("serviceTask_freeTime").doesNotContain("serviceTask_endMeeting");
    }

    @Test
    @Proves(PolicyId.JOURNEY_04)
    void noMeetingForNowIsAnAnswerBeforeAndAfterOneWasAgreed() {
        JourneyId journey = survivors.inSupport();
        begins(journey);
        worker1().completes(ARRANGE, Map.of("meetingAgreed", "NOT_NOW"));
        assertThat(worker1().tasks()).containsExactly("userTask_walkAlongside");
        assertThat(kept(journey)).isEmpty();
        assertThat(passed.of(journey)).contains("flow_fromIsItArranged_toNoMeetingForNow", "endEvent_noneForNow");

        begins(journey);
        worker1().completes(ARRANGE, agreed(in(2), "T1400"));
        worker1().completes(MEET, Map.of("howDidItGo", "NONE_FOR_NOW"));

        assertThat(kept(journey)).singleElement().asString().startsWith("OFF");
        assertThat(waits("userTask_walkAlongside")).isNull();
        assertThat(passed.of(journey)).contains("flow_fromHowDidItGo_toNoMeetingForNow");
    }

    @Test
    @Proves(PolicyId.JOURNEY_04)
    void nobodyHasMetBeforeTheDay() {
        JourneyId journey = withMeetingIn(1);

        assertThat(worker1().isRefused(MEET, Map.of("howDidItGo", "MET")).policyId())
                .isEqualTo(PolicyId.JOURNEY_04.id());
        assertThat(kept(journey)).containsExactly(ahead(in(1), "14:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"meetingDay", "meetingTime", "meetingLength", "meetingWay"})
    void whatIsMissingIsAskedForAndNothingIsKept(String missing) {
        JourneyId journey = survivors.inSupport();
        begins(journey);
        Map<String, Object> answers = and(agreed(in(2), "T1400"));
        answers.remove(missing);

        assertThat(worker1().isRefused(ARRANGE, answers).sentence()).contains(LABELS.get(missing));
        assertThat(kept(journey)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 93})
    void dayBehindOrTooFarAheadIsRefused(int days) {
        JourneyId journey = survivors.inSupport();
        begins(journey);

        worker1().isRefused(ARRANGE, agreed(in(days), "T1400"));
        assertThat(kept(journey)).isEmpty();
    }

    @Test
    @Proves(PolicyId.JOURNEY_01)
    void fromTheWelcomeOnAndThePlaceIsKeptOnceARecordIsAgreedTo() {
        JourneyId journey = survivors.atWelcome();
        begins(journey);
        assertThat(worker1().opens(ARRANGE)).containsEntry("recordAgreed", false);
        worker1().isRefused(ARRANGE, and(agreed(in(2), "T1400"), "meetingPlace", "The lake"));
        worker1().completes(ARRANGE, agreed(in(2), "T1400"));
        assertThat(waits("userTask_welcome")).isEqualTo(startOf(in(2)));

        time.passes(Period.ofDays(2));
        worker1().completes("userTask_welcome", and(CALM, "welcomeNext", "ANOTHER_CONVERSATION"));
        assertThat(waits("userTask_welcome")).as("the day has come").isBeforeOrEqualTo(time.now());
        worker1().completes(MEET, Map.of("howDidItGo", "MISSED"));
        worker1()
                .completes(
                        "userTask_welcome", and(CALM, "welcomeNext", "DECIDE", "explainedToday", Survivors.ALL_POINTS));
        worker1().completes("userTask_recordConsent", Survivors.agreeing());

        assertThat(worker1().opens(ARRANGE)).containsEntry("recordAgreed", true);
        worker1().completes(ARRANGE, and(agreed(in(2), "T1400"), "meetingPlace", "The lake"));
        assertThat(waits("userTask_share")).isEqualTo(startOf(in(2)));
    }

    @Test
    void standingTaskThatComesAgainWaitsForTheMeetingAsWell() {
        JourneyId journey = withMeetingIn(4);

        worker1().completes("userTask_walkAlongside", Map.of("whatNext", "SESSION"));

        assertThat(waits("userTask_walkAlongside")).isEqualTo(startOf(in(4)));
        assertThat(kept(journey)).containsExactly(ahead(in(4), "14:00"));
    }

    @Test
    void isArrangedOnceHoweverOftenItIsBegun() {
        JourneyId journey = survivors.inSupport();
        begins(journey);
        begins(journey);
        assertThat(worker1().tasks()).containsExactlyInAnyOrder("userTask_walkAlongside", ARRANGE);
    }

    @Test
    @Proves(PolicyId.JOURNEY_01)
    void isNotBegunWhileAWorkerIsLookedForNorByAnybodyElse() {
        JourneyId looking = survivors.whoMadeContact();
        assertThat(survivors.says(() -> own.change("test", looking, WORKER1, each -> meetings.begin(each, WORKER1))))
                .isFalse();
        assertThat(worker1().tasks()).doesNotContain(ARRANGE);
    }

    /** What ends or interrupts the walk. */
    enum End {
        BREAK,
        BREAK_BY_FORM,
        LEAVING,
        LEAVING_BY_FORM,
        ERASURE,
        ANOTHER_WORKER
    }

    @ParameterizedTest
    @EnumSource(End.class)
    @Proves({PolicyId.CONSENT_01, PolicyId.CONF_01})
    void isCalledOffWhenTheWalkEndsOrPauses(End end) {
        JourneyId journey = withMeetingIn(5);

        switch (end) {
            case BREAK -> says(() -> survivor.pauses(journey));
            case BREAK_BY_FORM -> worker1().completes("userTask_walkAlongside", Map.of("whatNext", "PAUSE"));
            case LEAVING -> says(() -> survivor.leaves(journey));
            case LEAVING_BY_FORM -> worker1().completes("userTask_walkAlongside", Map.of("whatNext", "LEAVE"));
            case ERASURE -> says(() -> survivor.withdraws(journey, Purpose.KEEP_RECORD, WORKER1));
            case ANOTHER_WORKER -> {
                worker1()
                        .completes(
                                "userTask_walkAlongside",
                                Map.of("whatNext", "ANOTHER_WORKER", "releaseEarlier", "ALL"));
                assertThat(worker1().tasks()).as("until somebody has said yes").contains(MEET);
                tasklist.as("facilitator1").completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
                assertThat(tasklist.as("facilitator1")
                                .theirs("userTask_walkAlongside")
                                .getFollowUpDate())
                        .isNull();
            }
        }

        assertThat(survivors.running("arrange-meeting", journey)).isEmpty();
        assertThat(kept(journey)).singleElement().asString().startsWith("OFF");
        assertThat(InOrganisation.asked(Tasklist.ORGANISATION, transaction, () -> arranged.calledOffAhead(journey)))
                .as("that it was called off can be told")
                .isPresent();
        if (end == End.BREAK || end == End.BREAK_BY_FORM) {
            assertThat(survivors.says(
                            () -> own.change("test", journey, WORKER1, each -> meetings.begin(each, WORKER1))))
                    .as("not in a break")
                    .isFalse();
            says(() -> survivor.comesBack(journey));
            assertThat(waits("userTask_walkAlongside")).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"WELCOME", "SUPPORT"})
    void concernDoesNotCallItOff(Step step) {
        JourneyId journey = survivors.at(step);
        begins(journey);
        worker1().completes(ARRANGE, agreed(in(2), "T1400"));

        says(() -> survivor.reportDanger(journey, "URGENT"));

        assertThat(worker1().tasks()).contains(MEET);
        assertThat(kept(journey)).containsExactly(ahead(in(2), "14:00"));
    }

    @ParameterizedTest(name = "clocks change for the {0}. time from now on")
    @ValueSource(ints = {1, 2})
    void hourOfAMeetingStaysWhenTheClocksChange(int which) {
        JourneyId journey = survivors.inSupport();
        ZoneOffsetTransition change = EngineClock.ZONE.getRules().nextTransition(time.now());
        if (which == 2) {
            change = EngineClock.ZONE.getRules().nextTransition(change.getInstant());
        }
        LocalDate sunday = change.getInstant().atZone(EngineClock.ZONE).toLocalDate();
        time.passes(Duration.between(time.now(), startOf(sunday.minusDays(2))));
        begins(journey);

        worker1().completes(ARRANGE, agreed(sunday, "T1400"));

        assertThat(kept(journey)).containsExactly(ahead(sunday, "14:00"));
        assertThat(waits(MEET)).isEqualTo(startOf(sunday));
        assertThat(worker1().theirs(MEET).getDueDate().toInstant()).isEqualTo(startOf(sunday.plusDays(2)));
    }
}

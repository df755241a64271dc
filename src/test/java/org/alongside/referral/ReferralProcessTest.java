package org.alongside.referral;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Period;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.alongside.counts.policy.SixPeopleAtLeast;
import org.alongside.directory.Experiences;
import org.alongside.engine.EngineClock;
import org.alongside.groups.WorkingDays;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.journey.meetings.MeetingsOfJourney;
import org.alongside.journey.state.Journeys.State;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A survivor and their worker look for other support: the way, the letter, the answer, how it went. */
@ProcessTest
class ReferralProcessTest extends ReferralSteps {
    @Autowired
    Experiences experiences;

    @Autowired
    MeetingsOfJourney meetings;

    @Autowired
    WorkingDays days;

    private EntryId service;

    @BeforeEach
    void aService() {
        service = service("An invented service for talks");
    }

    private void noLongerOpen(EntryId id, boolean closed) {
        says(() -> directory.close(id, directory.find(id).orElseThrow().version(), closed, SUPERVISOR1));
    }

    @Test
    @Proves({PolicyId.REFER_01, PolicyId.REFER_02, PolicyId.REFER_04, PolicyId.REFER_05, PolicyId.CONSENT_05})
    void aLetterLeavesIsAnsweredAndTheSurvivorSaysHowItWent() {
        JourneyId journey = withLetter(service, "REFERRED", "NAME", "OWN_WORDS");
        assertThat(kept(journey)).containsExactly("PREPARED REFERRED NAME+OWN_WORDS");
        assertThat(agreements(journey)).containsExactly("GIVEN NAME+OWN_WORDS");
        worker1().completes(SEE, Map.of("letterDecision", "SEND", "letterGoes", "TAKEN_ALONG"));
        assertThat(kept(journey)).containsExactly("SENT REFERRED NAME+OWN_WORDS TAKEN_ALONG");

        var waits = worker1().theirs(NOTE);
        assertThat(waits.getFollowUpDate()).isEqualTo(waits.getDueDate());
        assertThat(waits.getDueDate().toInstant().atZone(EngineClock.ZONE).toLocalDate())
                .isEqualTo(asked(() -> days.after(in(0), 10)));
        worker1().completes(NOTE, Map.of("serviceAnswer", "TAKEN"));
        assertThat(worker1().theirs(ASK).getFollowUpDate())
                .isCloseTo(
                        Date.from(time.now().plus(Duration.ofDays(14))),
                        Duration.ofDays(1).toMillis());
        worker1()
                .completes(
                        ASK,
                        Map.of(
                                "afterReferral",
                                "GO_ON",
                                "howItWent",
                                "They listened.",
                                "waitedFor",
                                "WEEK",
                                "didItFit",
                                "YES"));
        assertThat(kept(journey)).containsExactly("CLOSED REFERRED NAME+OWN_WORDS TAKEN_ALONG TAKEN GO_ON");
        assertThat(survivors.state(journey)).isEqualTo(State.OPEN);
        assertThat(worker1().tasks()).containsExactly("userTask_walkAlongside");
    }

    @ParameterizedTest
    @CsvSource({"TOLD,TOLD TOLD", "TOLD_KEEP_NOTHING,", "NOT_NOW,"})
    @Proves({PolicyId.REFER_01, PolicyId.REFER_04})
    void nothingLeavesInTheOtherWays(String way, String kept) {
        JourneyId journey = survivors.inSupport();
        begins(journey, service);
        worker1().completes(AGREE, Map.of("referralWay", way));
        assertThat(kept(journey)).isEqualTo(kept == null ? List.of() : List.of(kept));
        assertThat(agreements(journey)).isEmpty();
        assertThat(worker1().tasks()).containsExactly("userTask_walkAlongside");
    }

    @Test
    void withoutAClassThereIsNoLetter() {
        JourneyId journey = survivors.inSupport();
        begins(journey, service);
        var refusal = worker1().isRefused(AGREE, agreed("REFERRED"));
        assertThat(refusal.sentence()).contains("What may this service learn?");
        assertThat(kept(journey)).containsExactly("CHOOSING");
        assertThat(agreements(journey)).isEmpty();
    }

    @Test
    @Proves({PolicyId.REFER_02, PolicyId.CONSENT_05})
    void whatIsChangedIsSeenAgainBeforeItLeaves() {
        JourneyId journey = withLetter(service, "REFERRED", "NAME", "CONTACT");
        worker1().completes(SEE, Map.of("letterDecision", "CHANGE"));
        worker1().completes(AGREE, agreed("REFERRED", "NAME"));
        assertThat(kept(journey)).containsExactly("PREPARED REFERRED NAME");
        assertThat(agreements(journey)).containsExactly("GIVEN CONTACT+NAME", "GIVEN NAME");
        var refusal = worker1().isRefused(SEE, SEND);
        assertThat(refusal.policyId()).isEqualTo("REFER-02");
        assertThat(refusal.sentence()).startsWith("This letter was not looked at");
        worker1().completes(SEE, Map.of("letterDecision", "SEND", "letterGoes", "HANDED_OVER"));
        assertThat(kept(journey)).containsExactly("SENT REFERRED NAME HANDED_OVER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOLD", "NOT_NOW"})
    @Proves({PolicyId.REFER_01, PolicyId.CONSENT_06})
    void whoeverChangesTheirMindTakesBackWhatTheyAgreedTo(String way) {
        JourneyId journey = withLetter(service, "REFERRED", "NAME");
        worker1().completes(SEE, Map.of("letterDecision", "CHANGE"));
        worker1().completes(AGREE, Map.of("referralWay", way));
        assertThat(agreements(journey)).containsExactly("GIVEN NAME", "WITHDRAWN ");
        assertThat(kept(journey)).isEqualTo(way.equals("TOLD") ? List.of("TOLD TOLD") : List.of());
    }

    @Test
    @Proves({PolicyId.REFER_01, PolicyId.CONSENT_06})
    void aLetterThatWasSeenNeedNotGo() {
        JourneyId journey = withLetter(service, "REFERRED", "NAME");
        worker1().completes(SEE, Map.of("letterDecision", "NOT_NOW"));
        assertThat(kept(journey)).isEmpty();
        assertThat(agreements(journey)).containsExactly("GIVEN NAME", "WITHDRAWN ");
    }

    @Test
    @Proves(PolicyId.REFER_01)
    void whoWantsToMeetTogetherGetsAMeeting() {
        JourneyId journey = withLetterSent(service, "MET_TOGETHER", "NAME");
        assertThat(worker1().tasks()).contains("userTask_arrangeMeeting", NOTE);
        assertThat(asked(() -> meetings.taskOf(journey))).isPresent();
    }

    @Test
    @Proves(PolicyId.REFER_05)
    void noAnswerInTimeComesBackToTheWorker() {
        JourneyId journey = withLetterSent(service, "REFERRED", "NAME");
        time.passes(Period.ofDays(25));
        time.timersRun();
        assertThat(worker1().tasks()).contains(ASK_SERVICE).doesNotContain(NOTE);
        worker1().completes(ASK_SERVICE, Map.of("serviceAnswer", "ASKED_AGAIN"));
        assertThat(worker1().theirs(NOTE).getDueDate()).isAfter(Date.from(time.now()));
        time.passes(Period.ofDays(25));
        time.timersRun();
        worker1().completes(ASK_SERVICE, Map.of("serviceAnswer", "NO_LONGER"));
        assertThat(worker1().theirs(ASK).getFollowUpDate()).isNull();
        worker1().completes(ASK, closing("ELSEWHERE"));
        assertThat(kept(journey)).containsExactly("CLOSED REFERRED NAME POSTED NO_LONGER ELSEWHERE");
    }

    private static Map<String, Object> closing(String outcome) {
        return Map.of("afterReferral", outcome, "waitedFor", "NOT_SAID", "didItFit", "NOT_SAID");
    }

    @Test
    @Proves(PolicyId.REFER_05)
    void aServiceThatNeedsTimeIsWaitedForUntilItsDay() {
        withLetterSent(service, "REFERRED", "NAME");
        worker1().completes(NOTE, Map.of("serviceAnswer", "WAITING", "waitingUntil", in(60).toString()));
        time.passes(Period.ofDays(30));
        time.timersRun();
        assertThat(worker1().tasks()).contains(NOTE);
        time.passes(Period.ofDays(31));
        time.timersRun();
        assertThat(worker1().tasks()).contains(ASK_SERVICE);
    }

    @Test
    @Proves(PolicyId.REFER_05)
    void aRefusalComesBackAndTheSurvivorIsAskedNowOrLater() {
        JourneyId journey = withLetterSent(service, "REFERRED", "NAME");
        worker1().completes(NOTE, Map.of("serviceAnswer", "NOT_POSSIBLE"));
        assertThat(worker1().theirs(ASK).getFollowUpDate()).isNull();
        worker1().completes(ASK, Map.of("afterReferral", "ASK_LATER"));
        assertThat(worker1().theirs(ASK).getFollowUpDate()).isAfter(Date.from(time.now()));
        worker1().completes(ASK, closing("NO_MORE"));
        assertThat(kept(journey)).containsExactly("CLOSED REFERRED NAME POSTED NOT_POSSIBLE NO_MORE");
    }

    @Test
    @Proves(PolicyId.REFER_03)
    void aServiceThatClosesMeanwhileGetsNoLetter() {
        JourneyId journey = withLetterSeen(service, "REFERRED", "NAME");
        noLongerOpen(service, true);
        var refusal = worker1().isRefused(SEE, SEND);
        assertThat(refusal.policyId()).isEqualTo("REFER-03");
        assertThat(kept(journey)).containsExactly("PREPARED REFERRED NAME");
        noLongerOpen(service, false);
        worker1().completes(SEE, SEND);
    }

    @Test
    @Proves(PolicyId.REFER_03)
    void aServiceThatNobodyReviewedInTimeCannotBeChosenOrWrittenTo() {
        JourneyId journey = withLetterSeen(service, "REFERRED", "NAME");
        EntryId other = service("Another invented service");
        time.passes(Period.ofMonths(12).plusDays(1));
        assertThat(worker1().isRefused(SEE, SEND).policyId()).isIn("REFER-03", "CONSENT-06");
        assertThatThrownBy(() -> begins(journey, other))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("review");
    }

    @Test
    @Proves({PolicyId.REFER_02, PolicyId.CONSENT_05, PolicyId.CONSENT_06})
    void anAgreementThatIsOverLetsNothingLeave() {
        JourneyId journey = withLetter(service, "REFERRED", "NAME");
        time.passes(Period.ofDays(91));
        var refusal = worker1().isRefused(SEE, SEND);
        assertThat(refusal.policyId()).isEqualTo("CONSENT-06");
        assertThat(kept(journey)).containsExactly("PREPARED REFERRED NAME");
    }

    @Test
    @Proves(PolicyId.REFER_01)
    void severalServicesAreOrdinaryAndOneIsOpenOnce() {
        JourneyId journey = survivors.inSupport();
        begins(journey, service);
        begins(journey, service);
        begins(journey, service("Another invented service"));
        assertThat(kept(journey)).containsExactly("CHOOSING", "CHOOSING");
        assertThatThrownBy(() -> begins(journey, service, SUPERVISOR1)).isInstanceOf(RuntimeException.class);
    }

    @Test
    @Proves(PolicyId.REFER_05)
    void theDirectoryLearnsWithoutANameAndSaysNothingOfFew() {
        says(() -> {
            for (int i = 0; i < SixPeopleAtLeast.PEOPLE_MIN - 1; i++) {
                experiences.learn(service, Experiences.Waited.MONTH, Experiences.DidItFit.PARTLY);
            }
            experiences.learn(service, Experiences.Waited.NOT_SAID, Experiences.DidItFit.NOT_SAID);
        });
        assertThat(asked(() -> experiences.of(service))).isEmpty();
        withLetterSent(service, "REFERRED", "NAME");
        worker1().completes(NOTE, Map.of("serviceAnswer", "NO_LONGER"));
        worker1().completes(ASK, Map.of("afterReferral", "NO_MORE", "waitedFor", "LONGER", "didItFit", "NO"));
        assertThat(asked(() -> experiences.of(service)).orElseThrow())
                .isEqualTo(new Experiences.Seen(
                        6,
                        Map.of(Experiences.Waited.MONTH, 5, Experiences.Waited.LONGER, 1),
                        Map.of(Experiences.DidItFit.PARTLY, 5, Experiences.DidItFit.NO, 1)));
    }
}

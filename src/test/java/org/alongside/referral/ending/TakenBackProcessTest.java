package org.alongside.referral.ending;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import java.util.List;
import java.util.Map;
import org.alongside.consent.Purpose;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.journey.state.Journeys.State;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.referral.ReferralSteps;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Newcomers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The survivor takes back what they agreed to, leaves or is erased, wherever a referral is. */
@ProcessTest
class TakenBackProcessTest extends ReferralSteps {
    @Autowired
    SurvivorMessages survivor;

    @Autowired
    Newcomers newcomers;

    private EntryId service;

    @BeforeEach
    void aService() {
        service = service("An invented service for talks");
    }

    private void takesBack(JourneyId journey, Purpose purpose) {
        says(() -> survivor.withdraws(journey, purpose, WORKER1));
    }

    @Test
    @Proves(PolicyId.CONSENT_06)
    void whatHasNotLeftNeverLeaves() {
        JourneyId journey = withLetter(service, "REFERRED", "NAME");
        takesBack(journey, Purpose.DISCLOSE_TO_RECIPIENT);
        assertThat(kept(journey)).isEmpty();
        assertThat(agreements(journey)).containsExactly("GIVEN NAME", "WITHDRAWN ");
        assertThat(worker1().tasks()).containsExactly("userTask_walkAlongside");
    }

    @Test
    @Proves(PolicyId.CONSENT_06)
    void whatIsBeingAgreedOnEndsToo() {
        JourneyId journey = withLetter(service, "REFERRED", "NAME");
        begins(journey, service("Another invented service"));
        takesBack(journey, Purpose.DISCLOSE_TO_RECIPIENT);
        assertThat(kept(journey)).isEmpty();
    }

    @Test
    @Proves({PolicyId.CONSENT_06, PolicyId.CONF_06})
    void theServiceIsToldThatTheAgreementEndedAndNothingElse() {
        JourneyId journey = withLetterSent(service, "REFERRED", "NAME", "OWN_WORDS");
        takesBack(journey, Purpose.DISCLOSE_TO_RECIPIENT);
        assertThat(kept(journey)).containsExactly("TAKEN_BACK REFERRED NAME+OWN_WORDS POSTED");
        assertThat(worker1().tasks()).containsExactlyInAnyOrder("userTask_walkAlongside", TELL);
        String shown = worker1().opens(TELL).toString();
        assertThat(shown)
                .contains("An invented service for talks", "has ended")
                .doesNotContain("Tamsin", "talk to a man");
        worker1().completes(TELL, Map.of("recallGoes", "BY_TELEPHONE"));
        assertThat(kept(journey)).containsExactly("TAKEN_BACK REFERRED NAME+OWN_WORDS POSTED BY_TELEPHONE");
        assertThat(worker1().tasks()).containsExactly("userTask_walkAlongside");
    }

    @Test
    @Proves(PolicyId.CONSENT_06)
    void alsoAfterTheReferralEndedAndEachServiceOnce() {
        JourneyId journey = withLetterSent(service, "REFERRED", "NAME");
        worker1().completes(NOTE, Map.of("serviceAnswer", "TAKEN"));
        worker1().completes(ASK, Map.of("afterReferral", "GO_ON", "waitedFor", "NOT_SAID", "didItFit", "NOT_SAID"));
        takesBack(journey, Purpose.DISCLOSE_TO_RECIPIENT);
        takesBack(journey, Purpose.DISCLOSE_TO_RECIPIENT);
        assertThat(worker1().tasks()).containsExactlyInAnyOrder("userTask_walkAlongside", TELL);
        worker1().completes(TELL, Map.of("recallGoes", "HANDED_OVER"));
        assertThat(kept(journey)).containsExactly("TAKEN_BACK REFERRED NAME POSTED TAKEN GO_ON HANDED_OVER");
    }

    @Test
    @Proves(PolicyId.CONSENT_06)
    void aLetterThatWasCalledBackKeepsNothingAgreedTo() {
        JourneyId journey = withLetterSent(service, "REFERRED", "NAME");
        takesBack(journey, Purpose.DISCLOSE_TO_RECIPIENT);
        begins(journey, service);
        worker1().completes(AGREE, agreed("REFERRED", "NAME"));
        worker1().completes(SEE, Map.of("letterDecision", "NOT_NOW"));
        assertThat(agreements(journey)).containsExactly("GIVEN NAME", "WITHDRAWN ", "GIVEN NAME", "WITHDRAWN ");
    }

    @Test
    @Proves({PolicyId.CONSENT_05, PolicyId.CONSENT_06})
    void takenBackForOneServiceItGoesOnWithTheOthers() {
        JourneyId journey = withLetterSent(service, "REFERRED", "NAME");
        EntryId other = service("Another invented service");
        begins(journey, other);
        worker1().completes(AGREE, agreed("REFERRED", "NAME", "HOPES"));
        says(() -> survivor.withdrawsFor(journey, service, WORKER1));
        says(() -> survivor.withdrawsFor(journey, service, WORKER1));
        assertThat(kept(journey)).containsExactly("TAKEN_BACK REFERRED NAME POSTED", "PREPARED REFERRED NAME+HOPES");
        assertThat(agreements(journey)).containsExactly("GIVEN NAME", "GIVEN HOPES+NAME", "WITHDRAWN ");
        worker1().completes(TELL, Map.of("recallGoes", "POSTED"));
        worker1().completes(SEE, SEND);
        says(() -> survivor.withdrawsFor(journey, other, WORKER1));
        assertThat(worker1().tasks()).containsExactlyInAnyOrder("userTask_walkAlongside", TELL);
        assertThat(agreements(journey)).endsWith("WITHDRAWN ").hasSize(4);
    }

    @Test
    @Proves(PolicyId.CONSENT_06)
    void takenBackForOneServiceWhatHasNotLeftToItNeverLeaves() {
        JourneyId journey = withLetter(service, "REFERRED", "NAME");
        EntryId other = service("Another invented service");
        begins(journey, other);
        says(() -> survivor.withdrawsFor(journey, service, WORKER1));
        assertThat(kept(journey)).containsExactly("CHOOSING");
        assertThat(worker1().tasks()).containsExactlyInAnyOrder("userTask_walkAlongside", AGREE);
    }

    @Test
    @Proves({PolicyId.CONSENT_05, PolicyId.CONSENT_06})
    void whatWasAgreedToForALetterThatIsGivenUpEndsWithIt() {
        JourneyId journey = withLetterSent(service, "REFERRED", "NAME");
        worker1().completes(NOTE, Map.of("serviceAnswer", "TAKEN"));
        worker1().completes(ASK, Map.of("afterReferral", "GO_ON", "waitedFor", "NOT_SAID", "didItFit", "NOT_SAID"));
        begins(journey, service);
        worker1().completes(AGREE, agreed("REFERRED", "NAME", "HOPES"));
        worker1().completes(SEE, Map.of("letterDecision", "NOT_NOW"));
        assertThat(agreements(journey)).containsExactly("GIVEN NAME", "GIVEN HOPES+NAME", "GIVEN NAME");
        assertThat(survivors.texts(
                        "select how from alongside.consent_entry where journey_id = :journey"
                                + " and purpose = 'DISCLOSE_TO_RECIPIENT' order by id",
                        journey))
                .as("nobody said the last one: it holds again")
                .containsExactly("SPOKEN", "SPOKEN", "HOLDS_AGAIN");
        begins(journey, service);
        worker1().completes(AGREE, Map.of("referralWay", "NOT_NOW"));
        assertThat(agreements(journey)).hasSize(3);
        time.passes(Period.ofDays(91));
        begins(journey, service);
        worker1().completes(AGREE, agreed("REFERRED", "HOPES"));
        worker1().completes(SEE, Map.of("letterDecision", "NOT_NOW"));
        assertThat(agreements(journey)).endsWith("GIVEN HOPES", "WITHDRAWN ");
    }

    @Test
    @Proves({PolicyId.CONSENT_01, PolicyId.REFER_04})
    void whoLeavesEndsWhatIsOpenAndTheServiceGoesOn() {
        JourneyId journey = withLetterSent(service, "REFERRED", "NAME");
        begins(journey, service("Another invented service"));
        says(() -> survivor.leaves(journey));
        assertThat(kept(journey)).containsExactly("CLOSED REFERRED NAME POSTED LEFT");
        assertThat(worker1().tasks()).doesNotContain(NOTE, AGREE, TELL);
        assertThat(survivors.state(journey)).isEqualTo(State.ENDED);
    }

    @Test
    @Proves({PolicyId.CONSENT_06, PolicyId.CONF_09})
    void whoIsErasedIsKeptNowhereOnceTheServiceWasTold() {
        JourneyId journey = withLetterSent(service, "REFERRED", "NAME");
        withTwoMore(journey);
        takesBack(journey, Purpose.KEEP_RECORD);
        worker1().completes("userTask_inviteFeedback", Map.of());
        assertThat(survivors.state(journey)).isEqualTo(State.ERASED);
        assertThat(kept(journey)).containsExactly("TAKEN_BACK REFERRED NAME POSTED");
        assertThat(worker1().tasks()).containsExactly(TELL);
        worker1().completes(TELL, Map.of("recallGoes", "POSTED"));
        assertThat(kept(journey)).isEmpty();
        assertThat(worker1().tasks()).isEmpty();
    }

    /** Of one they were told, and one is being agreed on. */
    private void withTwoMore(JourneyId journey) {
        EntryId told = service("An invented service that they were told of");
        begins(journey, told);
        worker1().about(journey).completes(AGREE, Map.of("referralWay", "TOLD"));
        begins(journey, service("Another invented service"));
    }

    @Test
    @Proves({PolicyId.CONF_08, PolicyId.REFER_02})
    void whoWalksWithThemNextDoesNotReadTheLetterAndBuildsItAnew() {
        JourneyId journey = withLetter(service, "REFERRED", "NAME");
        InOrganisation.says(() -> survivor.wishesAnotherWorker(journey, SurvivorMessages.Release.CONTACT_ONLY));
        WorkerId next = anotherTakesOn(journey);
        var person = tasklist.as(next.value());
        assertThat(person.opens(SEE).toString()).doesNotContain("Tamsin").contains("Somebody else built this letter");
        assertThat(person.isRefused(SEE, SEND).policyId()).isEqualTo("REFER-02");
        person.completes(SEE, Map.of("letterDecision", "CHANGE"));
        person.completes(AGREE, agreed("REFERRED", "NAME"));
        person.completes(SEE, SEND);
        assertThat(asked(() -> referrals.of(journey)).get(0).preparedBy()).isEqualTo(next);
    }

    @Test
    @Proves(PolicyId.REFER_05)
    void whereTheWorkerHasNoAccountAnyMoreASupervisorHearsTheAnswer() throws Exception {
        String worker = newcomers.worker(3);
        JourneyId journey = survivors.inSupport();
        says(() -> survivor.wishesAnotherWorker(journey, SurvivorMessages.Release.ALL));
        for (String asked : List.of("worker2", "facilitator1", worker)) {
            if (tasklist.as(asked).about(journey).tasks().contains("userTask_offerJourney")) {
                tasklist.as(asked)
                        .about(journey)
                        .completes(
                                "userTask_offerJourney",
                                Map.of("offerAnswer", asked.equals(worker) ? "ACCEPT" : "DECLINE"));
            }
        }
        begins(journey, service, WorkerId.of(worker));
        tasklist.as(worker).about(journey).completes(AGREE, agreed("REFERRED", "NAME"));
        tasklist.as(worker).about(journey).completes(SEE, SEND);

        newcomers.isRemoved(worker);

        tasklist.as("supervisor1").about(journey).claims(NOTE).completes(NOTE, Map.of("serviceAnswer", "NO_LONGER"));
        assertThat(tasklist.as("supervisor1").about(journey).tasks()).contains(ASK);
    }

    private WorkerId anotherTakesOn(JourneyId journey) {
        for (String each : new String[] {"worker2", "worker3", "facilitator1"}) {
            if (tasklist.as(each).about(journey).tasks().contains("userTask_offerJourney")) {
                tasklist.as(each).about(journey).completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
                return WorkerId.of(each);
            }
        }
        throw new AssertionError("Nobody was asked.");
    }
}

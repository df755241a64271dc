package org.alongside.safety;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.proof.Proves;
import org.alongside.referral.ReferralSteps;
import org.alongside.safety.policy.ReferralIsMadeFirst;
import org.alongside.testing.PassedElements;
import org.alongside.testing.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** After a look at overlapping offending a referral is made with the survivor before it is kept that it was. */
@ProcessTest
class ReferralAfterLookProcessTest extends ReferralSteps {
    private static final String TALK = "userTask_talkAboutReferral";
    private static final Map<String, Object> MADE = Map.of("referral", "MADE");

    @Autowired
    OffenceOverlap overlap;

    @Autowired
    PassedElements passed;

    private EntryId service;

    @BeforeEach
    void aService() {
        service = service("Somebody better placed");
    }

    private void looked(JourneyId journey) {
        time.passes(Duration.ofMinutes(1));
        worker1()
                .completes(
                        "userTask_walkAlongside", Map.of("whatNext", "OFFENDING_DISCLOSED", "offendingWhat", "This"));
        assertThat(asked(() -> overlap.underWaySince(journey))).isPresent();
        tasklist.as("supervisor1")
                .completes("userTask_assessOverlap", Map.of("overlapOutcome", "REFER", "offendingMitigations", "That"));
        time.passes(Duration.ofMinutes(1));
    }

    @Test
    @Proves(PolicyId.OFFEND_04)
    void whereNobodyLookedItIsRefusedInASentence() {
        JourneyId journey = survivors.inSupport();
        assertThatThrownBy(() -> says(() -> overlap.referred(journey, WORKER1)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Nobody has looked at this with the survivor yet.");
    }

    private void isRefused() {
        var refusal = worker1().isRefused(TALK, MADE);
        assertThat(refusal.policyId()).isEqualTo("OFFEND-04");
        assertThat(refusal.sentence()).contains("No referral is made yet");
    }

    @Test
    @Proves(PolicyId.OFFEND_04)
    void aPolicyOfOneFact() {
        assertThat(ReferralIsMadeFirst.decide(true).isAllowed()).isTrue();
        assertThat(ReferralIsMadeFirst.decide(false).sentence()).contains("Where they do not want one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOLD", "REFERRED", "MET_TOGETHER"})
    @Proves(PolicyId.OFFEND_04)
    void itGoesOnOnceTheWayIsAgreed(String way) {
        JourneyId journey = survivors.inSupport();
        looked(journey);
        isRefused();
        begins(journey, service);
        isRefused();
        worker1().completes(AGREE, way.equals("TOLD") ? Map.of("referralWay", way) : agreed(way, "NAME"));
        worker1().completes(TALK, MADE);
        assertThat(passed.of(journey))
                .contains("serviceTask_keepReferralMade", "endEvent_outcomeRecorded")
                .doesNotContain("serviceTask_lookAgain");
        assertThat(survivors.running("offence-overlap", journey)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOLD_KEEP_NOTHING", "NOT_NOW"})
    @Proves(PolicyId.OFFEND_04)
    void whatKeepsNothingIsNoReferral(String way) {
        JourneyId journey = survivors.inSupport();
        looked(journey);
        begins(journey, service);
        worker1().completes(AGREE, Map.of("referralWay", way));
        isRefused();
        worker1().completes(TALK, Map.of("referral", "NOT_WISHED"));
        assertThat(passed.of(journey)).contains("serviceTask_lookAgain").doesNotContain("endEvent_outcomeRecorded");
    }

    @Test
    @Proves(PolicyId.OFFEND_04)
    void oneFromBeforeTheLookCountsWhileItIsOpen() {
        JourneyId before = survivors.inSupport();
        begins(before, service);
        worker1().completes(AGREE, Map.of("referralWay", "TOLD"));
        looked(before);
        isRefused();
        worker1().completes(TALK, Map.of("referral", "NOT_WISHED"));

        JourneyId open = withLetter(service("Another one"), "REFERRED", "NAME");
        time.passes(Duration.ofMinutes(1));
        tasklist.as("worker1")
                .about(open)
                .completes(
                        "userTask_walkAlongside", Map.of("whatNext", "OFFENDING_DISCLOSED", "offendingWhat", "This"));
        tasklist.as("supervisor1")
                .about(open)
                .completes("userTask_assessOverlap", Map.of("overlapOutcome", "REFER", "offendingMitigations", "That"));
        tasklist.as("worker1").about(open).completes(TALK, MADE);
        assertThat(survivors.running("offence-overlap", open)).isEqualTo(List.of());
    }
}

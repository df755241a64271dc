package org.alongside.safety;

import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.and;

import java.util.Map;
import org.alongside.ids.JourneyId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of overlapping offending do and look at. */
abstract class OffenceOverlapSteps {
    static final String SAID = "It was long ago";
    static final String AGREED = "Never alone with children";
    static final String HEAR = "userTask_hearWhatWasAgreed";
    static final String TALK = "userTask_talkAboutReferral";

    @Autowired
    Survivors survivors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    Tasklist tasklist;

    void worker1(String task, Map<String, ?> answers) {
        tasklist.as("worker1").completes(task, answers);
    }

    JourneyId disclosedWhileSharing() {
        JourneyId journey = survivors.atShare();
        worker1("userTask_share", and(CALM, "shareNext", "GO_ON", "offendingDisclosed", true, "offendingWhat", SAID));
        return journey;
    }

    JourneyId disclosedInSupport() {
        JourneyId journey = survivors.inSupport();
        worker1("userTask_walkAlongside", Map.of("whatNext", "OFFENDING_DISCLOSED", "offendingWhat", SAID));
        return journey;
    }

    void assessed(String outcome) {
        tasklist.as("supervisor1")
                .completes("userTask_assessOverlap", Map.of("overlapOutcome", outcome, "offendingMitigations", AGREED));
    }
}

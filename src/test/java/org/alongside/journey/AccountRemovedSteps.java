package org.alongside.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Readers;
import org.alongside.ids.JourneyId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.testing.walk.Newcomers;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of removed accounts do and look at. */
abstract class AccountRemovedSteps {
    @Autowired
    Newcomers newcomers;

    @Autowired
    Survivors survivors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Readers readers;

    @Autowired
    TaskService tasks;

    @Autowired
    Newcomers.Refuses refuses;

    @AfterEach
    void nobodyRefuses() {
        refuses.removalOf("");
    }

    JourneyId inSupportWith(String worker) {
        JourneyId journey = survivors.inSupport();
        handOver(journey, worker);
        return journey;
    }

    void handOver(JourneyId journey, String worker) {
        offerTo(journey, worker);
        tasklist.as(worker).about(journey).completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
    }

    boolean isAsked(String worker, JourneyId journey) {
        return tasklist.as(worker).about(journey).tasks().contains("userTask_offerJourney");
    }

    void offerTo(JourneyId journey, String worker) {
        CurrentOrganisation.runAs(
                Tasklist.ORGANISATION, () -> survivor.wishesAnotherWorker(journey, SurvivorMessages.Release.ALL));
        offerGoesTo(worker, journey);
    }

    /** Whoever else is asked first says not now. */
    void offerGoesTo(String worker, JourneyId journey) {
        for (String other : List.of("worker1", "worker2", "facilitator1", "worker1", "worker2", "facilitator1")) {
            if (!other.equals(worker) && isAsked(other, journey)) {
                tasklist.as(other).about(journey).completes("userTask_offerJourney", Map.of("offerAnswer", "NOT_NOW"));
            }
        }
        assertThat(isAsked(worker, journey)).isTrue();
    }
}

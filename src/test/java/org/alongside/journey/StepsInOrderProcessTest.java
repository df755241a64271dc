package org.alongside.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.alongside.ids.JourneyId;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.state.Step;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.PeerGroups;
import org.alongside.testing.walk.Survivors;
import org.assertj.core.api.AbstractThrowableAssert;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever an analyst draws: a journey begins with the welcome, and no support starts without sharing. (JOURNEY-01, SAFE-04) */
@ProcessTest
class StepsInOrderProcessTest {
    @Autowired
    Survivors survivors;

    @Autowired
    PeerGroups service;

    @Autowired
    Journeys journeys;

    @Autowired
    RuntimeService runtime;

    private Step step(JourneyId journey) {
        return service.asked(() -> journeys.find(journey).orElseThrow().step());
    }

    /** As a model does that leads from where they are straight to a season. */
    private AbstractThrowableAssert<?, ? extends Throwable> ledTo(String season, JourneyId journey) {
        String instance = survivors.instance(journey).getId();
        return assertThatThrownBy(() -> service.asked(() -> {
            runtime.createProcessInstanceModification(instance)
                    .startBeforeActivity(season)
                    .execute();
            return true;
        }));
    }

    @Test
    void noJourneyBeginsElsewhereThanAtTheWelcome() {
        JourneyId journey = survivors.whoMadeContact();

        ledTo("callActivity_integrate", journey).hasStackTraceContaining("begins with the welcome");
        ledTo("gateway_supporting", journey).hasStackTraceContaining("begins with the welcome");

        assertThat(step(journey)).isEqualTo(Step.MATCH);
    }

    @Test
    void supportIsNeitherPlannedNorStartedBeforeSharing() {
        JourneyId journey = survivors.atConsent();

        ledTo("callActivity_integrate", journey).hasStackTraceContaining("before support starts");
        ledTo("gateway_supporting", journey).hasStackTraceContaining("before support starts");

        assertThat(step(journey)).isEqualTo(Step.CONSENT);
    }

    @Test
    void supportDoesNotStartBeforeItIsPlanned() {
        JourneyId journey = survivors.atShare();

        ledTo("gateway_supporting", journey).hasStackTraceContaining("before support starts");

        assertThat(step(journey)).isEqualTo(Step.SHARE);
    }
}

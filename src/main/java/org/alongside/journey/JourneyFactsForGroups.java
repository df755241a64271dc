package org.alongside.journey;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Purpose;
import org.alongside.groups.group.JourneyFacts;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.policy.LabelsAreNotGuessed;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.state.LabelTries;
import org.alongside.journey.state.Labels;
import org.alongside.workers.JourneyLock;
import org.alongside.workers.Walks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What groups and matching ask about journeys. */
@Component
@Transactional(propagation = Propagation.REQUIRED)
class JourneyFactsForGroups implements JourneyFacts, JourneyLock {
    private final Journeys journeys;
    private final Walks walks;
    private final LabelTries tries;
    private final ConsentLedger consent;
    private final JdbcClient jdbc;

    JourneyFactsForGroups(Journeys journeys, Walks walks, LabelTries tries, ConsentLedger consent, JdbcClient jdbc) {
        this.journeys = journeys;
        this.walks = walks;
        this.tries = tries;
        this.consent = consent;
        this.jdbc = jdbc;
    }

    @Override
    public int sessionsHeldCount(JourneyId journeyId) {
        return jdbc.sql("select count(*) from alongside.session where journey_id = :journey")
                .param("journey", journeyId.value())
                .query(Integer.class)
                .single();
    }

    @Override
    public void lock(JourneyId journeyId) {
        if (journeys.lock(journeyId).isEmpty()) {
            throw new IllegalStateException("There is no such journey.");
        }
    }

    @Override
    public boolean isUnderWay(JourneyId journeyId) {
        return journeys.find(journeyId)
                .filter(journey -> journey.state() == Journeys.State.OPEN)
                .isPresent();
    }

    @Override
    public boolean isInSupport(JourneyId journeyId) {
        return isUnderWay(journeyId)
                && walks.workerOf(journeyId).isPresent()
                && consent.agrees(journeyId, Purpose.KEEP_RECORD);
    }

    @Override
    public Map<JourneyId, String> labels(Collection<JourneyId> journeyIds) {
        return journeys.find(List.copyOf(journeyIds)).stream()
                .collect(Collectors.toMap(Journeys.Journey::id, Journeys.Journey::label));
    }

    @Override
    public Optional<JourneyId> byLabel(String typed, WorkerId by) {
        LabelsAreNotGuessed.isInvited(tries.count(by), LabelTries.TRIES_MAX).orRefuse();
        return Labels.read(typed).flatMap(journeys::findByLabel).map(Journeys.Journey::id);
    }

    @Override
    public WorkerId inTouchWith(JourneyId journeyId) {
        return walks.workerOf(journeyId)
                .or(() -> journeys.find(journeyId).map(Journeys.Journey::firstContactBy))
                .orElseThrow();
    }
}

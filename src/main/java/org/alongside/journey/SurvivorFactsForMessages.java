package org.alongside.journey;

import java.util.Collection;
import java.util.Map;
import org.alongside.groups.GroupsOfJourney;
import org.alongside.groups.group.JourneyFacts;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.messages.SurvivorFacts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What messages ask about survivors. */
@Component
@Transactional(propagation = Propagation.REQUIRED)
class SurvivorFactsForMessages implements SurvivorFacts {
    private final JourneyFacts journeys;
    private final GroupsOfJourney groups;

    SurvivorFactsForMessages(JourneyFacts journeys, GroupsOfJourney groups) {
        this.journeys = journeys;
        this.groups = groups;
    }

    @Override
    public Map<JourneyId, String> labels(Collection<JourneyId> journeyIds) {
        return journeys.labels(journeyIds);
    }

    @Override
    public boolean facilitates(JourneyId journeyId, WorkerId user) {
        return groups.areFacilitatedBy(journeyId, user);
    }
}

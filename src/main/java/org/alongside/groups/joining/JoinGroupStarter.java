package org.alongside.groups.joining;

import java.util.List;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Words;
import org.alongside.engine.Processes;
import org.alongside.engine.VariableValues;
import org.alongside.groups.bpmn.JoinGroupProcess;
import org.alongside.groups.group.Groups;
import org.alongside.groups.group.JourneyFacts;
import org.alongside.ids.CandidateId;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Begins the way into a group, beside the journey; one way at a time. */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@NamedInterface("api")
public class JoinGroupStarter {
    private final Candidates candidates;
    private final Groups groups;
    private final JourneyFacts journeys;
    private final Processes processes;

    JoinGroupStarter(Candidates candidates, Groups groups, JourneyFacts journeys, Processes processes) {
        this.candidates = candidates;
        this.groups = groups;
        this.journeys = journeys;
        this.processes = processes;
    }

    /** The survivor wishes for a group. */
    public void wishes(JourneyId journeyId, WorkerId by) {
        if (candidates.underWay(journeyId).isPresent()) {
            throw Refused.notNow(PolicyId.GROUP_02, Words.here("refused.on-the-way-into-a-group"));
        }
        begin(journeyId, null, Candidates.CameBy.OWN_WISH, by);
    }

    /** A member invited them; while they are on the way into a group already, nothing begins. (GROUP-09) */
    void invite(JourneyId journeyId, GroupId groupId, WorkerId by) {
        if (candidates.underWay(journeyId).isEmpty()) {
            begin(journeyId, groupId, Candidates.CameBy.MEMBER, by);
        }
    }

    private void begin(JourneyId journeyId, @Nullable GroupId groupId, Candidates.CameBy cameBy, WorkerId by) {
        CandidateId candidate = candidates.begin(journeyId, groupId, cameBy, by);
        VariableValues variables = VariableValues.with(
                        JoinGroupProcess.JOURNEY_LABEL,
                        journeys.labels(List.of(journeyId)).get(journeyId))
                .and(
                        JoinGroupProcess.ORGANISATION_ID,
                        CurrentOrganisation.current().orElseThrow())
                .and(JoinGroupProcess.WORKER_ID, journeys.inTouchWith(journeyId))
                .and(JoinGroupProcess.CANDIDATE_ID, candidate)
                .and(JoinGroupProcess.GROUP_ID, groupId)
                .and(JoinGroupProcess.GROUP_LABEL, groupId == null ? null : groups.labelOf(groupId));
        processes.start(JoinGroupProcess.KEY, journeyId, variables);
    }
}

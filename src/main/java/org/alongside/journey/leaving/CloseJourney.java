package org.alongside.journey.leaving;

import java.util.List;
import org.alongside.access.Readers;
import org.alongside.assessment.Assessments;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.engine.Processes;
import org.alongside.groups.GroupsOfJourney;
import org.alongside.ids.JourneyId;
import org.alongside.journey.bpmn.LeaveJourneyProcess;
import org.alongside.journey.meetings.MeetingsOfJourney;
import org.alongside.journey.own.OwnRecordSittings;
import org.alongside.journey.policy.ErasureIsConfirmed;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.whanau.Supporters;
import org.alongside.messages.Messages;
import org.alongside.referral.ending.EndedAgreements;
import org.alongside.referral.map.SupportAgreements;
import org.alongside.safety.FollowUps;
import org.alongside.workers.Walks;
import org.alongside.workers.bpmn.MatchWorkerProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The survivor leaves. Nobody walks with them for now, and nobody looks into their record; they can come back at any time. */
@BpmnTask(process = LeaveJourneyProcess.KEY, elements = LeaveJourneyProcess.SERVICE_TASK_CLOSE_JOURNEY)
public class CloseJourney implements JavaDelegate {
    private final Journeys journeys;
    private final Walks walks;
    private final Readers readers;
    private final Processes processes;
    private final GroupsOfJourney groupsOfJourney;
    private final MeetingsOfJourney meetings;
    private final FollowUps followUps;
    private final Messages messages;
    private final Assessments assessments;
    private final OwnRecordSittings ownRecord;
    private final EndedAgreements endedAgreements;
    private final SupportAgreements supportAgreements;
    private final Supporters supporters;
    private final Caller caller;

    CloseJourney(
            Journeys journeys,
            Walks walks,
            Readers readers,
            Processes processes,
            GroupsOfJourney groupsOfJourney,
            MeetingsOfJourney meetings,
            FollowUps followUps,
            Messages messages,
            Assessments assessments,
            OwnRecordSittings ownRecord,
            EndedAgreements endedAgreements,
            SupportAgreements supportAgreements,
            Supporters supporters,
            Caller caller) {
        this.journeys = journeys;
        this.walks = walks;
        this.readers = readers;
        this.processes = processes;
        this.groupsOfJourney = groupsOfJourney;
        this.meetings = meetings;
        this.followUps = followUps;
        this.messages = messages;
        this.assessments = assessments;
        this.ownRecord = ownRecord;
        this.endedAgreements = endedAgreements;
        this.supportAgreements = supportAgreements;
        this.supporters = supporters;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        JourneyId journeyId = BusinessKey.journeyId(execution);
        ErasureIsConfirmed.mayJustClose(
                        LeaveJourneyProcess.EVERYTHING_ERASED.find(execution).orElse(null))
                .orRefuse();
        if (LeaveJourneyProcess.WORKER_ID.find(execution).isEmpty()) {
            LeaveJourneyProcess.WORKER_ID.set(
                    execution,
                    LeaveJourneyProcess.FIRST_CONTACT_BY.find(execution).orElse(null));
        }
        processes.cancel(MatchWorkerProcess.KEY, journeyId, "The survivor left.");
        journeys.become(journeyId, Journeys.State.ENDED, caller.id());
        meetings.callOff(journeyId);
        walks.end(journeyId);
        walks.withdrawOffers(journeyId, null);
        readers.close(journeyId, LeaveJourneyProcess.FIRST_CONTACT_BY.get(execution), List.of());
        groupsOfJourney.leaves(journeyId, caller.id());
        followUps.goesOnAfterLeaving(journeyId);
        assessments.calledOff(journeyId);
        endedAgreements.left(journeyId, caller.id());
        supportAgreements.ended(journeyId, caller.id());
        supporters.agreementsEnded(journeyId, caller.id());
        ownRecord.close(journeyId);
        messages.stop(journeyId);
    }
}

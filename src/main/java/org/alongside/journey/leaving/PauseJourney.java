package org.alongside.journey.leaving;

import org.alongside.assessment.Assessments;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.groups.GroupsOfJourney;
import org.alongside.ids.JourneyId;
import org.alongside.journey.bpmn.KeepDoorOpenProcess;
import org.alongside.journey.meetings.MeetingsOfJourney;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.state.Step;
import org.alongside.messages.Messages;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.workers.Walks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * The journey pauses, for as long as it takes: nothing ends a pause but what the survivor says. While no worker is found
 * yet, whoever took the first contact stays in touch.
 */
@BpmnTask(process = KeepDoorOpenProcess.KEY, elements = KeepDoorOpenProcess.SERVICE_TASK_PAUSE_JOURNEY)
@Policy(PolicyId.JOURNEY_04)
public class PauseJourney implements JavaDelegate {
    private final Journeys journeys;
    private final Walks walks;
    private final GroupsOfJourney groupsOfJourney;
    private final MeetingsOfJourney meetings;
    private final Messages messages;
    private final Assessments assessments;
    private final Caller caller;

    PauseJourney(
            Journeys journeys,
            Walks walks,
            GroupsOfJourney groupsOfJourney,
            MeetingsOfJourney meetings,
            Messages messages,
            Assessments assessments,
            Caller caller) {
        this.journeys = journeys;
        this.walks = walks;
        this.groupsOfJourney = groupsOfJourney;
        this.meetings = meetings;
        this.messages = messages;
        this.assessments = assessments;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (KeepDoorOpenProcess.WORKER_ID.find(execution).isEmpty()) {
            KeepDoorOpenProcess.WORKER_ID.set(
                    execution,
                    KeepDoorOpenProcess.FIRST_CONTACT_BY.find(execution).orElse(null));
        }
        JourneyId journeyId = BusinessKey.journeyId(execution);
        if (journeys.lock(journeyId).orElseThrow().step() == Step.MATCH) {
            walks.withdrawOffers(journeyId, KeepDoorOpenProcess.FIRST_CONTACT_BY.get(execution));
        }
        journeys.become(journeyId, Journeys.State.PAUSED, caller.id());
        groupsOfJourney.pauses(journeyId);
        meetings.callOff(journeyId);
        assessments.calledOff(journeyId);
        messages.stop(journeyId);
    }
}

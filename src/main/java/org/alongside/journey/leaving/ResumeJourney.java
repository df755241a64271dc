package org.alongside.journey.leaving;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.groups.GroupsOfJourney;
import org.alongside.ids.JourneyId;
import org.alongside.journey.bpmn.KeepDoorOpenProcess;
import org.alongside.journey.state.Journeys;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The survivor is back, where they left off. */
@BpmnTask(process = KeepDoorOpenProcess.KEY, elements = KeepDoorOpenProcess.SERVICE_TASK_RESUME_JOURNEY)
public class ResumeJourney implements JavaDelegate {
    private final Journeys journeys;
    private final GroupsOfJourney groupsOfJourney;
    private final Caller caller;

    ResumeJourney(Journeys journeys, GroupsOfJourney groupsOfJourney, Caller caller) {
        this.journeys = journeys;
        this.groupsOfJourney = groupsOfJourney;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        JourneyId journeyId = BusinessKey.journeyId(execution);
        KeepDoorOpenProcess.FOLLOW_UP_ON.set(execution, null);
        KeepDoorOpenProcess.STEP.set(
                execution, journeys.find(journeyId).orElseThrow().step().name());
        journeys.become(journeyId, Journeys.State.OPEN, caller.id());
        groupsOfJourney.comesBack(journeyId);
    }
}

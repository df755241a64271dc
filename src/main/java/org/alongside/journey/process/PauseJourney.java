package org.alongside.journey.process;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.groups.Participation;
import org.alongside.ids.JourneyId;
import org.alongside.journey.Journeys;
import org.alongside.journey.Step;
import org.alongside.workers.Walks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The journey pauses. While no worker is found yet, whoever took the first contact keeps the door open. */
@BpmnTask(process = "keep-door-open", elements = "serviceTask_pauseJourney")
public class PauseJourney implements JavaDelegate {
    private final Journeys journeys;
    private final Walks walks;
    private final Participation participation;
    private final Caller caller;

    PauseJourney(Journeys journeys, Walks walks, Participation participation, Caller caller) {
        this.journeys = journeys;
        this.walks = walks;
        this.participation = participation;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (execution.getVariable("workerId") == null) {
            execution.setVariable("workerId", execution.getVariable("firstContactBy"));
        }
        JourneyId journeyId = JourneyScope.journeyId(execution);
        if (journeys.find(journeyId).orElseThrow().step() == Step.MATCH) {
            walks.withdrawOffers(journeyId, JourneyScope.required(execution, "firstContactBy"));
        }
        journeys.become(journeyId, Journeys.State.PAUSED, caller.id());
        participation.pauses(journeyId);
    }
}

package org.alongside.journey.state;

import java.util.Map;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.journey.bpmn.ConnectProcess;
import org.alongside.journey.bpmn.IntegrateProcess;
import org.alongside.journey.bpmn.SurvivorJourneyProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** Remembers how far the survivor came, for when they come back. */
@BpmnTask(
        process = SurvivorJourneyProcess.KEY,
        elements = {SurvivorJourneyProcess.CALL_ACTIVITY_MATCH_WORKER, SurvivorJourneyProcess.CALL_ACTIVITY_INTEGRATE})
@BpmnTask(
        process = ConnectProcess.KEY,
        elements = {
            ConnectProcess.USER_TASK_WELCOME,
            ConnectProcess.USER_TASK_RECORD_CONSENT,
            ConnectProcess.USER_TASK_SHARE
        })
public class RememberStep implements ExecutionListener {
    private static final Map<String, Step> STEPS = Map.of(
            SurvivorJourneyProcess.CALL_ACTIVITY_MATCH_WORKER, Step.MATCH,
            ConnectProcess.USER_TASK_WELCOME, Step.WELCOME,
            ConnectProcess.USER_TASK_RECORD_CONSENT, Step.CONSENT,
            ConnectProcess.USER_TASK_SHARE, Step.SHARE,
            SurvivorJourneyProcess.CALL_ACTIVITY_INTEGRATE, Step.PLAN,
            // Of versions of the journey that hold the seasons themselves.
            IntegrateProcess.USER_TASK_PLAN_WAY_FORWARD, Step.PLAN);

    private final Journeys journeys;

    RememberStep(Journeys journeys) {
        this.journeys = journeys;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Step step = STEPS.get(execution.getCurrentActivityId());
        if (step != null) {
            SurvivorJourneyProcess.STEP.set(execution, step.name());
            journeys.reached(BusinessKey.journeyId(execution), step);
        }
    }
}

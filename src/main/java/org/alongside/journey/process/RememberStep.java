package org.alongside.journey.process;

import java.util.Map;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.JourneyScope;
import org.alongside.journey.Journeys;
import org.alongside.journey.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** Remembers how far the survivor came, for when they come back. */
@BpmnTask(
        process = "survivor-journey",
        elements = {"callActivity_matchWorker", "callActivity_integrate"})
@BpmnTask(
        process = "connect",
        elements = {"userTask_welcome", "userTask_recordConsent", "userTask_share"})
public class RememberStep implements ExecutionListener {
    private static final Map<String, Step> STEPS = Map.of(
            "callActivity_matchWorker", Step.MATCH,
            "userTask_welcome", Step.WELCOME,
            "userTask_recordConsent", Step.CONSENT,
            "userTask_share", Step.SHARE,
            "callActivity_integrate", Step.PLAN,
            // Of versions of the journey that hold the seasons themselves.
            "userTask_planWayForward", Step.PLAN);

    private final Journeys journeys;

    RememberStep(Journeys journeys) {
        this.journeys = journeys;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Step step = STEPS.get(execution.getCurrentActivityId());
        if (step != null) {
            execution.setVariable("step", step.name());
            journeys.reached(JourneyScope.journeyId(execution), step);
        }
    }
}

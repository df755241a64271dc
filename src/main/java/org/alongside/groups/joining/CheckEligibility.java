package org.alongside.groups.joining;

import java.util.stream.Stream;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.groups.bpmn.WayIntoGroupProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Sees whether the group is possible now, and who talks with the survivor next. (GROUP-01, OFFEND-07) */
@BpmnTask(process = WayIntoGroupProcess.KEY, elements = WayIntoGroupProcess.SERVICE_TASK_CHECK_ELIGIBILITY)
public class CheckEligibility implements JavaDelegate {
    private final JoinGroupSteps joining;
    private final Caller caller;

    CheckEligibility(JoinGroupSteps joining, Caller caller) {
        this.joining = joining;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean isPossible = joining.goOn(
                WayIntoGroupProcess.CANDIDATE_ID.get(execution),
                WayIntoGroupProcess.GROUP_ID.get(execution),
                caller.id());
        WayIntoGroupProcess.ELIGIBILITY.set(
                execution,
                isPossible ? WayIntoGroupProcess.Eligibility.POSSIBLE : WayIntoGroupProcess.Eligibility.NOT_NOW);
        JoinGroupSteps.Next next =
                joining.next(WayIntoGroupProcess.GROUP_ID.get(execution), WayIntoGroupProcess.WORKER_ID.get(execution));
        WayIntoGroupProcess.NEXT_TALK.set(execution, next.talk().name());
        WayIntoGroupProcess.FACILITATOR_ID.set(execution, next.facilitatorId());
        forgetsWhatWasSaidBefore(execution);
    }

    /** Whoever hosts this group says yes anew: what was said before may have been about another one. (GROUP-04, GROUP-09) */
    private static void forgetsWhatWasSaidBefore(DelegateExecution execution) {
        Stream.of(
                        WayIntoGroupProcess.FACILITATOR_VIEW,
                        WayIntoGroupProcess.SURVIVOR_VIEW,
                        WayIntoGroupProcess.CLEARANCE)
                // Earlier versions of the model do not declare them.
                .filter(answer -> answer.isKnown(execution))
                .forEach(answer -> answer.set(execution, null));
    }
}

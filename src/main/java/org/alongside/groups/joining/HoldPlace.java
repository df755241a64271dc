package org.alongside.groups.joining;

import java.time.Instant;
import java.util.Optional;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.groups.bpmn.WelcomeEveningProcess;
import org.alongside.ids.GroupId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Holds a place in the group, where all is still as it was. (GROUP-01) */
@BpmnTask(process = WelcomeEveningProcess.KEY, elements = WelcomeEveningProcess.SERVICE_TASK_HOLD_PLACE)
public class HoldPlace implements JavaDelegate {
    private final JoinGroupSteps joining;
    private final Caller caller;

    HoldPlace(JoinGroupSteps joining, Caller caller) {
        this.joining = joining;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        GroupId groupId = WelcomeEveningProcess.GROUP_ID.get(execution);
        boolean isPossible = joining.holdPlace(WelcomeEveningProcess.CANDIDATE_ID.get(execution), groupId, caller.id());
        WelcomeEveningProcess.ELIGIBILITY.set(
                execution,
                isPossible ? WelcomeEveningProcess.Eligibility.POSSIBLE : WelcomeEveningProcess.Eligibility.NOT_NOW);
        WelcomeEveningProcess.IS_PLACE_HELD.set(execution, isPossible);
        Optional<Instant> welcome = joining.welcomeMeetingAhead(groupId);
        WelcomeEveningProcess.IS_WELCOME_PLANNED.set(execution, welcome.isPresent());
        WelcomeEveningProcess.WELCOME_MEETING_ON.set(execution, welcome.orElse(null));
    }
}

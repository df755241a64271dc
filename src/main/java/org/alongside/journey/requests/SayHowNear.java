package org.alongside.journey.requests;

import org.alongside.engine.BpmnTask;
import org.alongside.journey.bpmn.AccessRequestProcess;
import org.alongside.journey.own.OwnRequests;
import org.alongside.journey.own.OwnRequests.Alert;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Shows the team that the day of what a survivor asked for comes near, or is over. */
@BpmnTask(
        process = AccessRequestProcess.KEY,
        elements = {AccessRequestProcess.SERVICE_TASK_SAY_DAY_IS_NEAR, AccessRequestProcess.SERVICE_TASK_SAY_DAY_IS_OVER
        })
@Policy(PolicyId.CONF_07)
public class SayHowNear implements JavaDelegate {
    private final OwnRequests requests;

    SayHowNear(OwnRequests requests) {
        this.requests = requests;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean isOver = execution.getCurrentActivityId().equals(AccessRequestProcess.SERVICE_TASK_SAY_DAY_IS_OVER);
        requests.alert(AccessRequestProcess.REQUEST_ID.get(execution), isOver ? Alert.LATE : Alert.NEAR);
    }
}

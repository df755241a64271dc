package org.alongside.groups.hosting;

import java.util.stream.Collectors;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.groups.bpmn.HoldMeetingProcess;
import org.alongside.groups.group.Protocols;
import org.alongside.groups.group.Protocols.Ground;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Puts the protocols into force that the group agreed on. (GROUP-06, GROUP-10) */
@BpmnTask(
        process = HoldMeetingProcess.KEY,
        elements = {
            HoldMeetingProcess.SERVICE_TASK_ADOPT_PROTOCOLS,
            HoldMeetingProcess.SERVICE_TASK_ADOPT_PROTOCOLS_FIRST
        })
public class AdoptProtocols implements JavaDelegate {
    private final Protocols protocols;
    private final Caller caller;

    AdoptProtocols(Protocols protocols, Caller caller) {
        this.protocols = protocols;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        protocols.adopt(
                BusinessKey.groupId(execution),
                HoldMeetingProcess.GROUNDS.get(execution).stream()
                        .map(Ground::valueOf)
                        .collect(Collectors.toSet()),
                caller.id());
    }
}

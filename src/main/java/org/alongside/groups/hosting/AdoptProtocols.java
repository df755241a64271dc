package org.alongside.groups.hosting;

import java.util.stream.Collectors;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.groups.group.Ids;
import org.alongside.groups.group.Protocols;
import org.alongside.groups.group.Protocols.Ground;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Puts the protocols into force that the group agreed on. (GROUP-06, GROUP-10) */
@BpmnTask(
        process = "hold-meeting",
        elements = {"serviceTask_adoptProtocols", "serviceTask_adoptProtocolsFirst"})
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
                JourneyScope.groupId(execution),
                Ids.codes(execution, "grounds").stream().map(Ground::valueOf).collect(Collectors.toSet()),
                caller.id());
    }
}

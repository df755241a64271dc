package org.alongside.groups.joining;

import java.util.UUID;
import java.util.stream.Collectors;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.groups.group.Ids;
import org.alongside.groups.joining.Candidates.Told;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Dates what was told, and the endorsement of the protocols. (GROUP-05, GROUP-06) */
@BpmnTask(process = "way-into-group", elements = "serviceTask_recordGroupInformation")
public class RecordGroupInformation implements JavaDelegate {
    private final Joining joining;
    private final Caller caller;

    RecordGroupInformation(Joining joining, Caller caller) {
        this.joining = joining;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        joining.told(
                UUID.fromString(JourneyScope.required(execution, "candidateId")),
                UUID.fromString(JourneyScope.required(execution, "groupId")),
                Ids.codes(execution, "told").stream().map(Told::valueOf).collect(Collectors.toSet()),
                JourneyScope.isYes(execution, "endorsesProtocols"),
                "READY".equals(JourneyScope.text(execution, "informationNext")),
                caller.id());
    }
}

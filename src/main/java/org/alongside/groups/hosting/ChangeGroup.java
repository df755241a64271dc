package org.alongside.groups.hosting;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.groups.bpmn.PrepareMeetingProcess;
import org.alongside.groups.group.Group;
import org.alongside.groups.group.Groups;
import org.alongside.groups.group.Rhythm;
import org.alongside.ids.GroupId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Changes how the group runs. (GROUP-07) */
@BpmnTask(process = PrepareMeetingProcess.KEY, elements = PrepareMeetingProcess.SERVICE_TASK_CHANGE_GROUP)
public class ChangeGroup implements JavaDelegate {
    private final HostGroupSteps hosting;
    private final Groups groups;
    private final MeetingVariables variables;
    private final Caller caller;

    ChangeGroup(HostGroupSteps hosting, Groups groups, MeetingVariables variables, Caller caller) {
        this.hosting = hosting;
        this.groups = groups;
        this.variables = variables;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        GroupId groupId = BusinessKey.groupId(execution);
        Group group = groups.find(groupId).orElseThrow();
        String rhythm = PrepareMeetingProcess.NEW_RHYTHM.find(execution).orElse(null);
        variables.set(
                execution,
                hosting.change(
                        groupId,
                        rhythm == null ? null : Rhythm.valueOf(rhythm),
                        PrepareMeetingProcess.NEW_PLACES_MAX.find(execution).orElse(group.placesMax()),
                        PrepareMeetingProcess.NEW_CADENCE.find(execution).orElse(group.cadence()),
                        caller.id()));
    }
}

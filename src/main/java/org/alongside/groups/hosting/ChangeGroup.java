package org.alongside.groups.hosting;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.groups.group.Group;
import org.alongside.groups.group.Groups;
import org.alongside.groups.group.Rhythm;
import org.alongside.ids.GroupId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Changes how the group runs. (GROUP-07) */
@BpmnTask(process = "prepare-meeting", elements = "serviceTask_changeGroup")
public class ChangeGroup implements JavaDelegate {
    private final Hosting hosting;
    private final Groups groups;
    private final MeetingVariables variables;
    private final Caller caller;

    ChangeGroup(Hosting hosting, Groups groups, MeetingVariables variables, Caller caller) {
        this.hosting = hosting;
        this.groups = groups;
        this.variables = variables;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        GroupId groupId = JourneyScope.groupId(execution);
        Group group = groups.find(groupId).orElseThrow();
        String rhythm = JourneyScope.text(execution, "newRhythm");
        variables.set(
                execution,
                hosting.change(
                        groupId,
                        rhythm == null ? null : Rhythm.valueOf(rhythm),
                        OpenGroup.number(execution, "newPlacesMax", group.placesMax()),
                        OpenGroup.number(execution, "newCadence", group.cadence()),
                        caller.id()));
    }
}

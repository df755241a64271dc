package org.alongside.groups.hosting;

import java.time.Instant;
import java.time.LocalTime;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.EngineClock;
import org.alongside.engine.JourneyScope;
import org.alongside.groups.group.Groups;
import org.alongside.ids.GroupId;
import org.alongside.policy.Refused;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Moves the meeting ahead to another day. */
@BpmnTask(process = "prepare-meeting", elements = "serviceTask_moveMeeting")
public class MoveMeeting implements JavaDelegate {
    private final Hosting hosting;
    private final Groups groups;
    private final MeetingVariables variables;
    private final Caller caller;

    MoveMeeting(Hosting hosting, Groups groups, MeetingVariables variables, Caller caller) {
        this.hosting = hosting;
        this.groups = groups;
        this.variables = variables;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        GroupId groupId = JourneyScope.groupId(execution);
        if (execution.getVariable("movedTo") == null) {
            throw Refused.form("Please say to which day the meeting moves.");
        }
        String time = JourneyScope.text(execution, "movedToTime");
        LocalTime at = time == null ? groups.find(groupId).orElseThrow().meetsAt() : OpenGroup.time(time);
        Instant startsAt = OpenGroup.day(execution, "movedTo")
                .atTime(at)
                .atZone(EngineClock.ZONE)
                .toInstant();
        variables.set(execution, hosting.move(groupId, startsAt, caller.id()));
    }
}

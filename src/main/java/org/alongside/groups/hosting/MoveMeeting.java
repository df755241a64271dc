package org.alongside.groups.hosting;

import java.time.Instant;
import java.time.LocalTime;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.engine.EngineClock;
import org.alongside.groups.bpmn.PrepareMeetingProcess;
import org.alongside.groups.group.Groups;
import org.alongside.ids.GroupId;
import org.alongside.policy.Refused;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Moves the meeting ahead to another day. */
@BpmnTask(process = PrepareMeetingProcess.KEY, elements = PrepareMeetingProcess.SERVICE_TASK_MOVE_MEETING)
public class MoveMeeting implements JavaDelegate {
    private final HostGroupSteps hosting;
    private final Groups groups;
    private final MeetingVariables variables;
    private final Caller caller;

    MoveMeeting(HostGroupSteps hosting, Groups groups, MeetingVariables variables, Caller caller) {
        this.hosting = hosting;
        this.groups = groups;
        this.variables = variables;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        GroupId groupId = BusinessKey.groupId(execution);
        if (PrepareMeetingProcess.MOVED_TO.find(execution).isEmpty()) {
            throw Refused.form("Please say to which day the meeting moves.");
        }
        String time = PrepareMeetingProcess.MOVED_TO_TIME.find(execution).orElse(null);
        LocalTime at = time == null ? groups.find(groupId).orElseThrow().meetsAt() : OpenGroup.time(time);
        Instant startsAt = OpenGroup.day(PrepareMeetingProcess.MOVED_TO.get(execution))
                .atTime(at)
                .atZone(EngineClock.ZONE)
                .toInstant();
        variables.set(execution, hosting.move(groupId, startsAt, caller.id()));
    }
}

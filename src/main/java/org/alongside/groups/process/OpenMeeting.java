package org.alongside.groups.process;

import java.util.UUID;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.JourneyScope;
import org.alongside.groups.Groups;
import org.alongside.groups.Meetings;
import org.alongside.groups.Meetings.Meeting;
import org.alongside.groups.policy.MeetingMayOpen;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Opens the meeting, or says what it still needs. (GROUP-10, GROUP-12) */
@BpmnTask(process = "hold-meeting", elements = "serviceTask_openMeeting")
public class OpenMeeting implements JavaDelegate {
    private final Groups groups;
    private final Meetings meetings;
    private final MeetingMayOpen rule;

    OpenMeeting(Groups groups, Meetings meetings, MeetingMayOpen rule) {
        this.groups = groups;
        this.meetings = meetings;
        this.rule = rule;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID groupId = JourneyScope.journeyId(execution);
        groups.lock(groupId);
        Meeting meeting = meetings.ahead(groupId).orElseThrow();
        MeetingMayOpen.Need need = rule.decide(meeting);
        execution.setVariable("meetingNeeds", need.name());
        if (need == MeetingMayOpen.Need.NOTHING) {
            meetings.open(meeting.id());
        }
    }
}

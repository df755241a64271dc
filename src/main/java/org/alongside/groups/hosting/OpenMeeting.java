package org.alongside.groups.hosting;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.groups.bpmn.HoldMeetingProcess;
import org.alongside.groups.group.Facilitators;
import org.alongside.groups.group.Groups;
import org.alongside.groups.group.Meetings;
import org.alongside.groups.group.Meetings.Meeting;
import org.alongside.groups.group.Protocols;
import org.alongside.groups.membership.Memberships;
import org.alongside.groups.policy.MeetingIsFacilitated;
import org.alongside.groups.policy.ProtocolsBeforeThirdMeeting;
import org.alongside.ids.GroupId;
import org.alongside.ids.WorkerId;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Opens the meeting, or says what it still needs. (GROUP-10, GROUP-12) */
@BpmnTask(process = HoldMeetingProcess.KEY, elements = HoldMeetingProcess.SERVICE_TASK_OPEN_MEETING)
public class OpenMeeting implements JavaDelegate {
    private final Groups groups;
    private final Meetings meetings;
    private final Memberships memberships;
    private final Protocols protocols;
    private final Settings settings;
    private final Facilitators facilitators;

    OpenMeeting(
            Groups groups,
            Meetings meetings,
            Memberships memberships,
            Protocols protocols,
            Facilitators facilitators,
            Settings settings) {
        this.settings = settings;
        this.groups = groups;
        this.meetings = meetings;
        this.memberships = memberships;
        this.protocols = protocols;
        this.facilitators = facilitators;
    }

    /** What a meeting still needs before it can be opened. */
    private enum Need {
        NOTHING,
        PROTOCOLS,
        FACILITATOR
    }

    @Override
    public void execute(DelegateExecution execution) {
        GroupId groupId = BusinessKey.groupId(execution);
        groups.lock(groupId);
        Meeting meeting = meetings.ahead(groupId).orElseThrow();
        Need need = need(meeting);
        HoldMeetingProcess.MEETING_NEEDS.set(execution, need.name());
        if (need == Need.NOTHING) {
            meetings.open(meeting.id());
        }
    }

    private Need need(Meeting meeting) {
        GroupId groupId = meeting.groupId();
        if (!ProtocolsBeforeThirdMeeting.decide(
                        meetings.heldCount(groupId),
                        settings.number(SettingKey.WITHOUT_PROTOCOLS),
                        protocols.inForce(groupId).isAdopted())
                .isAllowed()) {
            return Need.PROTOCOLS;
        }
        long membersCount = memberships.of(groupId).stream()
                .filter(member -> member.state() == Memberships.State.ACTIVE)
                .count();
        WorkerId second = meeting.secondFacilitatorId();
        return MeetingIsFacilitated.decide(
                                membersCount,
                                settings.number(SettingKey.TWO_FACILITATORS_FROM),
                                mayFacilitate(meeting.facilitatorId(), meeting),
                                second != null && mayFacilitate(second, meeting))
                        .isAllowed()
                ? Need.NOTHING
                : Need.FACILITATOR;
    }

    private boolean mayFacilitate(WorkerId userId, Meeting meeting) {
        return facilitators.mayFacilitate(userId, meeting.startsAt()).isAllowed();
    }
}

package org.alongside.groups.hosting;

import java.time.LocalDate;
import org.alongside.engine.CallHierarchyVariables;
import org.alongside.engine.EngineClock;
import org.alongside.groups.bpmn.PrepareMeetingProcess;
import org.alongside.groups.group.Meetings;
import org.alongside.groups.group.Meetings.Meeting;
import org.alongside.groups.group.PublicHolidays;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * What the process keeps of the meeting ahead: when, which, and nothing about anybody. Its doors open before it starts, so
 * that new members meet the others first.
 */
@Component
@Policy(PolicyId.GROUP_08)
class MeetingVariables {
    private final Meetings meetings;
    private final PublicHolidays holidays;
    private final Settings settings;

    MeetingVariables(Meetings meetings, PublicHolidays holidays, Settings settings) {
        this.meetings = meetings;
        this.holidays = holidays;
        this.settings = settings;
    }

    /** In the processes of the group that keep it: one prepares or holds the meeting, another waits for word of it. */
    void set(DelegateExecution execution, Meeting meeting) {
        CallHierarchyVariables.set(execution, PrepareMeetingProcess.MEETING_ID, meeting.id());
        CallHierarchyVariables.set(
                execution, PrepareMeetingProcess.MEETING_NUMBER, meetings.heldCount(meeting.groupId()) + 1);
        setFacilitator(execution, meeting);
        CallHierarchyVariables.set(execution, PrepareMeetingProcess.IS_WELCOME_MEETING, meeting.isWelcome());
        CallHierarchyVariables.set(
                execution,
                PrepareMeetingProcess.ON_PUBLIC_HOLIDAY,
                holidays.nameOf(LocalDate.ofInstant(meeting.startsAt(), EngineClock.ZONE))
                        .isPresent());
        CallHierarchyVariables.set(execution, PrepareMeetingProcess.MEETING_ON, meeting.startsAt());
        CallHierarchyVariables.set(
                execution,
                PrepareMeetingProcess.DOORS_OPEN_ON,
                meeting.startsAt().minus(settings.duration(SettingKey.DOORS_OPEN_BEFORE)));
    }

    /** Who facilitates, while nothing else of the meeting changed. */
    void setFacilitator(DelegateExecution execution, Meeting meeting) {
        CallHierarchyVariables.set(execution, PrepareMeetingProcess.FACILITATOR_ID, meeting.facilitatorId());
    }
}

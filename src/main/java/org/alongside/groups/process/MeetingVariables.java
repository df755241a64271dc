package org.alongside.groups.process;

import java.time.Duration;
import java.time.LocalDate;
import org.alongside.engine.EngineClock;
import org.alongside.engine.JourneyScope;
import org.alongside.groups.Meetings;
import org.alongside.groups.Meetings.Meeting;
import org.alongside.groups.PublicHolidays;
import org.alongside.policy.Parameter;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the process keeps of the meeting ahead: when, which, and nothing about anybody. */
@Component
class MeetingVariables {
    private final Meetings meetings;
    private final PublicHolidays holidays;
    private final Duration doorsOpenBefore;

    MeetingVariables(
            Meetings meetings,
            PublicHolidays holidays,
            @Value("${alongside.groups.doors-open-before:PT1H}") Duration doorsOpenBefore) {
        this.meetings = meetings;
        this.holidays = holidays;
        this.doorsOpenBefore = Parameter.between(
                "alongside.groups.doors-open-before", doorsOpenBefore, Duration.ofMinutes(15), Duration.ofHours(4));
    }

    void set(DelegateExecution execution, Meeting meeting) {
        execution.setVariable("meetingId", meeting.id().toString());
        execution.setVariable("meetingNumber", meetings.heldCount(meeting.groupId()) + 1);
        execution.setVariable("facilitatorId", meeting.facilitatorId());
        execution.setVariable("isWelcomeMeeting", meeting.isWelcome());
        execution.setVariable(
                "onPublicHoliday",
                holidays.nameOf(LocalDate.ofInstant(meeting.startsAt(), EngineClock.ZONE))
                        .isPresent());
        JourneyScope.date(execution, "meetingOn", meeting.startsAt());
        JourneyScope.date(execution, "doorsOpenOn", meeting.startsAt().minus(doorsOpenBefore));
    }
}

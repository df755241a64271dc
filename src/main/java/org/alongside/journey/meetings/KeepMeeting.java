package org.alongside.journey.meetings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.EngineClock;
import org.alongside.engine.Variable;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MeetingId;
import org.alongside.journey.bpmn.ArrangeMeetingProcess;
import org.alongside.journey.meetings.ArrangedMeetings.Way;
import org.alongside.policy.Refused;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Keeps day, time and way of a meeting that was agreed on. */
@BpmnTask(process = ArrangeMeetingProcess.KEY, elements = ArrangeMeetingProcess.SERVICE_TASK_KEEP_MEETING)
public class KeepMeeting implements JavaDelegate {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("'T'HHmm", Locale.ROOT);

    private final MeetingsOfJourney meetings;

    KeepMeeting(MeetingsOfJourney meetings) {
        this.meetings = meetings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        JourneyId journeyId = BusinessKey.journeyId(execution);
        Instant day = said(execution, ArrangeMeetingProcess.MEETING_DAY, "Please say on which day you meet.");
        String time = said(execution, ArrangeMeetingProcess.MEETING_TIME, "Please say at what time you meet.");
        String length = said(execution, ArrangeMeetingProcess.MEETING_LENGTH, "Please say how long it takes, about.");
        String way = said(execution, ArrangeMeetingProcess.MEETING_WAY, "Please say how you meet.");
        Instant startsAt =
                MeetingsOfJourney.at(day.atZone(EngineClock.ZONE).toLocalDate(), LocalTime.parse(time, TIME));
        MeetingId meeting = meetings.keep(
                journeyId,
                ArrangeMeetingProcess.WORKER_ID.get(execution),
                ArrangeMeetingProcess.MEETING_ID.find(execution).orElse(null),
                startsAt,
                Duration.ofMinutes(Long.parseLong(length.substring(1))),
                Way.valueOf(way));
        ArrangeMeetingProcess.MEETING_ID.set(execution, meeting);
        ArrangeMeetingProcess.MEETS_ON.set(execution, MeetingsOfJourney.startOfDay(startsAt));
        ArrangeMeetingProcess.ANSWER_BY.set(execution, MeetingsOfJourney.endOfNextDay(startsAt));
    }

    private static <T> T said(DelegateExecution execution, Variable<T> answer, String ask) {
        return answer.find(execution).orElseThrow(() -> Refused.form(ask));
    }
}

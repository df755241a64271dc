package org.alongside.journey.meetings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.EngineClock;
import org.alongside.engine.Variable;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MeetingId;
import org.alongside.ids.SupporterId;
import org.alongside.journey.bpmn.ArrangeMeetingProcess;
import org.alongside.journey.meetings.ArrangedMeetings.Way;
import org.alongside.journey.whanau.WhanauSessions;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Keeps day, time and way of a meeting that was agreed on. */
@BpmnTask(process = ArrangeMeetingProcess.KEY, elements = ArrangeMeetingProcess.SERVICE_TASK_KEEP_MEETING)
@Policy(PolicyId.REFER_06)
public class KeepMeeting implements JavaDelegate {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("'T'HHmm", Locale.ROOT);

    private final MeetingsOfJourney meetings;
    private final WhanauSessions whanau;
    private final WhoComes comes;

    KeepMeeting(MeetingsOfJourney meetings, WhanauSessions whanau, WhoComes comes) {
        this.meetings = meetings;
        this.whanau = whanau;
        this.comes = comes;
    }

    /** @throws Refused under REFER-06 where whānau come whom the survivor does not agree to on that day, or without a trained worker */
    @Override
    public void execute(DelegateExecution execution) {
        JourneyId journeyId = BusinessKey.journeyId(execution);
        Instant day = said(execution, ArrangeMeetingProcess.MEETING_DAY, "Please say on which day you meet.");
        String time = said(execution, ArrangeMeetingProcess.MEETING_TIME, "Please say at what time you meet.");
        String length = said(execution, ArrangeMeetingProcess.MEETING_LENGTH, "Please say how long it takes, about.");
        String way = said(execution, ArrangeMeetingProcess.MEETING_WAY, "Please say how you meet.");
        Instant startsAt =
                MeetingsOfJourney.at(day.atZone(EngineClock.ZONE).toLocalDate(), LocalTime.parse(time, TIME));
        Set<SupporterId> who = ArrangeMeetingProcess.WHO_COMES.find(execution).orElse(Set.of()).stream()
                .map(SupporterId::of)
                .collect(Collectors.toSet());
        MeetingId meeting = meetings.keep(
                journeyId,
                ArrangeMeetingProcess.WORKER_ID.get(execution),
                ArrangeMeetingProcess.MEETING_ID.find(execution).orElse(null),
                startsAt,
                Duration.ofMinutes(Long.parseLong(length.substring(1))),
                Way.valueOf(way));
        // The journey is locked by now, so nobody takes an agreement back meanwhile.
        if (!who.isEmpty()) {
            LocalDate on = startsAt.atZone(EngineClock.ZONE).toLocalDate();
            whanau.mayCome(journeyId, who, on, ArrangeMeetingProcess.WORKER_ID.get(execution))
                    .orRefuse();
        }
        comes.keep(journeyId, meeting, who);
        ArrangeMeetingProcess.MEETING_ID.set(execution, meeting);
        ArrangeMeetingProcess.MEETS_ON.set(execution, MeetingsOfJourney.startOfDay(startsAt));
        ArrangeMeetingProcess.ANSWER_BY.set(execution, MeetingsOfJourney.endOfNextDay(startsAt));
    }

    private static <T> T said(DelegateExecution execution, Variable<T> answer, String ask) {
        return answer.find(execution).orElseThrow(() -> Refused.form(ask));
    }
}

package org.alongside.journey.meetings;

import java.time.Instant;
import java.util.List;
import org.alongside.groups.calendar.CalendarMeeting;
import org.alongside.groups.calendar.CalendarSource;
import org.alongside.ids.WorkerId;
import org.alongside.journey.meetings.ArrangedMeetings.State;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Meetings with survivors for the calendar on a worker's telephone: times, and not with whom. (CONF-06) */
@Component
@Transactional(propagation = Propagation.REQUIRED, readOnly = true)
class ArrangedCalendar implements CalendarSource {
    /** More than the calendar shows. */
    private static final int MEETINGS_MAX = 500;

    private final ArrangedMeetings meetings;

    ArrangedCalendar(ArrangedMeetings meetings) {
        this.meetings = meetings;
    }

    @Override
    public List<CalendarMeeting> between(WorkerId userId, Instant from, Instant to) {
        return meetings.between(userId, from, to, MEETINGS_MAX).stream()
                .map(meeting -> new CalendarMeeting(
                        meeting.id(),
                        meeting.startsAt(),
                        meeting.length(),
                        false,
                        meeting.state() == State.OFF,
                        false,
                        meeting.sequence()))
                .toList();
    }
}

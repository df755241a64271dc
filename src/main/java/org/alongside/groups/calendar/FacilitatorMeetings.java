package org.alongside.groups.calendar;

import java.time.Instant;
import java.util.List;
import org.alongside.ids.WorkerId;

/** When somebody facilitates meetings, for their calendar. What comes from here says nothing of which group it is. */
public interface FacilitatorMeetings {
    /** The meetings that begin from one moment until before another, in any order. */
    List<CalendarMeeting> between(WorkerId userId, Instant from, Instant to);
}

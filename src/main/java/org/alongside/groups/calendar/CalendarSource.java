package org.alongside.groups.calendar;

import java.time.Instant;
import java.util.List;
import org.alongside.ids.WorkerId;
import org.springframework.modulith.NamedInterface;

/** When somebody has meetings, for their calendar. What comes from here says nothing of with whom, or of which group. */
@NamedInterface("calendar")
public interface CalendarSource {
    /**
     * The meetings that begin from one moment until before another, in any order. A source that gives not all of them leaves
     * out what is over before it leaves out what lies ahead.
     */
    List<CalendarMeeting> between(WorkerId userId, Instant from, Instant to);
}

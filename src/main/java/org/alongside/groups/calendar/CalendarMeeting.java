package org.alongside.groups.calendar;

import java.time.Duration;
import java.time.Instant;
import org.alongside.ids.MeetingId;
import org.springframework.modulith.NamedInterface;

/**
 * A meeting as a calendar shows it: times, and nothing of the group or of anybody in it. (CONF-05, CONF-06)
 *
 * @param id stays the same when the meeting is moved or an expected one is planned, so that the calendar follows
 * @param isExpected by the rhythm of the group, but not planned yet
 * @param sequence grows with each change of the meeting
 */
@NamedInterface("calendar")
public record CalendarMeeting(
        MeetingId id,
        Instant startsAt,
        Duration length,
        boolean isWelcomeMeeting,
        boolean isCancelled,
        boolean isExpected,
        int sequence) {}

package org.alongside.groups.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.alongside.groups.group.Facilitators;
import org.alongside.groups.group.Group;
import org.alongside.groups.group.Groups;
import org.alongside.groups.group.Meetings;
import org.alongside.groups.group.Meetings.Meeting;
import org.alongside.groups.group.Meetings.State;
import org.alongside.ids.MeetingId;
import org.alongside.ids.WorkerId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The times of somebody's meetings: those that were and are planned, and those that their groups are to have. */
@Component
@Transactional(propagation = Propagation.REQUIRED, readOnly = true)
class FacilitatorsCalendar implements CalendarSource {
    private static final int EXPECTED_MAX = 30;

    private final Meetings meetings;
    private final Groups groups;
    private final Facilitators facilitators;
    private final ExpectedMeetings expected;

    FacilitatorsCalendar(Meetings meetings, Groups groups, Facilitators facilitators, ExpectedMeetings expected) {
        this.meetings = meetings;
        this.groups = groups;
        this.facilitators = facilitators;
        this.expected = expected;
    }

    @Override
    public List<CalendarMeeting> between(WorkerId userId, Instant from, Instant to) {
        List<CalendarMeeting> all = new ArrayList<>();
        for (Meeting meeting : meetings.facilitatedBy(userId, from, to)) {
            all.add(new CalendarMeeting(
                    meeting.id(),
                    meeting.startsAt(),
                    Duration.ofMinutes(meeting.minutes()),
                    meeting.isWelcome(),
                    meeting.state() == State.CANCELLED,
                    false,
                    meeting.movedCount() + (meeting.state() == State.CANCELLED ? 1 : 0)));
        }
        for (Group group : groups.of(userId)) {
            if (facilitators.of(group.id()).contains(userId)) {
                expected.of(group, EXPECTED_MAX).stream()
                        .filter(next -> next.at().toInstant().isBefore(to))
                        .forEach(next -> all.add(new CalendarMeeting(
                                MeetingId.of(UUID.nameUUIDFromBytes(
                                        (group.id() + "/" + next.at().toLocalDate()).getBytes(StandardCharsets.UTF_8))),
                                next.at().toInstant(),
                                Duration.ofMinutes(group.minutes()),
                                next.isWelcome(),
                                false,
                                true,
                                0)));
            }
        }
        return all;
    }
}

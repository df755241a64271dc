package org.alongside.groups.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alongside.groups.group.Group;
import org.alongside.groups.group.GroupType;
import org.alongside.groups.group.MeetingDates;
import org.alongside.groups.group.Meetings;
import org.alongside.groups.group.Meetings.Meeting;
import org.alongside.groups.group.PublicHolidays;
import org.springframework.stereotype.Component;

/** The meetings after the one ahead, as they come if each is held. None of them is planned yet. */
@Component
public class ExpectedMeetings {
    private final Meetings meetings;
    private final PublicHolidays holidays;
    private final Clock clock;

    ExpectedMeetings(Meetings meetings, PublicHolidays holidays, Clock clock) {
        this.meetings = meetings;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** @param holiday the public holiday on that day, if there is one */
    public record Expected(ZonedDateTime at, boolean isWelcome, Optional<String> holiday) {}

    /** @param max up to {@link MeetingDates#AHEAD_MAX} */
    public List<Expected> of(Group group, int max) {
        if (!group.isOpen()) {
            return List.of();
        }
        Optional<Meeting> ahead = meetings.ahead(group.id());
        Instant after = ahead.map(Meeting::startsAt).orElse(clock.instant());
        int sinceWelcome = ahead.filter(Meeting::isWelcome).isPresent()
                ? 0
                : meetings.heldSinceWelcomeCount(group.id()).orElse(group.cadence()) + (ahead.isPresent() ? 1 : 0);
        List<Expected> expected = new ArrayList<>();
        for (ZonedDateTime at : MeetingDates.ahead(group.rhythm(), group.firstMeetsOn(), group.meetsAt(), after, max)) {
            boolean isWelcome = group.type() != GroupType.WELLBEING || sinceWelcome >= group.cadence() - 1;
            expected.add(new Expected(at, isWelcome, holidays.nameOf(at.toLocalDate())));
            sinceWelcome = isWelcome ? 0 : sinceWelcome + 1;
        }
        return expected;
    }
}

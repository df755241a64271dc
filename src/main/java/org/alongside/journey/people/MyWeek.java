package org.alongside.journey.people;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alongside.engine.EngineClock;
import org.alongside.groups.calendar.CalendarMeeting;
import org.alongside.groups.calendar.CalendarSource;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MeetingId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.meetings.ArrangedMeetings;
import org.alongside.journey.meetings.ArrangedMeetings.ArrangedMeeting;
import org.alongside.journey.meetings.ArrangedMeetings.State;
import org.alongside.journey.meetings.ArrangedMeetings.Way;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A worker's meetings of a week: with survivors, and of the groups that they facilitate. With whom is said of those with whom
 * they walk now, and of nobody else. (CONF-01)
 */
@Service
@Policy(PolicyId.CONF_01)
@Policy(PolicyId.CONF_03)
public class MyWeek {
    /** Meetings a week. */
    static final int MEETINGS_MAX = 100;

    private static final int DAYS = 7;

    private final ObjectProvider<CalendarSource> calendars;
    private final ArrangedMeetings arranged;
    private final PeopleRows rows;
    private final Records records;
    private final TransactionTemplate transaction;

    MyWeek(
            ObjectProvider<CalendarSource> calendars,
            ArrangedMeetings arranged,
            PeopleRows rows,
            Records records,
            TransactionTemplate transaction) {
        this.calendars = calendars;
        this.arranged = arranged;
        this.rows = rows;
        this.records = records;
        this.transaction = transaction;
    }

    /**
     * A meeting.
     *
     * @param way how they meet; nothing for one of a group
     * @param label of the survivor with whom the worker walks; nothing for one of a group, and where they no longer walk with them
     * @param alias where it is open to the worker
     * @param isCancelled of a group; with a survivor, what is off is not shown
     * @param isExpected by the rhythm of a group, but not planned yet
     */
    public record Entry(
            Instant startsAt,
            Duration length,
            Optional<Way> way,
            Optional<String> label,
            Optional<String> alias,
            boolean isWelcomeMeeting,
            boolean isCancelled,
            boolean isExpected) {
        /** Whether both take place and have some time in common. */
        public boolean isBeside(Entry other) {
            return !isCancelled
                    && !other.isCancelled
                    && startsAt.isBefore(other.startsAt.plus(other.length))
                    && other.startsAt.isBefore(startsAt.plus(length));
        }
    }

    /** The meetings of seven days, in their order; at most {@value #MEETINGS_MAX}. */
    public List<Entry> from(LocalDate day, WorkerId worker) {
        Instant from = day.atStartOfDay(EngineClock.ZONE).toInstant();
        Instant to = day.plusDays(DAYS).atStartOfDay(EngineClock.ZONE).toInstant();
        return Objects.requireNonNull(transaction.execute(status -> between(from, to, worker)));
    }

    private List<Entry> between(Instant from, Instant to, WorkerId worker) {
        Map<MeetingId, ArrangedMeeting> withSurvivors = arranged.between(worker, from, to, MEETINGS_MAX).stream()
                .collect(Collectors.toMap(ArrangedMeeting::id, Function.identity()));
        List<CalendarMeeting> all = calendars.stream()
                .flatMap(calendar -> calendar.between(worker, from, to).stream())
                .filter(meeting ->
                        !meeting.startsAt().isBefore(from) && meeting.startsAt().isBefore(to))
                .filter(meeting -> !isOff(withSurvivors.get(meeting.id())))
                .sorted(Comparator.comparing(CalendarMeeting::startsAt)
                        .thenComparing(meeting -> meeting.id().value()))
                .limit(MEETINGS_MAX)
                .toList();
        Map<JourneyId, String> labels = withSurvivors.isEmpty()
                ? Map.of()
                : rows.of(worker, MyPeople.PEOPLE_MAX).stream()
                        .collect(Collectors.toMap(PeopleRows.Row::journeyId, PeopleRows.Row::label));
        List<JourneyId> shown = withSurvivors.values().stream()
                .filter(meeting -> !isOff(meeting))
                .map(ArrangedMeeting::journeyId)
                .filter(labels::containsKey)
                .distinct()
                .toList();
        Map<JourneyId, String> names = shown.isEmpty() ? Map.of() : records.aliases(shown, worker);
        return all.stream()
                .map(meeting -> entry(meeting, Optional.ofNullable(withSurvivors.get(meeting.id())), labels, names))
                .toList();
    }

    private static boolean isOff(@Nullable ArrangedMeeting meeting) {
        return meeting != null && meeting.state() == State.OFF;
    }

    private static Entry entry(
            CalendarMeeting meeting,
            Optional<ArrangedMeeting> withSurvivor,
            Map<JourneyId, String> labels,
            Map<JourneyId, String> names) {
        return new Entry(
                meeting.startsAt(),
                meeting.length(),
                withSurvivor.map(ArrangedMeeting::way),
                withSurvivor.map(ArrangedMeeting::journeyId).map(labels::get),
                withSurvivor.map(ArrangedMeeting::journeyId).map(names::get),
                meeting.isWelcomeMeeting(),
                meeting.isCancelled(),
                meeting.isExpected());
    }
}

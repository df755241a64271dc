package org.alongside.groups.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.People;
import org.alongside.access.Role;
import org.alongside.engine.EngineClock;
import org.alongside.ids.WorkerId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The times of a peer worker's meetings for the calendar on their telephone, which cannot sign in: the address is the
 * key. Whatever is wrong with an address is answered alike, so that trying teaches nothing. (CONF-05, CONF-06)
 */
@Controller
class CalendarFeedController {
    private static final Pattern ORGANISATION = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final int MEETINGS_MAX = 200;
    private static final int WEEKS_BEHIND = 4;
    private static final int MONTHS_AHEAD = 12;
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final CalendarAddresses addresses;
    private final People people;
    private final ObjectProvider<CalendarSource> meetings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CalendarFeedController(
            CalendarAddresses addresses,
            People people,
            ObjectProvider<CalendarSource> meetings,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.addresses = addresses;
        this.people = people;
        this.meetings = meetings;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
        this.clock = clock;
    }

    @GetMapping("/calendar/{organisation}/{token}.ics")
    ResponseEntity<byte[]> feed(@PathVariable("organisation") String organisation, @PathVariable("token") String token)
            throws Exception {
        if (!ORGANISATION.matcher(organisation).matches()) {
            return notFound();
        }
        Optional<byte[]> calendar =
                CurrentOrganisation.callAs(organisation, () -> transaction.execute(status -> calendarOf(token)));
        return calendar.map(text -> answer(HttpStatus.OK)
                        .contentType(CALENDAR)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"meetings.ics\"")
                        .body(text))
                .orElseGet(CalendarFeedController::notFound);
    }

    /** Also what does not look like one of these addresses is answered like one that is not there. */
    @GetMapping("/calendar/**")
    ResponseEntity<byte[]> noSuchFeed() {
        return notFound();
    }

    private Optional<byte[]> calendarOf(String token) {
        return addresses
                .userOf(token)
                .filter(this::isPeerWorker)
                .map(userId -> ICalendarWriter.of(meetingsOf(userId), clock.instant()));
    }

    /** An account that is gone, or has other work now, takes its address with it. */
    private boolean isPeerWorker(WorkerId userId) {
        return people.find(userId).filter(person -> person.is(Role.PEER_WORKER)).isPresent();
    }

    /** Where there are too many, what lies ahead comes first, and of what is over the last. */
    private List<CalendarMeeting> meetingsOf(WorkerId userId) {
        ZonedDateTime now = clock.instant().atZone(EngineClock.ZONE);
        Instant from = now.minusWeeks(WEEKS_BEHIND).toInstant();
        Instant to = now.plusMonths(MONTHS_AHEAD).toInstant();
        return meetings.stream()
                .flatMap(source -> source.between(userId, from, to).stream())
                .filter(meeting ->
                        !meeting.startsAt().isBefore(from) && meeting.startsAt().isBefore(to))
                .sorted(aheadFirst(now.truncatedTo(ChronoUnit.DAYS).toInstant()))
                .limit(MEETINGS_MAX)
                .sorted(Comparator.comparing(CalendarMeeting::startsAt)
                        .thenComparing(meeting -> meeting.id().value()))
                .toList();
    }

    /** What is of today is ahead all day. */
    private static Comparator<CalendarMeeting> aheadFirst(Instant today) {
        return Comparator.comparing(
                        (CalendarMeeting meeting) -> meeting.startsAt().isBefore(today))
                .thenComparing(
                        meeting -> Duration.between(today, meeting.startsAt()).abs());
    }

    private static ResponseEntity<byte[]> notFound() {
        return answer(HttpStatus.NOT_FOUND)
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                // Otherwise Spring adds one of its own to some endings and not to others.
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .body("There is no such calendar.".getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header("X-Robots-Tag", "noindex");
    }
}

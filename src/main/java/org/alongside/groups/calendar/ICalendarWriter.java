package org.alongside.groups.calendar;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.TimeZone;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableClazz;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.alongside.engine.EngineClock;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * Meetings in the words of calendars (RFC 5545). A calendar lies open on telephones and screens of other people, so there
 * is a time and the word "Meeting" and nothing else. (CONF-05, CONF-06)
 */
@Policy(PolicyId.CONF_05)
@Policy(PolicyId.CONF_06)
final class ICalendarWriter {
    private static final String NAME = "Meetings";
    private static final VTimeZone ZONE = zone();

    private ICalendarWriter() {}

    /** @param at the moment at which the calendar is written */
    static byte[] of(List<CalendarMeeting> meetings, Instant at) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Alongside//Meetings//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(new Name(NAME));
        // What calendars read that do not know the property above yet.
        calendar.add(new XProperty("X-WR-CALNAME", NAME));
        calendar.add(ZONE);
        meetings.forEach(meeting -> calendar.add(event(meeting, at)));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            new CalendarOutputter().output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toByteArray();
    }

    private static VEvent event(CalendarMeeting meeting, Instant at) {
        ZonedDateTime starts = meeting.startsAt().atZone(EngineClock.ZONE);
        VEvent event = new VEvent(false);
        event.add(new Uid(meeting.id() + "@alongside"));
        event.add(new DtStamp(at));
        event.add(new DtStart<>(starts));
        event.add(new DtEnd<>(starts.plus(meeting.length())));
        event.add(new Summary(meeting.isWelcomeMeeting() ? "Meeting (welcome)" : "Meeting"));
        event.add(status(meeting));
        event.add(new Sequence(meeting.sequence()));
        event.add(ImmutableClazz.PRIVATE);
        return event;
    }

    private static Status status(CalendarMeeting meeting) {
        if (meeting.isCancelled()) {
            return ImmutableStatus.VEVENT_CANCELLED;
        }
        return meeting.isExpected() ? ImmutableStatus.VEVENT_TENTATIVE : ImmutableStatus.VEVENT_CONFIRMED;
    }

    /** The rules that hold today. The library's has a century of others, and an address where to ask for newer ones. */
    private static VTimeZone zone() {
        String id = EngineClock.ZONE.getId();
        TimeZone known = Objects.requireNonNull(
                TimeZoneRegistryFactory.getInstance().createRegistry().getTimeZone(id));
        VTimeZone zone = new VTimeZone();
        zone.add(new TzId(id));
        known.getVTimeZone().getObservances().stream()
                .filter(ICalendarWriter::stillHolds)
                .forEach(zone::add);
        return zone;
    }

    private static boolean stillHolds(Observance observance) {
        return observance
                .<RRule<?>>getProperty(Property.RRULE)
                .filter(rule -> rule.getRecur().getUntil() == null)
                .isPresent();
    }
}

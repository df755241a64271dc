package org.alongside.groups.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.model.TimeZoneLoader;
import net.fortuna.ical4j.model.TimeZoneUpdater;
import net.fortuna.ical4j.util.MapTimeZoneCache;
import org.alongside.ids.MeetingId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.junit.jupiter.api.Test;

/** A calendar says when, and nothing else. (CONF-05, CONF-06) */
class ICalendarWriterTest {
    private static final MeetingId ID = MeetingId.of("3d2c8f0e-5a41-4a9f-9c55-0a1b2c3d4e5f");
    private static final Instant NOW = Instant.parse("2026-09-01T00:00:00Z");

    private static CalendarMeeting meeting(
            String startsAt, boolean isWelcome, boolean isCancelled, boolean isExpected) {
        return new CalendarMeeting(
                ID, Instant.parse(startsAt), Duration.ofMinutes(90), isWelcome, isCancelled, isExpected, 4);
    }

    private static String of(CalendarMeeting... meetings) {
        return new String(ICalendarWriter.of(List.of(meetings), NOW), StandardCharsets.UTF_8);
    }

    @Test
    @Proves({PolicyId.CONF_05, PolicyId.CONF_06})
    void writesThisAndNothingElse() {
        String text = of(meeting("2026-09-02T06:30:00Z", true, false, false)).replace("\r\n", "\n");
        assertThat(text).isEqualTo("""
                BEGIN:VCALENDAR
                PRODID:-//Alongside//Meetings//EN
                VERSION:2.0
                CALSCALE:GREGORIAN
                NAME:Meetings
                X-WR-CALNAME:Meetings
                BEGIN:VTIMEZONE
                TZID:Pacific/Auckland
                BEGIN:STANDARD
                TZNAME:NZST
                TZOFFSETFROM:+1300
                TZOFFSETTO:+1200
                DTSTART:20080406T030000
                RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU
                END:STANDARD
                BEGIN:DAYLIGHT
                TZNAME:NZDT
                TZOFFSETFROM:+1200
                TZOFFSETTO:+1300
                DTSTART:20070930T020000
                RRULE:FREQ=YEARLY;BYMONTH=9;BYDAY=-1SU
                END:DAYLIGHT
                END:VTIMEZONE
                BEGIN:VEVENT
                UID:3d2c8f0e-5a41-4a9f-9c55-0a1b2c3d4e5f@alongside
                DTSTAMP:20260901T000000Z
                DTSTART;TZID=Pacific/Auckland:20260902T183000
                DTEND;TZID=Pacific/Auckland:20260902T200000
                SUMMARY:Meeting (welcome)
                STATUS:CONFIRMED
                SEQUENCE:4
                CLASS:PRIVATE
                END:VEVENT
                END:VCALENDAR
                """);
    }

    @Test
    void writesAnEmptyCalendarWhereThereAreNoMeetings() {
        assertThat(of()).contains("BEGIN:VTIMEZONE").doesNotContain("VEVENT");
    }

    @Test
    void tellsPlannedExpectedAndCancelledApart() {
        assertThat(of(meeting("2026-09-02T06:30:00Z", false, false, false)))
                .contains("STATUS:CONFIRMED\r\n", "SUMMARY:Meeting\r\n");
        assertThat(of(meeting("2026-09-02T06:30:00Z", false, false, true))).contains("STATUS:TENTATIVE\r\n");
        assertThat(of(meeting("2026-09-02T06:30:00Z", false, true, false))).contains("STATUS:CANCELLED\r\n");
        assertThat(of(meeting("2026-09-02T06:30:00Z", false, true, true))).contains("STATUS:CANCELLED\r\n");
    }

    @Test
    void showsTheTimeOnTheWallInSummerAndWinter() {
        assertThat(of(meeting("2026-09-23T06:30:00Z", false, false, false)))
                .contains("DTSTART;TZID=Pacific/Auckland:20260923T183000\r\n");
        assertThat(of(meeting("2026-09-30T05:30:00Z", false, false, false)))
                .contains("DTSTART;TZID=Pacific/Auckland:20260930T183000\r\n");
        assertThat(of(meeting("2026-09-26T13:30:00Z", false, false, false)))
                .as("over the change of the clock")
                .contains("DTSTART;TZID=Pacific/Auckland:20260927T013000\r\n")
                .contains("DTEND;TZID=Pacific/Auckland:20260927T040000\r\n");
    }

    @Test
    void asksNothingOfTheNetwork() throws Exception {
        List<URI> asked = new ArrayList<>();
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                asked.add(uri);
                throw new IllegalStateException("Nobody goes out from here.");
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
        });
        try {
            new TimeZoneLoader("zoneinfo/", new MapTimeZoneCache()).loadVTimeZone("Pacific/Auckland");
            of(meeting("2026-09-02T06:30:00Z", false, false, false));
            assertThat(asked).isEmpty();
            assertThat(new TimeZoneUpdater().isEnabled()).isFalse();
            assertThatThrownBy(() -> new TimeZoneUpdater()
                            .openConnection(URI.create("https://www.tzurl.org/").toURL())
                            .getInputStream())
                    .as("the way by which it would go out is watched")
                    .hasStackTraceContaining("Nobody goes out");
            assertThat(asked).hasSize(1);
        } finally {
            ProxySelector.setDefault(before);
        }
    }
}

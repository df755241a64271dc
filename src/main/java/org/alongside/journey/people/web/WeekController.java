package org.alongside.journey.people.web;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageDate;
import org.alongside.access.Words;
import org.alongside.engine.EngineClock;
import org.alongside.ids.WorkerId;
import org.alongside.journey.meetings.ArrangedMeetings.Way;
import org.alongside.journey.people.MyWeek;
import org.alongside.journey.state.Labels;
import org.alongside.journey.web.JourneyWords;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A worker's week: their meetings with survivors and of the groups that they facilitate. (CONF-01) */
@Controller
class WeekController {
    private static final int WEEKS_MAX = 53;
    private static final PageDate WEEKDAY = PageDate.of("EEEE d MMMM");

    private final MyWeek week;
    private final Clock clock;

    WeekController(MyWeek week, Clock clock) {
        this.week = week;
        this.clock = clock;
    }

    record Day(String id, String name, boolean isToday, List<Line> meetings) {}

    /**
     * A meeting of a day.
     *
     * @param address of the survivor's page; empty where there is none to go to
     * @param mark welcome meeting, cancelled or expected; empty for any other
     * @param isBesideAnother whether another one has some of the same time
     */
    record Line(
            String time, String who, String alias, String address, String how, String mark, boolean isBesideAnother) {}

    @GetMapping("/people/week")
    String week(@RequestParam(name = "from", defaultValue = "") String from, Model model) {
        LocalDate today = LocalDate.now(clock);
        LocalDate monday = monday(from, today);
        List<MyWeek.Entry> all = week.from(monday, me());
        model.addAttribute(
                "days",
                IntStream.range(0, DayOfWeek.values().length)
                        .mapToObj(monday::plusDays)
                        .map(day -> new Day(
                                "day-" + day,
                                WEEKDAY.format(day),
                                day.equals(today),
                                all.stream()
                                        .filter(entry -> entry.startsAt()
                                                .atZone(EngineClock.ZONE)
                                                .toLocalDate()
                                                .equals(day))
                                        .map(entry -> line(entry, all))
                                        .toList()))
                        .toList());
        model.addAttribute("isEmpty", all.isEmpty());
        model.addAttribute(
                "before",
                isShown(monday.minusWeeks(1), today) ? monday.minusWeeks(1).toString() : "");
        model.addAttribute(
                "after",
                isShown(monday.plusWeeks(1), today) ? monday.plusWeeks(1).toString() : "");
        return "journey/week";
    }

    private static LocalDate monday(String from, LocalDate today) {
        LocalDate day;
        try {
            day = from.isEmpty() ? today : LocalDate.parse(from);
        } catch (DateTimeParseException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        if (!isShown(day, today)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static boolean isShown(LocalDate day, LocalDate today) {
        return Math.abs(ChronoUnit.WEEKS.between(today, day)) <= WEEKS_MAX;
    }

    private static Line line(MyWeek.Entry entry, List<MyWeek.Entry> all) {
        boolean isOfGroup = entry.way().isEmpty();
        return new Line(
                Words.here(
                        "week.to",
                        JourneyWords.time(entry.startsAt()),
                        JourneyWords.time(entry.startsAt().plus(entry.length()))),
                isOfGroup
                        ? Words.here("week.a-group-that-you-facilitate")
                        : entry.label().orElse(Words.here("week.a-survivor")),
                entry.alias().orElse(""),
                entry.label().map(label -> "/people/" + Labels.address(label)).orElse(isOfGroup ? "/groups" : ""),
                entry.way().map(Way::words).orElse(""),
                mark(entry),
                all.stream().anyMatch(other -> other != entry && entry.isBeside(other)));
    }

    private static String mark(MyWeek.Entry entry) {
        if (entry.isCancelled()) {
            return Words.here("week.cancelled");
        }
        if (entry.isExpected()) {
            return Words.here("week.expected");
        }
        return entry.isWelcomeMeeting() ? Words.here("week.welcome-meeting") : "";
    }

    private static WorkerId me() {
        return CurrentActor.get().orElseThrow().userId();
    }
}

package org.alongside.journey.people.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageDate;
import org.alongside.access.PageForm;
import org.alongside.access.PageLink;
import org.alongside.access.Role;
import org.alongside.access.Words;
import org.alongside.engine.EngineClock;
import org.alongside.engine.TaskNameParseListener;
import org.alongside.engine.TasksOfCaller.OpenTask;
import org.alongside.engine.overview.TaskReminders;
import org.alongside.ids.WorkerId;
import org.alongside.journey.meetings.ArrangedMeetings.ArrangedMeeting;
import org.alongside.journey.people.MyPeople;
import org.alongside.journey.state.Journeys.State;
import org.alongside.journey.state.Labels;
import org.alongside.journey.web.JourneyWords;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** A worker's start page: those with whom they walk, and what is open for each. (CONF-01) */
@Controller
@RequestMapping("/people")
class PeopleController {
    private static final int WORDS_MIN = 2;
    private static final int WORDS_MAX = 100;
    private static final int PAGES_MAX = 10;
    private static final PageDate WHEN = PageDate.of("EEE d MMM, h:mm a").withZone(EngineClock.ZONE);

    private final MyPeople people;
    private final TaskReminders reminders;
    private final Clock clock;

    PeopleController(MyPeople people, TaskReminders reminders, Clock clock) {
        this.people = people;
        this.reminders = reminders;
        this.clock = clock;
    }

    @Bean
    static PageLink myPeopleLink() {
        return new PageLink("/people", "place.people", Set.of(Role.PEER_WORKER));
    }

    record Row(
            String label,
            String address,
            String alias,
            String season,
            String step,
            String pause,
            String lastContact,
            boolean isAway,
            String meeting,
            List<TaskRow> tasks) {}

    record TaskRow(String address, String name, String due, boolean isLate, boolean isUrgent, boolean isToTake) {}

    /** That a supervisor reminded the worker of a task. */
    record ReminderRow(String address, String task, String due, String at) {}

    @GetMapping
    String all(@RequestParam(name = "page", defaultValue = "0") int page, Model model) {
        if (page < 0 || page >= PAGES_MAX) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        MyPeople.Page found = people.page(me(), page);
        model.addAttribute("people", rows(found));
        model.addAttribute("reminders", page == 0 ? reminded() : List.of());
        model.addAttribute("more", found.hasMore() ? "/people?page=" + (page + 1) : "");
        model.addAttribute("before", page > 0 ? "/people?page=" + (page - 1) : "");
        model.addAttribute("words", "");
        model.addAttribute("isFound", false);
        return "journey/people";
    }

    /** Words are sent in the body: a name stands in no address. */
    @PostMapping("/search")
    ModelAndView search(HttpServletRequest request) {
        String words = PageForm.of(request, "words").text("words");
        boolean isSearched = words.length() >= WORDS_MIN && words.length() <= WORDS_MAX;
        MyPeople.Page found = isSearched ? people.search(me(), words) : people.page(me(), 0);
        ModelAndView view =
                new ModelAndView("journey/people", isSearched ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY);
        view.addObject("people", rows(found));
        view.addObject("more", isSearched || !found.hasMore() ? "" : "/people?page=1");
        view.addObject("before", "");
        view.addObject("words", words);
        view.addObject("wrong", isSearched ? "" : Words.here("people.please-type-between-and-characters"));
        view.addObject("isFound", isSearched);
        return view;
    }

    private List<ReminderRow> reminded() {
        return reminders.of(me()).stream()
                .map(reminder -> new ReminderRow(
                        JourneyWords.addressOf(reminder.taskId()),
                        reminder.task(),
                        reminder.until() == null ? "" : Words.here("people.due", by(reminder.until())),
                        WHEN.format(reminder.at())))
                .toList();
    }

    private List<Row> rows(MyPeople.Page page) {
        return page.people().stream().map(this::row).toList();
    }

    private Row row(MyPeople.Person person) {
        return new Row(
                person.label(),
                "/people/" + Labels.address(person.label()),
                person.alias().orElse(""),
                JourneyWords.of(person.season()),
                JourneyWords.of(person.step()),
                person.state() == State.PAUSED
                        ? Words.here("people.having-a-break-since", JourneyWords.day(person.changedAt()))
                        : "",
                person.lastContact().map(JourneyWords::day).orElse(""),
                person.isAway() && person.state() != State.PAUSED,
                person.meeting().map(this::meeting).orElse(""),
                person.tasks().stream().map(task -> row(task, person.label())).toList());
    }

    private String meeting(ArrangedMeeting meeting) {
        return meeting.startsAt().isBefore(clock.instant())
                ? Words.here("people.meeting-of-please-say-how", JourneyWords.of(meeting))
                : Words.here("people.next-meeting", JourneyWords.of(meeting));
    }

    private TaskRow row(OpenTask task, String label) {
        return new TaskRow(
                JourneyWords.addressOf(task.id()),
                TaskNameParseListener.withoutLabel(task.name(), label),
                when(task),
                task.due() != null && task.due().isBefore(clock.instant()),
                task.isUrgent(),
                !task.isTheirs());
    }

    private String when(OpenTask task) {
        Instant now = clock.instant();
        Optional<Instant> waits = Optional.ofNullable(task.followUp()).filter(followUp -> followUp.isAfter(now));
        if (waits.isPresent()) {
            return Words.here("people.waits-until", JourneyWords.day(waits.get()));
        }
        if (task.due() == null) {
            return "";
        }
        return Words.here(task.due().isBefore(now) ? "people.was-due" : "people.due", by(task.due()));
    }

    /** What is due when a day begins is due on the day before. */
    private static String by(Instant due) {
        ZonedDateTime at = due.atZone(EngineClock.ZONE);
        return at.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? Words.here(
                        "people.by-the-end-of",
                        JourneyWords.day(at.toLocalDate().minusDays(1)))
                : WHEN.format(due);
    }

    private static WorkerId me() {
        return CurrentActor.get().orElseThrow().userId();
    }
}

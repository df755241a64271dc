package org.alongside.journey.record.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.alongside.access.AccountNames;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageForm;
import org.alongside.access.Words;
import org.alongside.assessment.TabletCodes;
import org.alongside.consent.ConsentLedger.Answer;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.meetings.ArrangedMeetings;
import org.alongside.journey.meetings.ArrangedMeetings.ArrangedMeeting;
import org.alongside.journey.meetings.MeetingsOfJourney;
import org.alongside.journey.meetings.WhoComes;
import org.alongside.journey.own.OwnRequests;
import org.alongside.journey.record.RecordReading;
import org.alongside.journey.record.RecordTheme;
import org.alongside.journey.state.Journeys.Journey;
import org.alongside.journey.state.Labels;
import org.alongside.journey.state.NoSuchJourneyException;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.journey.web.JourneyIds;
import org.alongside.journey.web.JourneyWords;
import org.alongside.policy.Refused;
import org.alongside.records.RecordEntry;
import org.alongside.records.RecordField;
import org.alongside.records.ToldByOthers;
import org.alongside.referral.map.SupportMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The page of a survivor for who walks with them, and their record read back. (CONF-01, CONF-03, CONF-08) */
@Controller
class RecordController {
    private static final String PERSON = "/people/{label}";
    private static final Map<String, String> DONE = Map.of(
            "contact", "record.it-is-kept-what-was",
            "people", "record.the-people-who-matter-are");
    private static final int WORDS_MIN = 2;
    private static final int WORDS_MAX = 100;
    private static final Set<RecordField> HOW_TO_REACH = EnumSet.of(
            RecordField.CONTACT_CHANNEL,
            RecordField.CONTACT_ADDRESS,
            RecordField.CONTACT_SAFE_HOURS,
            RecordField.CONTACT_ANY_TIME,
            RecordField.CONTACT_CODE_NAME,
            RecordField.CONTACT_VOICEMAIL,
            RecordField.CONTACT_LANGUAGE);
    private static final Set<RecordField> MEETING =
            EnumSet.of(RecordField.MEETING_PLACE, RecordField.MEETING_WITH_WHOM);
    private static final Set<RecordField> KEEPING_SAFE = EnumSet.of(
            RecordField.PLAN_KEEPING_SAFE,
            RecordField.RISKS_SELF,
            RecordField.RISKS_OTHERS,
            RecordField.SAFETY_NOW,
            RecordField.SAFETY_NOTE);
    private static final Set<RecordField> WAY_FORWARD = EnumSet.of(RecordField.PLAN_NEXT_STEPS, RecordField.PLAN_HOPES);
    private static final Set<RecordField> LAST_SESSION = EnumSet.of(
            RecordField.SESSION_KIND,
            RecordField.SESSION_DATE,
            RecordField.SESSION_MINUTES,
            RecordField.SESSION_TALKED_ABOUT,
            RecordField.SESSION_NEXT_STEPS,
            RecordField.SESSION_AGREED_TOGETHER);

    private final RecordReading reading;
    private final TheirJourneys own;
    private final RecordLines lines;
    private final AccountNames accounts;
    private final GroupWayWords ways;
    private final SupportMap map;
    private final ArrangedMeetings arranged;
    private final MeetingsOfJourney meetings;
    private final WhoComes comes;
    private final ToldByOthers told;
    private final OwnRequests requests;
    private final TabletCodes assessment;
    private final Clock clock;

    RecordController(
            RecordReading reading,
            TheirJourneys own,
            RecordLines lines,
            AccountNames accounts,
            GroupWayWords ways,
            SupportMap map,
            ArrangedMeetings arranged,
            MeetingsOfJourney meetings,
            WhoComes comes,
            ToldByOthers told,
            OwnRequests requests,
            TabletCodes assessment,
            Clock clock) {
        this.reading = reading;
        this.own = own;
        this.lines = lines;
        this.accounts = accounts;
        this.ways = ways;
        this.map = map;
        this.arranged = arranged;
        this.meetings = meetings;
        this.comes = comes;
        this.told = told;
        this.requests = requests;
        this.assessment = assessment;
        this.clock = clock;
    }

    record Who(String label, String address, String alias, String anyTime, String state, String step) {}

    record Section(String id, List<RecordLines.Line> lines, String written, String empty) {}

    /**
     * The meeting ahead.
     *
     * @param when empty where none is agreed on
     * @param hasBegun whether its time has come, and nobody has said how it went
     * @param task where it is arranged, moved and answered; empty where nobody has begun to arrange one
     * @param notNow why none can be arranged now; empty where one can
     * @param section where they meet, and who else is there
     */
    record Meeting(String when, boolean hasBegun, String task, String notNow, Section section) {}

    record ThemeLink(String address, String words, boolean isHere) {}

    record Agreement(String what, String decision, String when, String who) {}

    /** What is needed before a meeting, on one page. */
    @GetMapping(PERSON)
    String person(
            @PathVariable("label") String label,
            @RequestParam(name = "done", defaultValue = "") String done,
            Model model) {
        Optional.ofNullable(DONE.get(done)).ifPresent(key -> model.addAttribute("done", Words.here(key)));
        model.addAllAttributes(person(own.at(label)));
        return "journey/person";
    }

    /** The same without the frame of a page, for the tab beside a task. */
    @GetMapping("/journeys/{journeyId}/beside")
    String beside(@PathVariable("journeyId") String journeyId, Model model) {
        model.addAllAttributes(person(JourneyIds.read(journeyId).orElseThrow(NoSuchJourneyException::new)));
        return "journey/person :: overview";
    }

    /** Begins to arrange a meeting, and leads to its task in the Tasklist. (JOURNEY-01, JOURNEY-04) */
    @PostMapping(PERSON + "/meeting")
    ModelAndView arrange(@PathVariable("label") String label, HttpServletRequest request) {
        PageForm.of(request);
        JourneyId journeyId = own.at(label);
        try {
            String task =
                    own.changeAndTell("meeting: arrange", journeyId, me(), journey -> meetings.begin(journey, me()));
            return new ModelAndView("redirect:" + JourneyWords.addressOf(task));
        } catch (Refused refused) {
            ModelAndView page = new ModelAndView("journey/person", person(journeyId), HttpStatus.CONFLICT);
            return page.addObject("refused", refused.sentence());
        }
    }

    private Map<String, Object> person(JourneyId journeyId) {
        return reading.beforeMeeting(journeyId, me(), page -> {
            Map<String, Object> shown = new HashMap<>();
            shown.put("who", who(page));
            shown.put("isAssessed", assessment.isRoundOpen(journeyId, me()));
            asked(journeyId).ifPresent(words -> shown.put("asked", words));
            map.changedByThemselves(journeyId)
                    .ifPresent(at -> shown.put("mapNews", Words.here("person.support-map-news", JourneyWords.day(at))));
            shown.put("isToldWaiting", told.waiting(journeyId) > 0);
            shown.put("doNotCome", comes.noLongerCome(journeyId));
            shown.put("meeting", meeting(page.journey(), page.entries()));
            shown.put("sections", sections(page.entries()));
            GroupWayWords.Seen groups = ways.of(journeyId, me());
            shown.put("joined", groups.joined());
            groups.way().ifPresent(way -> shown.put("way", way));
            return shown;
        });
    }

    /** What they asked for on their own page and is open. */
    private Optional<String> asked(JourneyId journeyId) {
        List<LocalDate> open = requests.of(journeyId).stream()
                .filter(one -> one.doneAt() == null)
                .map(OwnRequests.Request::dueOn)
                .sorted()
                .toList();
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(Words.here(
                        open.size() > 1 ? "person.they-asked-for-some" : "person.they-asked-for-one",
                        JourneyWords.day(open.get(0))));
    }

    private Meeting meeting(Journey journey, List<RecordEntry> entries) {
        JourneyId journeyId = journey.id();
        Optional<ArrangedMeeting> ahead = arranged.ahead(journeyId);
        return new Meeting(
                ahead.map(JourneyWords::of).orElse(""),
                ahead.filter(meeting -> meeting.startsAt().isBefore(clock.instant()))
                        .isPresent(),
                meetings.taskOf(journeyId).map(JourneyWords::addressOf).orElse(""),
                Objects.requireNonNullElse(meetings.mayBegin(journey, me()).sentence(), ""),
                section("meeting", entries, MEETING, ahead.isPresent() ? "" : none(journeyId)));
    }

    private String none(JourneyId journeyId) {
        return arranged.calledOffAhead(journeyId)
                .map(off -> Words.here("record.no-meeting-is-arranged-one", JourneyWords.when(off.startsAt())))
                .orElse(Words.here("record.no-meeting-is-arranged"));
    }

    private List<Section> sections(List<RecordEntry> entries) {
        return List.of(
                section("last-session", entries, LAST_SESSION, Words.here("record.no-session-is-written-down")),
                section(
                        "remember",
                        entries,
                        EnumSet.of(RecordField.SESSION_SURVIVOR_WISHES, RecordField.PAUSE_NOTE),
                        Words.here("record.nothing-so-far")),
                section("way-forward", entries, WAY_FORWARD, Words.here("record.no-way-forward-is-written")),
                section("keeping-safe", entries, KEEPING_SAFE, Words.here("record.nothing-is-written-down-about")),
                section("contact", entries, HOW_TO_REACH, Words.here("record.no-safe-contact-is-written")));
    }

    private Section section(String id, List<RecordEntry> entries, Set<RecordField> fields, String empty) {
        List<RecordEntry> shown = entries.stream()
                .filter(entry -> fields.contains(entry.field()))
                .distinct()
                .toList();
        return new Section(id, lines.lines(shown), lines.lastWritten(shown), empty);
    }

    /** All of it by time, or one theme of it, fifty moments a page. */
    @GetMapping(PERSON + "/record")
    String record(
            @PathVariable("label") String label,
            @RequestParam(name = "theme", defaultValue = "") String theme,
            @RequestParam(name = "before", defaultValue = "") String before,
            Model model) {
        fillPage(label, theme, before, RecordReading.READING, model);
        return "journey/record";
    }

    /** The same, to print and to sit down with together. */
    @GetMapping(PERSON + "/record/print")
    String print(
            @PathVariable("label") String label,
            @RequestParam(name = "theme", defaultValue = "") String theme,
            @RequestParam(name = "before", defaultValue = "") String before,
            Model model) {
        fillPage(label, theme, before, RecordReading.PRINTING, model);
        return "journey/record-print";
    }

    private void fillPage(String label, String themeName, String before, String reason, Model model) {
        Optional<RecordTheme> theme = theme(themeName);
        // What is wrong with an address is said alike, whoever is named in it.
        Optional<Instant> from = moment(before);
        RecordReading.Page page = reading.page(own.at(label), me(), theme, from, reason);
        model.addAttribute("who", who(page));
        model.addAttribute("themes", themes(themeName));
        model.addAttribute("theme", themeName);
        model.addAttribute("before", before);
        model.addAttribute("heading", theme.map(JourneyWords::of).orElse(Words.here("record.all-of-it")));
        model.addAttribute("moments", lines.moments(page.entries()));
        model.addAttribute("isFull", false);
        model.addAttribute("next", page.next().map(Instant::toString).orElse(""));
    }

    /** Words are sent in the body and stand in no address. */
    @PostMapping(PERSON + "/record/search")
    ModelAndView search(@PathVariable("label") String label, HttpServletRequest request) {
        String words = PageForm.of(request, "words").text("words");
        JourneyId journeyId = own.at(label);
        boolean isSearched = words.length() >= WORDS_MIN && words.length() <= WORDS_MAX;
        RecordReading.Page page = isSearched
                ? reading.search(journeyId, me(), words, lines::text)
                : reading.page(
                        journeyId, me(), Optional.of(RecordTheme.SESSION), Optional.empty(), RecordReading.READING);
        ModelAndView view =
                new ModelAndView("journey/record", isSearched ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY);
        view.addObject("who", who(page));
        view.addObject("themes", themes(isSearched ? "-" : RecordTheme.SESSION.address()));
        view.addObject("theme", "");
        view.addObject("before", "");
        view.addObject("words", words);
        view.addObject("wrong", isSearched ? "" : Words.here("record.please-type-between-and-characters"));
        view.addObject(
                "heading",
                isSearched ? Words.here("record.where-these-words-stand") : JourneyWords.of(RecordTheme.SESSION));
        view.addObject("isFull", page.entries().size() == RecordReading.HITS_MAX);
        view.addObject("moments", lines.moments(page.entries()));
        view.addObject("next", "");
        return view;
    }

    /** What was agreed to and taken back. */
    @GetMapping(PERSON + "/record/agreements")
    String agreements(@PathVariable("label") String label, Model model) {
        Map<String, Object> shown = reading.agreements(own.at(label), me(), this::agreements);
        model.addAllAttributes(shown);
        model.addAttribute("themes", themes("agreements"));
        return "journey/record-agreements";
    }

    private Map<String, Object> agreements(Journey journey, List<Answer> answers) {
        AccountNames.Through names =
                accounts.of(answers.stream().map(Answer::recordedBy).toList());
        Function<Answer, String> asked = ways.asked(journey.id(), answers, me());
        return Map.of(
                "who",
                who(journey, ""),
                "agreements",
                answers.stream()
                        .map(answer -> new Agreement(
                                asked.apply(answer),
                                decision(answer),
                                JourneyWords.when(answer.at()),
                                names.at(answer.recordedBy(), answer.at())))
                        .toList());
    }

    private static String decision(Answer answer) {
        if (answer.holdsAgain()) {
            return Words.here("record.holds-again");
        }
        if (answer.isGiven()) {
            return Words.here("record.agreed");
        }
        return answer.isWithdrawn() ? Words.here("record.taken-back") : Words.here("record.said-no");
    }

    private static List<ThemeLink> themes(String here) {
        return Stream.of(
                        Stream.of(new ThemeLink("", Words.here("record.all-of-it"), here.isEmpty())),
                        Stream.of(RecordTheme.values())
                                .map(theme -> new ThemeLink(
                                        "?theme=" + theme.address(),
                                        JourneyWords.of(theme),
                                        theme.address().equals(here))),
                        Stream.of(new ThemeLink(
                                "/agreements", Words.here("record.what-was-agreed"), here.equals("agreements"))))
                .flatMap(each -> each)
                .toList();
    }

    private static Who who(RecordReading.Page page) {
        return who(page.journey(), page.alias().orElse(""));
    }

    private static Who who(Journey journey, String alias) {
        return new Who(
                journey.label(),
                "/people/" + Labels.address(journey.label()),
                alias,
                "/journeys/" + journey.id(),
                JourneyWords.of(journey.state()),
                JourneyWords.of(journey.step()));
    }

    private static Optional<RecordTheme> theme(String name) {
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(RecordTheme.named(name).orElseThrow(NoSuchJourneyException::new));
    }

    private static Optional<Instant> moment(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(JourneyIds.moment(text));
        } catch (DateTimeException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    private static WorkerId me() {
        return CurrentActor.get().orElseThrow().userId();
    }
}

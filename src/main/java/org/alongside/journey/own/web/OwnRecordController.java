package org.alongside.journey.own.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.access.AccountNames;
import org.alongside.access.Language;
import org.alongside.audit.Ledger;
import org.alongside.consent.ConsentLedger.Answer;
import org.alongside.consent.WhanauAgreements;
import org.alongside.engine.Caller;
import org.alongside.engine.FormWords;
import org.alongside.ids.RequestId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.AtAnyTimeActs;
import org.alongside.journey.own.OwnRequests.Alert;
import org.alongside.journey.own.OwnRequests.Request;
import org.alongside.journey.own.web.OwnActs.Act;
import org.alongside.journey.record.RecordTheme;
import org.alongside.journey.web.JourneyIds;
import org.alongside.journey.web.JourneyWords;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.AnswerTexts;
import org.alongside.records.RecordEntry;
import org.alongside.records.RecordField;
import org.alongside.referral.state.Referrals;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * A survivor reads their own record: one thing a page, no name on any of them until they ask for names. (CONF-03, CONF-07)
 */
@Controller
@RequestMapping("/own/record")
@Policy(PolicyId.CONF_03)
class OwnRecordController {
    /** What tells at once whom a page is about, or who is dear to them. */
    private static final Set<RecordField> NAMES = Set.of(
            RecordField.CONTACT_ALIAS,
            RecordField.CONTACT_ADDRESS,
            RecordField.CONTACT_CODE_NAME,
            RecordField.PERSON_PHONE,
            RecordField.PERSON_EMAIL,
            RecordField.PERSON_POSTAL_ADDRESS,
            RecordField.PERSON_KEY_PEOPLE,
            RecordField.PLAN_PEOPLE_ALONGSIDE,
            RecordField.TOLD_WHAT,
            RecordField.TOLD_BY_WHANAU,
            RecordField.MEETING_WITH_WHOM,
            RecordField.JOINING_NAME,
            RecordField.JOINING_CONTACT);

    private final OwnRecord record;
    private final OwnActs acts;
    private final RecordPages pages;
    private final FormWords words;
    private final Clock clock;

    OwnRecordController(OwnRecord record, OwnActs acts, RecordPages pages, FormWords words, Clock clock) {
        this.record = record;
        this.acts = acts;
        this.pages = pages;
        this.words = words;
        this.clock = clock;
    }

    /**
     * What they asked for.
     *
     * @param done empty while it is open, as is the outcome
     */
    record Asked(
            String id,
            String kind,
            String asked,
            String due,
            String done,
            String outcome,
            boolean isReady,
            boolean isLate,
            boolean isAgain,
            boolean canBeContradicted,
            boolean canBeOnPaper,
            boolean isOnPaper) {}

    /**
     * An answer.
     *
     * @param text in lines; empty where the answer was taken out
     * @param isHidden it is a name, and names were not asked for
     */
    record Line(String label, List<String> text, boolean isEarlier, boolean isHidden, List<String> said) {}

    /** What was written at one moment. @param who empty while names are not shown */
    record Moment(String when, String who, boolean isOwn, List<Line> lines) {}

    /** A look. @param part id of what was seen */
    record Seen(String when, String who, boolean isService, List<String> parts, String why) {}

    /** @param to the service that may learn something; empty while names are not shown, and where it is none */
    record Agreed(String purpose, String to, String decision, String when, String who, boolean isOwn) {}

    /** What a service may learn now. @param name empty while names are not shown @param fetched when it fetched a letter; empty for never */
    record Service(String id, String name, List<String> parts, String until, String fetched) {}

    @GetMapping
    ModelAndView start(HttpServletRequest request) throws Exception {
        return pages.where(
                request,
                secret -> record.start(secret)
                        .map(Optional::of)
                        // Before the word is given, nothing is here but the page that asks for it.
                        .or(() -> acts.asksForWord(secret).map(chosen -> Optional.empty())),
                (start, visit) -> {
                    if (start.isEmpty()) {
                        return new ModelAndView("redirect:/own/record/word");
                    }
                    ModelAndView page = pages.page("own/record", request, visit);
                    page.addObject("isPaused", start.get().isPaused());
                    page.addObject("hasLeft", start.get().hasLeft());
                    page.addObject("wordChosen", RecordPages.when(start.get().wordChosenAt()));
                    page.addObject(
                            "opened",
                            start.get().opened().stream().map(RecordPages::when).toList());
                    page.addObject(
                            "linksOpened",
                            start.get().linksOpened().stream()
                                    .map(RecordPages::when)
                                    .toList());
                    page.addObject(
                            "wrongWords",
                            start.get().wrongWords().stream()
                                    .map(RecordPages::when)
                                    .toList());
                    Set<RequestId> again = start.get().requests().stream()
                            .flatMap(one -> Stream.ofNullable(one.againOf()))
                            .collect(Collectors.toSet());
                    page.addObject(
                            "asked",
                            start.get().requests().stream()
                                    .map(one -> asked(one, again))
                                    .toList());
                    page.addObject("acts", acts(start.get(), false));
                    page.addObject("lastActs", acts(start.get(), true));
                    return page;
                });
    }

    private static List<String> acts(OwnRecord.Start start, boolean areLast) {
        return Arrays.stream(Act.values())
                .filter(act -> act.isLast() == areLast && act.isPossible(start))
                .map(Act::address)
                .toList();
    }

    private Asked asked(Request request, Set<RequestId> again) {
        return new Asked(
                request.id().toString(),
                request.kind().name(),
                RecordPages.when(request.askedAt()),
                RecordPages.day(request.dueOn()),
                request.doneAt() == null ? "" : RecordPages.when(request.doneAt()),
                request.outcome() == null ? "" : request.outcome().name(),
                request.isReady(clock.instant()),
                request.isOpen() && request.alert() == Alert.LATE,
                request.againOf() != null,
                request.canBeContradicted() && !again.contains(request.id()),
                request.canBeAskedOnPaper(clock.instant()),
                request.onPaperAt() != null);
    }

    /** The themes, each a page of its own. */
    @GetMapping("/kept")
    ModelAndView themes(HttpServletRequest request) throws Exception {
        return pages.where(request, record::start, (start, visit) -> {
            ModelAndView page = pages.page("own/record-kept", request, visit);
            page.addObject(
                    "themes",
                    Stream.of(RecordTheme.values()).map(RecordTheme::address).toList());
            return page;
        });
    }

    @GetMapping("/kept/{theme:[a-z-]{1,20}}")
    ModelAndView kept(
            @PathVariable("theme") String theme,
            @RequestParam(name = "before", defaultValue = "") String before,
            @RequestParam(name = "names", defaultValue = "") String names,
            HttpServletRequest request)
            throws Exception {
        Optional<Instant> from = moment(before);
        return pages.where(
                request,
                secret -> RecordTheme.named(theme).flatMap(one -> record.kept(secret, one, from)),
                (kept, visit) -> entries(kept, theme, names, pages.page("own/record-entries", request, visit)));
    }

    @GetMapping("/hopes")
    ModelAndView hopes(
            @RequestParam(name = "before", defaultValue = "") String before,
            @RequestParam(name = "names", defaultValue = "") String names,
            HttpServletRequest request)
            throws Exception {
        Optional<Instant> from = moment(before);
        return pages.where(
                request,
                secret -> record.hopes(secret, from),
                (kept, visit) -> entries(kept, "hopes", names, pages.page("own/record-entries", request, visit)));
    }

    private ModelAndView entries(OwnRecord.Kept kept, String theme, String names, ModelAndView page) {
        boolean areShown = areShown(names);
        page.addObject("theme", theme);
        page.addObject("names", areShown);
        page.addObject("moments", moments(kept, areShown));
        page.addObject("older", kept.older().map(Instant::toString).orElse(""));
        return page;
    }

    private List<Moment> moments(OwnRecord.Kept kept, boolean areNamesShown) {
        Map<List<Object>, List<RecordEntry>> byMoment = kept.entries().stream()
                .collect(Collectors.groupingBy(
                        entry -> List.of(entry.saidAt(), entry.writtenAt(), entry.writtenBy()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return byMoment.values().stream()
                .map(entries -> new Moment(
                        RecordPages.when(entries.get(0).saidAt()),
                        areNamesShown
                                ? name(
                                        entries.get(0).writtenBy(),
                                        entries.get(0).writtenAt(),
                                        kept.names())
                                : "",
                        entries.get(0).writtenBy().equals(Caller.SURVIVOR),
                        entries.stream()
                                .map(entry -> line(entry, areNamesShown))
                                .toList()))
                .toList();
    }

    private Line line(RecordEntry entry, boolean areNamesShown) {
        FormWords.Field field = words.of(entry.field().id());
        boolean isHidden = !areNamesShown && NAMES.contains(entry.field());
        return new Line(
                field.label(),
                isHidden ? List.of() : AnswerTexts.of(field, entry.value(), RecordPages::day),
                !entry.isCurrent(),
                isHidden,
                entry.statements().stream().map(RecordEntry.Statement::text).toList());
    }

    /** Who read the record, and why. */
    @GetMapping("/looks")
    ModelAndView looks(
            @RequestParam(name = "before", defaultValue = "") String before,
            @RequestParam(name = "names", defaultValue = "") String names,
            HttpServletRequest request)
            throws Exception {
        Optional<Instant> from = moment(before);
        Language language = Language.of(request, Language.COOKIE_OF_SURVIVORS);
        return pages.where(request, secret -> record.looks(secret, from), (found, visit) -> {
            ModelAndView page = pages.page("own/record-looks", request, visit);
            page.addObject("names", areShown(names));
            page.addObject(
                    "looks",
                    found.looks().seen().stream()
                            .map(look -> seen(look, areShown(names), found.names(), language))
                            .toList());
            page.addObject("older", found.looks().older().map(Instant::toString).orElse(""));
            return page;
        });
    }

    private static Seen seen(
            AtAnyTimeActs.Seen look, boolean areNamesShown, AccountNames.Through names, Language language) {
        return new Seen(
                RecordPages.when(look.at()),
                areNamesShown ? name(look.reader(), look.at(), names) : "",
                look.reader().equals(Ledger.SERVICE),
                look.partNames(),
                JourneyWords.reason(look.reason(), language));
    }

    /** What they agreed to, said no to, and took back. */
    @GetMapping("/agreements")
    ModelAndView agreements(@RequestParam(name = "names", defaultValue = "") String names, HttpServletRequest request)
            throws Exception {
        return pages.where(request, record::agreements, (found, visit) -> {
            ModelAndView page = pages.page("own/record-agreements", request, visit);
            page.addObject("names", areShown(names));
            page.addObject(
                    "agreements",
                    found.answers().stream()
                            .map(answer -> agreed(answer, areShown(names), found))
                            .toList());
            page.addObject(
                    "services",
                    found.services().stream()
                            .map(one -> may(one, areShown(names), found))
                            .toList());
            page.addObject(
                    "supporters",
                    found.supporters().stream()
                            .map(one -> OwnWhanauController.shown(one, areShown(names)))
                            .toList());
            return page;
        });
    }

    /** What a service may learn, as it is shown. */
    static Service may(Referrals.Agreed agreed, boolean isNameShown, OwnRecord.Agreements found) {
        return new Service(
                agreed.service().toString(),
                isNameShown ? agreed.name() : "",
                agreed.classes().stream().map(Enum::name).toList(),
                RecordPages.day(agreed.until()),
                Optional.ofNullable(found.fetched().get(agreed.service()))
                        .map(RecordPages::when)
                        .orElse(""));
    }

    private static Agreed agreed(Answer answer, boolean areNamesShown, OwnRecord.Agreements found) {
        String decision = answer.holdsAgain()
                ? "HOLDS_AGAIN"
                : answer.isGiven() ? "GIVEN" : answer.isWithdrawn() ? "WITHDRAWN" : "DECLINED";
        return new Agreed(
                WhanauAgreements.with(answer.recipient())
                        .map(with -> "WHANAU_" + with.to())
                        .orElse(answer.purpose().name()),
                areNamesShown ? found.recipients().getOrDefault(answer.recipient(), "") : "",
                decision,
                RecordPages.when(answer.at()),
                areNamesShown ? name(answer.recordedBy(), answer.at(), found.names()) : "",
                answer.recordedBy().equals(Caller.SURVIVOR));
    }

    private static String name(WorkerId who, Instant at, AccountNames.Through names) {
        return names.nameAt(who, at).orElse("");
    }

    private static boolean areShown(String names) {
        return names.equals("show");
    }

    private static Optional<Instant> moment(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(JourneyIds.moment(text));
        } catch (DateTimeException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }
}

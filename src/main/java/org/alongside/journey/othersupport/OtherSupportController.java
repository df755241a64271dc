package org.alongside.journey.othersupport;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.access.CurrentActor;
import org.alongside.access.Download;
import org.alongside.access.PageDate;
import org.alongside.access.PageForm;
import org.alongside.access.Words;
import org.alongside.database.RequestDeadline;
import org.alongside.directory.Directory;
import org.alongside.directory.Directory.Search;
import org.alongside.directory.Entry;
import org.alongside.directory.Entry.Kind;
import org.alongside.directory.Entry.Text;
import org.alongside.directory.Merging;
import org.alongside.directory.Proposals;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.ReferralId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.journey.state.Journeys.Journey;
import org.alongside.journey.state.Labels;
import org.alongside.journey.state.NoSuchJourneyException;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.journey.web.JourneyWords;
import org.alongside.policy.Refused;
import org.alongside.referral.Referral;
import org.alongside.referral.answers.ServiceAnswers;
import org.alongside.referral.letter.Letter;
import org.alongside.referral.letter.LetterFiles;
import org.alongside.referral.letter.LetterPdf;
import org.alongside.referral.letter.Letters;
import org.alongside.referral.state.Referrals;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * Other support, looked for by a survivor and the worker who walks with them: what is under way, the directory to choose from, and the
 * letter in print. (REFER-01 to REFER-03)
 */
@Controller
@RequestMapping("/people/{label}/other-support")
class OtherSupportController {
    private static final PageDate DAY = PageDate.of("d MMMM uuuu");
    private static final int PAGES_MAX = 2000;
    private static final int TYPED_MAX = 200;

    private final TheirJourneys own;
    private final Referrals referrals;
    private final Letters letters;
    private final LetterFiles files;
    private final ServiceAnswers answers;
    private final Directory directory;
    private final Merging merging;
    private final Proposals proposals;
    private final SurvivorMessages survivor;

    OtherSupportController(
            TheirJourneys own,
            Referrals referrals,
            Letters letters,
            LetterFiles files,
            ServiceAnswers answers,
            Directory directory,
            Merging merging,
            Proposals proposals,
            SurvivorMessages survivor) {
        this.own = own;
        this.survivor = survivor;
        this.referrals = referrals;
        this.letters = letters;
        this.files = files;
        this.answers = answers;
        this.directory = directory;
        this.merging = merging;
        this.proposals = proposals;
    }

    /**
     * A referral.
     *
     * @param byItself when the service answered by itself, and until when it needs; empty where it did not
     * @param fetched when the service fetched the letter, or that it has not yet; empty where it was not to be fetched
     * @param task where it goes on; empty where it does not
     * @param letter where the letter can be printed; empty where this worker cannot
     * @param now the entry to choose instead, where nothing can go as this one was merged; else null
     */
    record Shown(
            String service,
            String state,
            String when,
            String byItself,
            String fetched,
            String task,
            String letter,
            @Nullable Now now) {}

    /** An entry into which another one was merged. */
    record Now(String id, String name, String sentence) {}

    /** What a service may learn now. @param id of the service */
    record Agreed(String id, String service, String what, String until) {}

    /**
     * A service to choose.
     *
     * @param why nobody can be referred to it; empty where they can
     * @param isToTellOf whether the survivor can be told of it all the same
     */
    record Choice(String id, String name, String kind, List<String> about, String why, boolean isToTellOf) {}

    /** What who looks named, and a supervisor is to review until a day. */
    record Named(String id, String name, String waits) {}

    @GetMapping
    ModelAndView page(@PathVariable("label") String label, HttpServletRequest request) {
        return shown(label, PageForm.of(request, "words", "place", "kind", "page"), HttpStatus.OK);
    }

    /** Begins with a service that was chosen together, and leads to its task in the Tasklist. */
    @PostMapping
    ModelAndView choose(@PathVariable("label") String label, HttpServletRequest request) {
        PageForm form = PageForm.of(request, "service", "words", "place", "kind", "page");
        EntryId service = service(form.text("service"));
        JourneyId journeyId = own.at(label);
        try {
            String task = own.changeAndTell(
                            "referral: begin",
                            journeyId,
                            me(),
                            journey -> referrals.begin(journeyId, journey.label(), service, me()))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            return new ModelAndView("redirect:" + JourneyWords.addressOf(task));
        } catch (Refused refused) {
            return shown(label, form, HttpStatus.CONFLICT).addObject("refused", refused.sentence());
        }
    }

    private static EntryId service(String id) {
        try {
            return EntryId.of(id);
        } catch (IllegalArgumentException isNone) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "", isNone);
        }
    }

    /** The survivor takes back what one service may learn; where nothing is agreed to, as after a second press, nothing changes. */
    @PostMapping("/take-back")
    String takeBack(@PathVariable("label") String label, HttpServletRequest request) {
        EntryId service = service(PageForm.of(request, "service").text("service"));
        JourneyId journeyId = own.at(label);
        own.change("referral: take back", journeyId, me(), journey -> survivor.withdrawsFor(journeyId, service, me()));
        return "redirect:/people/" + Labels.address(label) + "/other-support#agreed";
    }

    /** The letter as it is: to look at together before it leaves, and to send once it does. (REFER-02) */
    @GetMapping("/{id:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}/letter.pdf")
    Download letter(@PathVariable("label") String label, @PathVariable("id") ReferralId id) {
        JourneyId journeyId = own.at(label);
        record Printed(Letter letter, boolean isDraft) {}
        Printed printed = own.read("referral: print letter", journeyId, me(), journey -> referrals
                .find(id)
                .filter(one -> one.journeyId().equals(journeyId))
                .filter(OtherSupportController::isPrintable)
                .flatMap(one -> letters.read(one, me()).map(letter -> new Printed(letter, !one.hasLeft())))
                .orElseThrow(NoSuchJourneyException::new));
        byte[] file = RequestDeadline.notCounted(() -> LetterPdf.of(printed.letter(), printed.isDraft()));
        return new Download("application/pdf", "letter-" + printed.letter().reference() + ".pdf", file);
    }

    /** Until the service has answered, and not where it has gone by e-mail; what was taken back or ended is printed no more. (CONSENT-06) */
    private static boolean isPrintable(Referral referral) {
        return referral.state() == Referral.State.PREPARED || referral.isOnPaper();
    }

    private ModelAndView shown(String label, PageForm form, HttpStatus status) {
        int number = form.text("page").isEmpty() ? 1 : number(form.text("page"));
        if (number < 1
                || number > PAGES_MAX
                || form.text("words").length() > TYPED_MAX
                || form.text("place").length() > TYPED_MAX) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        Search search = new Search(
                form.text("words"),
                form.text("place"),
                form.choice("kind", Arrays.stream(Kind.values()).map(Enum::name).collect(Collectors.toSet()))
                        .map(Kind::valueOf)
                        .orElse(null),
                null,
                null,
                false);
        JourneyId journeyId = own.at(label);
        ModelAndView page = new ModelAndView("journey/other-support", status);
        own.read("read the page", journeyId, me(), journey -> fill(page, journey, search, number));
        return page;
    }

    private ModelAndView fill(ModelAndView page, Journey journey, Search search, int number) {
        List<Entry> found = directory.find(search, number);
        Set<EntryId> named = proposals.among(found.stream().map(Entry::id).toList());
        page.addObject("label", journey.label());
        page.addObject("address", "/people/" + Labels.address(journey.label()));
        page.addObject(
                "notNow",
                Objects.requireNonNullElse(
                        referrals.mayBegin(journey.id(), me()).sentence(), ""));
        List<Referral> begun = referrals.of(journey.id());
        Map<EntryId, String> names =
                directory.names(begun.stream().map(Referral::entryId).collect(Collectors.toSet()));
        Map<ReferralId, ServiceAnswers.Given> given =
                answers.of(begun.stream().map(Referral::id).toList());
        Map<ReferralId, Instant> fetched = files.fetched(begun.stream()
                .filter(OtherSupportController::isToFetch)
                .map(Referral::id)
                .toList());
        Map<EntryId, Entry> now = merging.isNow(begun.stream()
                .filter(one -> one.state().isOpen() && !one.hasLeft())
                .map(Referral::entryId)
                .collect(Collectors.toSet()));
        page.addObject(
                "referrals",
                begun.stream()
                        .map(one -> shown(
                                one,
                                byItself(given.get(one.id())),
                                fetched(one, fetched.get(one.id())),
                                journey,
                                names,
                                one.hasLeft() ? null : now.get(one.entryId())))
                        .toList());
        page.addObject(
                "agreed",
                referrals.agreed(journey.id()).stream()
                        .map(OtherSupportController::agreed)
                        .toList());
        page.addObject("kinds", kinds());
        page.addObject("search", search);
        Map<EntryId, String> why = directory.whyNotReferredTo(found);
        page.addObject(
                "choices",
                found.stream()
                        .limit(Directory.PAGE)
                        .map(one -> choice(one, why.getOrDefault(one.id(), ""), named.contains(one.id())))
                        .toList());
        page.addObject("named", named());
        page.addObject("before", number > 1 ? number - 1 : null);
        page.addObject("next", found.size() > Directory.PAGE ? number + 1 : null);
        return page;
    }

    private static String byItself(ServiceAnswers.@Nullable Given given) {
        if (given == null) {
            return "";
        }
        String at = JourneyWords.when(given.at());
        LocalDate until = given.waitingUntil();
        return until == null
                ? Words.here("other-support.by-itself", at)
                : Words.here("other-support.by-itself-until", at, DAY.format(until));
    }

    private static boolean isToFetch(Referral referral) {
        return referral.goesBy() == Referral.GoesBy.ADDRESS && referral.hasLeft();
    }

    private static String fetched(Referral referral, @Nullable Instant at) {
        if (at != null) {
            return Words.here("other-support.fetched", JourneyWords.when(at));
        }
        return isToFetch(referral) ? Words.here("other-support.not-fetched") : "";
    }

    private static Agreed agreed(Referrals.Agreed agreed) {
        return new Agreed(
                agreed.service().toString(),
                agreed.name(),
                agreed.classes().stream().map(one -> Words.here(one.key())).collect(Collectors.joining(", ")),
                JourneyWords.day(agreed.until()));
    }

    private Shown shown(
            Referral referral,
            String byItself,
            String fetched,
            Journey journey,
            Map<EntryId, String> names,
            @Nullable Entry now) {
        return new Shown(
                names.getOrDefault(referral.entryId(), ""),
                Words.here("other-support.state." + state(referral)),
                JourneyWords.when(Optional.ofNullable(referral.sentAt()).orElse(referral.begunAt())),
                byItself,
                fetched,
                Optional.of(referral)
                        .filter(one -> one.state().isOpen())
                        .flatMap(referrals::taskOf)
                        .map(JourneyWords::addressOf)
                        .orElse(""),
                isPrintable(referral) && me().equals(referral.preparedBy())
                        ? "/people/" + Labels.address(journey.label()) + "/other-support/" + referral.id()
                                + "/letter.pdf"
                        : "",
                now == null || !referral.state().isOpen()
                        ? null
                        : new Now(
                                now.id().toString(),
                                now.content().name(),
                                Words.here("other-support.is-now", now.content().name())));
    }

    private static String state(Referral referral) {
        if (referral.state() == Referral.State.SENT && referral.answer() != null) {
            return "answer-" + referral.answer().name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return referral.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private List<Named> named() {
        Map<EntryId, LocalDate> days = proposals.reviewedBy(me());
        return proposals.of(me()).stream()
                .filter(one -> days.containsKey(one.id()))
                .map(one -> new Named(
                        one.id().toString(),
                        one.content().name(),
                        Words.here(
                                "other-support.named-waits", DAY.format(Objects.requireNonNull(days.get(one.id()))))))
                .toList();
    }

    private static Choice choice(Entry entry, String why, boolean isToTellOf) {
        return new Choice(
                entry.id().toString(),
                entry.content().name(),
                words(entry.content().kind()),
                Set.of(Text.PLACE, Text.WAIT, Text.FOR_WHOM).stream()
                        .sorted()
                        .map(entry.content()::text)
                        .filter(text -> !text.isEmpty())
                        .toList(),
                why,
                isToTellOf);
    }

    static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            kinds.put(kind.name(), words(kind));
        }
        return kinds;
    }

    private static String words(Kind kind) {
        return Words.here(
                "directory-kind." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    }

    private static WorkerId me() {
        return CurrentActor.get().orElseThrow().userId();
    }
}

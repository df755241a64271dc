package org.alongside.journey.copies.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.alongside.access.CurrentActor;
import org.alongside.access.Download;
import org.alongside.access.Language;
import org.alongside.access.PageForm;
import org.alongside.access.PageLink;
import org.alongside.access.Role;
import org.alongside.access.Words;
import org.alongside.engine.FormWords;
import org.alongside.ids.RecordEntryId;
import org.alongside.ids.RequestId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.copies.CopyPlaces;
import org.alongside.journey.copies.LeaveOut;
import org.alongside.journey.copies.document.CopyDocument.Ground;
import org.alongside.journey.copies.document.CopyPdf;
import org.alongside.journey.own.OwnRequests.Request;
import org.alongside.journey.state.NoSuchJourneyException;
import org.alongside.journey.web.JourneyIds;
import org.alongside.journey.web.JourneyWords;
import org.alongside.own.OwnPages;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.records.AnswerTexts;
import org.alongside.records.RecordEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** A supervisor goes through a record for a copy: what is confidential to others is left out, with the ground. (CONF-05, CONF-07) */
@Controller
@RequestMapping("/copies")
@Policy(PolicyId.CONF_05)
class CopiesController {
    private static final String ID = "/{id:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}";
    private static final Pattern ENTRY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String STAYS = "STAYS";
    private static final Set<String> FIELDS = Set.of("entry", "ground", "before", "_csrf");
    private static final Map<Ground, String> GROUNDS = new EnumMap<>(Map.of(
            Ground.ABOUT_SOMEBODY_ELSE, "copies.about-somebody-else",
            Ground.TOLD_IN_CONFIDENCE, "copies.told-in-confidence",
            Ground.SOMEBODY_WOULD_BE_IN_DANGER, "copies.somebody-in-danger"));
    private static final Map<String, String> DONE = Map.of(
            "marked", "copies.it-is-marked",
            "through", "copies.you-are-through");

    private final LeaveOut leaveOut;
    private final FormWords words;
    private final OwnPages own;
    private final CopyPlaces places;

    CopiesController(LeaveOut leaveOut, FormWords words, OwnPages own, CopyPlaces places) {
        this.leaveOut = leaveOut;
        this.words = words;
        this.own = own;
        this.places = places;
    }

    @Bean
    static PageLink linkToCopies() {
        return new PageLink("/copies", "place.copies", Set.of(Role.SUPERVISOR));
    }

    record Row(RequestId id, String label, String day, boolean isThrough) {}

    /**
     * @param without on which ground it is left out; empty where it is in the copy
     * @param isNew it was on no page before, where others were
     */
    record Line(RecordEntryId id, String label, List<String> text, boolean isEarlier, String without, boolean isNew) {}

    record Moment(String when, List<Line> lines) {}

    @GetMapping
    ModelAndView copies() {
        return copies(false, HttpStatus.OK);
    }

    private ModelAndView copies(boolean isBusy, HttpStatus status) {
        LeaveOut.Lists lists = leaveOut.lists(me());
        ModelAndView page = new ModelAndView("copies/all", status);
        page.addObject("isBusy", isBusy);
        page.addObject(
                "toGoThrough",
                lists.toGoThrough().stream()
                        .map(one -> row(
                                one.request(),
                                one.isThrough(),
                                JourneyWords.day(one.request().dueOn())))
                        .toList());
        page.addObject(
                "ready",
                lists.ready().stream()
                        .map(one -> row(one, true, JourneyWords.when(Objects.requireNonNull(one.readyUntil()))))
                        .toList());
        return page;
    }

    private static Row row(Request request, boolean isThrough, String day) {
        return new Row(request.id(), request.label(), day, isThrough);
    }

    @GetMapping(ID)
    ModelAndView goThrough(
            @PathVariable("id") String id,
            @RequestParam(name = "before", defaultValue = "") String before,
            @RequestParam(name = "done", defaultValue = "") String done) {
        return page(
                RequestId.of(id),
                moment(before),
                DONE.containsKey(done) ? Words.here(DONE.get(done)) : "",
                "",
                Set.of(),
                HttpStatus.OK);
    }

    private ModelAndView page(
            RequestId id,
            Optional<Instant> before,
            String done,
            String refused,
            Set<RecordEntryId> ticked,
            HttpStatus status) {
        LeaveOut.Page found = leaveOut.page(id, before, me());
        ModelAndView page = new ModelAndView("copies/one", status);
        page.addObject("id", id);
        page.addObject("label", found.request().label());
        page.addObject("due", JourneyWords.day(found.request().dueOn()));
        page.addObject("isThrough", found.isThrough());
        page.addObject("marked", found.marked());
        Map<Ground, String> grounds = new EnumMap<>(Ground.class);
        GROUNDS.forEach((ground, key) -> grounds.put(ground, Words.here(key)));
        page.addObject("grounds", grounds);
        boolean isAgain = !refused.isEmpty() || found.request().goneThroughAt() != null;
        page.addObject("moments", moments(found, isAgain));
        page.addObject("before", before.map(Instant::toString).orElse(""));
        page.addObject("older", found.older().map(Instant::toString).orElse(""));
        page.addObject("ticked", ticked);
        page.addObject("done", done);
        page.addObject("refused", refused);
        return page;
    }

    private List<Moment> moments(LeaveOut.Page page, boolean isAgain) {
        Map<Instant, List<RecordEntry>> byMoment = page.entries().stream()
                .collect(Collectors.groupingBy(RecordEntry::saidAt, java.util.LinkedHashMap::new, Collectors.toList()));
        return byMoment.entrySet().stream()
                .map(each -> new Moment(
                        JourneyWords.when(each.getKey()),
                        each.getValue().stream()
                                .map(entry -> line(entry, page, isAgain))
                                .toList()))
                .toList();
    }

    private Line line(RecordEntry entry, LeaveOut.Page page, boolean isAgain) {
        FormWords.Field field = words.of(entry.field().id());
        Ground ground = page.without().get(entry.id());
        return new Line(
                entry.id(),
                field.label(),
                AnswerTexts.of(field, entry.value(), JourneyWords::day),
                !entry.isCurrent(),
                ground == null || !GROUNDS.containsKey(ground) ? "" : Words.here(GROUNDS.get(ground)),
                isAgain && page.firstSeen().contains(entry.id()));
    }

    @PostMapping(ID + "/mark")
    ModelAndView mark(@PathVariable("id") String id, HttpServletRequest request) {
        if (!FIELDS.containsAll(request.getParameterMap().keySet())) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        Set<RecordEntryId> ticked = ticked(request);
        String ground = one(request, "ground");
        String before = one(request, "before");
        Optional<Instant> from = moment(before);
        if (ticked.isEmpty() || ground.isEmpty()) {
            return page(
                    RequestId.of(id),
                    from,
                    "",
                    ticked.isEmpty() ? Words.here("copies.nothing-was-ticked") : Words.here("copies.please-choose-why"),
                    ticked,
                    HttpStatus.UNPROCESSABLE_ENTITY);
        }
        Optional<Ground> why = ground.equals(STAYS) ? Optional.empty() : Optional.of(ground(ground));
        try {
            leaveOut.mark(RequestId.of(id), from, ticked, why, me());
        } catch (Refused refused) {
            return page(RequestId.of(id), from, "", refused.sentence(), Set.of(), HttpStatus.CONFLICT);
        }
        return new ModelAndView(
                "redirect:/copies/" + id + "?done=marked" + (before.isEmpty() ? "" : "&before=" + before));
    }

    private static Ground ground(String name) {
        return GROUNDS.keySet().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }

    private static Set<RecordEntryId> ticked(HttpServletRequest request) {
        String[] sent = Objects.requireNonNullElse(request.getParameterValues("entry"), new String[0]);
        if (sent.length > LeaveOut.MARKED_MAX || !List.of(sent).stream().allMatch(ENTRY.asMatchPredicate())) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return List.of(sent).stream().map(RecordEntryId::of).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String one(HttpServletRequest request, String field) {
        String[] sent = Objects.requireNonNullElse(request.getParameterValues(field), new String[0]);
        if (sent.length > 1) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return sent.length == 0 ? "" : sent[0];
    }

    @PostMapping(ID + "/through")
    ModelAndView through(@PathVariable("id") String id, HttpServletRequest request) {
        PageForm.of(request);
        try {
            leaveOut.goneThrough(RequestId.of(id), me());
        } catch (Refused refused) {
            Optional<Instant> from = leaveOut.notSeen(RequestId.of(id), me());
            return page(RequestId.of(id), from, "", refused.sentence(), Set.of(), HttpStatus.CONFLICT);
        }
        return new ModelAndView("redirect:/copies/" + id + "?done=through");
    }

    /** The copy to print, in one of the languages; pressing the button lists the look. */
    @PostMapping(ID + "/print")
    ModelAndView print(@PathVariable("id") String id, HttpServletRequest request) throws Exception {
        Language language = one(request, "language").equals("mi") ? Language.TE_REO_MAORI : Language.ENGLISH;
        return places.make(() -> CopyPdf.of(
                        leaveOut.print(RequestId.of(id), language, me()), own.texts(language), language.ofPages()))
                .map(pdf -> new ModelAndView(new Download("application/pdf", "copy.pdf", pdf)))
                .orElseGet(() -> copies(true, HttpStatus.SERVICE_UNAVAILABLE));
    }

    private static Optional<Instant> moment(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(JourneyIds.moment(text));
        } catch (DateTimeException e) {
            throw new NoSuchJourneyException();
        }
    }

    private static WorkerId me() {
        return CurrentActor.get().orElseThrow().userId();
    }
}

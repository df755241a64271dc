package org.alongside.journey.othersupport;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alongside.access.AccountNames;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageForm;
import org.alongside.access.Words;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupportId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.state.Journeys.Journey;
import org.alongside.journey.state.Labels;
import org.alongside.journey.state.NoSuchJourneyException;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.policy.Refused;
import org.alongside.referral.map.Coordinator.Who;
import org.alongside.referral.map.Support;
import org.alongside.referral.map.Support.State;
import org.alongside.referral.map.SupportAgreements;
import org.alongside.referral.map.SupportMap;
import org.alongside.referral.map.SupportMap.Outcome;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The map of a survivor's support, for them and their worker together: drawn, and the same in words. (REFER-04, CONSENT-06) */
@Controller
@RequestMapping("/people/{label}/support-map")
class SupportMapController {
    private static final String ONE = "/{id:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}";
    private static final int ENDED_SHOWN = 20;
    private static final Set<String> STATES =
            Arrays.stream(State.values()).map(Enum::name).collect(Collectors.toSet());
    private static final Set<String> NO_SUPPORT =
            Set.of(Who.NOT_SAID.name(), Who.SURVIVOR.name(), Who.PEER_WORKER.name());

    private final TheirJourneys own;
    private final SupportMap map;
    private final SupportAgreements agreements;
    private final SupportSuggestions suggestions;
    private final AccountNames accounts;

    SupportMapController(
            TheirJourneys own,
            SupportMap map,
            SupportAgreements agreements,
            SupportSuggestions suggestions,
            AccountNames accounts) {
        this.own = own;
        this.map = map;
        this.agreements = agreements;
        this.suggestions = suggestions;
        this.accounts = accounts;
    }

    @GetMapping
    ModelAndView page(@PathVariable("label") String label) {
        return shown(label, "journey/support-map", HttpStatus.OK);
    }

    /** On paper, to sit down with together. */
    @GetMapping("/print")
    ModelAndView print(@PathVariable("label") String label) {
        return shown(label, "journey/support-map-print", HttpStatus.OK);
    }

    /** They step out of it for now, come back, or do not want it any more. */
    @PostMapping(ONE + "/state")
    ModelAndView becomes(
            @PathVariable("label") String label, @PathVariable("id") SupportId id, HttpServletRequest request) {
        PageForm form = PageForm.of(request, "version", "state");
        int version = SupportForm.number(form.text("version"));
        State state = State.valueOf(form.oneOf("state", STATES));
        return changed(label, id.toString(), journey -> map.becomes(journey.id(), id, version, state, me()));
    }

    /** Who coordinates; at most one. */
    @PostMapping("/coordinator")
    ModelAndView coordinates(@PathVariable("label") String label, HttpServletRequest request) {
        PageForm form = PageForm.of(request, "version", "who");
        int version = SupportForm.number(form.text("version"));
        String who = form.text("who");
        return changed(
                label,
                "coordinator",
                journey -> NO_SUPPORT.contains(who)
                        ? map.coordinates(journey.id(), version, Who.valueOf(who), null, me())
                        : map.coordinates(journey.id(), version, Who.SUPPORT, SupportForm.id(who), me()));
    }

    /** What is suggested is put on the map; pressed twice, once. */
    @PostMapping("/suggested")
    ModelAndView add(@PathVariable("label") String label, HttpServletRequest request) {
        String source = PageForm.of(request, "source").text("source");
        return changed(label, "page", journey -> {
            map.mayDraw(journey.id(), me()).orRefuse();
            return suggestions
                    .said(journey.id(), map.look(journey.id(), me()), source)
                    .map(said -> map.add(journey.id(), SupportId.random(), State.IN_PLACE, said, me()))
                    .orElse(Outcome.DONE);
        });
    }

    /** They take back what this support may be told. (CONSENT-06) */
    @PostMapping(ONE + "/take-back")
    ModelAndView takeBack(
            @PathVariable("label") String label, @PathVariable("id") SupportId id, HttpServletRequest request) {
        PageForm.of(request);
        return changed(label, id.toString(), journey -> agreements.takeBack(journey.id(), id, me()));
    }

    private ModelAndView changed(String label, String where, Function<Journey, Outcome> change) {
        JourneyId journeyId = own.at(label);
        try {
            Outcome outcome = own.changeAndTell("map of support: change", journeyId, me(), change);
            return switch (outcome) {
                case DONE -> new ModelAndView("redirect:" + addressOf(label) + "#" + where);
                case CHANGED_SINCE ->
                    shown(label, "journey/support-map", HttpStatus.CONFLICT).addObject("isChanged", true);
                case NOT_THERE -> throw new NoSuchJourneyException();
            };
        } catch (Refused refused) {
            return shown(label, "journey/support-map", HttpStatus.CONFLICT).addObject("refused", refused.sentence());
        }
    }

    private ModelAndView shown(String label, String view, HttpStatus status) {
        ModelAndView page = new ModelAndView(view, status);
        return own.read("read the map of support", own.at(label), me(), journey -> fill(page, journey));
    }

    private ModelAndView fill(ModelAndView page, Journey journey) {
        SupportMap.Seen seen = map.look(journey.id(), me());
        String notNow =
                Objects.requireNonNullElse(map.mayDraw(journey.id(), me()).sentence(), "");
        AccountNames.Through names = accounts.of(SupportMapWords.writers(seen.supports()));
        Function<Support, SupportMapWords.Shown> words = one -> SupportMapWords.shown(one, seen.coordinator(), names);
        page.addObject("label", journey.label());
        page.addObject("person", "/people/" + Labels.address(journey.label()));
        page.addObject("address", addressOf(journey.label()));
        page.addObject("notNow", notNow);
        page.addObject("isAllOpen", seen.isAllOpen());
        page.addObject("drawing", SupportMapWords.drawing(seen));
        page.addObject("standing", seen.standing().stream().map(words).toList());
        List<Support> ended = seen.supports().stream()
                .filter(one -> one.state() == State.ENDED)
                .sorted(Comparator.comparing(SupportMapController::since).reversed())
                .toList();
        page.addObject("ended", ended.stream().limit(ENDED_SHOWN).map(words).toList());
        page.addObject("isMoreEnded", ended.size() > ENDED_SHOWN);
        page.addObject("next", next());
        page.addObject("coordinator", seen.coordinator());
        page.addObject("caption", SupportMapWords.caption(seen.coordinator()));
        page.addObject("chosen", SupportMapWords.chosen(seen.coordinator()));
        page.addObject("suggested", notNow.isEmpty() ? suggestions.of(journey.id(), seen) : List.of());
        page.addObject("isFull", seen.standing().size() >= SupportMap.STANDING_MAX);
        return page;
    }

    /** From when on it stands where it stands; a step that is not open to this worker counts as the first. */
    private static Instant since(Support support) {
        return support.steps().isEmpty()
                ? Instant.EPOCH
                : support.steps().get(support.steps().size() - 1).at();
    }

    /** What each state can become, and what the button for it says. */
    private static Map<String, Map<String, String>> next() {
        Map<String, Map<String, String>> next = new LinkedHashMap<>();
        for (State from : State.values()) {
            Map<String, String> buttons = new LinkedHashMap<>();
            for (State to : SupportMapWords.next(from)) {
                boolean isBack = to == State.IN_PLACE && from != State.WISHED_FOR;
                buttons.put(to.name(), Words.here(isBack ? "support-become.back" : "support-become." + to.address()));
            }
            next.put(from.name(), buttons);
        }
        return next;
    }

    private static String addressOf(String label) {
        return "/people/" + Labels.address(label) + "/support-map";
    }

    private static WorkerId me() {
        return CurrentActor.get().orElseThrow().userId();
    }
}

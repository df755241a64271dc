package org.alongside.journey.own.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.alongside.access.Language;
import org.alongside.access.PageForm;
import org.alongside.access.Words;
import org.alongside.engine.Caller;
import org.alongside.ids.SupportId;
import org.alongside.own.OwnVisit;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.referral.DataClass;
import org.alongside.referral.map.MapDrawing;
import org.alongside.referral.map.MapDrawing.Drawing;
import org.alongside.referral.map.MapDrawing.Node;
import org.alongside.referral.map.Support;
import org.alongside.referral.map.Support.State;
import org.alongside.referral.map.SupportMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * Survivors see the map of their support, with names once they ask for them, and step out, come back or take back by themselves.
 * Each is asked once more. (REFER-04, CONSENT-06)
 */
@Controller
@RequestMapping("/own/record/support-map")
@Policy(PolicyId.CONSENT_06)
class OwnSupportMapController {
    private static final String ACT =
            "/{id:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}/{act:step-out|come-back|end|take-back}";
    private static final int VERSION_DIGITS_MAX = 6;

    private final OwnRecord record;
    private final OwnActs acts;
    private final RecordPages pages;

    OwnSupportMapController(OwnRecord record, OwnActs acts, RecordPages pages) {
        this.record = record;
        this.acts = acts;
        this.pages = pages;
    }

    /** What they can do with a support. */
    private enum Act {
        STEP_OUT("step-out", State.PAUSED),
        COME_BACK("come-back", State.IN_PLACE),
        END("end", State.ENDED),
        TAKE_BACK("take-back", null);

        private final String address;
        private final @Nullable State becomes;

        Act(String address, @Nullable State becomes) {
            this.address = address;
            this.becomes = becomes;
        }

        static Act named(String address) {
            return Arrays.stream(values())
                    .filter(act -> act.address.equals(address))
                    .findFirst()
                    .orElseThrow();
        }

        boolean isPossible(Support support) {
            return switch (this) {
                case STEP_OUT -> support.state() == State.IN_PLACE;
                case COME_BACK -> support.state() == State.PAUSED;
                case END -> support.state() != State.ENDED;
                case TAKE_BACK -> support.agreed().isPresent();
            };
        }
    }

    /**
     * A support, as it is shown.
     *
     * @param name with its number on the page; what kind it is while names are not shown
     * @param wish empty while names are not shown, as it may name somebody; so is how to reach it
     * @param parts what they may be told; empty where it is nothing
     * @param steps where it stood over time
     * @param acts what they can do with it
     */
    record Shown(
            String id,
            int version,
            String name,
            String kind,
            String stands,
            String wish,
            String reach,
            String since,
            boolean coordinates,
            List<String> parts,
            String until,
            List<Step> steps,
            List<String> acts) {}

    /** Where it stood from a moment on. */
    record Step(String stands, String when, boolean isOwn) {}

    @GetMapping
    ModelAndView map(@RequestParam(name = "names", defaultValue = "") String names, HttpServletRequest request)
            throws Exception {
        Language language = Language.of(request, Language.COOKIE_OF_SURVIVORS);
        boolean areShown = names.equals("show");
        return pages.where(request, record::map, (seen, visit) -> {
            List<Shown> standing = standing(seen, areShown, language);
            ModelAndView page = pages.page("own/record-support-map", request, visit);
            page.addObject("names", areShown);
            page.addObject("drawing", drawing(seen, standing, language));
            page.addObject("standing", standing);
            page.addObject("who", seen.coordinator().who().name());
            return page;
        });
    }

    private static List<Shown> standing(SupportMap.Seen seen, boolean areNamesShown, Language language) {
        List<Shown> standing = new ArrayList<>();
        for (Support one : seen.standing()) {
            standing.add(shown(one, standing.size() + 1, seen, areNamesShown, language));
        }
        return standing;
    }

    private static Shown shown(
            Support support, int number, SupportMap.Seen seen, boolean areNamesShown, Language language) {
        String kind =
                Words.said(language, "support-kind." + support.said().kind().address());
        return new Shown(
                support.id().toString(),
                support.version(),
                number + ". " + (areNamesShown ? support.said().name() : kind),
                kind,
                stands(support.state(), language),
                areNamesShown ? support.said().wish() : "",
                areNamesShown ? support.said().reach() : "",
                support.said().since(),
                seen.coordinator().is(support.id()),
                support.agreed().stream()
                        .flatMap(agreed -> agreed.covers().stream())
                        .map(DataClass::valueOf)
                        .sorted(Comparator.naturalOrder())
                        .map(Enum::name)
                        .toList(),
                support.agreed()
                        .map(agreed -> RecordPages.day(Objects.requireNonNull(agreed.until())))
                        .orElse(""),
                support.lastSteps().stream()
                        .map(step -> new Step(
                                stands(step.state(), language),
                                RecordPages.when(step.at()),
                                step.by().equals(Caller.SURVIVOR)))
                        .toList(),
                Arrays.stream(Act.values())
                        .filter(act -> act.isPossible(support))
                        .map(act -> act.address)
                        .toList());
    }

    private static String stands(State state, Language language) {
        return Words.said(language, "support-state." + state.address());
    }

    private static String drawing(SupportMap.Seen seen, List<Shown> standing, Language language) {
        List<Node> nodes = new ArrayList<>();
        for (int each = 0; each < standing.size(); each++) {
            Shown one = standing.get(each);
            nodes.add(new Node(
                    one.name(),
                    seen.standing().get(each).state(),
                    one.stands(),
                    one.coordinates() ? Words.said(language, "support-map.coordinates") : ""));
        }
        String caption =
                switch (seen.coordinator().who()) {
                    case SURVIVOR -> Words.said(language, "support-map.you-coordinate");
                    case PEER_WORKER -> Words.said(language, "support-map.worker-coordinates");
                    case NOT_SAID, SUPPORT -> "";
                };
        return MapDrawing.svg(new Drawing(
                Words.said(language, "support-map.drawing"), Words.said(language, "support-map.you"), caption, nodes));
    }

    @GetMapping(ACT)
    ModelAndView ask(
            @PathVariable("id") SupportId id,
            @PathVariable("act") String act,
            @RequestParam(name = "names", defaultValue = "") String names,
            HttpServletRequest request)
            throws Exception {
        return ask(id, Act.named(act), names.equals("show"), false, HttpStatus.OK, request);
    }

    private ModelAndView ask(
            SupportId id,
            Act act,
            boolean areNamesShown,
            boolean isNotNow,
            HttpStatus status,
            HttpServletRequest request)
            throws Exception {
        Language language = Language.of(request, Language.COOKIE_OF_SURVIVORS);
        return pages.where(request, record::map, (seen, visit) -> {
            Optional<Support> support = seen.find(id).filter(act::isPossible);
            if (support.isEmpty()) {
                return new ModelAndView("redirect:/own/record/support-map");
            }
            int number = seen.standing().indexOf(support.get()) + 1;
            return page(
                    shown(support.get(), number, seen, areNamesShown, language), act, isNotNow, status, request, visit);
        });
    }

    private ModelAndView page(
            Shown one, Act act, boolean isNotNow, HttpStatus status, HttpServletRequest request, OwnVisit visit)
            throws Exception {
        ModelAndView page = pages.page("own/record-support", status, request, visit);
        page.addObject("one", one);
        page.addObject("act", act.address);
        return page.addObject("isNotNow", isNotNow);
    }

    @PostMapping(ACT)
    ModelAndView does(@PathVariable("id") SupportId id, @PathVariable("act") String address, HttpServletRequest request)
            throws Exception {
        Act act = Act.named(address);
        int version = version(PageForm.of(request, "version").text("version"));
        return pages.where(
                request,
                secret -> Optional.of(
                        act.becomes == null
                                ? acts.takesBackFor(secret, id)
                                : acts.becomes(secret, id, version, act.becomes)),
                (outcome, visit) -> switch (outcome) {
                    case DONE -> new ModelAndView("redirect:/own/record/support-map");
                    case OVER -> pages.over(request, visit);
                    case NOT_NOW, MANY, KEPT_BY_LAW -> ask(id, act, false, true, HttpStatus.CONFLICT, request);
                });
    }

    private static int version(String sent) {
        if (!sent.matches("[0-9]{1," + VERSION_DIGITS_MAX + "}")) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return Integer.parseInt(sent);
    }
}

package org.alongside.journey.othersupport;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageForm;
import org.alongside.access.Words;
import org.alongside.consent.ConsentLedger;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupportId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.state.Journeys.Journey;
import org.alongside.journey.state.Labels;
import org.alongside.journey.state.NoSuchJourneyException;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.policy.Refused;
import org.alongside.referral.DataClass;
import org.alongside.referral.map.Support;
import org.alongside.referral.map.Support.Kind;
import org.alongside.referral.map.Support.State;
import org.alongside.referral.map.Support.Text;
import org.alongside.referral.map.SupportAgreements;
import org.alongside.referral.map.SupportMap;
import org.alongside.referral.map.SupportMap.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The forms of a map of support: what is said of one, and what it may be told. (CONSENT-05) */
@Controller
@RequestMapping("/people/{label}/support-map")
class SupportFormController {
    private static final String ONE = "/{id:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}";
    private static final Set<String> CLASSES =
            Arrays.stream(DataClass.values()).map(Enum::name).collect(Collectors.toSet());
    private static final int AGREED_DAYS = 90;

    private final TheirJourneys own;
    private final SupportMap map;
    private final SupportAgreements agreements;
    private final Clock clock;

    SupportFormController(TheirJourneys own, SupportMap map, SupportAgreements agreements, Clock clock) {
        this.own = own;
        this.map = map;
        this.agreements = agreements;
        this.clock = clock;
    }

    @GetMapping("/new")
    ModelAndView adding(@PathVariable("label") String label) {
        return own.read("read the map of support", own.at(label), me(), journey -> form(
                        journey, SupportForm.empty(), null, HttpStatus.OK)
                .addObject(
                        "notNow",
                        Objects.requireNonNullElse(
                                map.mayDraw(journey.id(), me()).sentence(), "")));
    }

    @PostMapping("/new")
    ModelAndView add(@PathVariable("label") String label, HttpServletRequest request) {
        SupportForm form = SupportForm.of(request);
        return kept(label, form, journey -> map.add(journey.id(), form.id(), form.state(), form.said(""), me()));
    }

    @GetMapping(ONE + "/edit")
    ModelAndView editing(@PathVariable("label") String label, @PathVariable("id") SupportId id) {
        return own.read(
                "read the map of support",
                own.at(label),
                me(),
                journey -> form(journey, SupportForm.of(there(journey, id)), null, HttpStatus.OK));
    }

    @PostMapping(ONE + "/edit")
    ModelAndView edit(
            @PathVariable("label") String label, @PathVariable("id") SupportId id, HttpServletRequest request) {
        SupportForm form = SupportForm.of(request);
        if (!form.id().equals(id) || form.version() == 0) {
            throw new NoSuchJourneyException();
        }
        return kept(
                label,
                form,
                journey -> map.change(
                        journey.id(),
                        id,
                        form.version(),
                        form.said(there(journey, id).said().source()),
                        me()));
    }

    private ModelAndView kept(String label, SupportForm form, Function<Journey, Outcome> change) {
        JourneyId journeyId = own.at(label);
        if (!form.wrong().isEmpty()) {
            return shown(journeyId, form, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            return switch (own.changeAndTell("map of support: keep", journeyId, me(), change)) {
                case DONE -> new ModelAndView("redirect:" + addressOf(label) + "#" + form.id());
                case NOT_THERE -> throw new NoSuchJourneyException();
                case CHANGED_SINCE ->
                    own.read("read the map of support", journeyId, me(), journey -> {
                        Support now = there(journey, form.id());
                        return form(journey, form.at(now.version()), now, HttpStatus.CONFLICT);
                    });
            };
        } catch (Refused refused) {
            return shown(journeyId, form, HttpStatus.CONFLICT).addObject("refused", refused.sentence());
        }
    }

    private ModelAndView shown(JourneyId journeyId, SupportForm form, HttpStatus status) {
        return own.read("read the map of support", journeyId, me(), journey -> form(journey, form, null, status));
    }

    /** @param now what stands there by now, where somebody else wrote meanwhile */
    private static ModelAndView form(Journey journey, SupportForm form, @Nullable Support now, HttpStatus status) {
        ModelAndView page = page("journey/support-edit", journey, status);
        page.addObject("form", form);
        page.addObject("now", now);
        page.addObject("notNow", "");
        page.addObject("kinds", named(Kind.values(), Kind::words));
        page.addObject("states", named(new State[] {State.IN_PLACE, State.WISHED_FOR}, State::words));
        page.addObject("texts", named(Text.values(), text -> Words.here("support-text." + address(text))));
        page.addObject("hints", named(Text.values(), text -> Words.here("support-hint." + address(text))));
        return page;
    }

    private static String address(Text text) {
        return text.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static <E extends Enum<E>> Map<String, String> named(E[] values, Function<E, String> words) {
        Map<String, String> named = new LinkedHashMap<>();
        Arrays.stream(values).forEach(value -> named.put(value.name(), words.apply(value)));
        return named;
    }

    /** What this support may be told, and until when. */
    @GetMapping(ONE + "/agree")
    ModelAndView agreeing(@PathVariable("label") String label, @PathVariable("id") SupportId id) {
        return own.read("read the map of support", own.at(label), me(), journey -> {
            Support support = there(journey, id);
            Optional<ConsentLedger.Disclosure> agreed = support.agreed();
            return agreement(
                    journey,
                    support,
                    agreed.map(ConsentLedger.Disclosure::covers).orElse(Set.of()),
                    agreed.map(ConsentLedger.Disclosure::until)
                            .orElse(today().plusDays(AGREED_DAYS))
                            .toString(),
                    HttpStatus.OK);
        });
    }

    @PostMapping(ONE + "/agree")
    ModelAndView agree(
            @PathVariable("label") String label, @PathVariable("id") SupportId id, HttpServletRequest request) {
        PageForm form = PageForm.of(request, "version", "class", "until");
        int version = SupportForm.number(form.text("version"));
        Set<String> chosen = form.choices("class", CLASSES);
        JourneyId journeyId = own.at(label);
        LocalDate until = day(form.text("until"));
        if (chosen.isEmpty() || until == null) {
            return again(journeyId, id, chosen, form.text("until"), HttpStatus.UNPROCESSABLE_ENTITY)
                    .addObject("wrong", Words.here("support-map.say-what-and-until"));
        }
        Set<DataClass> classes = chosen.stream().map(DataClass::valueOf).collect(Collectors.toSet());
        try {
            return switch (own.changeAndTell(
                    "map of support: agree",
                    journeyId,
                    me(),
                    journey -> agreements.agree(journey.id(), id, version, classes, until, me()))) {
                case DONE -> new ModelAndView("redirect:" + addressOf(label) + "#" + id);
                case NOT_THERE -> throw new NoSuchJourneyException();
                case CHANGED_SINCE ->
                    again(journeyId, id, chosen, form.text("until"), HttpStatus.CONFLICT)
                            .addObject("wrong", Words.here("support-map.changed"));
            };
        } catch (Refused refused) {
            return again(journeyId, id, chosen, form.text("until"), HttpStatus.CONFLICT)
                    .addObject("refused", refused.sentence());
        }
    }

    private ModelAndView again(JourneyId journeyId, SupportId id, Set<String> chosen, String until, HttpStatus status) {
        return own.read(
                "read the map of support",
                journeyId,
                me(),
                journey -> agreement(journey, there(journey, id), chosen, until, status));
    }

    private ModelAndView agreement(
            Journey journey, Support support, Set<String> chosen, String until, HttpStatus status) {
        ModelAndView page = page("journey/support-agree", journey, status);
        page.addObject("one", support);
        page.addObject("classes", named(DataClass.values(), one -> Words.here(one.key())));
        page.addObject("chosen", chosen);
        page.addObject("until", until);
        page.addObject("earliest", today());
        page.addObject("latest", today().plusDays(SupportAgreements.DAYS_MAX));
        return page;
    }

    /** Within the year that can be agreed to. */
    private @Nullable LocalDate day(String typed) {
        try {
            LocalDate day = LocalDate.parse(typed);
            return day.isBefore(today()) || day.isAfter(today().plusDays(SupportAgreements.DAYS_MAX)) ? null : day;
        } catch (DateTimeException isNone) {
            return null;
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Support there(Journey journey, SupportId id) {
        return map.look(journey.id(), me())
                .find(id)
                .filter(one -> one.state() != State.ENDED)
                .orElseThrow(NoSuchJourneyException::new);
    }

    private static ModelAndView page(String view, Journey journey, HttpStatus status) {
        ModelAndView page = new ModelAndView(view, status);
        page.addObject("label", journey.label());
        page.addObject("address", addressOf(journey.label()));
        return page;
    }

    private static String addressOf(String label) {
        return "/people/" + Labels.address(label) + "/support-map";
    }

    private static WorkerId me() {
        return CurrentActor.get().orElseThrow().userId();
    }
}

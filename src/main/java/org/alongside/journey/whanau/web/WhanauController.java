package org.alongside.journey.whanau.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageForm;
import org.alongside.access.Words;
import org.alongside.consent.WhanauAgreements;
import org.alongside.consent.WhanauAgreements.To;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupporterId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.state.Journeys.Journey;
import org.alongside.journey.state.Labels;
import org.alongside.journey.state.NoSuchJourneyException;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.journey.web.JourneyWords;
import org.alongside.journey.whanau.Supporter;
import org.alongside.journey.whanau.Supporter.Knows;
import org.alongside.journey.whanau.Supporter.Said;
import org.alongside.journey.whanau.Supporters;
import org.alongside.journey.whanau.Supporters.WithAgreements;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Whom a survivor brings in, and what they agree to with each, for who walks with them. (REFER-06, CONSENT-05) */
@Controller
@RequestMapping("/people/{label}/whanau")
@Policy(PolicyId.REFER_06)
class WhanauController {
    private static final String ONE = "/{id:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}";
    private static final Set<String> TO =
            Arrays.stream(To.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private final TheirJourneys own;
    private final Supporters supporters;
    private final Clock clock;

    WhanauController(TheirJourneys own, Supporters supporters, Clock clock) {
        this.own = own;
        this.supporters = supporters;
        this.clock = clock;
    }

    /**
     * @param agreed sentences: what, and until when
     * @param came a sentence: to which sessions they came
     */
    record Row(String id, Said said, String knows, List<String> agreed, String came) {}

    /**
     * Something that can be agreed to with somebody.
     *
     * @param until the last day of what is agreed to; empty where it is not
     */
    record Agreement(String to, String words, String until) {}

    /** What was asked about an agreement and refused. */
    record Asked(String to, String until, String why) {}

    @GetMapping
    ModelAndView all(@PathVariable("label") String label) {
        return all(label, "", HttpStatus.OK);
    }

    private ModelAndView all(String label, String refused, HttpStatus status) {
        JourneyId journeyId = own.at(label);
        return own.read("whanau: read", journeyId, me(), journey -> {
            ModelAndView page = page("journey/whanau", journey, status);
            List<Row> rows = supporters.read(journeyId, me()).stream()
                    .map(WhanauController::row)
                    .toList();
            page.addObject("rows", rows);
            page.addObject("isPossible", supporters.isPossible(journeyId));
            page.addObject("isFull", rows.size() >= Supporter.MAX);
            return page.addObject("refused", refused);
        });
    }

    private ModelAndView page(String view, Journey journey, HttpStatus status) {
        ModelAndView page = new ModelAndView(view, status);
        page.addObject("label", journey.label());
        page.addObject("address", "/people/" + Labels.address(journey.label()));
        return page.addObject(
                "notNow",
                Objects.requireNonNullElse(
                        supporters.mayKeep(journey.id(), me()).sentence(), ""));
    }

    private static Row row(WithAgreements one) {
        return new Row(
                one.supporter().id().toString(),
                one.supporter().said(),
                knows(one.supporter().said().knows()),
                one.agreed().entrySet().stream()
                        .map(each -> Words.here(
                                "whanau.agreed-until",
                                Words.here(key(each.getKey())),
                                JourneyWords.day(each.getValue())))
                        .toList(),
                came(one));
    }

    private static String came(WithAgreements one) {
        return one.sessions().isEmpty()
                ? Words.here("whanau.came-to-none")
                : Words.here(
                        "whanau.came-on",
                        one.sessions().stream().map(JourneyWords::day).collect(Collectors.joining(", ")));
    }

    private static String knows(Knows knows) {
        return Words.here(
                "whanau.knows." + knows.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static String key(To to) {
        return "whanau.to." + to.name().toLowerCase(Locale.ROOT);
    }

    /** The survivor agrees that whānau are brought in at all, on the list or on the page of one of them. */
    @PostMapping("/at-all")
    ModelAndView atAll(@PathVariable("label") String label, HttpServletRequest request) {
        String id = PageForm.of(request, "id").text("id");
        String where = id.isEmpty() ? "" : "/" + id(id).toString() + "#agreed";
        try {
            JourneyId journeyId = own.at(label);
            own.change("whanau: agree at all", journeyId, me(), journey -> supporters.agreeAtAll(journeyId, me()));
            return redirect(label, where);
        } catch (Refused refused) {
            return all(label, refused.sentence(), HttpStatus.CONFLICT);
        }
    }

    @GetMapping("/new")
    ModelAndView somebodyNew(@PathVariable("label") String label) {
        return form(
                label,
                new WhanauForm(
                        SupporterId.random().toString(), 0, new Said("", "", "", "", Knows.NOT_SURE, ""), Map.of()),
                "",
                HttpStatus.OK);
    }

    private ModelAndView form(String label, WhanauForm form, String refused, HttpStatus status) {
        JourneyId journeyId = own.at(label);
        return own.read(
                "whanau: read",
                journeyId,
                me(),
                journey -> form(page("journey/whanau-one", journey, status), Optional.empty(), form, refused, null));
    }

    private ModelAndView form(
            ModelAndView page, Optional<WithAgreements> one, WhanauForm form, String refused, @Nullable Asked asked) {
        page.addObject("isNew", one.isEmpty());
        page.addObject("form", form);
        page.addObject(
                "knows",
                Arrays.stream(Knows.values())
                        .collect(Collectors.toMap(
                                Enum::name, WhanauController::knows, (first, second) -> first, LinkedHashMap::new)));
        page.addObject("refused", refused);
        page.addObject("asked", asked);
        page.addObject("today", LocalDate.now(clock).toString());
        page.addObject(
                "latest",
                LocalDate.now(clock).plusDays(WhanauAgreements.DAYS_MAX).toString());
        one.ifPresent(found -> {
            page.addObject("now", found.supporter());
            page.addObject("came", came(found));
            page.addObject("isPossible", true);
            page.addObject("mayNotKnow", found.supporter().said().knows() != Knows.YES);
            page.addObject(
                    "agreements",
                    Supporters.everything().stream()
                            .map(to -> new Agreement(
                                    to.name(),
                                    Words.here(key(to)),
                                    Optional.ofNullable(found.agreed().get(to))
                                            .map(JourneyWords::day)
                                            .orElse("")))
                            .toList());
        });
        return page;
    }

    @PostMapping("/new")
    ModelAndView add(@PathVariable("label") String label, HttpServletRequest request) {
        WhanauForm form = WhanauForm.sent(request);
        SupporterId id = id(form.id());
        if (!form.isRight()) {
            return form(label, form, "", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            JourneyId journeyId = own.at(label);
            own.change(
                    "whanau: write down", journeyId, me(), journey -> supporters.add(journeyId, id, form.said(), me()));
            return redirect(label, "/" + id);
        } catch (Refused refused) {
            return form(label, form, refused.sentence(), HttpStatus.CONFLICT);
        }
    }

    @GetMapping(ONE)
    ModelAndView one(@PathVariable("label") String label, @PathVariable("id") String id) {
        return one(label, id(id), null, "", null, HttpStatus.OK);
    }

    /** @param typed what was sent; null for what is kept */
    private ModelAndView one(
            String label,
            SupporterId id,
            @Nullable WhanauForm typed,
            String refused,
            @Nullable Asked asked,
            HttpStatus status) {
        JourneyId journeyId = own.at(label);
        return own.read("whanau: read", journeyId, me(), journey -> {
            WithAgreements found = supporters.read(journeyId, id, me()).orElseThrow(NoSuchJourneyException::new);
            Supporter now = found.supporter();
            WhanauForm form = typed == null
                    ? new WhanauForm(id.toString(), now.version(), now.said(), Map.of())
                    : new WhanauForm(id.toString(), now.version(), typed.said(), typed.wrong());
            ModelAndView page =
                    form(page("journey/whanau-one", journey, status), Optional.of(found), form, refused, asked);
            page.addObject("isPossible", supporters.isPossible(journeyId));
            return page.addObject("isChanged", typed != null && typed.isRight() && status == HttpStatus.CONFLICT);
        });
    }

    @PostMapping(ONE)
    ModelAndView change(
            @PathVariable("label") String label, @PathVariable("id") String id, HttpServletRequest request) {
        WhanauForm form = WhanauForm.sent(request);
        if (!form.isRight()) {
            return one(label, id(id), form, "", null, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        JourneyId journeyId = own.at(label);
        try {
            boolean isDone = own.changeAndTell(
                    "whanau: correct",
                    journeyId,
                    me(),
                    journey -> supporters.change(journeyId, id(id), form.version(), form.said(), me()));
            return isDone
                    ? redirect(label, "/" + id)
                    : one(label, id(id), form, Words.here("whanau.changed-meanwhile"), null, HttpStatus.CONFLICT);
        } catch (Refused refused) {
            return all(label, refused.sentence(), HttpStatus.CONFLICT);
        }
    }

    /** The survivor agrees to something with this person, until a day. */
    @PostMapping(ONE + "/agree")
    ModelAndView agree(@PathVariable("label") String label, @PathVariable("id") String id, HttpServletRequest request) {
        PageForm form = PageForm.of(request, "to", "until", "knowsItTells");
        To to = To.valueOf(form.oneOf("to", TO));
        boolean knowsItTells = form.isTicked("knowsItTells");
        Optional<LocalDate> until = day(form.text("until"));
        if (until.isEmpty()) {
            Asked asked = new Asked(
                    to.name(),
                    form.text("until"),
                    Words.here(
                            "whanau.please-give-a-day",
                            JourneyWords.day(LocalDate.now(clock).plusMonths(1))));
            return one(label, id(id), null, "", asked, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        JourneyId journeyId = own.at(label);
        try {
            own.change(
                    "whanau: agree",
                    journeyId,
                    me(),
                    journey -> supporters.agree(journeyId, id(id), to, until.get(), knowsItTells, me()));
        } catch (Refused refused) {
            Asked asked = new Asked(to.name(), form.text("until"), refused.sentence());
            return one(label, id(id), null, "", asked, HttpStatus.CONFLICT);
        }
        return redirect(label, "/" + id + "#agreed");
    }

    /** They take one thing back; where it is not agreed to, as after a second press, nothing changes. */
    @PostMapping(ONE + "/take-back")
    ModelAndView takeBack(
            @PathVariable("label") String label, @PathVariable("id") String id, HttpServletRequest request) {
        To to = To.valueOf(PageForm.of(request, "to").oneOf("to", TO));
        return changed(
                label,
                id,
                "whanau: take back",
                "/" + id + "#agreed",
                journeyId -> supporters.takeBack(journeyId, id(id), to, me()));
    }

    /** Takes somebody off the list. Their words are erased. */
    @PostMapping(ONE + "/take-off")
    ModelAndView takeOff(
            @PathVariable("label") String label, @PathVariable("id") String id, HttpServletRequest request) {
        PageForm.of(request);
        return changed(label, id, "whanau: take off", "", journeyId -> supporters.takeOff(journeyId, id(id), me()));
    }

    private ModelAndView changed(String label, String id, String act, String where, Consumer<JourneyId> change) {
        JourneyId journeyId = own.at(label);
        try {
            own.change(act, journeyId, me(), journey -> change.accept(journeyId));
            return redirect(label, where);
        } catch (Refused refused) {
            return all(label, refused.sentence(), HttpStatus.CONFLICT);
        }
    }

    private static ModelAndView redirect(String label, String where) {
        return new ModelAndView("redirect:/people/" + Labels.address(label) + "/whanau" + where);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException isNone) {
            return Optional.empty();
        }
    }

    private static SupporterId id(String id) {
        try {
            return SupporterId.of(id);
        } catch (IllegalArgumentException isNone) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "", isNone);
        }
    }

    private static WorkerId me() {
        return CurrentActor.get().orElseThrow().userId();
    }
}

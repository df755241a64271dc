package org.alongside.journey.record.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageForm;
import org.alongside.access.Words;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RecordEntryId;
import org.alongside.ids.SupporterId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.state.Labels;
import org.alongside.journey.state.NoSuchJourneyException;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.journey.told.TellingSurvivor;
import org.alongside.journey.web.JourneyIds;
import org.alongside.journey.web.JourneyWords;
import org.alongside.journey.whanau.Supporters;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.records.ToldByOthers;
import org.alongside.records.ToldByOthers.Answer;
import org.alongside.records.ToldByOthers.Told;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * What others told of a survivor, for who walks with them: written down as unconfirmed, with who told it, and what the survivor wants to
 * happen with it. (CONSENT-08)
 */
@Controller
@RequestMapping("/people/{label}/told")
@Policy(PolicyId.CONSENT_08)
@Policy(PolicyId.REFER_06)
class ToldController {
    /** The form and the reason of looks. */
    private static final String PAGE = "people.told";

    private static final Set<String> ANSWERS =
            Arrays.stream(Answer.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private final TheirJourneys own;
    private final ToldByOthers told;
    private final TellingSurvivor telling;
    private final Supporters supporters;

    ToldController(TheirJourneys own, ToldByOthers told, TellingSurvivor telling, Supporters supporters) {
        this.own = own;
        this.told = told;
        this.telling = telling;
        this.supporters = supporters;
    }

    /** @param state how far it is, in a sentence */
    record Row(String id, String what, String who, String heard, String state, String ownWords, boolean isWaiting) {}

    /**
     * What was sent and is not kept.
     *
     * @param about the id of what it is about; empty for something new
     * @param wrong what is wrong, by field
     */
    record Typed(String about, String who, String what, String answer, Map<String, String> wrong) {}

    @GetMapping
    ModelAndView all(@PathVariable("label") String label, @RequestParam(name = "who", defaultValue = "") String who) {
        return all(label, new Typed("", who, "", "", Map.of()), HttpStatus.OK);
    }

    private ModelAndView all(String label, Typed typed, HttpStatus status) {
        JourneyId journeyId = own.at(label);
        return own.read("told by others: read", journeyId, me(), journey -> {
            Map<SupporterId, String> names = new HashMap<>();
            supporters
                    .read(journeyId, me())
                    .forEach(one -> names.put(
                            one.supporter().id(), one.supporter().said().name()));
            List<Told> open = told.read(journeyId, me(), PAGE);
            ModelAndView page = new ModelAndView("journey/told", status);
            page.addObject("label", journey.label());
            page.addObject("address", "/people/" + Labels.address(journey.label()));
            page.addObject("rows", open.stream().map(one -> row(one, names)).toList());
            page.addObject(
                    "hidden",
                    told.waiting(journeyId)
                            - open.stream().filter(Told::isWaiting).count());
            page.addObject("names", names);
            page.addObject(
                    "notNow",
                    Objects.requireNonNullElse(
                            supporters.mayKeep(journeyId, me()).sentence(), ""));
            page.addObject("max", ToldByOthers.LENGTH_MAX);
            return page.addObject("typed", typed);
        });
    }

    private static Row row(Told one, Map<SupporterId, String> names) {
        String who = one.supporter()
                .map(id -> names.getOrDefault(id, Words.here("told.no-longer-on-the-list")))
                .orElse(one.byWhom().isEmpty() ? Words.here("told.who-is-not-said") : one.byWhom());
        String state = one.answer()
                .map(answer -> Words.here(answer == Answer.STAYS ? "told.stays" : "told.stays-with-words"))
                .orElse(Words.here(one.toldAt().isEmpty() ? "told.not-told-yet" : "told.does-it-stay"));
        return new Row(
                one.id().toString(),
                one.what(),
                who,
                JourneyWords.day(one.heardAt()),
                state,
                one.ownWords(),
                one.isWaiting());
    }

    /** Writes down what somebody told. */
    @PostMapping
    ModelAndView write(@PathVariable("label") String label, HttpServletRequest request) {
        PageForm form = PageForm.withWords(request, "what", "who");
        String what = words(form, "what");
        Optional<SupporterId> who = JourneyIds.read(form.text("who"), SupporterId::of);
        Map<String, String> wrong = new HashMap<>();
        if (who.isEmpty()) {
            wrong.put("who", Words.here("told.please-say-who"));
        }
        tooLong(what).ifPresent(why -> wrong.put("what", why));
        if (what.isEmpty()) {
            wrong.put("what", Words.here("told.please-write-what"));
        }
        Typed typed = new Typed("", form.text("who"), what, "", wrong);
        if (!wrong.isEmpty()) {
            return all(label, typed, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return done(label, typed, "told by others: write down", journeyId -> {
            supporters.mayKeep(journeyId, me()).orRefuse();
            if (supporters.read(journeyId, who.get(), me()).isEmpty()) {
                throw new NoSuchJourneyException();
            }
            told.write(journeyId, who.get(), what, me(), PAGE);
        });
    }

    /** What the survivor wants to happen with something: they were told of it. */
    @PostMapping("/{id:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}")
    ModelAndView answer(
            @PathVariable("label") String label, @PathVariable("id") String id, HttpServletRequest request) {
        PageForm form = PageForm.withWords(request, "words", "answer");
        String words = words(form, "words");
        Optional<Answer> answer = form.choice("answer", ANSWERS).map(Answer::valueOf);
        Map<String, String> wrong = new HashMap<>();
        if (answer.isEmpty()) {
            wrong.put("answer", Words.here("told.please-say-what-they-want"));
        }
        tooLong(words).ifPresent(why -> wrong.put("words", why));
        if (answer.filter(Answer.OWN_WORDS::equals).isPresent() && words.isEmpty()) {
            wrong.put("words", Words.here("refused.write-what-the-survivor-says"));
        }
        Typed typed = new Typed(id, "", words, form.text("answer"), wrong);
        if (!wrong.isEmpty()) {
            return all(label, typed, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        RecordEntryId entry = RecordEntryId.of(id);
        return done(label, typed, "told by others: answer", journeyId -> {
            if (answer.get() == Answer.GOES) {
                told.goes(journeyId, entry, me());
            } else {
                telling.answered(
                        journeyId,
                        Set.of(entry),
                        answer.get(),
                        answer.get() == Answer.OWN_WORDS ? words : "",
                        me(),
                        PAGE);
            }
        });
    }

    private ModelAndView done(String label, Typed typed, String act, Consumer<JourneyId> change) {
        JourneyId journeyId = own.at(label);
        try {
            own.change(act, journeyId, me(), journey -> change.accept(journeyId));
            return new ModelAndView(
                    "redirect:/people/" + Labels.address(Labels.read(label).orElseThrow()) + "/told");
        } catch (Refused refused) {
            return all(
                    label,
                    new Typed(
                            typed.about(),
                            typed.who(),
                            typed.what(),
                            typed.answer(),
                            Map.of("refused", Objects.requireNonNullElse(refused.sentence(), ""))),
                    HttpStatus.CONFLICT);
        }
    }

    private static Optional<String> tooLong(@Nullable String text) {
        return text != null && text.length() > ToldByOthers.LENGTH_MAX
                ? Optional.of(Words.here("whanau.too-long", ToldByOthers.LENGTH_MAX, text.length()))
                : Optional.empty();
    }

    private static String words(PageForm form, String field) {
        return form.text(field)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[\\p{Cf}]", "")
                .strip();
    }

    private static WorkerId me() {
        return CurrentActor.get().orElseThrow().userId();
    }
}

package org.alongside.journey.record.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageForm;
import org.alongside.access.RecordPart;
import org.alongside.access.Words;
import org.alongside.engine.FormWords;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RecordEntryId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.record.RecordCorrection;
import org.alongside.journey.record.RecordReading;
import org.alongside.journey.state.Labels;
import org.alongside.journey.state.NoSuchJourneyException;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.journey.web.JourneyIds;
import org.alongside.policy.Refused;
import org.alongside.records.CorrectionReason;
import org.alongside.records.RecordEntry;
import org.alongside.records.RecordField;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One entry of a record: its versions, its correction, and what the survivor says to it. (CONF-07) */
@Controller
@RequestMapping("/people/{label}/record/{entry}")
class CorrectionController {
    private static final int WORDS_MAX = 20_000;
    private static final Map<String, String> DONE = Map.of(
            "corrected", "record-entry.the-new-version-is-kept",
            "beside", "record-entry.the-words-are-kept-beside");

    private final RecordCorrection correction;
    private final TheirJourneys own;
    private final RecordLines lines;
    private final FormWords words;
    private final CorrectionForm form;

    CorrectionController(
            RecordCorrection correction, TheirJourneys own, RecordLines lines, FormWords words, CorrectionForm form) {
        this.correction = correction;
        this.own = own;
        this.lines = lines;
        this.words = words;
        this.form = form;
    }

    /**
     * What is written about one entry on its page.
     *
     * @param why why it is not corrected; empty where it is, here or on another page
     */
    record Entry(
            String person,
            String label,
            String question,
            String address,
            String newest,
            CorrectionForm.Kind kind,
            String why,
            boolean isPassedOn,
            Map<String, String> choices,
            int lengthMax) {}

    @GetMapping
    ModelAndView page(
            @PathVariable("label") String label,
            @PathVariable("entry") String entry,
            @RequestParam(name = "done", defaultValue = "") String done) {
        ModelAndView page = page(correction.entry(own.at(label), me(), id(entry)), entry, HttpStatus.OK);
        page.addObject("done", Words.ofCode(DONE, done));
        return page;
    }

    /** A new version of the entry. */
    @PostMapping("/correct")
    ModelAndView correct(
            @PathVariable("label") String label, @PathVariable("entry") String entry, HttpServletRequest request) {
        JourneyId journeyId = own.at(label);
        RecordReading.Page seen = correction.entry(journeyId, me(), id(entry));
        RecordEntry corrected = seen.entries().stream()
                .filter(each -> each.id().equals(id(entry)))
                .findFirst()
                .orElseThrow(NoSuchJourneyException::new);
        CorrectionForm.Typed typed = form.read(request, corrected);
        if (!typed.wrong().isEmpty()) {
            return page(seen, entry, HttpStatus.UNPROCESSABLE_ENTITY, typed);
        }
        if (form.kind(corrected) == CorrectionForm.Kind.TAKE_OUT) {
            correction.takeOut(journeyId, me(), corrected.id());
            return new ModelAndView("redirect:" + person(seen) + "/told");
        }
        try {
            RecordEntryId version = correction.correct(
                    journeyId,
                    me(),
                    corrected.id(),
                    typed.answer(),
                    CorrectionReason.valueOf(typed.reason().orElseThrow()));
            return new ModelAndView("redirect:" + person(seen) + "/record/" + version + "?done=corrected");
        } catch (Refused refused) {
            typed.wrong().put("refused", refused.sentence());
            return page(correction.entry(journeyId, me(), id(entry)), entry, HttpStatus.CONFLICT, typed);
        }
    }

    /** What the survivor says to it. */
    @PostMapping("/statement")
    ModelAndView putBeside(
            @PathVariable("label") String label, @PathVariable("entry") String entry, HttpServletRequest request) {
        String typed = PageForm.withWords(request, "words").text("words").replace("\r\n", "\n");
        JourneyId journeyId = own.at(label);
        String sentence = "";
        HttpStatus status = HttpStatus.UNPROCESSABLE_ENTITY;
        if (typed.isEmpty()) {
            sentence = Words.here("record-entry.please-write-what-the-survivor");
        } else if (typed.length() > WORDS_MAX) {
            sentence = Words.here("record-entry.this-is-longer-than", "20,000");
        } else {
            try {
                correction.putBeside(journeyId, me(), id(entry), typed);
                return new ModelAndView("redirect:/people/"
                        + Labels.address(Labels.read(label).orElseThrow()) + "/record/" + id(entry) + "?done=beside");
            } catch (Refused refused) {
                sentence = refused.sentence();
                status = HttpStatus.CONFLICT;
            }
        }
        ModelAndView page = page(correction.entry(journeyId, me(), id(entry)), entry, status);
        page.addObject("words", typed);
        page.addObject("wrong", Map.of("words", sentence));
        return page;
    }

    private ModelAndView page(RecordReading.Page seen, String entry, HttpStatus status) {
        RecordEntry shown = shown(seen.entries());
        return page(seen, entry, status, new CorrectionForm.Typed(shown.value(), Optional.empty(), Map.of()));
    }

    private static RecordEntry shown(List<RecordEntry> versions) {
        return versions.stream().filter(RecordEntry::isCurrent).findFirst().orElse(versions.get(0));
    }

    private ModelAndView page(RecordReading.Page seen, String entry, HttpStatus status, CorrectionForm.Typed typed) {
        RecordEntry shown = shown(seen.entries());
        RecordField field = shown.field();
        String person = person(seen);
        ModelAndView page = new ModelAndView("journey/record-entry", status);
        page.addObject(
                "entry",
                new Entry(
                        person,
                        seen.journey().label(),
                        words.of(field.id()).label(),
                        person + "/record/" + entry,
                        person + "/record/" + shown.id(),
                        shown.isCurrent() ? form.kind(shown) : CorrectionForm.Kind.NONE,
                        form.whyNot(shown).orElse(""),
                        field.compartment() == RecordPart.JOINING,
                        form.choices(shown),
                        form.lengthMax(field)));
        page.addObject("versions", lines.moments(seen.entries()));
        page.addObject("value", typed.answer().toString());
        page.addObject("chosen", CorrectionForm.codes(typed.answer()));
        page.addObject("rows", form.questions(shown, typed.answer(), typed.wrong()));
        page.addObject("reasons", CorrectionForm.reasons());
        page.addObject("reason", typed.reason().orElse(""));
        page.addObject("wrong", typed.wrong());
        page.addObject("words", "");
        page.addObject("wordsMax", WORDS_MAX);
        return page;
    }

    private static String person(RecordReading.Page seen) {
        return "/people/" + Labels.address(seen.journey().label());
    }

    private static RecordEntryId id(String entry) {
        return JourneyIds.read(entry, RecordEntryId::of).orElseThrow(NoSuchJourneyException::new);
    }

    private static WorkerId me() {
        return CurrentActor.get().orElseThrow().userId();
    }
}

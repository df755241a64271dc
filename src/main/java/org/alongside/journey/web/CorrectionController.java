package org.alongside.journey.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageForm;
import org.alongside.access.RecordPart;
import org.alongside.engine.FormWords;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.record.RecordCorrection;
import org.alongside.journey.record.RecordReading;
import org.alongside.journey.record.RecordTheme;
import org.alongside.journey.state.Labels;
import org.alongside.journey.state.NoSuchJourneyException;
import org.alongside.journey.state.TheirJourneys;
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
    private static final int MINUTES_MAX = 1_440;
    private static final Map<String, String> DONE = Map.of(
            "corrected", "The new version is kept. The one before stays below it.",
            "beside", "The words are kept beside the entry.");
    private static final Map<String, String> REASONS = Stream.of(CorrectionReason.values())
            .collect(Collectors.toMap(
                    CorrectionReason::name, JourneyWords::of, (one, other) -> one, LinkedHashMap::new));
    private static final Set<RecordField> CHOSEN = EnumSet.of(RecordField.SESSION_KIND);

    private final RecordCorrection correction;
    private final TheirJourneys own;
    private final RecordLines lines;
    private final FormWords words;

    CorrectionController(RecordCorrection correction, TheirJourneys own, RecordLines lines, FormWords words) {
        this.correction = correction;
        this.own = own;
        this.lines = lines;
        this.words = words;
    }

    /** How an answer is typed anew. */
    enum Kind {
        LINE,
        LINES,
        CHOICE,
        DAY,
        MINUTES,
        /** It is not corrected here: about safety, a list, or of a page or a task of its own. */
        NONE
    }

    /** What is written about one entry on its page. */
    record Entry(
            String person,
            String label,
            String question,
            String address,
            String newest,
            Kind kind,
            Map<String, String> choices,
            int lengthMax) {}

    @GetMapping
    ModelAndView page(
            @PathVariable("label") String label,
            @PathVariable("entry") String entry,
            @RequestParam(name = "done", defaultValue = "") String done) {
        ModelAndView page = page(correction.entry(own.at(label), me(), id(entry)), entry, HttpStatus.OK);
        page.addObject("done", DONE.getOrDefault(done, ""));
        return page;
    }

    /** A new version of the entry. */
    @PostMapping("/correct")
    ModelAndView correct(
            @PathVariable("label") String label, @PathVariable("entry") String entry, HttpServletRequest request) {
        PageForm form = PageForm.withWords(request, "value", "reason");
        Optional<String> reason = form.choice("reason", REASONS.keySet());
        String typed = form.text("value").replace("\r\n", "\n");
        JourneyId journeyId = own.at(label);
        RecordReading.Page seen = correction.entry(journeyId, me(), id(entry));
        RecordEntry corrected = seen.entries().stream()
                .filter(each -> each.id().equals(id(entry)))
                .findFirst()
                .orElseThrow(NoSuchJourneyException::new);
        Kind kind = kind(corrected);
        Map<String, String> wrong = new LinkedHashMap<>();
        Optional<Object> value = value(corrected.field(), kind, typed, wrong);
        if (reason.isEmpty()) {
            wrong.put("reason", "Please choose why it is corrected.");
        }
        if (value.isEmpty() || reason.isEmpty()) {
            return again(seen, entry, HttpStatus.UNPROCESSABLE_ENTITY, typed, reason, wrong);
        }
        try {
            UUID version = correction.correct(
                    journeyId, me(), corrected.id(), value.get(), CorrectionReason.valueOf(reason.get()));
            return new ModelAndView("redirect:" + person(seen) + "/record/" + version + "?done=corrected");
        } catch (Refused refused) {
            wrong.put("refused", refused.sentence());
            return again(
                    correction.entry(journeyId, me(), id(entry)), entry, HttpStatus.CONFLICT, typed, reason, wrong);
        }
    }

    private Optional<Object> value(RecordField field, Kind kind, String typed, Map<String, String> wrong) {
        String sentence = "";
        Object value = typed;
        switch (kind) {
            case NONE -> throw new NoSuchJourneyException();
            case CHOICE -> sentence = words.of(field.id()).choices().containsKey(typed) ? "" : "Please choose one.";
            case DAY -> sentence = isDay(typed) ? "" : "Please choose a day.";
            case MINUTES -> {
                boolean isNumber = typed.matches("\\d{1,4}") && Integer.parseInt(typed) <= MINUTES_MAX;
                sentence = isNumber ? "" : "Please type a number from 0 to 1440.";
                value = isNumber ? Integer.valueOf(typed) : typed;
            }
            case LINE, LINES -> {
                int max = lengthMax(field);
                if (typed.length() > max) {
                    sentence =
                            "This is longer than %,d characters. It is still here, please shorten it.".formatted(max);
                } else if (kind == Kind.LINE && typed.contains("\n")) {
                    sentence = "Please write this in one line.";
                }
            }
        }
        if (!sentence.isEmpty()) {
            wrong.put("value", sentence);
            return Optional.empty();
        }
        return Optional.of(value);
    }

    private static boolean isDay(String typed) {
        try {
            return LocalDate.parse(typed).getYear() > 1900;
        } catch (DateTimeParseException e) {
            return false;
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
            sentence = "Please write what the survivor says.";
        } else if (typed.length() > WORDS_MAX) {
            sentence = "This is longer than 20,000 characters. It is still here, please shorten it.";
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

    private ModelAndView again(
            RecordReading.Page seen,
            String entry,
            HttpStatus status,
            String typed,
            Optional<String> reason,
            Map<String, String> wrong) {
        ModelAndView page = page(seen, entry, status);
        page.addObject("value", typed);
        page.addObject("reason", reason.orElse(""));
        page.addObject("wrong", wrong);
        return page;
    }

    private ModelAndView page(RecordReading.Page seen, String entry, HttpStatus status) {
        List<RecordEntry> versions = seen.entries();
        Optional<RecordEntry> newest =
                versions.stream().filter(RecordEntry::isCurrent).findFirst();
        RecordEntry shown = newest.orElse(versions.get(0));
        String person = person(seen);
        ModelAndView page = new ModelAndView("journey/record-entry", status);
        page.addObject(
                "entry",
                new Entry(
                        person,
                        seen.journey().label(),
                        words.of(shown.field().id()).label(),
                        person + "/record/" + entry,
                        person + "/record/" + shown.id(),
                        newest.map(this::kind).orElse(Kind.NONE),
                        words.of(shown.field().id()).choices(),
                        lengthMax(shown.field())));
        page.addObject("versions", lines.moments(versions));
        page.addObject("value", shown.value().toString());
        page.addObject("reasons", REASONS);
        page.addObject("reason", "");
        page.addObject("wrong", Map.of());
        page.addObject("words", "");
        page.addObject("wordsMax", WORDS_MAX);
        return page;
    }

    private static String person(RecordReading.Page seen) {
        return "/people/" + Labels.address(seen.journey().label());
    }

    private Kind kind(RecordEntry entry) {
        RecordField field = entry.field();
        if (CHOSEN.contains(field)) {
            return Kind.CHOICE;
        }
        if (field == RecordField.SESSION_DATE) {
            return Kind.DAY;
        }
        if (field == RecordField.SESSION_MINUTES) {
            return Kind.MINUTES;
        }
        boolean isText = field.compartment() == RecordPart.MAIN
                && entry.value() instanceof String
                && words.of(field.id()).choices().isEmpty()
                && words.of(field.id()).columns().isEmpty();
        if (!isText) {
            return Kind.NONE;
        }
        return RecordTheme.PERSON.fields().contains(field) ? Kind.LINE : Kind.LINES;
    }

    private int lengthMax(RecordField field) {
        return words.of(field.id()).lengthMax();
    }

    private static UUID id(String entry) {
        return JourneyIds.read(entry).map(JourneyId::value).orElseThrow(NoSuchJourneyException::new);
    }

    private static WorkerId me() {
        return CurrentActor.get().orElseThrow().userId();
    }
}

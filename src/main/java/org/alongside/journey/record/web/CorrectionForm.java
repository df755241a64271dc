package org.alongside.journey.record.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.alongside.access.PageForm;
import org.alongside.access.RecordPart;
import org.alongside.access.Words;
import org.alongside.engine.FormWords;
import org.alongside.journey.record.RecordTheme;
import org.alongside.journey.state.NoSuchJourneyException;
import org.alongside.journey.web.JourneyWords;
import org.alongside.journey.web.Question;
import org.alongside.records.CorrectionReason;
import org.alongside.records.RecordEntry;
import org.alongside.records.RecordField;
import org.springframework.stereotype.Component;

/** How an entry of a record is typed anew, in the words and within the limits of the forms; or why it is not. (CONF-07) */
@Component
class CorrectionForm {
    private static final String VALUE = "value";
    private static final String REASON = "reason";
    private static final int MINUTES_MAX = 1_440;
    /** As the forms have room for. */
    private static final int ROWS_MAX = 50;

    private static final int ROWS_TO_ADD = 2;
    private static final Set<RecordPart> CORRECTED = EnumSet.of(RecordPart.MAIN, RecordPart.JOINING);
    private static final Set<RecordField> LINES_OF_ONE = Stream.concat(
                    RecordTheme.PERSON.fields().stream(),
                    Stream.of(RecordField.TOLD_BY_WHOM, RecordField.JOINING_NAME, RecordField.JOINING_CONTACT))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(RecordField.class)));

    private final FormWords words;

    CorrectionForm(FormWords words) {
        this.words = words;
    }

    /** How an answer is typed anew. */
    enum Kind {
        LINE,
        LINES,
        CHOICE,
        SEVERAL,
        ROWS,
        DAY,
        MINUTES,
        /** Nothing else is put in its place, and the survivor says whether it stays. */
        TAKE_OUT,
        NONE
    }

    /**
     * What was typed.
     *
     * @param answer text, a number, codes, or rows; as it was typed where something is wrong with it
     * @param wrong what is wrong, by the id of the field
     */
    record Typed(Object answer, Optional<String> reason, Map<String, String> wrong) {}

    Kind kind(RecordEntry entry) {
        RecordField field = entry.field();
        if (field.isTold()) {
            return Kind.TAKE_OUT;
        }
        boolean isCorrected = field == RecordField.TOLD_BY_WHOM
                || CORRECTED.contains(field.compartment()) && !field.isOfSomebodyElse();
        FormWords.Field asked = words.of(field.id());
        if (!isCorrected) {
            return Kind.NONE;
        } else if (field == RecordField.SESSION_DATE) {
            return Kind.DAY;
        } else if (field == RecordField.SESSION_MINUTES) {
            return Kind.MINUTES;
        } else if (!asked.columns().isEmpty()) {
            return Kind.ROWS;
        } else if (!asked.choices().isEmpty()) {
            return asked.isSeveral() ? Kind.SEVERAL : Kind.CHOICE;
        }
        return LINES_OF_ONE.contains(field) ? Kind.LINE : Kind.LINES;
    }

    /** Why other words are not put in the place of an entry; nothing where that is done on another page. */
    Optional<String> whyNot(RecordEntry entry) {
        if (entry.value().equals("")) {
            return Optional.of(Words.here("record-entry.this-was-taken-out-and"));
        } else if (entry.field().compartment() == RecordPart.SAFETY) {
            return Optional.of(Words.here("record-entry.what-was-said-about-how"));
        } else if (entry.field().isOfSomebodyElse()) {
            return Optional.of(Words.here("record-entry.these-are-the-words-of"));
        }
        return Optional.empty();
    }

    /** @throws NoSuchJourneyException where the entry is not corrected */
    Typed read(HttpServletRequest request, RecordEntry entry) {
        Map<String, String> wrong = new LinkedHashMap<>();
        Kind kind = kind(entry);
        switch (kind) {
            case NONE -> throw new NoSuchJourneyException();
            case TAKE_OUT -> {
                PageForm.of(request);
                return new Typed("", Optional.of(CorrectionReason.SURVIVOR_ASKED.name()), wrong);
            }
            case ROWS -> {
                PageForm form = PageForm.withWords(request, cells(entry.field()), REASON);
                return new Typed(rows(form, entry, wrong), reason(form, wrong), wrong);
            }
            case SEVERAL -> {
                PageForm form = PageForm.of(request, VALUE, REASON);
                return new Typed(several(form, entry), reason(form, wrong), wrong);
            }
            default -> {
                PageForm form = PageForm.withWords(request, VALUE, REASON);
                return new Typed(
                        single(entry.field(), kind, form.text(VALUE).replace("\r\n", "\n"), wrong),
                        reason(form, wrong),
                        wrong);
            }
        }
    }

    static Map<String, String> reasons() {
        return Stream.of(CorrectionReason.values())
                .collect(Collectors.toMap(
                        CorrectionReason::name, JourneyWords::of, (one, other) -> one, LinkedHashMap::new));
    }

    private static Optional<String> reason(PageForm form, Map<String, String> wrong) {
        Optional<String> reason = form.choice(REASON, reasons().keySet());
        if (reason.isEmpty()) {
            wrong.put(REASON, Words.here("record-entry.please-choose-why-it-is"));
        }
        return reason;
    }

    private Object single(RecordField field, Kind kind, String typed, Map<String, String> wrong) {
        if (kind == Kind.MINUTES) {
            boolean isNumber = typed.matches("\\d{1,4}") && Integer.parseInt(typed) <= MINUTES_MAX;
            if (isNumber) {
                return Integer.valueOf(typed);
            }
            wrong.put(VALUE, Words.here("record-entry.please-type-a-number-from"));
        } else if (kind == Kind.DAY && !isDay(typed)) {
            wrong.put(VALUE, Words.here("record-entry.please-choose-a-day"));
        } else if (kind == Kind.CHOICE && !mayBeChosen(field, typed)) {
            wrong.put(VALUE, Words.here("record-entry.please-choose-one"));
        } else if (typed.length() > lengthMax(field)) {
            wrong.put(VALUE, Words.here("record-entry.this-is-longer-than", "%,d".formatted(lengthMax(field))));
        } else if (kind == Kind.LINE && typed.contains("\n")) {
            wrong.put(VALUE, Words.here("record-entry.please-write-this-in-one"));
        }
        return typed;
    }

    private boolean mayBeChosen(RecordField field, String typed) {
        return words.of(field.id()).choices().containsKey(typed) || typed.isEmpty() && mayBeTakenOut(field);
    }

    /** A session is of some kind. */
    private static boolean mayBeTakenOut(RecordField field) {
        return field != RecordField.SESSION_KIND;
    }

    private static boolean isDay(String typed) {
        try {
            return LocalDate.parse(typed).getYear() > 1900;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    int lengthMax(RecordField field) {
        return words.of(field.id()).lengthMax();
    }

    /** The answers to choose from, also one that was given and that no form has any more. */
    Map<String, String> choices(RecordEntry entry) {
        Map<String, String> choices = new LinkedHashMap<>();
        if (kind(entry) == Kind.CHOICE && mayBeTakenOut(entry.field())) {
            choices.put("", Words.here("record-entry.nothing-said"));
        }
        choices.putAll(words.of(entry.field().id()).choices());
        codes(entry.value()).forEach(code -> choices.putIfAbsent(code, code));
        return choices;
    }

    /** What is ticked in an answer of which there may be several. */
    static Set<String> codes(Object answer) {
        return answer instanceof Collection<?> several
                ? several.stream().map(Object::toString).collect(Collectors.toCollection(LinkedHashSet::new))
                : Set.of();
    }

    private Object several(PageForm form, RecordEntry entry) {
        Set<String> chosen = form.choices(VALUE, choices(entry).keySet());
        if (chosen.equals(codes(entry.value()))) {
            return entry.value();
        }
        return chosen.isEmpty() ? "" : List.copyOf(chosen);
    }

    private Object rows(PageForm form, RecordEntry entry, Map<String, String> wrong) {
        Map<String, FormWords.Field> columns = words.of(entry.field().id()).columns();
        List<Map<String, Object>> kept = new ArrayList<>();
        for (int row = 0; row < ROWS_MAX; row++) {
            Map<String, Object> answers = new LinkedHashMap<>();
            for (Map.Entry<String, FormWords.Field> column : columns.entrySet()) {
                String cell = cell(row, column.getKey());
                Set<String> choices = column.getValue().choices().keySet();
                String typed = choices.isEmpty()
                        ? form.text(cell)
                        : form.choice(cell, choices).orElse("");
                if (!typed.isEmpty()) {
                    answers.put(column.getKey(), typed);
                    wrongOf(typed, column.getValue().lengthMax())
                            .ifPresent(sentence -> wrong.put(cell(kept.size(), column.getKey()), sentence));
                }
            }
            if (!answers.isEmpty()) {
                kept.add(answers);
            }
        }
        if (kept.equals(entry.value())) {
            return entry.value();
        }
        return kept.isEmpty() ? "" : kept;
    }

    private static Optional<String> wrongOf(String typed, int lengthMax) {
        if (typed.length() > lengthMax) {
            return Optional.of(Words.here("record-entry.please-use-at-most-characters", lengthMax));
        }
        return typed.contains("\n")
                ? Optional.of(Words.here("record-entry.please-write-this-in-one"))
                : Optional.empty();
    }

    /** The rows of a list to type in, with some to add; none where the entry is no list of rows. */
    List<List<Question>> questions(RecordEntry entry, Object answer, Map<String, String> wrong) {
        if (kind(entry) != Kind.ROWS) {
            return List.of();
        }
        List<Map<?, ?>> rows = new ArrayList<>();
        if (answer instanceof Collection<?> several) {
            several.forEach(each -> rows.add(each instanceof Map<?, ?> row ? row : Map.of()));
        }
        return IntStream.range(0, Math.min(ROWS_MAX, rows.size() + ROWS_TO_ADD))
                .mapToObj(row -> row(entry.field(), row, row < rows.size() ? rows.get(row) : Map.of(), wrong))
                .toList();
    }

    private List<Question> row(RecordField field, int number, Map<?, ?> answers, Map<String, String> wrong) {
        return words.of(field.id()).columns().entrySet().stream()
                .map(column -> {
                    String cell = cell(number, column.getKey());
                    Object answer = answers.get(column.getKey());
                    return new Question(
                            cell,
                            column.getValue().label(),
                            column.getValue().choices().isEmpty() ? "line" : "one",
                            column.getValue().choices(),
                            List.of(answer == null ? "" : answer.toString()),
                            column.getValue().lengthMax(),
                            "",
                            wrong.getOrDefault(cell, ""));
                })
                .toList();
    }

    private Set<String> cells(RecordField field) {
        return words.of(field.id()).columns().keySet().stream()
                .flatMap(column -> IntStream.range(0, ROWS_MAX).mapToObj(row -> cell(row, column)))
                .collect(Collectors.toSet());
    }

    private static String cell(int row, String column) {
        return "row-" + row + "-" + column;
    }
}

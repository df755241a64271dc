package org.alongside.engine.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.alongside.engine.EmailAddress;
import org.alongside.policy.Refused;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.type.JsonValueType;
import org.jspecify.annotations.Nullable;

/**
 * Checks a submission against its form, on the server, and sorts the answers: into the record, into variables, into
 * what only the next gateway may know. Whatever the form does not ask is refused.
 */
final class FormCheck {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<ValueType> PLAIN = Set.of(
            ValueType.NULL,
            ValueType.STRING,
            ValueType.BOOLEAN,
            ValueType.INTEGER,
            ValueType.LONG,
            ValueType.DOUBLE,
            ValueType.SHORT);
    /** Each day written in the one way that forms send it, and only days that the calendar has. */
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter SPOKEN = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final int ROWS_MAX = 50;
    private static final int JSON_LENGTH_MAX = 200_000;
    private static final int NAMES_MAX = 200;
    /** Control characters that nobody types, and halves of characters; a line break and a tab are fine. */
    private static final Pattern UNTYPED =
            Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F\\x{D800}-\\x{DFFF}]");

    private final FormSchema form;
    private final Conditions conditions;
    private final Function<String, Set<String>> optionsOf;
    private final LocalDate today;

    /**
     * @param optionsOf the values that may be chosen now, for a {@code valuesKey}
     * @param today in New Zealand
     */
    FormCheck(FormSchema form, Conditions conditions, Function<String, Set<String>> optionsOf, LocalDate today) {
        this.form = form;
        this.conditions = conditions;
        this.optionsOf = optionsOf;
        this.today = today;
    }

    /**
     * @param submitted what the browser, or anybody, sent
     * @param known variables of the process that conditions may read
     * @throws Refused with one sentence for all that is wrong
     */
    Answers check(VariableMap submitted, Map<String, Object> known) {
        if (submitted.size() > NAMES_MAX) {
            throw Refused.form("Too many answers were sent.");
        }
        List<String> problems = new ArrayList<>();
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        for (String name : submitted.keySet()) {
            FormField field = form.fields().get(name);
            if (field == null) {
                // Read-only companions of the form, such as options from data, come back from some browsers.
                if (!form.declared().contains(name)) {
                    problems.add("This form does not ask for one of the answers that were sent.");
                }
            } else if (!field.isReadOnly()) {
                given.put(name, plain(field, submitted.getValueTyped(name), problems));
            }
        }
        refuse(problems);

        Map<String, Object> context = new HashMap<>(known);
        form.conditionVariables().forEach(name -> context.putIfAbsent(name, null));
        context.putAll(given);

        Answers answers = new Answers();
        for (FormField field : form.fields().values()) {
            if (field.isReadOnly()) {
                continue;
            }
            Object value = given.get(field.key());
            if (conditions.isHidden(field, context)) {
                if (!isEmpty(value)) {
                    problems.add("“" + field.label() + "” is not asked for here, but an answer was sent.");
                }
                sort(field, null, given.containsKey(field.key()), answers);
            } else {
                Object clean = clean(field, value, problems);
                sort(field, clean, given.containsKey(field.key()), answers);
            }
        }
        refuse(problems);
        return answers;
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw Refused.form(String.join(" ", new LinkedHashSet<>(problems)));
        }
    }

    private static void sort(FormField field, @Nullable Object value, boolean wasSent, Answers answers) {
        if (field.isTransient()) {
            answers.forNextStep.put(field.key(), asVariable(field, value));
        }
        if (field.record() != null) {
            // A field that was not sent (hidden, or a browser that leaves empty ones out) is left as it is.
            if (wasSent && (value != null || field.hiddenWhen().isEmpty())) {
                answers.forRecord.put(field.record(), value == null ? "" : value);
            }
        } else if (field.isFeedback()) {
            if (value != null) {
                answers.feedback.add(value.toString());
            }
        } else if (!field.isTransient()) {
            answers.variables.put(field.key(), asVariable(field, value));
        }
    }

    private static @Nullable Object asVariable(FormField field, @Nullable Object value) {
        if (value instanceof String text && field.type() == FormField.Type.DATE) {
            return DateOnly.toDate(LocalDate.parse(text));
        }
        if (value == null && field.type() == FormField.Type.YES_NO) {
            return false;
        }
        if (value instanceof List<?> list) {
            return String.join(",", list.stream().map(Object::toString).toList());
        }
        return value;
    }

    /** The value as plain text, number, boolean, list or map; anything else is refused without being opened. */
    private static @Nullable Object plain(FormField field, @Nullable TypedValue typed, List<String> problems) {
        if (typed == null) {
            return null;
        }
        ValueType type = typed.getType();
        if (type == null || PLAIN.contains(type)) {
            Object value = typed.getValue();
            if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
                return value;
            }
        } else if (typed instanceof SerializableValue json && type.getName().equals(JsonValueType.TYPE_NAME)) {
            return json(field, json.getValueSerialized(), problems);
        }
        problems.add("“" + field.label() + "” was sent in a form that is not understood.");
        return null;
    }

    private static @Nullable Object json(FormField field, @Nullable String text, List<String> problems) {
        if (text == null) {
            return null;
        }
        if (text.length() > JSON_LENGTH_MAX) {
            problems.add("“" + field.label() + "” is too long.");
            return null;
        }
        try {
            return JSON.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            problems.add("“" + field.label() + "” was sent in a form that is not understood.");
            return null;
        }
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null
                || (value instanceof String text && text.isBlank())
                || (value instanceof List<?> list && list.isEmpty())
                || Boolean.FALSE.equals(value);
    }

    private @Nullable Object clean(FormField field, @Nullable Object value, List<String> problems) {
        if (isEmpty(value) && !(field.type() == FormField.Type.YES_NO && value != null)) {
            if (field.isRequired()) {
                problems.add("“" + field.label() + "” needs an answer.");
            }
            return null;
        }
        if (value == null) {
            return null;
        }
        return switch (field.type()) {
            case TEXT -> text(field, value, problems);
            case NUMBER -> number(field, value, problems);
            case YES_NO -> yesNo(field, value, problems);
            case CHOICE -> choice(field, value, problems);
            case CHOICES -> choices(field, value, problems);
            case DATE -> date(field, value, problems);
            case ROWS -> rows(field, value, problems);
        };
    }

    private static @Nullable Object text(FormField field, Object value, List<String> problems) {
        if (!(value instanceof String text)) {
            problems.add("“" + field.label() + "” needs to be text.");
            return null;
        }
        if (UNTYPED.matcher(text).find()) {
            problems.add("“" + field.label()
                    + "” holds a character that cannot be kept, perhaps from copying. Please type that part anew.");
            return null;
        }
        int length = text.codePointCount(0, text.length());
        if (field.lengthMax() != null && length > field.lengthMax()) {
            problems.add(
                    "“" + field.label() + "” is too long: " + length + " of " + field.lengthMax() + " characters.");
            return null;
        }
        if (field.lengthMin() != null && length < field.lengthMin()) {
            problems.add("“" + field.label() + "” is too short: at least " + field.lengthMin() + " characters.");
            return null;
        }
        if (field.pattern() != null
                && !Pattern.compile(field.pattern()).matcher(text).find()) {
            problems.add("“" + field.label() + "” is not written the way it needs to be.");
            return null;
        }
        if (field.isEmail() && !EmailAddress.isOne(text.strip())) {
            problems.add("“" + field.label() + "”: " + EmailAddress.NEEDED);
            return null;
        }
        return text;
    }

    private static @Nullable Object number(FormField field, Object value, List<String> problems) {
        if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
            problems.add("“" + field.label() + "” needs to be a number.");
            return null;
        }
        double size = number.doubleValue();
        if ((field.numberMin() != null && size < field.numberMin())
                || (field.numberMax() != null && size > field.numberMax())) {
            problems.add("“" + field.label() + "” needs to be a number" + range(field) + ".");
            return null;
        }
        return number;
    }

    private static String range(FormField field) {
        DecimalFormat plain = new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        String least = field.numberMin() == null ? "" : " from " + plain.format(field.numberMin());
        return field.numberMax() == null ? least : least + " to " + plain.format(field.numberMax());
    }

    private static @Nullable Object yesNo(FormField field, Object value, List<String> problems) {
        if (!(value instanceof Boolean yes)) {
            problems.add("“" + field.label() + "” needs to be ticked or left empty.");
            return null;
        }
        if (field.isRequired() && !yes) {
            problems.add("“" + field.label() + "” needs to be ticked.");
        }
        return yes;
    }

    private @Nullable Object choice(FormField field, Object value, List<String> problems) {
        if (!(value instanceof String chosen) || !allowed(field).contains(chosen)) {
            problems.add("“" + field.label() + "”: please choose one of the answers offered.");
            return null;
        }
        return chosen;
    }

    private @Nullable Object choices(FormField field, Object value, List<String> problems) {
        if (!(value instanceof List<?> list) || !allowed(field).containsAll(list)) {
            problems.add("“" + field.label() + "”: please choose among the answers offered.");
            return null;
        }
        return List.copyOf(new LinkedHashSet<>(list));
    }

    private Set<String> allowed(FormField field) {
        return field.valuesKey() == null ? field.values() : optionsOf.apply(field.valuesKey());
    }

    private @Nullable Object date(FormField field, Object value, List<String> problems) {
        LocalDate date;
        try {
            date = LocalDate.parse(value.toString(), DAY);
        } catch (DateTimeParseException e) {
            problems.add("“" + field.label() + "” needs to be a date.");
            return null;
        }
        if (field.days() != null) {
            LocalDate first = field.days().first(today);
            LocalDate last = field.days().last(today);
            if (date.isBefore(first) || date.isAfter(last)) {
                problems.add("“" + field.label() + "” needs to be a day from " + SPOKEN.format(first) + " to "
                        + SPOKEN.format(last) + ".");
                return null;
            }
        } else if (date.getYear() < 1900 || date.getYear() > 2200) {
            problems.add("“" + field.label() + "”: please check the year.");
            return null;
        }
        return date.toString();
    }

    private @Nullable Object rows(FormField field, Object value, List<String> problems) {
        if (!(value instanceof List<?> list)) {
            problems.add("“" + field.label() + "” needs to be a list.");
            return null;
        }
        if (list.size() > ROWS_MAX) {
            problems.add("“" + field.label() + "” has room for " + ROWS_MAX + " rows.");
            return null;
        }
        List<Object> rows = new ArrayList<>();
        int number = 0;
        for (Object row : list) {
            if (!(row instanceof Map<?, ?> cells)) {
                problems.add("“" + field.label() + "” needs to be a list.");
                return null;
            }
            Map<String, Object> clean = new LinkedHashMap<>();
            List<String> inRow = new ArrayList<>();
            for (FormField column : field.columns()) {
                Object cell = clean(column, cells.get(column.key()), inRow);
                if (cell != null) {
                    clean.put(column.key(), cell);
                }
            }
            Set<String> asked = new LinkedHashSet<>();
            field.columns().forEach(column -> asked.add(column.key()));
            if (!asked.containsAll(cells.keySet())) {
                problems.add("This form does not ask for one of the answers that were sent.");
            }
            number++;
            String where = "“" + field.label() + "”, row " + number + ": ";
            inRow.forEach(problem -> problems.add(where + problem));
            if (!clean.isEmpty()) {
                rows.add(clean);
            }
        }
        return rows;
    }

    /** Sorted answers. */
    static final class Answers {
        final Map<String, Object> forRecord = new LinkedHashMap<>();
        final Map<String, @Nullable Object> forNextStep = new LinkedHashMap<>();
        final Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        final List<String> feedback = new ArrayList<>();
    }
}

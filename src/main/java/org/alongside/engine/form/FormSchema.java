package org.alongside.engine.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A {@code .form} as the server understands it. What it does not understand it does not accept. */
public final class FormSchema {
    /** What a text shows from elsewhere, such as {@code {{groupLabel}}}; whether there is such a thing is checked. */
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{\\s*(.*?)\\s*(}}|$)", Pattern.DOTALL);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> DRAWN_ONLY = Set.of("text", "separator", "spacer");
    private static final Pattern WORD = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|\\b([A-Za-z_]\\w*)\\b");
    private static final Set<String> FEEL_WORDS = Set.of("and", "or", "not", "true", "false", "null");
    private static final int TEXT_LENGTH_MAX = 20_000;
    /** The property that says something in te reo Māori. */
    private static final String IN_MAORI = "mi";

    private final String id;
    private final Map<String, FormField> fields;
    /** Conditions of what is only drawn, such as a paragraph that is shown now and then. */
    private final Set<String> drawnWhen;

    private final Set<String> shown;
    private final boolean isForSurvivors;

    private FormSchema(
            String id,
            Map<String, FormField> fields,
            Set<String> drawnWhen,
            Set<String> shown,
            boolean isForSurvivors) {
        this.isForSurvivors = isForSurvivors;
        this.id = id;
        this.fields = fields;
        this.drawnWhen = drawnWhen;
        this.shown = shown;
    }

    /** @throws IllegalArgumentException with a sentence when the form holds something that is not understood */
    public static FormSchema parse(byte[] content) {
        JsonNode root;
        try {
            root = JSON.readTree(content);
        } catch (IOException e) {
            throw new UncheckedIOException("The form is not JSON.", e);
        }
        String id = root.path("id").asText("");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("A form has no id.");
        }
        Map<String, FormField> fields = new LinkedHashMap<>();
        Set<String> drawnWhen = new LinkedHashSet<>();
        Set<String> shown = new LinkedHashSet<>();
        collect(id, root.path("components"), List.of(), fields, drawnWhen, shown);
        return new FormSchema(
                id, fields, drawnWhen, shown, !root.findValues(IN_MAORI).isEmpty());
    }

    private static void collect(
            String form,
            JsonNode components,
            List<String> hidden,
            Map<String, FormField> into,
            Set<String> drawnWhen,
            Set<String> shown) {
        for (JsonNode component : components) {
            String type = component.path("type").asText();
            templates(component, shown);
            List<String> conditions = new ArrayList<>(hidden);
            condition(component).ifPresent(conditions::add);
            if (DRAWN_ONLY.contains(type)) {
                condition(component).ifPresent(drawnWhen::add);
                continue;
            }
            if (type.equals("group")) {
                if (component.hasNonNull("path")
                        && !component.path("path").asText().isEmpty()) {
                    throw new IllegalArgumentException(form + ": groups with a path are not supported.");
                }
                collect(form, component.path("components"), conditions, into, drawnWhen, shown);
                continue;
            }
            FormField field = field(form, component, type, conditions, shown);
            if (into.put(field.key(), field) != null) {
                throw new IllegalArgumentException(form + ": two fields have the key " + field.key() + ".");
            }
        }
    }

    private static void templates(JsonNode component, Set<String> shown) {
        for (String words : List.of("text", "label", "dateLabel", "description")) {
            TEMPLATE.matcher(component.path(words).asText(""))
                    .results()
                    // Without its end it is drawn as it stands, and no name.
                    .map(template -> template.group(1) + (template.group(2).isEmpty() ? "…" : ""))
                    .forEach(shown::add);
        }
    }

    private static FormField field(
            String form, JsonNode component, String type, List<String> hidden, Set<String> shown) {
        String key = component.path(type.equals("dynamiclist") ? "path" : "key").asText("");
        if (key.isEmpty() || key.contains(".")) {
            throw new IllegalArgumentException(form + ": a field of type " + type + " needs a plain key.");
        }
        JsonNode properties = component.path("properties");
        JsonNode validate = component.path("validate");
        Map<String, FormField> columns = new LinkedHashMap<>();
        if (type.equals("dynamiclist")) {
            collect(form, component.path("components"), List.of(), columns, new LinkedHashSet<>(), shown);
        }
        String sentBack = text(properties, "shown");
        if (sentBack != null) {
            shown.add(sentBack);
        }
        FormField.Type kind = type(form, type, component);
        Integer lengthMax = kind == FormField.Type.TEXT
                ? Integer.valueOf(validate.path("maxLength").asInt(TEXT_LENGTH_MAX))
                : null;
        return new FormField(
                key,
                component.path("label").asText(component.path("dateLabel").asText(key)),
                kind,
                text(properties, "record"),
                text(properties, "show"),
                properties.path("transient").asBoolean(false),
                sentBack,
                properties.has("feedback"),
                validate.path("required").asBoolean(false),
                validate.has("minLength") ? validate.path("minLength").asInt() : null,
                lengthMax,
                validate.has("min") ? validate.path("min").asDouble() : null,
                validate.has("max") ? validate.path("max").asDouble() : null,
                text(validate, "pattern"),
                validate.path("validationType").asText().equals("email"),
                days(form, key, properties),
                values(component),
                text(component, "valuesKey"),
                // Nobody sees it, and it comes back all the same.
                sentBack == null ? List.copyOf(hidden) : List.of(),
                List.copyOf(columns.values()));
    }

    private static FormField.@Nullable Days days(String form, String key, JsonNode properties) {
        String earliest = text(properties, "earliest");
        String latest = text(properties, "latest");
        if (earliest == null || latest == null) {
            return null;
        }
        try {
            return new FormField.Days(Period.parse(earliest), Period.parse(latest));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    form + ": earliest and latest of " + key + " need to be periods such as -P1Y or P0D.", e);
        }
    }

    private static FormField.Type type(String form, String type, JsonNode component) {
        return switch (type) {
            case "textfield", "textarea" -> FormField.Type.TEXT;
            case "number" -> FormField.Type.NUMBER;
            case "checkbox" -> FormField.Type.YES_NO;
            case "radio", "select" -> FormField.Type.CHOICE;
            case "checklist" -> FormField.Type.CHOICES;
            case "dynamiclist" -> FormField.Type.ROWS;
            case "datetime" -> {
                if (!component.path("subtype").asText().equals("date")) {
                    throw new IllegalArgumentException(form + ": only dates without a time are supported.");
                }
                yield FormField.Type.DATE;
            }
            default -> throw new IllegalArgumentException(form + ": fields of type " + type + " are not supported.");
        };
    }

    private static Optional<String> condition(JsonNode component) {
        String hide = component.path("conditional").path("hide").asText("");
        return hide.isBlank() ? Optional.empty() : Optional.of(hide.replaceFirst("^\\s*=", ""));
    }

    private static Set<String> values(JsonNode component) {
        Set<String> values = new LinkedHashSet<>();
        StreamSupport.stream(component.path("values").spliterator(), false)
                .forEach(value -> values.add(value.path("value").asText()));
        return values;
    }

    private static @Nullable String text(JsonNode node, String name) {
        String text = node.path(name).asText("");
        return text.isEmpty() ? null : text;
    }

    public String id() {
        return id;
    }

    Map<String, FormField> fields() {
        return fields;
    }

    /** Record fields that the form writes or shows. */
    public Set<String> recordFields() {
        Set<String> names = new LinkedHashSet<>();
        for (FormField field : fields.values()) {
            if (field.record() != null) {
                names.add(field.record());
            }
            if (field.show() != null) {
                names.add(field.show());
            }
        }
        return names;
    }

    /** Record fields that the form asks for. */
    public Set<String> askedRecordFields() {
        Set<String> names = new LinkedHashSet<>();
        for (FormField field : fields.values()) {
            if (field.record() != null) {
                names.add(field.record());
            }
        }
        return names;
    }

    /** Keys of the questions whose answers are kept in the record. */
    public Set<String> keptInRecord() {
        Set<String> keys = new LinkedHashSet<>();
        fields.values().stream()
                .filter(field -> field.record() != null)
                .map(FormField::key)
                .forEach(keys::add);
        return keys;
    }

    /** Record fields that the form only shows. */
    Set<String> shownRecordFields() {
        Set<String> names = recordFields();
        names.removeAll(askedRecordFields());
        return names;
    }

    /** Keys of fields whose answers become process variables. */
    public Set<String> variables() {
        Set<String> names = new LinkedHashSet<>();
        fields.values().stream()
                .filter(FormField::isVariable)
                .map(FormField::key)
                .forEach(names::add);
        return names;
    }

    /** Keys of fields whose answers are transient variables. */
    public Set<String> transientVariables() {
        Set<String> names = new LinkedHashSet<>();
        fields.values().stream()
                .filter(FormField::isTransient)
                .map(FormField::key)
                .forEach(names::add);
        return names;
    }

    /**
     * What the answers that are passed on without being stored can be, by key, as a process would declare it: such as
     * {@code boolean} or {@code decision(YES|NO)}. Texts and lists of choices are passed to no other process and left out.
     */
    public Map<String, String> transientTypes() {
        Map<String, String> types = new LinkedHashMap<>();
        fields.values().stream().filter(FormField::isTransient).forEach(field -> {
            switch (field.type()) {
                case YES_NO -> types.put(field.key(), "boolean");
                case DATE -> types.put(field.key(), "date");
                case NUMBER -> types.put(field.key(), "number");
                case CHOICE ->
                    types.put(
                            field.key(),
                            field.valuesKey() == null ? "decision(" + String.join("|", field.values()) + ")" : "id");
                default -> {}
            }
        });
        return types;
    }

    /** Answers of each question that lists them and whose answer goes on in the process, by key. */
    public Map<String, Set<String>> choices() {
        Map<String, Set<String>> choices = new LinkedHashMap<>();
        fields.values().stream()
                .filter(field -> field.type() == FormField.Type.CHOICE && !field.isReadOnly())
                .filter(field -> field.isVariable() || field.isTransient())
                .filter(field -> field.valuesKey() == null)
                .forEach(field -> choices.put(field.key(), field.values()));
        return choices;
    }

    /** Keys of {@link #choices()} that may be left without an answer. */
    public Set<String> choicesNotRequired() {
        Set<String> keys = new LinkedHashSet<>(choices().keySet());
        fields.values().stream()
                .filter(FormField::isRequired)
                .map(FormField::key)
                .forEach(keys::remove);
        return keys;
    }

    /** Keys under which selects look for options that come from data. */
    public Set<String> valuesKeys() {
        Set<String> names = new LinkedHashSet<>();
        for (FormField field : fields.values()) {
            if (field.valuesKey() != null) {
                names.add(field.valuesKey());
            }
        }
        return names;
    }

    /** Everything the browser needs to draw the form: fields, what conditions read, options from data. */
    public Set<String> declared() {
        Set<String> names = new LinkedHashSet<>(fields.keySet());
        names.addAll(valuesKeys());
        names.addAll(conditionVariables());
        return names;
    }

    /** Names that texts show: variables of the process, and texts from data. */
    public Set<String> shownNames() {
        return Set.copyOf(shown);
    }

    /** Names that conditions read and texts show. */
    public Set<String> conditionVariables() {
        Set<String> names = new LinkedHashSet<>(shown);
        drawnWhen.forEach(condition -> names(condition, names));
        fields.values().forEach(field -> field.hiddenWhen().forEach(condition -> names(condition, names)));
        return names;
    }

    private static void names(String condition, Set<String> into) {
        Matcher words = WORD.matcher(condition);
        while (words.find()) {
            String word = words.group(1);
            if (word != null && !FEEL_WORDS.contains(word)) {
                into.add(word);
            }
        }
    }

    /** Whether survivors answer it on pages of their own, in both languages: then what they answer never meets a process. */
    public boolean isForSurvivors() {
        return isForSurvivors;
    }

    /** What is wrong with the form by our own rules, each in a sentence; empty when all is well. */
    public List<String> problems(Set<String> knownRecordFields, Set<String> knownOptions) {
        List<String> problems = new ArrayList<>();
        for (FormField field : fields.values()) {
            boolean freeText = field.type() == FormField.Type.TEXT || field.type() == FormField.Type.ROWS;
            if (freeText && !isForSurvivors && field.record() == null && field.show() == null && !field.isFeedback()) {
                problems.add(id + ": what is typed into " + field.key() + " has no place in the record.");
            }
            if (field.type() == FormField.Type.DATE && !field.isReadOnly() && field.days() == null) {
                problems.add(id + ": " + field.key() + " does not say by earliest and latest which days it may name.");
            }
        }
        for (FormField field : fields.values()) {
            String name = field.record() == null ? field.show() : field.record();
            if (name != null && !knownRecordFields.contains(name)) {
                problems.add(id + ".form, " + field.key() + ": the record has no field " + name
                        + ". Please choose one of docs/record-fields.md.");
            }
        }
        for (String key : valuesKeys()) {
            if (!knownOptions.contains(key)) {
                problems.add(id + ": nothing provides the options " + key + ".");
            }
        }
        return problems;
    }

    /** Whether one of the conditions under which something is asked reads this name. */
    boolean isAskedBy(String name) {
        return fields.values().stream().anyMatch(field -> !field.isReadOnly() && field.isHiddenBy(name));
    }
}

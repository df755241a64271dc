package org.alongside.leaks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A word of its own for every field of every form in which text can be typed, so that it can be looked for later. */
final class MarkedValues {
    /** In each of them, and nowhere else in the world. */
    static final String MARK = "Riroriro7Qx";

    /** What is so for whom these words are said. */
    private static final Set<String> STANDING = Set.of("sessionNotesAllowed", "recordAgreed");

    private static final Pattern SHOWN_WHEN = Pattern.compile("(\\w+) != \"?(\\w+)\"?");

    private final Map<String, JsonNode> forms = new TreeMap<>();
    private final Map<String, String> typed = new TreeMap<>();
    /** Fields of records in which something was typed; of two questions for the same one, one is shown. */
    private final Set<String> asked = new HashSet<>();

    MarkedValues() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("forms"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".form")).toList()) {
                JsonNode form = new ObjectMapper().readTree(Files.readString(file));
                forms.put(form.path("id").asText(), form);
            }
        }
    }

    /** The answers with a marked value in every text field of the form that these answers show. */
    Map<String, Object> into(String form, Map<String, ?> answers) {
        Map<String, Object> all = new HashMap<>(answers);
        collect(form, Objects.requireNonNull(forms.get(form), form).path("components"), answers, all);
        return all;
    }

    private void collect(String form, JsonNode components, Map<String, ?> answers, Map<String, Object> into) {
        for (JsonNode component : components) {
            String type = component.path("type").asText();
            if (type.equals("group")) {
                collect(form, component.path("components"), answers, into);
            } else if (type.equals("dynamiclist")) {
                String key = component.path("path").asText();
                Map<String, Object> row = new HashMap<>();
                collect(form + "/" + key, component.path("components"), answers, row);
                into.put(key, List.of(row, new HashMap<>(row)));
            } else if (isTyped(component) && isShown(component, answers)) {
                String mark = mark(form + "/" + component.path("key").asText());
                boolean isEmail = component
                        .path("validate")
                        .path("validationType")
                        .asText()
                        .equals("email");
                into.put(component.path("key").asText(), isEmail ? mark + "@elsewhere.example" : mark);
                asked.add(
                        form + "/" + component.path("properties").path("record").asText());
            }
        }
    }

    private static boolean isTyped(JsonNode component) {
        return List.of("textfield", "textarea").contains(component.path("type").asText())
                && !component.path("properties").has("show");
    }

    private static boolean isShown(JsonNode component, Map<String, ?> answers) {
        String hide = component.path("conditional").path("hide").asText();
        Matcher condition = SHOWN_WHEN.matcher(hide);
        boolean isHiddenByOne = hide.contains(" or ");
        boolean isShown = hide.isEmpty() || isHiddenByOne;
        while (condition.find()) {
            String name = condition.group(1);
            boolean isSo = STANDING.contains(name) || condition.group(2).equals(String.valueOf(answers.get(name)));
            isShown = isHiddenByOne ? isShown && isSo : isShown || isSo;
        }
        return isShown;
    }

    private String mark(String field) {
        return typed.computeIfAbsent(field, name -> MARK + "n" + (100 + typed.size()) + "z");
    }

    /** Fields of all forms in which nothing was typed. */
    List<String> silent() {
        TreeSet<String> fields = new TreeSet<>();
        forms.forEach((id, form) -> names(id, form.path("components"), fields));
        fields.removeAll(typed.keySet());
        return new ArrayList<>(fields);
    }

    private void names(String form, JsonNode components, TreeSet<String> into) {
        for (JsonNode component : components) {
            String type = component.path("type").asText();
            if (type.equals("group")) {
                names(form, component.path("components"), into);
            } else if (type.equals("dynamiclist")) {
                names(form + "/" + component.path("path").asText(), component.path("components"), into);
            } else if (isTyped(component)
                    && (!component.path("properties").has("record")
                            || !asked.contains(form + "/"
                                    + component
                                            .path("properties")
                                            .path("record")
                                            .asText()))) {
                into.add(form + "/" + component.path("key").asText());
            }
        }
    }

    int count() {
        return typed.size();
    }
}

package org.alongside.engine.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can be seen in the file of a form alone: components that cannot be drawn, keys asked twice, properties misspelt. */
final class FormFileCheck {
    /** What the Tasklist draws and the server understands. */
    private static final Set<String> TYPES = Set.of(
            "textfield",
            "textarea",
            "number",
            "checkbox",
            "radio",
            "select",
            "checklist",
            "datetime",
            "dynamiclist",
            "group",
            "text",
            "separator",
            "spacer");

    /** What it says in te reo Māori, where survivors read it themselves. */
    private static final String MAORI = "mi";

    /** What the pages for survivors ask. */
    private static final Set<String> ASKED_OF_SURVIVORS = Set.of("group", "radio", "textarea", "checkbox");

    private static final Set<String> DRAWN_ONLY = Set.of("text", "separator", "spacer", "group");
    /** Such as {@code =channel != "EMAIL"}. */
    private static final String ONE_COMPARISON = "=\\s*\\w+ !?= \"\\w+\"";

    private static final Set<String> PROPERTIES =
            Set.of("record", "show", "transient", "shown", "feedback", "earliest", "latest", MAORI);
    private static final Set<String> WITH_VALUES = Set.of("radio", "select", "checklist");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String form;
    private final List<String> problems;
    private final Set<String> ids = new HashSet<>();
    /** Fields of the record that are filled, each with what hides the question. */
    private final Map<String, String> recorded = new HashMap<>();

    private FormFileCheck(String form, List<String> problems) {
        this.form = form;
        this.problems = problems;
    }

    /** @param file the file's name without {@code .form} */
    static void check(String file, byte[] content, List<String> problems) throws IOException {
        JsonNode root = JSON.readTree(content);
        FormFileCheck check = new FormFileCheck(file, problems);
        String id = root.path("id").asText("");
        if (!id.equals(file)) {
            check.add("form", "its id is " + id + ". Please give id and file the same name.");
        }
        check.components(root.path("components"), new HashSet<>());
        if (!root.findValues(MAORI).isEmpty()) {
            check.inBothLanguages(root.path("components"));
        }
    }

    /** A form that says something in te reo Māori says all of it, and asks only what the pages for survivors can ask. */
    private void inBothLanguages(JsonNode components) {
        for (JsonNode component : components) {
            String name = component.path("key").asText(component.path("id").asText());
            if (!ASKED_OF_SURVIVORS.contains(component.path("type").asText())) {
                add(
                        name,
                        "survivors are asked by "
                                + ASKED_OF_SURVIVORS.stream().sorted().toList() + " only.");
            }
            if (component.path("properties").path(MAORI).asText("").isBlank()) {
                add(name, "it says nothing in te reo Māori. Please add the property " + MAORI + ".");
            }
            for (JsonNode value : component.path("values")) {
                if (value.path(MAORI).asText("").isBlank()) {
                    add(
                            name,
                            "the answer " + value.path("value").asText() + " says nothing in te reo Māori. Please add "
                                    + MAORI + " to it.");
                }
            }
            if (component.has("defaultValue")) {
                add(name, "nothing is filled in before somebody answered. Please leave out its default.");
            }
            inBothLanguages(component.path("components"));
        }
    }

    private void add(String element, String problem) {
        problems.add(form + ".form, " + element + ": " + problem);
    }

    private void components(JsonNode components, Set<String> keys) {
        for (JsonNode component : components) {
            String type = component.path("type").asText("");
            String key =
                    component.path(type.equals("dynamiclist") ? "path" : "key").asText("");
            String name = key.isEmpty() ? component.path("id").asText(type) : key;
            if (!TYPES.contains(type)) {
                add(name, "a component of type " + type + " cannot be used here." + NearestName.to(type, TYPES));
                continue;
            }
            if (component.hasNonNull("id") && !ids.add(component.path("id").asText())) {
                add(name, "another component has the id " + component.path("id").asText() + " as well.");
            }
            if (!DRAWN_ONLY.contains(type)) {
                field(component, type, name);
                if (!key.isEmpty() && !keys.add(key)) {
                    add(
                            name,
                            "the key is asked twice; the second answer would replace the first. Please choose another key.");
                }
            }
            components(component.path("components"), type.equals("dynamiclist") ? new HashSet<>() : keys);
        }
    }

    /** Whether exactly one of them is shown at any time: one is hidden when something is so, the other one when it is not. */
    private static boolean isShownInstead(String hide, String otherHide) {
        return !hide.equals(otherHide)
                && hide.matches(ONE_COMPARISON)
                && otherHide.matches(ONE_COMPARISON)
                && hide.replace("!=", "=").equals(otherHide.replace("!=", "="));
    }

    private void field(JsonNode component, String type, String name) {
        JsonNode properties = component.path("properties");
        for (Iterator<String> names = properties.fieldNames(); names.hasNext(); ) {
            String property = names.next();
            if (!PROPERTIES.contains(property)) {
                add(name, "there is no property " + property + "." + NearestName.to(property, PROPERTIES));
            }
        }
        String record = properties.path("record").asText("");
        String hide = component.path("conditional").path("hide").asText("");
        String hideBefore = record.isEmpty() ? null : recorded.put(record, hide);
        if (hideBefore != null && !isShownInstead(hideBefore, hide)) {
            add(name, "another field of this form fills " + record + " as well. Please let one of them fill it.");
        }
        if (!record.isEmpty() && properties.has("show")) {
            add(name, "it has record and show. Please keep record where it asks, show where it only shows.");
        }
        if (component
                .path("label")
                .asText(component.path("dateLabel").asText(""))
                .isBlank()) {
            add(name, "it has no label. Please say what it asks; people who hear the form have nothing else.");
        }
        if (WITH_VALUES.contains(type)) {
            values(component, name);
        }
    }

    private void values(JsonNode component, String name) {
        Set<String> once = new LinkedHashSet<>();
        List<String> twice = new ArrayList<>();
        for (JsonNode value : component.path("values")) {
            if (!once.add(value.path("value").asText())) {
                twice.add(value.path("value").asText());
            }
        }
        if (!twice.isEmpty()) {
            add(name, "two answers have the value " + twice + ". Please give each a value of its own.");
        }
        if (once.isEmpty() && component.path("valuesKey").asText("").isEmpty()) {
            add(name, "nothing can be chosen. Please list answers, or name in valuesKey where they come from.");
        }
    }
}

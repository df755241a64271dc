package org.alongside.assessment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.alongside.policy.Refused;

/** What a form asks, and what can be answered to each item. */
final class AskedItems {
    /** A page sends one of them at a time, and what is not signed in sends little. */
    private static final int LENGTH_MAX = 2_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> TICKED = Set.of("yes");

    /**
     * One item.
     *
     * @param label the question
     * @param choices what each value is called; empty where one writes
     * @param lengthMax how many characters one writes at most
     */
    private record Item(String label, Map<String, String> choices, int lengthMax) {}

    private final Map<String, Item> items = new LinkedHashMap<>();

    private AskedItems() {}

    /** @param json a Camunda Form */
    static AskedItems of(String json) {
        AskedItems asked = new AskedItems();
        try {
            asked.read(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A deployed form is no JSON.", e);
        }
        return asked;
    }

    private void read(JsonNode parent) {
        for (JsonNode component : parent.path("components")) {
            String key = component.path("key").asText("");
            if (!key.isEmpty()) {
                items.put(key, item(component));
            }
            read(component);
        }
    }

    private static Item item(JsonNode component) {
        Map<String, String> choices = new LinkedHashMap<>();
        if (component.path("type").asText().equals("checkbox")) {
            TICKED.forEach(value -> choices.put(value, "yes"));
        }
        component
                .path("values")
                .forEach(value -> choices.put(
                        value.path("value").asText(), value.path("label").asText()));
        return new Item(
                component.path("label").asText(component.path("key").asText()),
                choices,
                Math.min(
                        LENGTH_MAX, component.path("validate").path("maxLength").asInt(LENGTH_MAX)));
    }

    /** @throws Refused where the form has no such item, or no such answer to it */
    void check(Map<String, String> answers) {
        answers.forEach((key, answer) -> {
            Item item = items.get(key);
            if (item == null) {
                throw Refused.form("This page has changed. Please load it anew.");
            }
            if (answer.isEmpty()) {
                return;
            }
            if (!item.choices().isEmpty() && !item.choices().containsKey(answer)) {
                throw Refused.form("This page has changed. Please load it anew.");
            }
            if (answer.length() > item.lengthMax()) {
                throw Refused.form("Please shorten it: " + item.lengthMax() + " characters at most, it has "
                        + answer.length() + ".");
            }
        });
    }

    /** What was answered, in the words of the form, for who may read it. */
    String inWords(Map<String, String> answers, Set<String> without) {
        StringBuilder words = new StringBuilder();
        Set<String> keys = new LinkedHashSet<>(items.keySet());
        keys.removeAll(without);
        for (String key : keys) {
            String answer = answers.get(key);
            Item item = items.get(key);
            if (answer != null && item != null) {
                words.append(words.isEmpty() ? "" : "\n")
                        .append(item.label())
                        .append(": ")
                        .append(item.choices().getOrDefault(answer, answer));
            }
        }
        return words.toString();
    }
}

package org.alongside.assessment.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alongside.assessment.form.Question.Choice;
import org.alongside.assessment.form.Question.Kind;

/** The items of a form, in their order. They are those of the version that was deployed when the round began. */
public record Questions(List<Question> all) {
    /** As many as a page names by two digits and somebody can be asked. */
    private static final int QUESTIONS_MAX = 60;
    /** So that what was written in any script arrives: what strangers send has 16 KB at most. */
    public static final int WORDS_LENGTH_MAX = 1_500;

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads a Camunda Form: radio buttons, texts and boxes, also in groups. Anything else in it asks nothing.
     *
     * @throws IllegalArgumentException where it is none, or has too many items
     */
    public static Questions of(String json) {
        List<Question> all = new ArrayList<>();
        try {
            read(JSON.readTree(json).path("components"), new Words("", ""), all);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is no form.", e);
        }
        if (all.isEmpty() || all.size() > QUESTIONS_MAX) {
            throw new IllegalArgumentException("A form has 1 to " + QUESTIONS_MAX + " items; this has " + all.size());
        }
        return new Questions(List.copyOf(all));
    }

    private static void read(JsonNode components, Words group, List<Question> all) {
        for (JsonNode component : components) {
            switch (component.path("type").asText()) {
                case "group" -> read(component.path("components"), words(component), all);
                case "radio" -> all.add(question(component, Kind.CHOICE, group));
                case "textarea" -> all.add(question(component, Kind.WORDS, group));
                case "checkbox" -> all.add(question(component, Kind.BOX, group));
                default -> {}
            }
        }
    }

    private static Question question(JsonNode component, Kind kind, Words group) {
        List<Choice> choices = new ArrayList<>();
        for (JsonNode value : component.path("values")) {
            String label = value.path("label").asText();
            choices.add(new Choice(
                    value.path("value").asText(),
                    new Words(label, value.path("mi").asText(label))));
        }
        int lengthMax = component.path("validate").path("maxLength").asInt(WORDS_LENGTH_MAX);
        return new Question(
                component.path("key").asText(),
                kind,
                group,
                words(component),
                List.copyOf(choices),
                Math.min(lengthMax, WORDS_LENGTH_MAX));
    }

    private static Words words(JsonNode component) {
        String label = component.path("label").asText();
        return new Words(label, component.path("properties").path("mi").asText(label));
    }

    /** The others. @param key of an item that is not asked */
    public Questions without(String key) {
        return new Questions(
                all.stream().filter(question -> !question.key().equals(key)).toList());
    }

    /** @param position from 1 on */
    public Optional<Question> at(int position) {
        return position < 1 || position > all.size() ? Optional.empty() : Optional.of(all.get(position - 1));
    }

    public int count() {
        return all.size();
    }
}

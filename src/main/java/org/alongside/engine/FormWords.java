package org.alongside.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The words with which forms ask for a field of the record, and those of the answers that one chooses from: what was written
 * by a form is read back in the form's own words. Where two forms ask for one field, the words of both are known.
 */
@Component
public class FormWords {
    private static final String FORMS = "classpath*:forms/**/*.form";

    private final Map<String, Field> fields = new HashMap<>();

    FormWords(ResourcePatternResolver resources, ObjectMapper json) {
        try {
            for (Resource form : resources.getResources(FORMS)) {
                try (InputStream content = form.getInputStream()) {
                    read(json.readTree(content));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The forms could not be read.", e);
        }
    }

    /**
     * The words of a field.
     *
     * @param label the question
     * @param choices what each code of an answer is called
     * @param columns the words of each column, for a list of rows
     */
    public record Field(String label, Map<String, String> choices, Map<String, Field> columns) {
        /** What a code is called; what no form has any more stands as it was kept. */
        public String choice(Object code) {
            return choices.getOrDefault(code.toString(), code.toString());
        }
    }

    /** @param recordField id of a field of the record; one that no form asks for bears its id */
    public Field of(String recordField) {
        return fields.getOrDefault(recordField, new Field(recordField, Map.of(), Map.of()));
    }

    private void read(JsonNode parent) {
        for (JsonNode component : parent.path("components")) {
            String field = component.path("properties").path("record").asText("");
            if (!field.isEmpty()) {
                fields.merge(field, field(component), FormWords::both);
            }
            read(component);
        }
    }

    private static Field field(JsonNode component) {
        Map<String, String> choices = new LinkedHashMap<>();
        component
                .path("values")
                .forEach(value -> choices.put(
                        value.path("value").asText(), value.path("label").asText()));
        Map<String, Field> columns = new LinkedHashMap<>();
        component
                .path("components")
                .forEach(column -> columns.put(column.path("key").asText(), field(column)));
        String label =
                component.path("label").asText(component.path("dateLabel").asText(""));
        return new Field(label, choices, columns);
    }

    private static Field both(Field one, Field other) {
        Map<String, String> choices = new LinkedHashMap<>(other.choices());
        choices.putAll(one.choices());
        Map<String, Field> columns = new LinkedHashMap<>(other.columns());
        columns.putAll(one.columns());
        return new Field(one.label(), choices, columns);
    }
}

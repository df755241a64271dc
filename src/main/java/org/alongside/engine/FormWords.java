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
    /** Where a form says nothing. */
    private static final int LENGTH_MAX = 200;

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
     * @param isSeveral whether several choices may be made
     * @param lengthMax how many characters an answer may have
     */
    public record Field(
            String label, Map<String, String> choices, Map<String, Field> columns, boolean isSeveral, int lengthMax) {
        /** What a code is called; what no form has any more stands as it was kept. */
        public String choice(Object code) {
            return choices.getOrDefault(code.toString(), code.toString());
        }

        /** The words of a column of a list of rows. */
        public Field column(String key) {
            return columns.getOrDefault(key, unknown(key));
        }
    }

    /** @param recordField id of a field of the record; one that no form asks for bears its id */
    public Field of(String recordField) {
        return fields.getOrDefault(recordField, unknown(recordField));
    }

    private static Field unknown(String id) {
        return new Field(id, Map.of(), Map.of(), false, LENGTH_MAX);
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
        return new Field(
                label,
                choices,
                columns,
                component.path("type").asText().equals("checklist"),
                component.path("validate").path("maxLength").asInt(LENGTH_MAX));
    }

    private static Field both(Field one, Field other) {
        Map<String, String> choices = new LinkedHashMap<>(other.choices());
        choices.putAll(one.choices());
        Map<String, Field> columns = new LinkedHashMap<>(other.columns());
        columns.putAll(one.columns());
        return new Field(one.label(), choices, columns, one.isSeveral(), Math.min(one.lengthMax(), other.lengthMax()));
    }
}

package org.alongside.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is written in people's own words is gone through before a survivor gets it in a copy. (CONF-05) */
class TextsForCopyTest {
    /** They say of the survivor alone who they are and how they are reached, and nobody else needs to read that for a copy. */
    private static final Set<RecordField> OF_THE_SURVIVOR_ALONE = EnumSet.of(
            RecordField.CONTACT_ALIAS,
            RecordField.CONTACT_ADDRESS,
            RecordField.CONTACT_SAFE_HOURS,
            RecordField.CONTACT_CODE_NAME,
            RecordField.PERSON_PHONE,
            RecordField.PERSON_EMAIL,
            RecordField.PERSON_POSTAL_ADDRESS,
            RecordField.PERSON_IWI,
            RecordField.PERSON_SEXUAL_ORIENTATION,
            RecordField.PERSON_GENDER_IDENTITY,
            RecordField.JOINING_NAME,
            RecordField.JOINING_CONTACT);

    @Test
    void eachTextThatIsOpenToTheSurvivorIsGoneThroughOrSaysNothingOfOthers() throws IOException {
        Set<RecordField> notGoneThrough = EnumSet.noneOf(RecordField.class);
        try (Stream<Path> files = Files.walk(Path.of("forms"))) {
            List<Path> forms =
                    files.filter(file -> file.toString().endsWith(".form")).toList();
            for (Path form : forms) {
                texts(new ObjectMapper().readTree(form.toFile()), notGoneThrough);
            }
        }
        notGoneThrough.removeIf(field -> !field.isOpenToSurvivor() || field.couldBeAboutOthers());
        assertThat(notGoneThrough).isEqualTo(OF_THE_SURVIVOR_ALONE);
    }

    private static void texts(JsonNode parent, Set<RecordField> found) {
        for (JsonNode component : parent.path("components")) {
            if (hasText(component)) {
                RecordField.of(component.path("properties").path("record").asText(""))
                        .ifPresent(found::add);
            }
            texts(component, found);
        }
    }

    /** A text, or a list with a column for it. */
    private static boolean hasText(JsonNode component) {
        String type = component.path("type").asText();
        if (type.equals("textfield") || type.equals("textarea")) {
            return true;
        }
        for (JsonNode column : component.path("components")) {
            if (hasText(column)) {
                return true;
            }
        }
        return false;
    }
}

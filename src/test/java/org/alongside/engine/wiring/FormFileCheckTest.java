package org.alongside.engine.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be wrong in the file of a form is found there, with the field and what to do. */
class FormFileCheckTest {
    @ParameterizedTest(name = "{1} becomes {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "workers/match-worker.offer-journey;'\"type\": \"radio\"';'\"type\": \"taglist\"';offerAnswer: a component of type taglist cannot be used here.",
                "workers/match-worker.offer-journey;'\"key\": \"conflictKind\"';'\"key\": \"offerAnswer\"';offerAnswer: the key is asked twice",
                "workers/match-worker.offer-journey;'\"id\": \"field_conflictKind\"';'\"id\": \"field_offerAnswer\"';conflictKind: another component has the id field_offerAnswer",
                "workers/match-worker.offer-journey;'\"value\": \"NOT_NOW\"';'\"value\": \"ACCEPT\"';offerAnswer: two answers have the value [ACCEPT].",
                "workers/match-worker.offer-journey;'\"label\": \"Will you walk with them?\"';'\"label\": \" \"';offerAnswer: it has no label.",
                "workers/match-worker.offer-journey;'\"show\": \"contact.alias\"';'\"shows\": \"contact.alias\"';shownAlias: there is no property shows. Is show meant?",
                "workers/match-worker.offer-journey;'\"show\": \"contact.alias\"';'\"show\": \"contact.alias\", \"record\": \"contact.alias\"';shownAlias: it has record and show.",
                "workers/match-worker.offer-journey;'\"id\": \"match-worker.offer-journey\"';'\"id\": \"match-worker.offer\"';form: its id is match-worker.offer.",
                "journey/survivor-journey.first-contact;'\"record\": \"told.what\"';'\"record\": \"contact.alias\"';another field of this form fills contact.alias as well.",
                "journey/survivor-journey.first-contact;'=channel != ';'=channel = ';another field of this form fills contact.address as well.",
                "journey/survivor-journey.first-contact;'=channel != ';'=cameBy != ';another field of this form fills contact.address as well.",
                "assessment/client-assessment.form2;'\"mi\": \"Kua nui ake taku tūmanako.\"';'\"mi\": \" \"';hope: it says nothing in te reo Māori.",
                "assessment/client-assessment.form2;'\"mi\": \"Kāore au i pātaia\"';'\"mi\": \"\"';genderChoiceRespected: the answer NOT_ASKED says nothing in te reo Māori.",
                "assessment/client-assessment.form2;'\"type\": \"textarea\"';'\"type\": \"number\"';whatHelped: survivors are asked by [checkbox, group, radio, textarea] only.",
                "assessment/client-assessment.form2;'\"key\": \"hope\"';'\"defaultValue\": \"5\", \"key\": \"hope\"';hope: nothing is filled in before somebody answered.",
                "workers/match-worker.find-another-way;'\"valuesKey\"';'\"other\"';nothing can be chosen.",
            })
    void whatIsWrongIsFound(String file, String from, String to, String sentence) throws IOException {
        String text = Files.readString(Path.of("forms/" + file + ".form"));
        assertThat(text).contains(from);
        assertThat(check(file, text)).isEmpty();
        assertThat(check(file, text.replaceFirst(java.util.regex.Pattern.quote(from), to)))
                .anyMatch(problem -> problem.startsWith(name(file) + ".form, ") && problem.contains(sentence));
    }

    private static String name(String file) {
        return file.substring(file.indexOf('/') + 1);
    }

    private static List<String> check(String file, String text) throws IOException {
        List<String> problems = new ArrayList<>();
        FormFileCheck.check(name(file), text.getBytes(StandardCharsets.UTF_8), problems);
        return problems;
    }
}

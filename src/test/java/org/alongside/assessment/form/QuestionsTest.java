package org.alongside.assessment.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alongside.assessment.Answering;
import org.alongside.assessment.form.Question.Choice;
import org.alongside.assessment.form.Question.Kind;
import org.junit.jupiter.api.Test;

/** What the deployed form asks a survivor. (MONITOR-02) */
class QuestionsTest {
    private static final Path FORM = Path.of("forms/assessment/client-assessment.form2.form");

    private static Questions questions() throws IOException {
        return Questions.of(Files.readString(FORM));
    }

    @Test
    void asksWhatTheGuidelinesAskInTheirOrder() throws IOException {
        Map<String, Long> groups = new LinkedHashMap<>();
        questions().all().forEach(one -> groups.merge(one.group().english(), 1L, Long::sum));
        assertThat(groups)
                .containsExactly(
                        Map.entry("The support", 5L),
                        Map.entry("What it helped with", 5L),
                        Map.entry("What I have more of now", 7L),
                        Map.entry("The relationship with my worker", 3L),
                        Map.entry("In my words", 5L));
        assertThat(questions().all())
                .extracting(Question::key)
                .endsWith("goodOutcome", Answering.MAY_BE_QUOTED, Answering.SHARED_WITH_WORKER);
    }

    @Test
    void eachChoiceHasOneThatSaysNothingAndEachWordASecondLanguage() throws IOException {
        for (Question question : questions().all()) {
            assertThat(question.label().maori())
                    .isNotBlank()
                    .isNotEqualTo(question.label().english());
            if (question.kind() == Kind.CHOICE) {
                assertThat(question.choices()).extracting(Choice::value).endsWith("NOT_SAID");
            }
        }
        assertThat(Files.readString(FORM)).doesNotContain("defaultValue", "\"required\"");
    }

    @Test
    void ownWordsAreNoLongerThanArrives() {
        assertThat(Questions.of(
                                "{\"components\": [{\"type\": \"textarea\", \"key\": \"a\", \"validate\": {\"maxLength\": %d}}]}"
                                        .formatted(9_000))
                        .all())
                .extracting(Question::lengthMax)
                .containsExactly(1_500);
    }

    @Test
    void aFormHasItemsAndNotTooMany() {
        assertThatIllegalArgumentException().isThrownBy(() -> Questions.of("{\"components\": []}"));
        assertThatIllegalArgumentException().isThrownBy(() -> Questions.of("no form"));
        String one = "{\"type\": \"checkbox\", \"key\": \"a\"}";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Questions.of("{\"components\": [" + (one + ",").repeat(60) + one + "]}"));
    }
}

package org.alongside.assessment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.alongside.access.Words;
import org.alongside.assessment.form.Question;
import org.alongside.assessment.form.Questions;
import org.alongside.policy.Refused;

/** What can be answered to each item of a form, and how answers read. */
final class AskedItems {
    private final Map<String, Question> items = new LinkedHashMap<>();

    private AskedItems() {}

    /** @param json a Camunda Form */
    static AskedItems of(String json) {
        AskedItems asked = new AskedItems();
        Questions.of(json).all().forEach(question -> asked.items.put(question.key(), question));
        return asked;
    }

    /** @throws Refused where the form has no such item, or no such answer to it */
    void check(Map<String, String> answers) {
        answers.forEach((key, answer) -> {
            Question item = items.get(key);
            if (item != null && item.kind() == Question.Kind.WORDS && !item.takes(answer)) {
                throw Refused.form(Words.here("refused.shorten-it", item.lengthMax(), answer.length()));
            }
            if (item == null || !item.takes(answer)) {
                throw Refused.form(Words.here("refused.this-page-has-changed"));
            }
        });
    }

    /** What was answered, in the words of the form, for who may read it. */
    String inWords(Map<String, String> answers, Set<String> without) {
        StringBuilder words = new StringBuilder();
        items.forEach((key, item) -> {
            String answer = answers.get(key);
            if (answer != null && !without.contains(key)) {
                words.append(words.isEmpty() ? "" : "\n")
                        .append(item.label().english())
                        .append(": ")
                        .append(inWords(item, answer));
            }
        });
        return words.toString();
    }

    private static String inWords(Question item, String answer) {
        return item.choices().stream()
                .filter(choice -> choice.value().equals(answer))
                .map(choice -> choice.words().english())
                .findFirst()
                .orElse(answer);
    }
}

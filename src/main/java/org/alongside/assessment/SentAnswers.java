package org.alongside.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.alongside.access.Language;
import org.alongside.assessment.form.Question;
import org.alongside.assessment.form.Questions;
import org.alongside.assessment.form.Words;
import org.alongside.engine.DeployedForms;
import org.alongside.ids.JourneyId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What survivors sent, to be counted, and for the copy that they get themselves: no other page and no log gets one of these. Those that are erased are not among
 * them. (MONITOR-03)
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class SentAnswers {
    /** The form of the assessment. */
    public static final String FORM = OwnAnswers.FORM;

    private final AnswerRows rows;
    private final DeployedForms forms;

    SentAnswers(AnswerRows rows, DeployedForms forms) {
        this.rows = rows;
        this.forms = forms;
    }

    /**
     * What one survivor sent.
     *
     * @param version of the form
     * @param answers by item
     */
    public record Sent(JourneyId journeyId, int version, Map<String, String> answers) {
        /** Tells nothing, wherever it is written. */
        @Override
        public String toString() {
            return "answers";
        }
    }

    /** The last that each survivor sent in that time, of so many of them at most. */
    public List<Sent> lastOfEach(Instant from, Instant until, int max) {
        return rows.sent(from, until, max);
    }

    /** A question, and what they chose or wrote. */
    public record Said(String question, String answer) {
        /** Tells nothing, wherever it is written. */
        @Override
        public String toString() {
            return "answer";
        }
    }

    /** One time that a survivor sent theirs, for the copy that they get of their record and for nothing else. */
    public record OwnSent(Instant at, List<Said> said) {}

    /** All that this survivor sent until a moment, the newest first, in the words of the form that they answered. (CONF-07) */
    public List<OwnSent> of(JourneyId journeyId, Instant until, Language language) {
        return rows.sentBy(journeyId, until).stream()
                .map(sent -> new OwnSent(
                        sent.at(),
                        forms.of(FORM, sent.version())
                                .map(form -> said(Questions.of(form.json()), sent.answers(), language))
                                .orElse(List.of())))
                .toList();
    }

    private static List<Said> said(Questions asked, Map<String, String> answers, Language language) {
        return asked.all().stream()
                .filter(question -> !answers.getOrDefault(question.key(), "").isEmpty())
                .map(question -> new Said(
                        in(language, question.label()),
                        said(question, answers.getOrDefault(question.key(), ""), language)))
                .toList();
    }

    private static String said(Question question, String answer, Language language) {
        return question.choices().stream()
                .filter(choice -> choice.value().equals(answer))
                .map(choice -> in(language, choice.words()))
                .findFirst()
                .orElse(answer);
    }

    private static String in(Language language, Words words) {
        return language == Language.ENGLISH ? words.english() : words.maori();
    }
}

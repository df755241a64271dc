package org.alongside.assessment.overview;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alongside.assessment.Answering;
import org.alongside.assessment.SentAnswers;
import org.alongside.assessment.SentAnswers.Sent;
import org.alongside.assessment.form.Question;
import org.alongside.assessment.form.Questions;
import org.alongside.counts.HalfYear;
import org.alongside.counts.policy.SixPeopleAtLeast;
import org.alongside.engine.DeployedForms;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What survivors wrote in their own words and let be quoted without their name, of a half-year that ended: only where six
 * of them wrote something to the same question, in an order that says nothing. It stays under the key of each of them, so
 * that it is gone with their erasure. (MONITOR-03)
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.MONITOR_03)
class QuotedWords {
    private static final int PEOPLE_MAX = 500;

    private final SentAnswers sent;
    private final DeployedForms forms;

    QuotedWords(SentAnswers sent, DeployedForms forms) {
        this.sent = sent;
        this.forms = forms;
    }

    /** By question, in the words in which it is asked now; questions without six answers are not there. */
    public Map<String, List<String>> of(HalfYear halfYear) {
        List<Sent> quoted = sent.lastOfEach(halfYear.begins(), halfYear.ends(), PEOPLE_MAX).stream()
                .filter(one -> "yes".equals(one.answers().get(Answering.MAY_BE_QUOTED)))
                .toList();
        Map<String, List<String>> words = new LinkedHashMap<>();
        forms.newest(SentAnswers.FORM).ifPresent(form -> Questions.of(form.json()).all().stream()
                .filter(question -> question.kind() == Question.Kind.WORDS)
                .forEach(question -> {
                    List<String> said = said(question, quoted);
                    if (SixPeopleAtLeast.areEnough(said.size())) {
                        words.put(question.label().english(), said);
                    }
                }));
        return words;
    }

    private static List<String> said(Question question, List<Sent> quoted) {
        List<String> said = new ArrayList<>();
        quoted.forEach(one -> {
            String text = one.answers().getOrDefault(question.key(), "");
            if (!text.isBlank()) {
                said.add(text);
            }
        });
        Collections.shuffle(said);
        return said;
    }
}

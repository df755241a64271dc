package org.alongside.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.alongside.ids.JourneyId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What survivors sent, to be counted and not to be shown: no page and no log gets one of these. Those that are erased are not among
 * them. (MONITOR-03)
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class SentAnswers {
    /** The form of the assessment. */
    public static final String FORM = OwnAnswers.FORM;

    private final AnswerRows rows;

    SentAnswers(AnswerRows rows) {
        this.rows = rows;
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
}

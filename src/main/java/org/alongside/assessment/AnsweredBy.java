package org.alongside.assessment;

import org.alongside.ids.AssessmentId;
import org.alongside.ids.WorkerId;

/** Who fills in an assessment: the survivor, or whoever helps them. */
public sealed interface AnsweredBy {
    /** @param secret of a sitting, as {@link Answering#take} gave it */
    static AnsweredBy sitting(String secret) {
        return new Sitting(secret);
    }

    /** @param userId who is signed in; whether they may is asked each time (MONITOR-01) */
    static AnsweredBy helper(AssessmentId assessmentId, WorkerId userId) {
        return new Helper(assessmentId, userId, Way.ASSISTED);
    }

    /** The same for who types in what the survivor filled in on paper. */
    static AnsweredBy typist(AssessmentId assessmentId, WorkerId userId) {
        return new Helper(assessmentId, userId, Way.ON_PAPER);
    }

    /** Whoever opened a link or typed a code. Its secret is in no text of it. */
    record Sitting(String secret) implements AnsweredBy {
        @Override
        public String toString() {
            return "Sitting";
        }
    }

    record Helper(AssessmentId assessmentId, WorkerId userId, Way way) implements AnsweredBy {}
}

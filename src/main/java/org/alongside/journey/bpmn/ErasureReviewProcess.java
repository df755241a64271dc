package org.alongside.journey.bpmn;

import java.time.Instant;
import org.alongside.engine.Variable;

/**
 * “Review before erasure”: what code names of {@code processes/journey/erasure-review.bpmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class ErasureReviewProcess {
    /** The key of the process. */
    public static final String KEY = "erasure-review";

    public static final Variable<String> JOURNEY_LABEL = Variable.text("journeyLabel");

    public static final Variable<String> ORGANISATION_ID = Variable.text("organisationId");

    public static final Variable<Instant> REVIEW_BY = Variable.date("reviewBy");

    public static final Variable<Instant> ASK_AGAIN_ON = Variable.date("askAgainOn");

    public static final Variable<String> REVIEW_DECISION = Variable.text("reviewDecision");

    /** An answer of the form {@code erasure-review.agree-to-erase.form}, never stored. */
    public static final Variable<String> ERASURE_AGREEMENT = Variable.text("erasureAgreement");

    /** An answer of the form {@code erasure-review.review-erasure.form}, never stored. */
    public static final Variable<String> KEEP_REASON = Variable.text("keepReason");

    /** An answer of the form {@code erasure-review.review-erasure.form}, never stored. */
    public static final Variable<Instant> KEEP_UNTIL = Variable.date("keepUntil");

    /** “Ask for a review”: {@code ${askForReview}}. */
    public static final String SERVICE_TASK_ASK_FOR_REVIEW = "serviceTask_askForReview";

    /** “Decide whether a record is erased”: form {@code erasure-review.review-erasure}. */
    public static final String USER_TASK_REVIEW_ERASURE = "userTask_reviewErasure";

    /** “Nobody decided”: waits for a time. */
    public static final String BOUNDARY_EVENT_NOT_REVIEWED = "boundaryEvent_notReviewed";

    /** “Keep the record”: {@code ${keepRecord}}. */
    public static final String SERVICE_TASK_KEEP_RECORD = "serviceTask_keepRecord";

    /** “Propose the erasure”: {@code ${proposeErasure}}. */
    public static final String SERVICE_TASK_PROPOSE_ERASURE = "serviceTask_proposeErasure";

    /** “Agree that a record is erased”: form {@code erasure-review.agree-to-erase}. */
    public static final String USER_TASK_AGREE_TO_ERASE = "userTask_agreeToErase";

    /** “Nobody answered”: waits for a time. */
    public static final String BOUNDARY_EVENT_NOBODY_AGREED = "boundaryEvent_nobodyAgreed";

    /** “Erase after review”: {@code ${eraseAfterReview}}. */
    public static final String SERVICE_TASK_ERASE_AFTER_REVIEW = "serviceTask_eraseAfterReview";

    private ErasureReviewProcess() {}

    /** What {@link #REVIEW_DECISION} can be. */
    public static final class ReviewDecision {
        public static final String KEEP = "KEEP";
        public static final String ERASE = "ERASE";

        private ReviewDecision() {}
    }

    /** What {@link #ERASURE_AGREEMENT} can be. */
    public static final class ErasureAgreement {
        public static final String AGREED = "AGREED";
        public static final String NOT_AGREED = "NOT_AGREED";

        private ErasureAgreement() {}
    }

    /** What {@link #KEEP_REASON} can be. */
    public static final class KeepReason {
        public static final String OPEN_REQUEST = "OPEN_REQUEST";
        public static final String LEGAL_DUTY = "LEGAL_DUTY";
        public static final String OPEN_CONCERN = "OPEN_CONCERN";
        public static final String SURVIVOR_ASKED = "SURVIVOR_ASKED";

        private KeepReason() {}
    }

    /** Names of answers of its forms that are never stored, for annotations. */
    public static final class Answers {
        public static final String ERASURE_AGREEMENT = "erasureAgreement";
        public static final String KEEP_REASON = "keepReason";
        public static final String KEEP_UNTIL = "keepUntil";

        private Answers() {}
    }
}

package org.alongside.directory.bpmn;

import java.time.Instant;
import org.alongside.engine.Variable;

/**
 * “Review of a service of the directory”: what code names of {@code processes/directory/review-directory-entry.bpmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class ReviewDirectoryEntryProcess {
    /** The key of the process. */
    public static final String KEY = "review-directory-entry";

    public static final Variable<String> ORGANISATION_ID = Variable.text("organisationId");

    public static final Variable<Instant> REVIEW_BY = Variable.date("reviewBy");

    public static final Variable<Instant> ASK_AGAIN_ON = Variable.date("askAgainOn");

    public static final Variable<Integer> TASK_PRIORITY = Variable.number("taskPriority");

    /** An answer of the form {@code review-directory-entry.review-entry.form}, never stored. */
    public static final Variable<Integer> ENTRY_VERSION_SHOWN = Variable.number("entryVersionShown");

    /** An answer of the form {@code review-directory-entry.review-entry.form}, never stored. */
    public static final Variable<String> ENTRY_REVIEW = Variable.text("entryReview");

    /** “Ask for a review”: {@code ${askForEntryReview}}. */
    public static final String SERVICE_TASK_ASK_FOR_ENTRY_REVIEW = "serviceTask_askForEntryReview";

    /** “Review a service of the directory”: form {@code review-directory-entry.review-entry}. */
    public static final String USER_TASK_REVIEW_ENTRY = "userTask_reviewEntry";

    /** “Nobody reviewed it”: waits for a time. */
    public static final String BOUNDARY_EVENT_ENTRY_NOT_REVIEWED = "boundaryEvent_entryNotReviewed";

    /** “Confirm the entry”: {@code ${confirmEntry}}. */
    public static final String SERVICE_TASK_CONFIRM_ENTRY = "serviceTask_confirmEntry";

    /** “Confirm what was changed”: {@code ${confirmChange}}. */
    public static final String SERVICE_TASK_CONFIRM_CHANGE = "serviceTask_confirmChange";

    /** “Close the entry”: {@code ${closeEntry}}. */
    public static final String SERVICE_TASK_CLOSE_ENTRY = "serviceTask_closeEntry";

    /** “Put off the review”: {@code ${putOffReview}}. */
    public static final String SERVICE_TASK_PUT_OFF_REVIEW = "serviceTask_putOffReview";

    private ReviewDirectoryEntryProcess() {}

    /** What {@link #ENTRY_REVIEW} can be. */
    public static final class EntryReview {
        public static final String STILL_RIGHT = "STILL_RIGHT";
        public static final String CHANGED = "CHANGED";
        public static final String CLOSED = "CLOSED";
        public static final String NOBODY_ANSWERS = "NOBODY_ANSWERS";

        private EntryReview() {}
    }

    /** Names of answers of its forms that are never stored, for annotations. */
    public static final class Answers {
        public static final String ENTRY_VERSION_SHOWN = "entryVersionShown";
        public static final String ENTRY_REVIEW = "entryReview";

        private Answers() {}
    }
}

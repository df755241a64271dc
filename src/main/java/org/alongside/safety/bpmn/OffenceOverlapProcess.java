package org.alongside.safety.bpmn;

import org.alongside.engine.Variable;
import org.alongside.ids.WorkerId;

/**
 * “Before going on”: what code names of {@code processes/safety/offence-overlap.bpmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class OffenceOverlapProcess {
    /** The key of the process. */
    public static final String KEY = "offence-overlap";

    public static final Variable<String> JOURNEY_LABEL = Variable.text("journeyLabel");

    public static final Variable<String> ORGANISATION_ID = Variable.text("organisationId");

    public static final Variable<WorkerId> WORKER_ID = Variable.id("workerId", WorkerId::of);

    public static final Variable<WorkerId> ASSESSOR_ID = Variable.id("assessorId", WorkerId::of);

    /** An answer of the form {@code offence-overlap.assess-overlap.form}, never stored. */
    public static final Variable<String> OVERLAP_OUTCOME = Variable.text("overlapOutcome");

    /** An answer of the form {@code offence-overlap.hear-what-was-agreed.form}, never stored. */
    public static final Variable<String> HEARD = Variable.text("heard");

    /** An answer of the form {@code offence-overlap.talk-about-referral.form}, never stored. */
    public static final Variable<String> REFERRAL = Variable.text("referral");

    /** “Look at what is needed before going on”: form {@code offence-overlap.assess-overlap}. */
    public static final String USER_TASK_ASSESS_OVERLAP = "userTask_assessOverlap";

    /** “Record the outcome”: {@code ${recordOutcome}}. */
    public static final String SERVICE_TASK_RECORD_OUTCOME = "serviceTask_recordOutcome";

    /** “Read what was agreed before going on”: form {@code offence-overlap.hear-what-was-agreed}. */
    public static final String USER_TASK_HEAR_WHAT_WAS_AGREED = "userTask_hearWhatWasAgreed";

    /** “Talk over what was agreed before going on”: form {@code offence-overlap.talk-about-referral}. */
    public static final String USER_TASK_TALK_ABOUT_REFERRAL = "userTask_talkAboutReferral";

    /** “Keep that a referral was made”: {@code ${keepReferralMade}}. */
    public static final String SERVICE_TASK_KEEP_REFERRAL_MADE = "serviceTask_keepReferralMade";

    /** “Ask for another look”: {@code ${lookAgain}}. */
    public static final String SERVICE_TASK_LOOK_AGAIN = "serviceTask_lookAgain";

    private OffenceOverlapProcess() {}

    /** What {@link #OVERLAP_OUTCOME} can be. */
    public static final class OverlapOutcome {
        public static final String CONTINUE_ONE_ON_ONE = "CONTINUE_ONE_ON_ONE";
        public static final String REFER = "REFER";
        public static final String GROUP_FOR_PEOPLE_WHO_HAVE_OFFENDED = "GROUP_FOR_PEOPLE_WHO_HAVE_OFFENDED";
        public static final String NO_OVERLAP = "NO_OVERLAP";

        private OverlapOutcome() {}
    }

    /** What {@link #HEARD} can be. */
    public static final class Heard {
        public static final String YES = "YES";

        private Heard() {}
    }

    /** What {@link #REFERRAL} can be. */
    public static final class Referral {
        public static final String MADE = "MADE";
        public static final String NOT_WISHED = "NOT_WISHED";

        private Referral() {}
    }

    /** Names of answers of its forms that are never stored, for annotations. */
    public static final class Answers {
        public static final String OVERLAP_OUTCOME = "overlapOutcome";
        public static final String HEARD = "heard";
        public static final String REFERRAL = "referral";

        private Answers() {}
    }
}

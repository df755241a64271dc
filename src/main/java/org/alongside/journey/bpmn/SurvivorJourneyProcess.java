package org.alongside.journey.bpmn;

import java.time.Instant;
import org.alongside.engine.Variable;
import org.alongside.ids.WorkerId;

/**
 * “Survivor journey”: what code names of {@code processes/journey/survivor-journey.bpmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class SurvivorJourneyProcess {
    /** The key of the process. */
    public static final String KEY = "survivor-journey";

    public static final Variable<String> JOURNEY_LABEL = Variable.text("journeyLabel");

    public static final Variable<WorkerId> FIRST_CONTACT_BY = Variable.id("firstContactBy", WorkerId::of);

    public static final Variable<WorkerId> WORKER_ID = Variable.id("workerId", WorkerId::of);

    public static final Variable<String> ORGANISATION_ID = Variable.text("organisationId");

    public static final Variable<String> STEP = Variable.text("step");

    public static final Variable<Instant> CONSENT_FOLLOW_UP_ON = Variable.date("consentFollowUpOn");

    public static final Variable<Instant> NEXT_ASSESSMENT_ON = Variable.date("nextAssessmentOn");

    public static final Variable<String> EVERY_SIX_MONTHS = Variable.text("everySixMonths");

    public static final Variable<Instant> FOLLOW_UP_ON = Variable.date("followUpOn");

    public static final Variable<String> WAY_OUT = Variable.text("wayOut");

    public static final Variable<String> EVERYTHING_ERASED = Variable.text("everythingErased");

    /** An answer of the form {@code survivor-journey.first-contact.form}, never stored. */
    public static final Variable<String> CAME_BY = Variable.text("cameBy");

    /** An answer of the form {@code survivor-journey.first-contact.form}, never stored. */
    public static final Variable<String> SAFETY_NOW = Variable.text("safetyNow");

    /** An answer of the form {@code survivor-journey.first-contact.form}, never stored. */
    public static final Variable<String> SAFETY_SELF = Variable.text("safetySelf");

    /** An answer of the form {@code survivor-journey.first-contact.form}, never stored. */
    public static final Variable<String> SAFETY_OTHERS = Variable.text("safetyOthers");

    /** A message that it awaits. */
    public static final String MESSAGE_JOURNEY_RESUMED = "journey.resumed";

    /** A message that it awaits. */
    public static final String MESSAGE_JOURNEY_PAUSED = "journey.paused";

    /** A message that it awaits. */
    public static final String MESSAGE_CONSENT_WITHDRAWN = "consent.withdrawn";

    /** A message that it awaits. */
    public static final String MESSAGE_JOURNEY_ENDED = "journey.ended";

    /** “A survivor made contact”: form {@code survivor-journey.first-contact}. */
    public static final String START_EVENT_FIRST_CONTACT = "startEvent_firstContact";

    /** “Reopen the journey”: {@code ${reopenJourney}}. */
    public static final String SERVICE_TASK_REOPEN_JOURNEY = "serviceTask_reopenJourney";

    /** “Match a peer worker”: {@code ${rememberStep}}. */
    public static final String CALL_ACTIVITY_MATCH_WORKER = "callActivity_matchWorker";

    /** “Integrate (spring)”: {@code ${rememberStep}}. */
    public static final String CALL_ACTIVITY_INTEGRATE = "callActivity_integrate";

    /** “Support begins”: {@code ${planAssessments}}. */
    public static final String GATEWAY_SUPPORTING = "gateway_supporting";

    /** “Every six months”: waits for a time. */
    public static final String BOUNDARY_EVENT_SIX_MONTHS = "boundaryEvent_sixMonths";

    /** “Consent was withdrawn”: {@code ${rememberWithdrawal}}. */
    public static final String BOUNDARY_EVENT_CONSENT_WITHDRAWN = "boundaryEvent_consentWithdrawn";

    private SurvivorJourneyProcess() {}

    /** What {@link #STEP} can be. */
    public static final class Step {
        public static final String MATCH = "MATCH";
        public static final String WELCOME = "WELCOME";
        public static final String CONSENT = "CONSENT";
        public static final String SHARE = "SHARE";
        public static final String PLAN = "PLAN";
        public static final String SUPPORT = "SUPPORT";

        private Step() {}
    }

    /** What {@link #EVERYTHING_ERASED} can be. */
    public static final class EverythingErased {
        public static final String YES = "YES";
        public static final String NO = "NO";

        private EverythingErased() {}
    }

    /** What {@link #CAME_BY} can be. */
    public static final class CameBy {
        public static final String SELF = "SELF";
        public static final String OTHER_SURVIVOR = "OTHER_SURVIVOR";
        public static final String SUPPORTER = "SUPPORTER";
        public static final String PROFESSIONAL = "PROFESSIONAL";
        public static final String CHANCE_MEETING = "CHANCE_MEETING";
        public static final String OTHER_SETTING = "OTHER_SETTING";
        public static final String NOT_SAID = "NOT_SAID";

        private CameBy() {}
    }

    /** What {@link #SAFETY_NOW} can be. */
    public static final class SafetyNow {
        public static final String SAFE = "SAFE";
        public static final String UNSURE = "UNSURE";
        public static final String NOT_SAFE = "NOT_SAFE";
        public static final String NOT_SAID = "NOT_SAID";

        private SafetyNow() {}
    }

    /** What {@link #SAFETY_SELF} can be. */
    public static final class SafetySelf {
        public static final String NO = "NO";
        public static final String THOUGHTS = "THOUGHTS";
        public static final String PLAN = "PLAN";
        public static final String NOT_SAID = "NOT_SAID";

        private SafetySelf() {}
    }

    /** What {@link #SAFETY_OTHERS} can be. */
    public static final class SafetyOthers {
        public static final String NO = "NO";
        public static final String CONCERN = "CONCERN";
        public static final String CHILD = "CHILD";
        public static final String DANGER_NOW = "DANGER_NOW";
        public static final String NOT_SAID = "NOT_SAID";

        private SafetyOthers() {}
    }

    /** Names of answers of its forms that are never stored, for annotations. */
    public static final class Answers {
        public static final String CAME_BY = "cameBy";
        public static final String SAFETY_NOW = "safetyNow";
        public static final String SAFETY_SELF = "safetySelf";
        public static final String SAFETY_OTHERS = "safetyOthers";

        private Answers() {}
    }
}

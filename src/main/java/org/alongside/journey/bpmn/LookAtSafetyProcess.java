package org.alongside.journey.bpmn;

import org.alongside.engine.Variable;
import org.alongside.ids.WorkerId;

/**
 * “Look at how safe things are”: what code names of {@code processes/journey/look-at-safety.bpmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class LookAtSafetyProcess {
    /** The key of the process. */
    public static final String KEY = "look-at-safety";

    public static final Variable<String> JOURNEY_LABEL = Variable.text("journeyLabel");

    public static final Variable<WorkerId> FIRST_CONTACT_BY = Variable.id("firstContactBy", WorkerId::of);

    public static final Variable<WorkerId> WORKER_ID = Variable.id("workerId", WorkerId::of);

    public static final Variable<String> SAFETY_LEVEL = Variable.text("safetyLevel");

    public static final Variable<String> EVERYTHING_ERASED = Variable.text("everythingErased");

    /** Passed to it for its first steps, never stored. */
    public static final Variable<String> SAFETY_NOW = Variable.text("safetyNow");

    /** Passed to it for its first steps, never stored. */
    public static final Variable<String> SAFETY_SELF = Variable.text("safetySelf");

    /** Passed to it for its first steps, never stored. */
    public static final Variable<String> SAFETY_OTHERS = Variable.text("safetyOthers");

    /** “Triage safety”: {@code ${answerSafetyFollowUp}}. */
    public static final String BUSINESS_RULE_TASK_TRIAGE = "businessRuleTask_triage";

    /** “Raise the concern”: {@code ${raiseSafetyConcern}}. */
    public static final String SERVICE_TASK_RAISE_CONCERN_FROM_ANSWERS = "serviceTask_raiseConcernFromAnswers";

    /** “Arrange the follow-up”: {@code ${startSafetyFollowUp}}. */
    public static final String SERVICE_TASK_START_FOLLOW_UP_FROM_ANSWERS = "serviceTask_startFollowUpFromAnswers";

    private LookAtSafetyProcess() {}

    /** What {@link #SAFETY_LEVEL} can be. */
    public static final class SafetyLevel {
        public static final String CALM = "CALM";
        public static final String WATCH = "WATCH";
        public static final String URGENT = "URGENT";
        public static final String EMERGENCY = "EMERGENCY";

        private SafetyLevel() {}
    }

    /** What {@link #EVERYTHING_ERASED} can be. */
    public static final class EverythingErased {
        public static final String YES = "YES";
        public static final String NO = "NO";

        private EverythingErased() {}
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
}

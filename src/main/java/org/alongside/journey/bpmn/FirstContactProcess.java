package org.alongside.journey.bpmn;

import org.alongside.engine.Variable;
import org.alongside.ids.WorkerId;

/**
 * “First contact”: what code names of {@code processes/journey/first-contact.bpmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class FirstContactProcess {
    /** The key of the process. */
    public static final String KEY = "first-contact";

    public static final Variable<String> JOURNEY_LABEL = Variable.text("journeyLabel");

    public static final Variable<WorkerId> FIRST_CONTACT_BY = Variable.id("firstContactBy", WorkerId::of);

    public static final Variable<WorkerId> WORKER_ID = Variable.id("workerId", WorkerId::of);

    public static final Variable<String> ORGANISATION_ID = Variable.text("organisationId");

    public static final Variable<String> STEP = Variable.text("step");

    /** Passed to it for its first steps, never stored. */
    public static final Variable<String> SAFETY_NOW = Variable.text("safetyNow");

    /** Passed to it for its first steps, never stored. */
    public static final Variable<String> SAFETY_SELF = Variable.text("safetySelf");

    /** Passed to it for its first steps, never stored. */
    public static final Variable<String> SAFETY_OTHERS = Variable.text("safetyOthers");

    /** “Open the journey”: {@code ${openJourney}}. */
    public static final String SERVICE_TASK_OPEN_JOURNEY = "serviceTask_openJourney";

    private FirstContactProcess() {}

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

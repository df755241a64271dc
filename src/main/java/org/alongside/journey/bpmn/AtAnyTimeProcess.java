package org.alongside.journey.bpmn;

import org.alongside.engine.Variable;
import org.alongside.ids.WorkerId;

/**
 * “At any time”: what code names of {@code processes/journey/at-any-time.bpmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class AtAnyTimeProcess {
    /** The key of the process. */
    public static final String KEY = "at-any-time";

    public static final Variable<String> JOURNEY_LABEL = Variable.text("journeyLabel");

    public static final Variable<WorkerId> FIRST_CONTACT_BY = Variable.id("firstContactBy", WorkerId::of);

    public static final Variable<WorkerId> WORKER_ID = Variable.id("workerId", WorkerId::of);

    public static final Variable<String> STEP = Variable.text("step");

    public static final Variable<String> SAFETY_LEVEL = Variable.text("safetyLevel");

    /** Passed to it for its first steps, never stored. */
    public static final Variable<String> RELEASE_EARLIER = Variable.text("releaseEarlier");

    /** A message that it awaits. */
    public static final String MESSAGE_SAFETY_CONCERN_RAISED = "safety.concernRaised";

    /** A message that it awaits. */
    public static final String MESSAGE_OFFENDING_DISCLOSED = "offending.disclosed";

    /** A message that it awaits. */
    public static final String MESSAGE_WORKER_CHANGE_REQUESTED = "worker.changeRequested";

    /** “Raise the concern”: {@code ${raiseSafetyConcern}}. */
    public static final String SERVICE_TASK_RAISE_CONCERN_FROM_MESSAGE = "serviceTask_raiseConcernFromMessage";

    /** “Ask for a look before going on”: {@code ${startOffenceOverlap}}. */
    public static final String SERVICE_TASK_START_OFFENCE_OVERLAP_FROM_MESSAGE =
            "serviceTask_startOffenceOverlapFromMessage";

    /** “Ask for another worker”: {@code ${askForAnotherWorker}}. */
    public static final String SERVICE_TASK_ASK_FOR_ANOTHER_WORKER_FROM_MESSAGE =
            "serviceTask_askForAnotherWorkerFromMessage";

    private AtAnyTimeProcess() {}

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

    /** What {@link #SAFETY_LEVEL} can be. */
    public static final class SafetyLevel {
        public static final String CALM = "CALM";
        public static final String WATCH = "WATCH";
        public static final String URGENT = "URGENT";
        public static final String EMERGENCY = "EMERGENCY";

        private SafetyLevel() {}
    }

    /** What {@link #RELEASE_EARLIER} can be. */
    public static final class ReleaseEarlier {
        public static final String ALL = "ALL";
        public static final String CONTACT_ONLY = "CONTACT_ONLY";

        private ReleaseEarlier() {}
    }
}

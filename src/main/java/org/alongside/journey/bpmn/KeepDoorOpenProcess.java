package org.alongside.journey.bpmn;

import java.time.Instant;
import org.alongside.engine.Variable;
import org.alongside.ids.WorkerId;

/**
 * “Keep the door open”: what code names of {@code processes/journey/keep-door-open.bpmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class KeepDoorOpenProcess {
    /** The key of the process. */
    public static final String KEY = "keep-door-open";

    public static final Variable<String> JOURNEY_LABEL = Variable.text("journeyLabel");

    public static final Variable<WorkerId> FIRST_CONTACT_BY = Variable.id("firstContactBy", WorkerId::of);

    public static final Variable<WorkerId> WORKER_ID = Variable.id("workerId", WorkerId::of);

    public static final Variable<String> STEP = Variable.text("step");

    public static final Variable<Instant> FOLLOW_UP_ON = Variable.date("followUpOn");

    public static final Variable<String> EVERYTHING_ERASED = Variable.text("everythingErased");

    /** An answer of the form {@code keep-door-open.keep-door-open.form}, never stored. */
    public static final Variable<String> DOOR_CHOICE = Variable.text("doorChoice");

    /** A message that it awaits. */
    public static final String MESSAGE_JOURNEY_RESUMED = "journey.resumed";

    /** A message that it awaits. */
    public static final String MESSAGE_JOURNEY_ENDED = "journey.ended";

    /** A message that it awaits. */
    public static final String MESSAGE_CONSENT_WITHDRAWN = "consent.withdrawn";

    /** “Pause the journey”: {@code ${pauseJourney}}. */
    public static final String SERVICE_TASK_PAUSE_JOURNEY = "serviceTask_pauseJourney";

    /** “Keep the door open”: form {@code keep-door-open.keep-door-open}. */
    public static final String USER_TASK_KEEP_DOOR_OPEN = "userTask_keepDoorOpen";

    /** “Resume the journey”: {@code ${resumeJourney}}. */
    public static final String SERVICE_TASK_RESUME_JOURNEY = "serviceTask_resumeJourney";

    private KeepDoorOpenProcess() {}

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

    /** What {@link #DOOR_CHOICE} can be. */
    public static final class DoorChoice {
        public static final String COME_BACK = "COME_BACK";
        public static final String STILL_AWAY = "STILL_AWAY";
        public static final String LEAVE = "LEAVE";

        private DoorChoice() {}
    }

    /** Names of answers of its forms that are never stored, for annotations. */
    public static final class Answers {
        public static final String DOOR_CHOICE = "doorChoice";

        private Answers() {}
    }
}

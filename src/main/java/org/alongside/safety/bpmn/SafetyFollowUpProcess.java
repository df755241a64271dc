package org.alongside.safety.bpmn;

import java.time.Instant;
import org.alongside.engine.Variable;
import org.alongside.ids.WorkerId;

/**
 * “Safety follow-up”: what code names of {@code processes/safety/safety-follow-up.bpmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class SafetyFollowUpProcess {
    /** The key of the process. */
    public static final String KEY = "safety-follow-up";

    public static final Variable<String> JOURNEY_LABEL = Variable.text("journeyLabel");

    public static final Variable<String> ORGANISATION_ID = Variable.text("organisationId");

    public static final Variable<WorkerId> WORKER_ID = Variable.id("workerId", WorkerId::of);

    public static final Variable<Instant> DUE_ON = Variable.date("dueOn");

    public static final Variable<Instant> LOOK_AGAIN_ON = Variable.date("lookAgainOn");

    public static final Variable<Integer> TASK_PRIORITY = Variable.number("taskPriority");

    public static final Variable<String> SAFETY_LEVEL = Variable.text("safetyLevel");

    /** An answer of the form {@code safety-follow-up.follow-up.form}, never stored. */
    public static final Variable<String> FOLLOW_UP_ANSWER = Variable.text("followUpAnswer");

    /** An answer of the form {@code safety-follow-up.follow-up.form}, never stored. */
    public static final Variable<String> SAFETY_NOW = Variable.text("safetyNow");

    /** An answer of the form {@code safety-follow-up.follow-up.form}, never stored. */
    public static final Variable<String> SAFETY_SELF = Variable.text("safetySelf");

    /** An answer of the form {@code safety-follow-up.follow-up.form}, never stored. */
    public static final Variable<String> SAFETY_OTHERS = Variable.text("safetyOthers");

    /** An answer of the form {@code safety-follow-up.see-to-follow-up.form}, never stored. */
    public static final Variable<String> WHO_ASKS = Variable.text("whoAsks");

    /** “Ask again how safe things are”: form {@code safety-follow-up.follow-up}. */
    public static final String USER_TASK_FOLLOW_UP = "userTask_followUp";

    /** “Raise the concern”: {@code ${raiseConcernAtFollowUp}}. */
    public static final String SERVICE_TASK_RAISE_CONCERN = "serviceTask_raiseConcern";

    /** “Arrange the next follow-up”: {@code ${startNextFollowUp}}. */
    public static final String SERVICE_TASK_START_NEXT_FOLLOW_UP = "serviceTask_startNextFollowUp";

    /** “A concern was raised”: {@code ${endFollowUp}}. */
    public static final String END_EVENT_CONCERN_RAISED_AT_FOLLOW_UP = "endEvent_concernRaisedAtFollowUp";

    /** “The follow-up is done”: {@code ${endFollowUp}}. */
    public static final String END_EVENT_FOLLOWED_UP = "endEvent_followedUp";

    /** “Nobody asked in time”: waits for a time. */
    public static final String BOUNDARY_EVENT_NOT_ASKED_IN_TIME = "boundaryEvent_notAskedInTime";

    /** “Tell the supervisors”: {@code ${escalateFollowUp}}. */
    public static final String SERVICE_TASK_ESCALATE_FOLLOW_UP = "serviceTask_escalateFollowUp";

    /** “See that somebody asks again”: form {@code safety-follow-up.see-to-follow-up}. */
    public static final String USER_TASK_SEE_TO_FOLLOW_UP = "userTask_seeToFollowUp";

    /** “Not seen to”: waits for a time. */
    public static final String BOUNDARY_EVENT_NOT_SEEN_TO = "boundaryEvent_notSeenTo";

    /** “Make the follow-up urgent”: {@code ${makeFollowUpUrgent}}. */
    public static final String SERVICE_TASK_MAKE_FOLLOW_UP_URGENT = "serviceTask_makeFollowUpUrgent";

    /** “Settle who asks”: {@code ${settleWhoAsks}}. */
    public static final String SERVICE_TASK_SETTLE_WHO_ASKS = "serviceTask_settleWhoAsks";

    /** “Still not asked”: waits for a time. */
    public static final String TIMER_EVENT_STILL_NOT_ASKED = "timerEvent_stillNotAsked";

    private SafetyFollowUpProcess() {}

    /** What {@link #SAFETY_LEVEL} can be. */
    public static final class SafetyLevel {
        public static final String CALM = "CALM";
        public static final String WATCH = "WATCH";
        public static final String URGENT = "URGENT";
        public static final String EMERGENCY = "EMERGENCY";

        private SafetyLevel() {}
    }

    /** What {@link #FOLLOW_UP_ANSWER} can be. */
    public static final class FollowUpAnswer {
        public static final String TALKED = "TALKED";
        public static final String NOT_REACHED = "NOT_REACHED";
        public static final String NOT_WISHED = "NOT_WISHED";

        private FollowUpAnswer() {}
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

    /** What {@link #WHO_ASKS} can be. */
    public static final class WhoAsks {
        public static final String WORKER = "WORKER";
        public static final String MYSELF = "MYSELF";

        private WhoAsks() {}
    }

    /** Names of answers of its forms that are never stored, for annotations. */
    public static final class Answers {
        public static final String FOLLOW_UP_ANSWER = "followUpAnswer";
        public static final String SAFETY_NOW = "safetyNow";
        public static final String SAFETY_SELF = "safetySelf";
        public static final String SAFETY_OTHERS = "safetyOthers";
        public static final String WHO_ASKS = "whoAsks";

        private Answers() {}
    }
}

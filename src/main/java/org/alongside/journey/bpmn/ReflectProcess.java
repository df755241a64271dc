package org.alongside.journey.bpmn;

import java.time.Instant;
import org.alongside.engine.Variable;
import org.alongside.ids.WorkerId;

/**
 * “Reflect (autumn: pause and reflect)”: what code names of {@code processes/journey/reflect.bpmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class ReflectProcess {
    /** The key of the process. */
    public static final String KEY = "reflect";

    public static final Variable<String> JOURNEY_LABEL = Variable.text("journeyLabel");

    public static final Variable<WorkerId> FIRST_CONTACT_BY = Variable.id("firstContactBy", WorkerId::of);

    public static final Variable<WorkerId> WORKER_ID = Variable.id("workerId", WorkerId::of);

    public static final Variable<String> ORGANISATION_ID = Variable.text("organisationId");

    public static final Variable<Instant> NEXT_ASSESSMENT_ON = Variable.date("nextAssessmentOn");

    public static final Variable<Instant> MAKES_ROOM_ON = Variable.date("makesRoomOn");

    /** An answer of the form {@code reflect.look-back.form}, never stored. */
    public static final Variable<String> SAFETY_NOW = Variable.text("safetyNow");

    /** An answer of the form {@code reflect.look-back.form}, never stored. */
    public static final Variable<String> SAFETY_SELF = Variable.text("safetySelf");

    /** An answer of the form {@code reflect.look-back.form}, never stored. */
    public static final Variable<String> SAFETY_OTHERS = Variable.text("safetyOthers");

    /** An answer of the form {@code reflect.look-back.form}, never stored. */
    public static final Variable<String> LOOK_BACK_NEXT = Variable.text("lookBackNext");

    /** “Plan the next time”: {@code ${rememberAssessment}}. */
    public static final String SERVICE_TASK_PLAN_NEXT_ASSESSMENT = "serviceTask_planNextAssessment";

    /** “Look back together (autumn: pause and reflect)”: form {@code reflect.look-back}. */
    public static final String USER_TASK_LOOK_BACK = "userTask_lookBack";

    /** “The next time is near”: waits for a time. */
    public static final String BOUNDARY_EVENT_NEXT_TIME_DUE = "boundaryEvent_nextTimeDue";

    private ReflectProcess() {}

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

    /** What {@link #LOOK_BACK_NEXT} can be. */
    public static final class LookBackNext {
        public static final String GO_ON = "GO_ON";
        public static final String PLAN_ANEW = "PLAN_ANEW";

        private LookBackNext() {}
    }

    /** Names of answers of its forms that are never stored, for annotations. */
    public static final class Answers {
        public static final String SAFETY_NOW = "safetyNow";
        public static final String SAFETY_SELF = "safetySelf";
        public static final String SAFETY_OTHERS = "safetyOthers";
        public static final String LOOK_BACK_NEXT = "lookBackNext";

        private Answers() {}
    }
}

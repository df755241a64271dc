package org.alongside.safety.bpmn;

import java.time.Instant;
import org.alongside.engine.Variable;
import org.alongside.ids.ConcernId;
import org.alongside.ids.WorkerId;

/**
 * “Safety concern”: what code names of {@code processes/safety/safety-concern.bpmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class SafetyConcernProcess {
    /** The key of the process. */
    public static final String KEY = "safety-concern";

    public static final Variable<String> JOURNEY_LABEL = Variable.text("journeyLabel");

    public static final Variable<String> ORGANISATION_ID = Variable.text("organisationId");

    public static final Variable<WorkerId> WORKER_ID = Variable.id("workerId", WorkerId::of);

    public static final Variable<String> SAFETY_LEVEL = Variable.text("safetyLevel");

    public static final Variable<ConcernId> CONCERN_ID = Variable.id("concernId", ConcernId::of);

    public static final Variable<Integer> TASK_PRIORITY = Variable.number("taskPriority");

    public static final Variable<Instant> DUE_ON = Variable.date("dueOn");

    public static final Variable<Instant> SUPERVISOR_DUE_ON = Variable.date("supervisorDueOn");

    public static final Variable<Instant> LOOK_AGAIN_ON = Variable.date("lookAgainOn");

    public static final Variable<Instant> FOLLOW_UP_ON = Variable.date("followUpOn");

    public static final Variable<String> CONCERN_OUTCOME = Variable.text("concernOutcome");

    public static final Variable<WorkerId> DECIDED_BY = Variable.id("decidedBy", WorkerId::of);

    /** An answer of the form {@code safety-concern.back-up-worker.form}, never stored. */
    public static final Variable<String> WORKER_REACHED = Variable.text("workerReached");

    /** “Act now”: form {@code safety-concern.act-now}. */
    public static final String USER_TASK_ACT_NOW = "userTask_actNow";

    /** “Record what was done”: {@code ${recordAction}}. */
    public static final String SERVICE_TASK_RECORD_ACTION = "serviceTask_recordAction";

    /** “Back up the worker”: form {@code safety-concern.back-up-worker}. */
    public static final String USER_TASK_BACK_UP_WORKER = "userTask_backUpWorker";

    /** “The time ran out”: waits for a time. */
    public static final String BOUNDARY_EVENT_OVERDUE = "boundaryEvent_overdue";

    /** “Let the worker act”: {@code ${letWorkerAct}}. */
    public static final String SERVICE_TASK_LET_WORKER_ACT = "serviceTask_letWorkerAct";

    /** “Take over from the worker”: {@code ${takeOverConcern}}. */
    public static final String SERVICE_TASK_TAKE_OVER_CONCERN = "serviceTask_takeOverConcern";

    /** “The time to act ran out”: waits for a time. */
    public static final String TIMER_EVENT_TIME_TO_ACT = "timerEvent_timeToAct";

    /** “Escalate the concern”: {@code ${escalateConcern}}. */
    public static final String SERVICE_TASK_ESCALATE_CONCERN = "serviceTask_escalateConcern";

    /** “Take over the concern”: form {@code safety-concern.take-over}. */
    public static final String USER_TASK_TAKE_OVER = "userTask_takeOver";

    /** “The time ran out again”: waits for a time. */
    public static final String BOUNDARY_EVENT_TAKE_OVER_OVERDUE = "boundaryEvent_takeOverOverdue";

    /** “Keep the concern open”: {@code ${keepConcernOpen}}. */
    public static final String SERVICE_TASK_KEEP_CONCERN_OPEN = "serviceTask_keepConcernOpen";

    /** “Close the concern”: {@code ${closeConcern}}. */
    public static final String SERVICE_TASK_CLOSE_CONCERN = "serviceTask_closeConcern";

    private SafetyConcernProcess() {}

    /** What {@link #SAFETY_LEVEL} can be. */
    public static final class SafetyLevel {
        public static final String CALM = "CALM";
        public static final String WATCH = "WATCH";
        public static final String URGENT = "URGENT";
        public static final String EMERGENCY = "EMERGENCY";

        private SafetyLevel() {}
    }

    /** What {@link #CONCERN_OUTCOME} can be. */
    public static final class ConcernOutcome {
        public static final String SAFE_NOW = "SAFE_NOW";
        public static final String HELP_ARRANGED = "HELP_ARRANGED";
        public static final String SERVICES_CALLED = "SERVICES_CALLED";
        public static final String STILL_CONCERNED = "STILL_CONCERNED";

        private ConcernOutcome() {}
    }

    /** What {@link #WORKER_REACHED} can be. */
    public static final class WorkerReached {
        public static final String YES = "YES";
        public static final String NO = "NO";
        public static final String COVERING_MYSELF = "COVERING_MYSELF";

        private WorkerReached() {}
    }

    /** Names of answers of its forms that are never stored, for annotations. */
    public static final class Answers {
        public static final String WORKER_REACHED = "workerReached";

        private Answers() {}
    }
}

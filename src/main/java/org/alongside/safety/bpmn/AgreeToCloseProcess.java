package org.alongside.safety.bpmn;

import java.time.Instant;
import org.alongside.engine.Variable;
import org.alongside.ids.ConcernId;
import org.alongside.ids.WorkerId;

/**
 * “Agree to close a concern”: what code names of {@code processes/safety/agree-to-close.bpmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class AgreeToCloseProcess {
    /** The key of the process. */
    public static final String KEY = "agree-to-close";

    public static final Variable<String> JOURNEY_LABEL = Variable.text("journeyLabel");

    public static final Variable<String> ORGANISATION_ID = Variable.text("organisationId");

    public static final Variable<WorkerId> WORKER_ID = Variable.id("workerId", WorkerId::of);

    public static final Variable<ConcernId> CONCERN_ID = Variable.id("concernId", ConcernId::of);

    public static final Variable<String> CONCERN_OUTCOME = Variable.text("concernOutcome");

    public static final Variable<WorkerId> DECIDED_BY = Variable.id("decidedBy", WorkerId::of);

    public static final Variable<WorkerId> SECOND_ID = Variable.id("secondId", WorkerId::of);

    public static final Variable<Instant> AGREE_DUE_ON = Variable.date("agreeDueOn");

    /** An answer of the form {@code agree-to-close.agree-as-worker.form}, never stored. */
    public static final Variable<String> IS_ENOUGH = Variable.text("isEnough");

    /** “Ask a second person”: {@code ${askSecondPerson}}. */
    public static final String SERVICE_TASK_ASK_SECOND_PERSON = "serviceTask_askSecondPerson";

    /** “Agree to close”: form {@code agree-to-close.agree-to-close}. */
    public static final String USER_TASK_AGREE_TO_CLOSE = "userTask_agreeToClose";

    /** “Nobody answered”: waits for a time. */
    public static final String BOUNDARY_EVENT_AGREE_OVERDUE = "boundaryEvent_agreeOverdue";

    /** “Agree as the worker”: form {@code agree-to-close.agree-as-worker}. */
    public static final String USER_TASK_AGREE_AS_WORKER = "userTask_agreeAsWorker";

    /** “The worker did not answer”: waits for a time. */
    public static final String BOUNDARY_EVENT_WORKER_OVERDUE = "boundaryEvent_workerOverdue";

    private AgreeToCloseProcess() {}

    /** What {@link #CONCERN_OUTCOME} can be. */
    public static final class ConcernOutcome {
        public static final String SAFE_NOW = "SAFE_NOW";
        public static final String HELP_ARRANGED = "HELP_ARRANGED";
        public static final String SERVICES_CALLED = "SERVICES_CALLED";
        public static final String STILL_CONCERNED = "STILL_CONCERNED";

        private ConcernOutcome() {}
    }

    /** What {@link #IS_ENOUGH} can be. */
    public static final class IsEnough {
        public static final String YES = "YES";
        public static final String NOT_YET = "NOT_YET";

        private IsEnough() {}
    }

    /** Names of answers of its forms that are never stored, for annotations. */
    public static final class Answers {
        public static final String IS_ENOUGH = "isEnough";

        private Answers() {}
    }
}

package org.alongside.journey.bpmn;

import java.time.Instant;
import org.alongside.engine.Variable;
import org.alongside.ids.RequestId;
import org.alongside.ids.WorkerId;

/**
 * “A copy or a correction”: what code names of {@code processes/journey/access-request.bpmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class AccessRequestProcess {
    /** The key of the process. */
    public static final String KEY = "access-request";

    public static final Variable<String> JOURNEY_LABEL = Variable.text("journeyLabel");

    public static final Variable<String> ORGANISATION_ID = Variable.text("organisationId");

    public static final Variable<WorkerId> WORKER_ID = Variable.id("workerId", WorkerId::of);

    public static final Variable<RequestId> REQUEST_ID = Variable.id("requestId", RequestId::of);

    public static final Variable<String> REQUEST_KIND = Variable.text("requestKind");

    public static final Variable<Instant> DUE_ON = Variable.date("dueOn");

    public static final Variable<Instant> REMIND_ON = Variable.date("remindOn");

    public static final Variable<Instant> LATE_ON = Variable.date("lateOn");

    public static final Variable<Instant> READY_UNTIL = Variable.date("readyUntil");

    public static final Variable<String> REQUEST_OUTCOME = Variable.text("requestOutcome");

    /** A message that it awaits. */
    public static final String MESSAGE_COPY_FETCHED = "copy.fetched";

    /** A message that it awaits. */
    public static final String MESSAGE_REQUEST_WITHDRAWN = "request.withdrawn";

    /** “Leave out what is others'”: form {@code access-request.leave-out-others}. */
    public static final String USER_TASK_LEAVE_OUT_OTHERS = "userTask_leaveOutOthers";

    /** “Make the copy”: {@code ${makeCopy}}. */
    public static final String SERVICE_TASK_MAKE_COPY = "serviceTask_makeCopy";

    /** “Hand over the copy”: form {@code access-request.hand-over}. */
    public static final String USER_TASK_HAND_OVER = "userTask_handOver";

    /** “Nobody fetched it”: waits for a time. */
    public static final String BOUNDARY_EVENT_NOT_FETCHED = "boundaryEvent_notFetched";

    /** “Answer the correction”: form {@code access-request.answer-correction}. */
    public static final String USER_TASK_ANSWER_CORRECTION = "userTask_answerCorrection";

    /** “Keep the outcome”: {@code ${keepOutcome}}. */
    public static final String SERVICE_TASK_KEEP_OUTCOME = "serviceTask_keepOutcome";

    /** “Some days are left”: waits for a time. */
    public static final String START_EVENT_DAY_IS_NEAR = "startEvent_dayIsNear";

    /** “Say that it is near”: {@code ${sayHowNear}}. */
    public static final String SERVICE_TASK_SAY_DAY_IS_NEAR = "serviceTask_sayDayIsNear";

    /** “The last day is over”: waits for a time. */
    public static final String START_EVENT_DAY_IS_OVER = "startEvent_dayIsOver";

    /** “Say that it is late”: {@code ${sayHowNear}}. */
    public static final String SERVICE_TASK_SAY_DAY_IS_OVER = "serviceTask_sayDayIsOver";

    /** “Keep that it is taken back”: {@code ${keepOutcome}}. */
    public static final String SERVICE_TASK_KEEP_WITHDRAWAL = "serviceTask_keepWithdrawal";

    private AccessRequestProcess() {}

    /** What {@link #REQUEST_KIND} can be. */
    public static final class RequestKind {
        public static final String COPY = "COPY";
        public static final String CORRECTION = "CORRECTION";

        private RequestKind() {}
    }

    /** What {@link #REQUEST_OUTCOME} can be. */
    public static final class RequestOutcome {
        public static final String HANDED_OVER = "HANDED_OVER";
        public static final String FETCHED = "FETCHED";
        public static final String NOT_FETCHED = "NOT_FETCHED";
        public static final String WITHDRAWN = "WITHDRAWN";
        public static final String CORRECTED = "CORRECTED";
        public static final String STATEMENT_ATTACHED = "STATEMENT_ATTACHED";
        public static final String NOT_CHANGED = "NOT_CHANGED";

        private RequestOutcome() {}
    }
}

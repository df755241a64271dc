package org.alongside.journey.bpmn;

import java.time.Instant;
import org.alongside.engine.Variable;
import org.alongside.ids.WorkerId;

/**
 * “Leave”: what code names of {@code processes/journey/leave-journey.bpmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class LeaveJourneyProcess {
    /** The key of the process. */
    public static final String KEY = "leave-journey";

    public static final Variable<String> JOURNEY_LABEL = Variable.text("journeyLabel");

    public static final Variable<WorkerId> FIRST_CONTACT_BY = Variable.id("firstContactBy", WorkerId::of);

    public static final Variable<WorkerId> WORKER_ID = Variable.id("workerId", WorkerId::of);

    public static final Variable<String> WAY_OUT = Variable.text("wayOut");

    public static final Variable<String> EVERYTHING_ERASED = Variable.text("everythingErased");

    public static final Variable<Instant> ERASE_BY = Variable.date("eraseBy");

    public static final Variable<Boolean> LINK_IS_UNDER_WAY = Variable.yesNo("linkIsUnderWay");

    /** An answer of the form {@code leave-journey.invite-before-erasure.form}, never stored. */
    public static final Variable<String> FEEDBACK_REASON = Variable.text("feedbackReason");

    /** An answer of the form {@code leave-journey.invite-before-erasure.form}, never stored. */
    public static final Variable<Boolean> LINK_WISHED = Variable.yesNo("linkWished");

    /** “Close the journey”: {@code ${closeJourney}}. */
    public static final String SERVICE_TASK_CLOSE_JOURNEY = "serviceTask_closeJourney";

    /** “Erase the record”: {@code ${eraseRecord}}. */
    public static final String SERVICE_TASK_ERASE_RECORD = "serviceTask_eraseRecord";

    /** “Invite feedback”: form {@code leave-journey.invite-feedback}. */
    public static final String USER_TASK_INVITE_FEEDBACK = "userTask_inviteFeedback";

    /** “Keep the feedback”: {@code ${keepFeedback}}. */
    public static final String SERVICE_TASK_KEEP_FEEDBACK = "serviceTask_keepFeedback";

    /** “Send a link”: {@code ${sendFeedbackLink}}. */
    public static final String SERVICE_TASK_SEND_FEEDBACK_LINK = "serviceTask_sendFeedbackLink";

    /** “Begin the erasure”: {@code ${beginErasure}}. */
    public static final String SERVICE_TASK_BEGIN_ERASURE = "serviceTask_beginErasure";

    /** “Invite feedback first”: form {@code leave-journey.invite-before-erasure}. */
    public static final String USER_TASK_INVITE_BEFORE_ERASURE = "userTask_inviteBeforeErasure";

    /** “Nobody asked in time”: waits for a time. */
    public static final String BOUNDARY_EVENT_NOBODY_ASKED = "boundaryEvent_nobodyAsked";

    /** “Keep the feedback”: {@code ${keepFeedback}}. */
    public static final String SERVICE_TASK_KEEP_FEEDBACK_FIRST = "serviceTask_keepFeedbackFirst";

    /** “Send a link”: {@code ${sendFeedbackLink}}. */
    public static final String SERVICE_TASK_SEND_FEEDBACK_LINK_FIRST = "serviceTask_sendFeedbackLinkFirst";

    /** “The link was passed on”: waits for a time. */
    public static final String TIMER_EVENT_LINK_WAS_PASSED_ON = "timerEvent_linkWasPassedOn";

    /** “Finish the erasure”: {@code ${finishErasure}}. */
    public static final String SERVICE_TASK_FINISH_ERASURE = "serviceTask_finishErasure";

    private LeaveJourneyProcess() {}

    /** What {@link #EVERYTHING_ERASED} can be. */
    public static final class EverythingErased {
        public static final String YES = "YES";
        public static final String NO = "NO";

        private EverythingErased() {}
    }

    /** What {@link #FEEDBACK_REASON} can be. */
    public static final class FeedbackReason {
        public static final String OTHER_SUPPORT = "OTHER_SUPPORT";
        public static final String NOT_THE_RIGHT_TIME = "NOT_THE_RIGHT_TIME";
        public static final String NEEDS_MET = "NEEDS_MET";
        public static final String PRACTICAL = "PRACTICAL";
        public static final String NOT_SAID = "NOT_SAID";

        private FeedbackReason() {}
    }

    /** Names of answers of its forms that are never stored, for annotations. */
    public static final class Answers {
        public static final String FEEDBACK_REASON = "feedbackReason";
        public static final String LINK_WISHED = "linkWished";

        private Answers() {}
    }
}

package org.alongside.assessment.bpmn;

import java.time.Instant;
import org.alongside.engine.Variable;
import org.alongside.ids.AssessmentId;
import org.alongside.ids.WorkerId;

/**
 * “Client support assessment”: what code names of {@code processes/assessment/client-assessment.bpmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class ClientAssessmentProcess {
    /** The key of the process. */
    public static final String KEY = "client-assessment";

    public static final Variable<String> JOURNEY_LABEL = Variable.text("journeyLabel");

    public static final Variable<WorkerId> WORKER_ID = Variable.id("workerId", WorkerId::of);

    public static final Variable<String> ORGANISATION_ID = Variable.text("organisationId");

    public static final Variable<AssessmentId> ASSESSMENT_ID = Variable.id("assessmentId", AssessmentId::of);

    public static final Variable<Instant> OFFER_BY = Variable.date("offerBy");

    public static final Variable<Instant> REMIND_ON = Variable.date("remindOn");

    public static final Variable<String> REMINDERS = Variable.text("reminders");

    public static final Variable<Instant> ANSWER_UNTIL = Variable.date("answerUntil");

    public static final Variable<Boolean> NOT_DELIVERED = Variable.yesNo("notDelivered");

    public static final Variable<Instant> ENDS_ON = Variable.date("endsOn");

    public static final Variable<Instant> HELP_ON = Variable.date("helpOn");

    public static final Variable<Boolean> ANOTHER_REMINDER = Variable.yesNo("anotherReminder");

    public static final Variable<String> INVITATION_OUTCOME = Variable.text("invitationOutcome");

    /** An answer of the form {@code client-assessment.offer-assessment.form}, never stored. */
    public static final Variable<String> HOW_THEY_ASSESS = Variable.text("howTheyAssess");

    /** A message that it awaits. */
    public static final String MESSAGE_ASSESSMENT_ANSWERED = "assessment.answered";

    /** “Open the assessment”: {@code ${openAssessment}}. */
    public static final String SERVICE_TASK_OPEN_ASSESSMENT = "serviceTask_openAssessment";

    /** “Send the invitation”: {@code ${sendInvitation}}. */
    public static final String SERVICE_TASK_SEND_INVITATION = "serviceTask_sendInvitation";

    /** “Ask”: {@code ${repeatReminders}}. */
    public static final String GATEWAY_ASK_THEM = "gateway_askThem";

    /** “Offer the assessment”: form {@code client-assessment.offer-assessment}. */
    public static final String USER_TASK_OFFER_ASSESSMENT = "userTask_offerAssessment";

    /** “No answer yet”: waits for a time. */
    public static final String BOUNDARY_EVENT_NOT_ANSWERED_YET = "boundaryEvent_notAnsweredYet";

    /** “Remind by message”: {@code ${remindByMessage}}. */
    public static final String SERVICE_TASK_REMIND_BY_MESSAGE = "serviceTask_remindByMessage";

    /** “Help to assess the support”: form {@code client-assessment.help-to-assess}, {@code ${stopInvitation}}. */
    public static final String USER_TASK_HELP_TO_ASSESS = "userTask_helpToAssess";

    /** “Plan a reminder”: {@code ${planReminder}}. */
    public static final String SERVICE_TASK_PLAN_REMINDER = "serviceTask_planReminder";

    /** “The reminder is due”: waits for a time. */
    public static final String TIMER_EVENT_REMINDER_DUE = "timerEvent_reminderDue";

    /** “Send a link”: {@code ${sendLink}}. */
    public static final String SERVICE_TASK_SEND_LINK = "serviceTask_sendLink";

    /** “No answer came”: waits for a time. */
    public static final String TIMER_EVENT_NO_ANSWER_CAME = "timerEvent_noAnswerCame";

    /** “Record the invitation”: {@code ${recordInvitation}}. */
    public static final String SERVICE_TASK_RECORD_INVITATION = "serviceTask_recordInvitation";

    /** “The time is over”: waits for a time. */
    public static final String BOUNDARY_EVENT_TIME_IS_OVER = "boundaryEvent_timeIsOver";

    /** “Let it expire”: {@code ${expireAssessment}}. */
    public static final String SERVICE_TASK_EXPIRE_ASSESSMENT = "serviceTask_expireAssessment";

    private ClientAssessmentProcess() {}

    /** What {@link #INVITATION_OUTCOME} can be. */
    public static final class InvitationOutcome {
        public static final String FILLED_ON_PAPER = "FILLED_ON_PAPER";
        public static final String DECLINED = "DECLINED";
        public static final String NOT_REACHED = "NOT_REACHED";

        private InvitationOutcome() {}
    }

    /** What {@link #HOW_THEY_ASSESS} can be. */
    public static final class HowTheyAssess {
        public static final String BY_LINK = "BY_LINK";
        public static final String WITH_SOMEBODY = "WITH_SOMEBODY";
        public static final String DECLINED = "DECLINED";
        public static final String NOT_REACHED = "NOT_REACHED";

        private HowTheyAssess() {}
    }

    /** Names of answers of its forms that are never stored, for annotations. */
    public static final class Answers {
        public static final String HOW_THEY_ASSESS = "howTheyAssess";

        private Answers() {}
    }
}

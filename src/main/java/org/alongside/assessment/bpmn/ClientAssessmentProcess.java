package org.alongside.assessment.bpmn;

import org.alongside.engine.Variable;
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

    public static final Variable<String> INVITATION_OUTCOME = Variable.text("invitationOutcome");

    /** “Invite the survivor to assess the support”: form {@code client-assessment.invite-to-assess}. */
    public static final String USER_TASK_INVITE_TO_ASSESS = "userTask_inviteToAssess";

    /** “Record the invitation”: {@code ${recordInvitation}}. */
    public static final String SERVICE_TASK_RECORD_INVITATION = "serviceTask_recordInvitation";

    private ClientAssessmentProcess() {}

    /** What {@link #INVITATION_OUTCOME} can be. */
    public static final class InvitationOutcome {
        public static final String FILLED_ON_PAPER = "FILLED_ON_PAPER";
        public static final String DECLINED = "DECLINED";
        public static final String NOT_REACHED = "NOT_REACHED";

        private InvitationOutcome() {}
    }
}

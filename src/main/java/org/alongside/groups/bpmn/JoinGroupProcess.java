package org.alongside.groups.bpmn;

import org.alongside.engine.Variable;
import org.alongside.ids.CandidateId;
import org.alongside.ids.GroupId;
import org.alongside.ids.WorkerId;

/**
 * “Join a peer group”: what code names of {@code processes/groups/join-group.bpmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class JoinGroupProcess {
    /** The key of the process. */
    public static final String KEY = "join-group";

    public static final Variable<String> JOURNEY_LABEL = Variable.text("journeyLabel");

    public static final Variable<String> ORGANISATION_ID = Variable.text("organisationId");

    public static final Variable<WorkerId> WORKER_ID = Variable.id("workerId", WorkerId::of);

    public static final Variable<CandidateId> CANDIDATE_ID = Variable.id("candidateId", CandidateId::of);

    public static final Variable<GroupId> GROUP_ID = Variable.id("groupId", GroupId::of);

    public static final Variable<String> GROUP_LABEL = Variable.text("groupLabel");

    public static final Variable<WorkerId> FACILITATOR_ID = Variable.id("facilitatorId", WorkerId::of);

    /** An answer of the form {@code join-group.offer-other-options.form}, never stored. */
    public static final Variable<String> OTHER_OPTION = Variable.text("otherOption");

    /** A message that it awaits. */
    public static final String MESSAGE_GROUP_ELIGIBILITY_CHANGED = "group.eligibilityChanged";

    /** A message that it awaits. */
    public static final String MESSAGE_GROUP_CANDIDATE_WITHDREW = "group.candidateWithdrew";

    /** “Give the place back”: {@code ${giveBackPlace}}. */
    public static final String SERVICE_TASK_GIVE_BACK_PLACE = "serviceTask_giveBackPlace";

    /** “Offer other options”: form {@code join-group.offer-other-options}. */
    public static final String USER_TASK_OFFER_OTHER_OPTIONS = "userTask_offerOtherOptions";

    /** “Leave it for now”: {@code ${closeCandidacy}}. */
    public static final String SERVICE_TASK_CLOSE_CANDIDACY = "serviceTask_closeCandidacy";

    /** “Close the way”: {@code ${closeCandidacy}}. */
    public static final String SERVICE_TASK_CLOSE_WITHDRAWN = "serviceTask_closeWithdrawn";

    private JoinGroupProcess() {}

    /** What {@link #OTHER_OPTION} can be. */
    public static final class OtherOption {
        public static final String LOOK_FOR_A_GROUP = "LOOK_FOR_A_GROUP";
        public static final String LEAVE_IT = "LEAVE_IT";

        private OtherOption() {}
    }

    /** Names of answers of its forms that are never stored, for annotations. */
    public static final class Answers {
        public static final String OTHER_OPTION = "otherOption";

        private Answers() {}
    }
}

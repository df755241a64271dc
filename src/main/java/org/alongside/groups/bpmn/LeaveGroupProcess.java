package org.alongside.groups.bpmn;

import org.alongside.engine.Variable;
import org.alongside.ids.GroupId;
import org.alongside.ids.MembershipId;
import org.alongside.ids.WorkerId;

/**
 * “Leave a peer group”: what code names of {@code processes/groups/leave-group.bpmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class LeaveGroupProcess {
    /** The key of the process. */
    public static final String KEY = "leave-group";

    public static final Variable<String> JOURNEY_LABEL = Variable.text("journeyLabel");

    public static final Variable<String> ORGANISATION_ID = Variable.text("organisationId");

    public static final Variable<WorkerId> WORKER_ID = Variable.id("workerId", WorkerId::of);

    public static final Variable<MembershipId> MEMBERSHIP_ID = Variable.id("membershipId", MembershipId::of);

    public static final Variable<GroupId> GROUP_ID = Variable.id("groupId", GroupId::of);

    public static final Variable<String> GROUP_LABEL = Variable.text("groupLabel");

    public static final Variable<WorkerId> FACILITATOR_ID = Variable.id("facilitatorId", WorkerId::of);

    public static final Variable<WorkerId> REQUESTED_BY = Variable.id("requestedBy", WorkerId::of);

    public static final Variable<WorkerId> AGREED_BY = Variable.id("agreedBy", WorkerId::of);

    public static final Variable<String> LEAVING_KIND = Variable.text("leavingKind");

    public static final Variable<String> LEAVING_GROUND = Variable.text("leavingGround");

    /** An answer of the form {@code leave-group.agree-to-ask.form}, never stored. */
    public static final Variable<String> AGREEMENT = Variable.text("agreement");

    /** An answer of the form {@code leave-group.ask-how-they-are.form}, never stored. */
    public static final Variable<String> ABSENCE_ANSWER = Variable.text("absenceAnswer");

    /** An answer of the form {@code leave-group.name-ground.form}, never stored. */
    public static final Variable<String> GROUND_NEXT = Variable.text("groundNext");

    /** An answer of the form {@code leave-group.offer-other-support.form}, never stored. */
    public static final Variable<Boolean> IS_OFFERED = Variable.yesNo("isOffered");

    /** An answer of the form {@code leave-group.tell-member.form}, never stored. */
    public static final Variable<Boolean> IS_TOLD = Variable.yesNo("isTold");

    /** “End the membership”: {@code ${endMembership}}. */
    public static final String SERVICE_TASK_END_MEMBERSHIP = "serviceTask_endMembership";

    /** “Offer other support”: form {@code leave-group.offer-other-support}. */
    public static final String USER_TASK_OFFER_OTHER_SUPPORT = "userTask_offerOtherSupport";

    /** “Other support was offered”: {@code ${recordOtherSupport}}. */
    public static final String END_EVENT_OTHER_SUPPORT_OFFERED = "endEvent_otherSupportOffered";

    /** “Name the ground”: form {@code leave-group.name-ground}. */
    public static final String USER_TASK_NAME_GROUND = "userTask_nameGround";

    /** “Ask for agreement”: {@code ${askToLeave}}. */
    public static final String SERVICE_TASK_ASK_TO_LEAVE = "serviceTask_askToLeave";

    /** “Agree to ask somebody to leave a group”: form {@code leave-group.agree-to-ask}. */
    public static final String USER_TASK_AGREE_TO_ASK = "userTask_agreeToAsk";

    /** “Record the answer”: {@code ${recordAgreement}}. */
    public static final String SERVICE_TASK_RECORD_AGREEMENT = "serviceTask_recordAgreement";

    /** “Tell the member”: form {@code leave-group.tell-member}. */
    public static final String USER_TASK_TELL_MEMBER = "userTask_tellMember";

    /** “Ask how they are”: form {@code leave-group.ask-how-they-are}. */
    public static final String USER_TASK_ASK_HOW_THEY_ARE = "userTask_askHowTheyAre";

    private LeaveGroupProcess() {}

    /** What {@link #LEAVING_KIND} can be. */
    public static final class LeavingKind {
        public static final String OWN_WISH = "OWN_WISH";
        public static final String ASKED_TO_LEAVE = "ASKED_TO_LEAVE";
        public static final String LONG_ABSENCE = "LONG_ABSENCE";
        public static final String GROUP_CLOSED = "GROUP_CLOSED";

        private LeavingKind() {}
    }

    /** What {@link #LEAVING_GROUND} can be. */
    public static final class LeavingGround {
        public static final String CONFIDENTIALITY_BROKEN = "CONFIDENTIALITY_BROKEN";
        public static final String OTHERS_NOT_RESPECTED = "OTHERS_NOT_RESPECTED";
        public static final String OTHERS_NOT_SAFE = "OTHERS_NOT_SAFE";
        public static final String BOUNDARIES_OVERSTEPPED = "BOUNDARIES_OVERSTEPPED";
        public static final String UNDER_THE_INFLUENCE = "UNDER_THE_INFLUENCE";
        public static final String PROTOCOLS_NOT_KEPT = "PROTOCOLS_NOT_KEPT";

        private LeavingGround() {}
    }

    /** What {@link #AGREEMENT} can be. */
    public static final class Agreement {
        public static final String AGREED = "AGREED";
        public static final String NOT_AGREED = "NOT_AGREED";

        private Agreement() {}
    }

    /** What {@link #ABSENCE_ANSWER} can be. */
    public static final class AbsenceAnswer {
        public static final String COME_AGAIN = "COME_AGAIN";
        public static final String AWAY_FOR_NOW = "AWAY_FOR_NOW";
        public static final String LEAVE = "LEAVE";

        private AbsenceAnswer() {}
    }

    /** What {@link #GROUND_NEXT} can be. */
    public static final class GroundNext {
        public static final String ASK = "ASK";
        public static final String SETTLED = "SETTLED";

        private GroundNext() {}
    }

    /** Names of answers of its forms that are never stored, for annotations. */
    public static final class Answers {
        public static final String AGREEMENT = "agreement";
        public static final String ABSENCE_ANSWER = "absenceAnswer";
        public static final String GROUND_NEXT = "groundNext";
        public static final String IS_OFFERED = "isOffered";
        public static final String IS_TOLD = "isTold";

        private Answers() {}
    }
}

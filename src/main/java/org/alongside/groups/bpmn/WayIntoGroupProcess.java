package org.alongside.groups.bpmn;

import java.util.Set;
import org.alongside.engine.Variable;
import org.alongside.ids.CandidateId;
import org.alongside.ids.GroupId;
import org.alongside.ids.WorkerId;

/**
 * “Find the way into a group”: what code names of {@code processes/groups/way-into-group.bpmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class WayIntoGroupProcess {
    /** The key of the process. */
    public static final String KEY = "way-into-group";

    public static final Variable<String> JOURNEY_LABEL = Variable.text("journeyLabel");

    public static final Variable<String> ORGANISATION_ID = Variable.text("organisationId");

    public static final Variable<WorkerId> WORKER_ID = Variable.id("workerId", WorkerId::of);

    public static final Variable<CandidateId> CANDIDATE_ID = Variable.id("candidateId", CandidateId::of);

    public static final Variable<GroupId> GROUP_ID = Variable.id("groupId", GroupId::of);

    public static final Variable<String> GROUP_LABEL = Variable.text("groupLabel");

    public static final Variable<WorkerId> FACILITATOR_ID = Variable.id("facilitatorId", WorkerId::of);

    public static final Variable<String> ELIGIBILITY = Variable.text("eligibility");

    public static final Variable<String> NEXT_TALK = Variable.text("nextTalk");

    public static final Variable<String> FACILITATOR_VIEW = Variable.text("facilitatorView");

    public static final Variable<String> SURVIVOR_VIEW = Variable.text("survivorView");

    public static final Variable<String> CLEARANCE = Variable.text("clearance");

    /** An answer of the form {@code way-into-group.give-group-information.form}, never stored. */
    public static final Variable<Set<String>> TOLD = Variable.choices("told");

    /** An answer of the form {@code way-into-group.give-group-information.form}, never stored. */
    public static final Variable<Boolean> ENDORSES_PROTOCOLS = Variable.yesNo("endorsesProtocols");

    /** An answer of the form {@code way-into-group.give-group-information.form}, never stored. */
    public static final Variable<String> INFORMATION_NEXT = Variable.text("informationNext");

    /** An answer of the form {@code way-into-group.talk-about-group.form}, never stored. */
    public static final Variable<GroupId> WANTED_GROUP_ID = Variable.id("wantedGroupId", GroupId::of);

    /** An answer of the form {@code way-into-group.talk-about-group.form}, never stored. */
    public static final Variable<String> CAME_BY = Variable.text("cameBy");

    /** An answer of the form {@code way-into-group.talk-about-group.form}, never stored. */
    public static final Variable<Set<String>> TALKED_OVER = Variable.choices("talkedOver");

    /** An answer of the form {@code way-into-group.talk-about-group.form}, never stored. */
    public static final Variable<Boolean> AGREES_TO_PASS_ON = Variable.yesNo("agreesToPassOn");

    /** An answer of the form {@code way-into-group.talk-about-group.form}, never stored. */
    public static final Variable<String> TALK_NEXT = Variable.text("talkNext");

    /** “Talk about the group”: form {@code way-into-group.talk-about-group}. */
    public static final String USER_TASK_TALK_ABOUT_GROUP = "userTask_talkAboutGroup";

    /** “Keep the talk”: {@code ${keepTalk}}. */
    public static final String SERVICE_TASK_KEEP_TALK = "serviceTask_keepTalk";

    /** “See whether it is possible”: {@code ${checkEligibility}}. */
    public static final String SERVICE_TASK_CHECK_ELIGIBILITY = "serviceTask_checkEligibility";

    /** “Meet somebody new”: form {@code way-into-group.meet-facilitator}. */
    public static final String USER_TASK_MEET_FACILITATOR = "userTask_meetFacilitator";

    /** “Clear the invitation”: form {@code way-into-group.clear-invitation}. */
    public static final String USER_TASK_CLEAR_INVITATION = "userTask_clearInvitation";

    /** “Tell about the group”: form {@code way-into-group.give-group-information}. */
    public static final String USER_TASK_GIVE_GROUP_INFORMATION = "userTask_giveGroupInformation";

    /** “Record what was told”: {@code ${recordGroupInformation}}. */
    public static final String SERVICE_TASK_RECORD_GROUP_INFORMATION = "serviceTask_recordGroupInformation";

    private WayIntoGroupProcess() {}

    /** What {@link #ELIGIBILITY} can be. */
    public static final class Eligibility {
        public static final String POSSIBLE = "POSSIBLE";
        public static final String NOT_NOW = "NOT_NOW";

        private Eligibility() {}
    }

    /** What {@link #NEXT_TALK} can be. */
    public static final class NextTalk {
        public static final String SCREENING = "SCREENING";
        public static final String INVITATION = "INVITATION";
        public static final String INFORMATION = "INFORMATION";

        private NextTalk() {}
    }

    /** What {@link #FACILITATOR_VIEW} can be. */
    public static final class FacilitatorView {
        public static final String FITS = "FITS";
        public static final String NOT_YET = "NOT_YET";
        public static final String ANOTHER_OPTION = "ANOTHER_OPTION";

        private FacilitatorView() {}
    }

    /** What {@link #SURVIVOR_VIEW} can be. */
    public static final class SurvivorView {
        public static final String FITS = "FITS";
        public static final String NOT_YET = "NOT_YET";
        public static final String ANOTHER_OPTION = "ANOTHER_OPTION";

        private SurvivorView() {}
    }

    /** What {@link #CLEARANCE} can be. */
    public static final class Clearance {
        public static final String CLEARED = "CLEARED";
        public static final String NOT_THIS_TIME = "NOT_THIS_TIME";

        private Clearance() {}
    }

    /** What {@link #INFORMATION_NEXT} can be. */
    public static final class InformationNext {
        public static final String READY = "READY";
        public static final String LATER = "LATER";
        public static final String NOT_GOING_ON = "NOT_GOING_ON";

        private InformationNext() {}
    }

    /** What {@link #CAME_BY} can be. */
    public static final class CameBy {
        public static final String OWN_WISH = "OWN_WISH";
        public static final String WORKER = "WORKER";
        public static final String MEMBER = "MEMBER";

        private CameBy() {}
    }

    /** What {@link #TALK_NEXT} can be. */
    public static final class TalkNext {
        public static final String GO_ON = "GO_ON";
        public static final String TALK_AGAIN = "TALK_AGAIN";
        public static final String LEAVE_IT = "LEAVE_IT";

        private TalkNext() {}
    }

    /** Names of answers of its forms that are never stored, for annotations. */
    public static final class Answers {
        public static final String TOLD = "told";
        public static final String ENDORSES_PROTOCOLS = "endorsesProtocols";
        public static final String INFORMATION_NEXT = "informationNext";
        public static final String WANTED_GROUP_ID = "wantedGroupId";
        public static final String CAME_BY = "cameBy";
        public static final String TALKED_OVER = "talkedOver";
        public static final String AGREES_TO_PASS_ON = "agreesToPassOn";
        public static final String TALK_NEXT = "talkNext";

        private Answers() {}
    }
}

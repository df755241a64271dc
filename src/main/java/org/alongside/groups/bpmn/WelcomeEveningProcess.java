package org.alongside.groups.bpmn;

import java.time.Instant;
import org.alongside.engine.Variable;
import org.alongside.ids.CandidateId;
import org.alongside.ids.GroupId;
import org.alongside.ids.WorkerId;

/**
 * “Come to a welcome evening”: what code names of {@code processes/groups/welcome-evening.bpmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class WelcomeEveningProcess {
    /** The key of the process. */
    public static final String KEY = "welcome-evening";

    public static final Variable<String> JOURNEY_LABEL = Variable.text("journeyLabel");

    public static final Variable<String> ORGANISATION_ID = Variable.text("organisationId");

    public static final Variable<CandidateId> CANDIDATE_ID = Variable.id("candidateId", CandidateId::of);

    public static final Variable<GroupId> GROUP_ID = Variable.id("groupId", GroupId::of);

    public static final Variable<String> GROUP_LABEL = Variable.text("groupLabel");

    public static final Variable<WorkerId> FACILITATOR_ID = Variable.id("facilitatorId", WorkerId::of);

    public static final Variable<String> ELIGIBILITY = Variable.text("eligibility");

    public static final Variable<Instant> WELCOME_MEETING_ON = Variable.date("welcomeMeetingOn");

    public static final Variable<Boolean> IS_WELCOME_PLANNED = Variable.yesNo("isWelcomePlanned");

    public static final Variable<Boolean> IS_PLACE_HELD = Variable.yesNo("isPlaceHeld");

    /** An answer of the form {@code welcome-evening.meet-members.form}, never stored. */
    public static final Variable<Boolean> ENDORSES_NOW = Variable.yesNo("endorsesNow");

    /** An answer of the form {@code welcome-evening.meet-members.form}, never stored. */
    public static final Variable<String> MEET_OUTCOME = Variable.text("meetOutcome");

    /** A message that it awaits. */
    public static final String MESSAGE_GROUP_WELCOME_MEETING_SCHEDULED = "group.welcomeMeetingScheduled";

    /** A message that it awaits. */
    public static final String MESSAGE_GROUP_WELCOME_MEETING_OVER = "group.welcomeMeetingOver";

    /** “Hold a place”: {@code ${holdPlace}}. */
    public static final String SERVICE_TASK_HOLD_PLACE = "serviceTask_holdPlace";

    /** “Meet the members”: form {@code welcome-evening.meet-members}. */
    public static final String USER_TASK_MEET_MEMBERS = "userTask_meetMembers";

    /** “Admit the new member”: {@code ${admitMember}}. */
    public static final String SERVICE_TASK_ADMIT_MEMBER = "serviceTask_admitMember";

    /** “Note the meeting that was missed”: {@code ${noteMissedMeeting}}. */
    public static final String SERVICE_TASK_NOTE_MISSED_MEETING = "serviceTask_noteMissedMeeting";

    private WelcomeEveningProcess() {}

    /** What {@link #ELIGIBILITY} can be. */
    public static final class Eligibility {
        public static final String POSSIBLE = "POSSIBLE";
        public static final String NOT_NOW = "NOT_NOW";

        private Eligibility() {}
    }

    /** What {@link #MEET_OUTCOME} can be. */
    public static final class MeetOutcome {
        public static final String JOINS = "JOINS";
        public static final String ANOTHER_TIME = "ANOTHER_TIME";
        public static final String NOT_GOING_ON = "NOT_GOING_ON";

        private MeetOutcome() {}
    }

    /** Names of answers of its forms that are never stored, for annotations. */
    public static final class Answers {
        public static final String ENDORSES_NOW = "endorsesNow";
        public static final String MEET_OUTCOME = "meetOutcome";

        private Answers() {}
    }
}

package org.alongside.groups.bpmn;

import java.time.Instant;
import java.util.Set;
import org.alongside.engine.Variable;
import org.alongside.ids.MeetingId;
import org.alongside.ids.MembershipId;
import org.alongside.ids.WorkerId;

/**
 * “Prepare a meeting”: what code names of {@code processes/groups/prepare-meeting.bpmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class PrepareMeetingProcess {
    /** The key of the process. */
    public static final String KEY = "prepare-meeting";

    public static final Variable<String> GROUP_LABEL = Variable.text("groupLabel");

    public static final Variable<String> ORGANISATION_ID = Variable.text("organisationId");

    public static final Variable<WorkerId> FACILITATOR_ID = Variable.id("facilitatorId", WorkerId::of);

    public static final Variable<MeetingId> MEETING_ID = Variable.id("meetingId", MeetingId::of);

    public static final Variable<Instant> MEETING_ON = Variable.date("meetingOn");

    public static final Variable<Instant> DOORS_OPEN_ON = Variable.date("doorsOpenOn");

    public static final Variable<Integer> MEETING_NUMBER = Variable.number("meetingNumber");

    public static final Variable<Boolean> IS_WELCOME_MEETING = Variable.yesNo("isWelcomeMeeting");

    public static final Variable<Boolean> ON_PUBLIC_HOLIDAY = Variable.yesNo("onPublicHoliday");

    public static final Variable<Boolean> HAS_MEETING_AHEAD = Variable.yesNo("hasMeetingAhead");

    /** An answer of the form {@code prepare-meeting.prepare-meeting.form}, never stored. */
    public static final Variable<Set<String>> ABSENT_TOLD = Variable.choices("absentTold");

    /** An answer of the form {@code prepare-meeting.prepare-meeting.form}, never stored. */
    public static final Variable<Set<String>> ABSENT_SILENTLY = Variable.choices("absentSilently");

    /** An answer of the form {@code prepare-meeting.prepare-meeting.form}, never stored. */
    public static final Variable<WorkerId> SECOND_FACILITATOR_ID = Variable.id("secondFacilitatorId", WorkerId::of);

    /** An answer of the form {@code prepare-meeting.prepare-meeting.form}, never stored. */
    public static final Variable<String> PREPARATION_NEXT = Variable.text("preparationNext");

    /** An answer of the form {@code prepare-meeting.prepare-meeting.form}, never stored. */
    public static final Variable<Instant> MOVED_TO = Variable.date("movedTo");

    /** An answer of the form {@code prepare-meeting.prepare-meeting.form}, never stored. */
    public static final Variable<String> MOVED_TO_TIME = Variable.text("movedToTime");

    /** An answer of the form {@code prepare-meeting.prepare-meeting.form}, never stored. */
    public static final Variable<WorkerId> SUBSTITUTE_ID = Variable.id("substituteId", WorkerId::of);

    /** An answer of the form {@code prepare-meeting.prepare-meeting.form}, never stored. */
    public static final Variable<Boolean> IS_FOR_GOOD = Variable.yesNo("isForGood");

    /** An answer of the form {@code prepare-meeting.prepare-meeting.form}, never stored. */
    public static final Variable<String> NEW_RHYTHM = Variable.text("newRhythm");

    /** An answer of the form {@code prepare-meeting.prepare-meeting.form}, never stored. */
    public static final Variable<Integer> NEW_PLACES_MAX = Variable.number("newPlacesMax");

    /** An answer of the form {@code prepare-meeting.prepare-meeting.form}, never stored. */
    public static final Variable<Integer> NEW_CADENCE = Variable.number("newCadence");

    /** An answer of the form {@code prepare-meeting.prepare-meeting.form}, never stored. */
    public static final Variable<MembershipId> LEAVING_MEMBERSHIP_ID =
            Variable.id("leavingMembershipId", MembershipId::of);

    /** “Plan the next meeting”: {@code ${planMeeting}}. */
    public static final String SERVICE_TASK_PLAN_MEETING = "serviceTask_planMeeting";

    /** “Call who is ready”: {@code ${callNewMembers}}. */
    public static final String SERVICE_TASK_CALL_NEW_MEMBERS = "serviceTask_callNewMembers";

    /** “Prepare the meeting”: form {@code prepare-meeting.prepare-meeting}. */
    public static final String USER_TASK_PREPARE_MEETING = "userTask_prepareMeeting";

    /** “The doors open”: waits for a time. */
    public static final String BOUNDARY_EVENT_DOORS_OPEN = "boundaryEvent_doorsOpen";

    /** “Keep the preparation”: {@code ${keepPreparation}}. */
    public static final String SERVICE_TASK_KEEP_PREPARATION = "serviceTask_keepPreparation";

    /** “Move the meeting”: {@code ${moveMeeting}}. */
    public static final String SERVICE_TASK_MOVE_MEETING = "serviceTask_moveMeeting";

    /** “Set who facilitates”: {@code ${setFacilitator}}. */
    public static final String SERVICE_TASK_SET_FACILITATOR = "serviceTask_setFacilitator";

    /** “Change the group”: {@code ${changeGroup}}. */
    public static final String SERVICE_TASK_CHANGE_GROUP = "serviceTask_changeGroup";

    /** “Begin asking a member to leave”: {@code ${beginAskingToLeave}}. */
    public static final String SERVICE_TASK_BEGIN_ASKING_TO_LEAVE = "serviceTask_beginAskingToLeave";

    /** “Cancel the meeting”: {@code ${cancelMeeting}}. */
    public static final String SERVICE_TASK_CANCEL_MEETING = "serviceTask_cancelMeeting";

    private PrepareMeetingProcess() {}

    /** What {@link #PREPARATION_NEXT} can be. */
    public static final class PreparationNext {
        public static final String KEEP = "KEEP";
        public static final String MOVE = "MOVE";
        public static final String CANCEL = "CANCEL";
        public static final String SUBSTITUTE = "SUBSTITUTE";
        public static final String CHANGE_GROUP = "CHANGE_GROUP";
        public static final String ASK_TO_LEAVE = "ASK_TO_LEAVE";
        public static final String CLOSE_GROUP = "CLOSE_GROUP";

        private PreparationNext() {}
    }

    /** What {@link #MOVED_TO_TIME} can be. */
    public static final class MovedToTime {
        public static final String T0800 = "T0800";
        public static final String T0830 = "T0830";
        public static final String T0900 = "T0900";
        public static final String T0930 = "T0930";
        public static final String T1000 = "T1000";
        public static final String T1030 = "T1030";
        public static final String T1100 = "T1100";
        public static final String T1130 = "T1130";
        public static final String T1200 = "T1200";
        public static final String T1230 = "T1230";
        public static final String T1300 = "T1300";
        public static final String T1330 = "T1330";
        public static final String T1400 = "T1400";
        public static final String T1430 = "T1430";
        public static final String T1500 = "T1500";
        public static final String T1530 = "T1530";
        public static final String T1600 = "T1600";
        public static final String T1630 = "T1630";
        public static final String T1700 = "T1700";
        public static final String T1730 = "T1730";
        public static final String T1800 = "T1800";
        public static final String T1830 = "T1830";
        public static final String T1900 = "T1900";
        public static final String T1930 = "T1930";
        public static final String T2000 = "T2000";
        public static final String T2030 = "T2030";
        public static final String T2100 = "T2100";
        public static final String T2130 = "T2130";

        private MovedToTime() {}
    }

    /** What {@link #NEW_RHYTHM} can be. */
    public static final class NewRhythm {
        public static final String WEEKLY = "WEEKLY";
        public static final String FORTNIGHTLY = "FORTNIGHTLY";

        private NewRhythm() {}
    }

    /** Names of answers of its forms that are never stored, for annotations. */
    public static final class Answers {
        public static final String ABSENT_TOLD = "absentTold";
        public static final String ABSENT_SILENTLY = "absentSilently";
        public static final String SECOND_FACILITATOR_ID = "secondFacilitatorId";
        public static final String PREPARATION_NEXT = "preparationNext";
        public static final String MOVED_TO = "movedTo";
        public static final String MOVED_TO_TIME = "movedToTime";
        public static final String SUBSTITUTE_ID = "substituteId";
        public static final String IS_FOR_GOOD = "isForGood";
        public static final String NEW_RHYTHM = "newRhythm";
        public static final String NEW_PLACES_MAX = "newPlacesMax";
        public static final String NEW_CADENCE = "newCadence";
        public static final String LEAVING_MEMBERSHIP_ID = "leavingMembershipId";

        private Answers() {}
    }
}

package org.alongside.groups.bpmn;

import java.time.Instant;
import org.alongside.engine.Variable;
import org.alongside.ids.MeetingId;
import org.alongside.ids.WorkerId;

/**
 * “Host a peer group”: what code names of {@code processes/groups/host-group.bpmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class HostGroupProcess {
    /** The key of the process. */
    public static final String KEY = "host-group";

    public static final Variable<String> GROUP_LABEL = Variable.text("groupLabel");

    public static final Variable<String> ORGANISATION_ID = Variable.text("organisationId");

    public static final Variable<WorkerId> FACILITATOR_ID = Variable.id("facilitatorId", WorkerId::of);

    public static final Variable<MeetingId> MEETING_ID = Variable.id("meetingId", MeetingId::of);

    public static final Variable<Instant> MEETING_ON = Variable.date("meetingOn");

    public static final Variable<Integer> MEETING_NUMBER = Variable.number("meetingNumber");

    public static final Variable<Boolean> IS_WELCOME_MEETING = Variable.yesNo("isWelcomeMeeting");

    /** An answer of the form {@code host-group.find-substitute.form}, never stored. */
    public static final Variable<WorkerId> SUBSTITUTE_ID = Variable.id("substituteId", WorkerId::of);

    /** An answer of the form {@code host-group.find-substitute.form}, never stored. */
    public static final Variable<WorkerId> SECOND_FACILITATOR_ID = Variable.id("secondFacilitatorId", WorkerId::of);

    /** An answer of the form {@code host-group.find-substitute.form}, never stored. */
    public static final Variable<Boolean> IS_FOR_GOOD = Variable.yesNo("isForGood");

    /** An answer of the form {@code host-group.set-up.form}, never stored. */
    public static final Variable<String> GROUP_TYPE = Variable.text("groupType");

    /** An answer of the form {@code host-group.set-up.form}, never stored. */
    public static final Variable<Boolean> FOR_PEOPLE_WHO_HAVE_OFFENDED = Variable.yesNo("forPeopleWhoHaveOffended");

    /** An answer of the form {@code host-group.set-up.form}, never stored. */
    public static final Variable<Instant> FIRST_MEETS_ON = Variable.date("firstMeetsOn");

    /** An answer of the form {@code host-group.set-up.form}, never stored. */
    public static final Variable<String> MEETS_AT = Variable.text("meetsAt");

    /** An answer of the form {@code host-group.set-up.form}, never stored. */
    public static final Variable<Integer> MEETS_FOR_MINUTES = Variable.number("meetsForMinutes");

    /** An answer of the form {@code host-group.set-up.form}, never stored. */
    public static final Variable<String> RHYTHM = Variable.text("rhythm");

    /** An answer of the form {@code host-group.set-up.form}, never stored. */
    public static final Variable<Integer> PLACES_MAX = Variable.number("placesMax");

    /** An answer of the form {@code host-group.set-up.form}, never stored. */
    public static final Variable<Integer> CADENCE = Variable.number("cadence");

    /** A message that it awaits. */
    public static final String MESSAGE_GROUP_FACILITATOR_UNAVAILABLE = "group.facilitatorUnavailable";

    /** A message that it awaits. */
    public static final String MESSAGE_GROUP_CLOSING = "group.closing";

    /** “A group was set up”: form {@code host-group.set-up}. */
    public static final String START_EVENT_GROUP_SET_UP = "startEvent_groupSetUp";

    /** “Open the group”: {@code ${openGroup}}. */
    public static final String SERVICE_TASK_OPEN_GROUP = "serviceTask_openGroup";

    /** “Find a substitute”: form {@code host-group.find-substitute}. */
    public static final String USER_TASK_FIND_SUBSTITUTE = "userTask_findSubstitute";

    /** “Set who facilitates”: {@code ${setFacilitator}}. */
    public static final String SERVICE_TASK_SET_SUBSTITUTE = "serviceTask_setSubstitute";

    /** “Close the group”: {@code ${closeGroup}}. */
    public static final String SERVICE_TASK_CLOSE_GROUP = "serviceTask_closeGroup";

    private HostGroupProcess() {}

    /** What {@link #GROUP_TYPE} can be. */
    public static final class GroupType {
        public static final String WELLBEING = "WELLBEING";
        public static final String SOCIAL_ACTIVITY = "SOCIAL_ACTIVITY";
        public static final String EDUCATION = "EDUCATION";

        private GroupType() {}
    }

    /** What {@link #MEETS_AT} can be. */
    public static final class MeetsAt {
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

        private MeetsAt() {}
    }

    /** What {@link #RHYTHM} can be. */
    public static final class Rhythm {
        public static final String WEEKLY = "WEEKLY";
        public static final String FORTNIGHTLY = "FORTNIGHTLY";
        public static final String ONE_OFF = "ONE_OFF";

        private Rhythm() {}
    }

    /** Names of answers of its forms that are never stored, for annotations. */
    public static final class Answers {
        public static final String SUBSTITUTE_ID = "substituteId";
        public static final String SECOND_FACILITATOR_ID = "secondFacilitatorId";
        public static final String IS_FOR_GOOD = "isForGood";
        public static final String GROUP_TYPE = "groupType";
        public static final String FOR_PEOPLE_WHO_HAVE_OFFENDED = "forPeopleWhoHaveOffended";
        public static final String FIRST_MEETS_ON = "firstMeetsOn";
        public static final String MEETS_AT = "meetsAt";
        public static final String MEETS_FOR_MINUTES = "meetsForMinutes";
        public static final String RHYTHM = "rhythm";
        public static final String PLACES_MAX = "placesMax";
        public static final String CADENCE = "cadence";

        private Answers() {}
    }
}

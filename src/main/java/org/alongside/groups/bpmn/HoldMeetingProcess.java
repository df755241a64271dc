package org.alongside.groups.bpmn;

import java.time.Instant;
import java.util.Set;
import org.alongside.engine.Variable;
import org.alongside.ids.MeetingId;
import org.alongside.ids.WorkerId;

/**
 * “Hold a meeting”: what code names of {@code processes/groups/hold-meeting.bpmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class HoldMeetingProcess {
    /** The key of the process. */
    public static final String KEY = "hold-meeting";

    public static final Variable<String> GROUP_LABEL = Variable.text("groupLabel");

    public static final Variable<String> ORGANISATION_ID = Variable.text("organisationId");

    public static final Variable<WorkerId> FACILITATOR_ID = Variable.id("facilitatorId", WorkerId::of);

    public static final Variable<MeetingId> MEETING_ID = Variable.id("meetingId", MeetingId::of);

    public static final Variable<Instant> MEETING_ON = Variable.date("meetingOn");

    public static final Variable<Integer> MEETING_NUMBER = Variable.number("meetingNumber");

    public static final Variable<Boolean> IS_WELCOME_MEETING = Variable.yesNo("isWelcomeMeeting");

    public static final Variable<String> MEETING_NEEDS = Variable.text("meetingNeeds");

    /** An answer of the form {@code hold-meeting.find-facilitator.form}, never stored. */
    public static final Variable<String> FIND_NEXT = Variable.text("findNext");

    /** An answer of the form {@code hold-meeting.find-facilitator.form}, never stored. */
    public static final Variable<WorkerId> SUBSTITUTE_ID = Variable.id("substituteId", WorkerId::of);

    /** An answer of the form {@code hold-meeting.find-facilitator.form}, never stored. */
    public static final Variable<WorkerId> SECOND_FACILITATOR_ID = Variable.id("secondFacilitatorId", WorkerId::of);

    /** An answer of the form {@code hold-meeting.find-facilitator.form}, never stored. */
    public static final Variable<Boolean> IS_FOR_GOOD = Variable.yesNo("isForGood");

    /** An answer of the form {@code hold-meeting.hold-meeting.form}, never stored. */
    public static final Variable<String> MEETING_OUTCOME = Variable.text("meetingOutcome");

    /** An answer of the form {@code hold-meeting.hold-meeting.form}, never stored. */
    public static final Variable<Set<String>> ATTENDED = Variable.choices("attended");

    /** An answer of the form {@code hold-meeting.hold-meeting.form}, never stored. */
    public static final Variable<Boolean> PROTOCOLS_REMINDED = Variable.yesNo("protocolsReminded");

    /** An answer of the form {@code hold-meeting.hold-meeting.form}, never stored. */
    public static final Variable<Set<String>> ENDORSED_NOW = Variable.choices("endorsedNow");

    /** An answer of the form {@code hold-meeting.hold-meeting.form}, never stored. */
    public static final Variable<Boolean> PROTOCOLS_AGREED = Variable.yesNo("protocolsAgreed");

    /** An answer of the form {@code hold-meeting.hold-meeting.form}, never stored. */
    public static final Variable<Set<String>> GROUNDS = Variable.choices("grounds");

    /** An answer of the form {@code hold-meeting.settle-protocols.form}, never stored. */
    public static final Variable<String> SETTLE_NEXT = Variable.text("settleNext");

    /** “Open the meeting”: {@code ${openMeeting}}. */
    public static final String SERVICE_TASK_OPEN_MEETING = "serviceTask_openMeeting";

    /** “Hold the meeting”: form {@code hold-meeting.hold-meeting}. */
    public static final String USER_TASK_HOLD_MEETING = "userTask_holdMeeting";

    /** “Close the meeting”: {@code ${closeMeeting}}. */
    public static final String SERVICE_TASK_CLOSE_MEETING = "serviceTask_closeMeeting";

    /** “Adopt the protocols”: {@code ${adoptProtocols}}. */
    public static final String SERVICE_TASK_ADOPT_PROTOCOLS = "serviceTask_adoptProtocols";

    /** “Ask after long absence”: {@code ${askAfterLongAbsence}}. */
    public static final String SERVICE_TASK_ASK_AFTER_LONG_ABSENCE = "serviceTask_askAfterLongAbsence";

    /** “Settle the protocols”: form {@code hold-meeting.settle-protocols}. */
    public static final String USER_TASK_SETTLE_PROTOCOLS = "userTask_settleProtocols";

    /** “Adopt the protocols”: {@code ${adoptProtocols}}. */
    public static final String SERVICE_TASK_ADOPT_PROTOCOLS_FIRST = "serviceTask_adoptProtocolsFirst";

    /** “Find a facilitator”: form {@code hold-meeting.find-facilitator}. */
    public static final String USER_TASK_FIND_FACILITATOR = "userTask_findFacilitator";

    /** “Set who facilitates”: {@code ${setFacilitator}}. */
    public static final String SERVICE_TASK_SET_FACILITATOR_FOUND = "serviceTask_setFacilitatorFound";

    /** “Cancel the meeting”: {@code ${cancelMeeting}}. */
    public static final String SERVICE_TASK_CALL_MEETING_OFF = "serviceTask_callMeetingOff";

    private HoldMeetingProcess() {}

    /** What {@link #MEETING_NEEDS} can be. */
    public static final class MeetingNeeds {
        public static final String NOTHING = "NOTHING";
        public static final String PROTOCOLS = "PROTOCOLS";
        public static final String FACILITATOR = "FACILITATOR";

        private MeetingNeeds() {}
    }

    /** What {@link #FIND_NEXT} can be. */
    public static final class FindNext {
        public static final String FOUND = "FOUND";
        public static final String CANCEL = "CANCEL";

        private FindNext() {}
    }

    /** What {@link #MEETING_OUTCOME} can be. */
    public static final class MeetingOutcome {
        public static final String HELD = "HELD";
        public static final String NOT_HELD = "NOT_HELD";

        private MeetingOutcome() {}
    }

    /** What {@link #SETTLE_NEXT} can be. */
    public static final class SettleNext {
        public static final String ADOPTED = "ADOPTED";
        public static final String CANCEL = "CANCEL";

        private SettleNext() {}
    }

    /** Names of answers of its forms that are never stored, for annotations. */
    public static final class Answers {
        public static final String FIND_NEXT = "findNext";
        public static final String SUBSTITUTE_ID = "substituteId";
        public static final String SECOND_FACILITATOR_ID = "secondFacilitatorId";
        public static final String IS_FOR_GOOD = "isForGood";
        public static final String MEETING_OUTCOME = "meetingOutcome";
        public static final String ATTENDED = "attended";
        public static final String PROTOCOLS_REMINDED = "protocolsReminded";
        public static final String ENDORSED_NOW = "endorsedNow";
        public static final String PROTOCOLS_AGREED = "protocolsAgreed";
        public static final String GROUNDS = "grounds";
        public static final String SETTLE_NEXT = "settleNext";

        private Answers() {}
    }
}

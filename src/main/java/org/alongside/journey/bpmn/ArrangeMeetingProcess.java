package org.alongside.journey.bpmn;

import java.time.Instant;
import java.util.Set;
import org.alongside.engine.Variable;
import org.alongside.ids.MeetingId;
import org.alongside.ids.WorkerId;

/**
 * “Arrange a meeting”: what code names of {@code processes/journey/arrange-meeting.bpmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class ArrangeMeetingProcess {
    /** The key of the process. */
    public static final String KEY = "arrange-meeting";

    public static final Variable<String> JOURNEY_LABEL = Variable.text("journeyLabel");

    public static final Variable<WorkerId> WORKER_ID = Variable.id("workerId", WorkerId::of);

    public static final Variable<MeetingId> MEETING_ID = Variable.id("meetingId", MeetingId::of);

    public static final Variable<Boolean> RECORD_AGREED = Variable.yesNo("recordAgreed");

    public static final Variable<Instant> MEETS_ON = Variable.date("meetsOn");

    public static final Variable<Instant> ANSWER_BY = Variable.date("answerBy");

    /** An answer of the form {@code arrange-meeting.arrange-meeting.form}, never stored. */
    public static final Variable<String> MEETING_AGREED = Variable.text("meetingAgreed");

    /** An answer of the form {@code arrange-meeting.arrange-meeting.form}, never stored. */
    public static final Variable<Instant> MEETING_DAY = Variable.date("meetingDay");

    /** An answer of the form {@code arrange-meeting.arrange-meeting.form}, never stored. */
    public static final Variable<String> MEETING_TIME = Variable.text("meetingTime");

    /** An answer of the form {@code arrange-meeting.arrange-meeting.form}, never stored. */
    public static final Variable<String> MEETING_LENGTH = Variable.text("meetingLength");

    /** An answer of the form {@code arrange-meeting.arrange-meeting.form}, never stored. */
    public static final Variable<String> MEETING_WAY = Variable.text("meetingWay");

    /** An answer of the form {@code arrange-meeting.arrange-meeting.form}, never stored. */
    public static final Variable<Set<String>> WHO_COMES = Variable.choices("whoComes");

    /** An answer of the form {@code arrange-meeting.meet.form}, never stored. */
    public static final Variable<String> HOW_DID_IT_GO = Variable.text("howDidItGo");

    /** “Arrange the meeting”: form {@code arrange-meeting.arrange-meeting}. */
    public static final String USER_TASK_ARRANGE_MEETING = "userTask_arrangeMeeting";

    /** “Keep the meeting”: {@code ${keepMeeting}}. */
    public static final String SERVICE_TASK_KEEP_MEETING = "serviceTask_keepMeeting";

    /** “Meet”: form {@code arrange-meeting.meet}. */
    public static final String USER_TASK_MEET = "userTask_meet";

    /** “End the meeting”: {@code ${endMeeting}}. */
    public static final String SERVICE_TASK_END_MEETING = "serviceTask_endMeeting";

    /** “Free the time”: {@code ${freeTime}}. */
    public static final String SERVICE_TASK_FREE_TIME = "serviceTask_freeTime";

    /** “Call the meeting off”: {@code ${callOffMeeting}}. */
    public static final String SERVICE_TASK_CALL_OFF_MEETING = "serviceTask_callOffMeeting";

    private ArrangeMeetingProcess() {}

    /** What {@link #MEETING_AGREED} can be. */
    public static final class MeetingAgreed {
        public static final String AGREED = "AGREED";
        public static final String NOT_NOW = "NOT_NOW";

        private MeetingAgreed() {}
    }

    /** What {@link #MEETING_TIME} can be. */
    public static final class MeetingTime {
        public static final String T0700 = "T0700";
        public static final String T0730 = "T0730";
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

        private MeetingTime() {}
    }

    /** What {@link #MEETING_LENGTH} can be. */
    public static final class MeetingLength {
        public static final String M30 = "M30";
        public static final String M45 = "M45";
        public static final String M60 = "M60";
        public static final String M90 = "M90";
        public static final String M120 = "M120";
        public static final String M180 = "M180";

        private MeetingLength() {}
    }

    /** What {@link #MEETING_WAY} can be. */
    public static final class MeetingWay {
        public static final String IN_PERSON = "IN_PERSON";
        public static final String PHONE = "PHONE";
        public static final String VIDEO = "VIDEO";

        private MeetingWay() {}
    }

    /** What {@link #HOW_DID_IT_GO} can be. */
    public static final class HowDidItGo {
        public static final String MET = "MET";
        public static final String MET_AND_NEXT = "MET_AND_NEXT";
        public static final String MOVED = "MOVED";
        public static final String MISSED = "MISSED";
        public static final String NONE_FOR_NOW = "NONE_FOR_NOW";

        private HowDidItGo() {}
    }

    /** Names of answers of its forms that are never stored, for annotations. */
    public static final class Answers {
        public static final String MEETING_AGREED = "meetingAgreed";
        public static final String MEETING_DAY = "meetingDay";
        public static final String MEETING_TIME = "meetingTime";
        public static final String MEETING_LENGTH = "meetingLength";
        public static final String MEETING_WAY = "meetingWay";
        public static final String WHO_COMES = "whoComes";
        public static final String HOW_DID_IT_GO = "howDidItGo";

        private Answers() {}
    }
}

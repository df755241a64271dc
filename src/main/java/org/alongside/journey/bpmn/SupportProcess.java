package org.alongside.journey.bpmn;

import java.time.Instant;
import java.util.Set;
import org.alongside.engine.Variable;
import org.alongside.ids.WorkerId;

/**
 * “Support (summer: building strengths)”: what code names of {@code processes/journey/support.bpmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class SupportProcess {
    /** The key of the process. */
    public static final String KEY = "support";

    public static final Variable<String> JOURNEY_LABEL = Variable.text("journeyLabel");

    public static final Variable<WorkerId> FIRST_CONTACT_BY = Variable.id("firstContactBy", WorkerId::of);

    public static final Variable<WorkerId> WORKER_ID = Variable.id("workerId", WorkerId::of);

    public static final Variable<Boolean> SESSION_NOTES_ALLOWED = Variable.yesNo("sessionNotesAllowed");

    public static final Variable<String> SAFETY_LEVEL = Variable.text("safetyLevel");

    public static final Variable<Instant> FOLLOW_UP_ON = Variable.date("followUpOn");

    public static final Variable<Instant> MEETS_ON = Variable.date("meetsOn");

    /** An answer of the form {@code support.describe-concern.form}, never stored. */
    public static final Variable<String> ABOUT_CHILD = Variable.text("aboutChild");

    /** An answer of the form {@code support.record-session.form}, never stored. */
    public static final Variable<String> SESSION_KIND = Variable.text("sessionKind");

    /** An answer of the form {@code support.record-session.form}, never stored. */
    public static final Variable<Instant> SESSION_DATE = Variable.date("sessionDate");

    /** An answer of the form {@code support.record-session.form}, never stored. */
    public static final Variable<Set<String>> WHO_WAS_THERE = Variable.choices("whoWasThere");

    /** An answer of the form {@code support.record-session.form}, never stored. */
    public static final Variable<String> WHO_TOLD = Variable.text("whoTold");

    /** An answer of the form {@code support.record-session.form}, never stored. */
    public static final Variable<String> TOLD_TO_SURVIVOR = Variable.text("toldToSurvivor");

    /** An answer of the form {@code support.record-session.form}, never stored. */
    public static final Variable<Set<String>> TOLD_WHICH = Variable.choices("toldWhich");

    /** An answer of the form {@code support.record-session.form}, never stored. */
    public static final Variable<String> SAFETY_NOW = Variable.text("safetyNow");

    /** An answer of the form {@code support.record-session.form}, never stored. */
    public static final Variable<String> SAFETY_SELF = Variable.text("safetySelf");

    /** An answer of the form {@code support.record-session.form}, never stored. */
    public static final Variable<String> SAFETY_OTHERS = Variable.text("safetyOthers");

    /** An answer of the form {@code support.walk-alongside.form}, never stored. */
    public static final Variable<String> WHAT_NEXT = Variable.text("whatNext");

    /** An answer of the form {@code support.walk-alongside.form}, never stored. */
    public static final Variable<String> LEAVES_GROUP = Variable.text("leavesGroup");

    /** An answer of the form {@code support.walk-alongside.form}, never stored. */
    public static final Variable<String> RELEASE_EARLIER = Variable.text("releaseEarlier");

    /** “Open the support”: {@code ${openSupport}}. */
    public static final String SERVICE_TASK_OPEN_SUPPORT = "serviceTask_openSupport";

    /** “Walk alongside”: form {@code support.walk-alongside}, {@code ${waitForMeeting}}. */
    public static final String USER_TASK_WALK_ALONGSIDE = "userTask_walkAlongside";

    /** “Record the session”: form {@code support.record-session}. */
    public static final String USER_TASK_RECORD_SESSION = "userTask_recordSession";

    /** “Keep the session”: {@code ${keepSession}}. */
    public static final String SERVICE_TASK_KEEP_SESSION = "serviceTask_keepSession";

    /** “Revise the way forward”: form {@code support.revise-way-forward}. */
    public static final String USER_TASK_REVISE_WAY_FORWARD = "userTask_reviseWayForward";

    /** “Check the way forward”: {@code ${keepWayForward}}. */
    public static final String SERVICE_TASK_KEEP_REVISED_WAY_FORWARD = "serviceTask_keepRevisedWayForward";

    /** “Describe the concern”: form {@code support.describe-concern}. */
    public static final String USER_TASK_DESCRIBE_CONCERN = "userTask_describeConcern";

    /** “Raise the concern”: {@code ${raiseSafetyConcern}}. */
    public static final String SERVICE_TASK_RAISE_CONCERN_BY_WORKER = "serviceTask_raiseConcernByWorker";

    /** “Arrange the follow-up”: {@code ${startSafetyFollowUp}}. */
    public static final String SERVICE_TASK_START_FOLLOW_UP_BY_WORKER = "serviceTask_startFollowUpByWorker";

    /** “Ask for a look before going on”: {@code ${startOffenceOverlap}}. */
    public static final String SERVICE_TASK_START_OFFENCE_OVERLAP_BY_WORKER = "serviceTask_startOffenceOverlapByWorker";

    /** “Ask for another worker”: {@code ${askForAnotherWorker}}. */
    public static final String SERVICE_TASK_ASK_FOR_ANOTHER_WORKER = "serviceTask_askForAnotherWorker";

    /** “Begin the way into a group”: {@code ${startJoinGroup}}. */
    public static final String SERVICE_TASK_START_JOIN_GROUP = "serviceTask_startJoinGroup";

    /** “Begin the way out of a group”: {@code ${startLeaveGroup}}. */
    public static final String SERVICE_TASK_START_LEAVE_GROUP = "serviceTask_startLeaveGroup";

    private SupportProcess() {}

    /** What {@link #SAFETY_LEVEL} can be. */
    public static final class SafetyLevel {
        public static final String CALM = "CALM";
        public static final String WATCH = "WATCH";
        public static final String URGENT = "URGENT";
        public static final String EMERGENCY = "EMERGENCY";

        private SafetyLevel() {}
    }

    /** What {@link #ABOUT_CHILD} can be. */
    public static final class AboutChild {
        public static final String YES = "YES";
        public static final String NO = "NO";

        private AboutChild() {}
    }

    /** What {@link #SESSION_KIND} can be. */
    public static final class SessionKind {
        public static final String ONE_ON_ONE = "ONE_ON_ONE";
        public static final String WHANAU = "WHANAU";
        public static final String WORKSHOP = "WORKSHOP";
        public static final String PHONE = "PHONE";
        public static final String MESSAGE = "MESSAGE";

        private SessionKind() {}
    }

    /** What {@link #TOLD_TO_SURVIVOR} can be. */
    public static final class ToldToSurvivor {
        public static final String STAYS = "STAYS";
        public static final String OWN_WORDS = "OWN_WORDS";
        public static final String GOES = "GOES";
        public static final String NOT_TODAY = "NOT_TODAY";

        private ToldToSurvivor() {}
    }

    /** What {@link #SAFETY_NOW} can be. */
    public static final class SafetyNow {
        public static final String SAFE = "SAFE";
        public static final String UNSURE = "UNSURE";
        public static final String NOT_SAFE = "NOT_SAFE";
        public static final String NOT_SAID = "NOT_SAID";

        private SafetyNow() {}
    }

    /** What {@link #SAFETY_SELF} can be. */
    public static final class SafetySelf {
        public static final String NO = "NO";
        public static final String THOUGHTS = "THOUGHTS";
        public static final String PLAN = "PLAN";
        public static final String NOT_SAID = "NOT_SAID";

        private SafetySelf() {}
    }

    /** What {@link #SAFETY_OTHERS} can be. */
    public static final class SafetyOthers {
        public static final String NO = "NO";
        public static final String CONCERN = "CONCERN";
        public static final String CHILD = "CHILD";
        public static final String DANGER_NOW = "DANGER_NOW";
        public static final String NOT_SAID = "NOT_SAID";

        private SafetyOthers() {}
    }

    /** What {@link #WHAT_NEXT} can be. */
    public static final class WhatNext {
        public static final String SESSION = "SESSION";
        public static final String REVISE_WAY_FORWARD = "REVISE_WAY_FORWARD";
        public static final String JOIN_GROUP = "JOIN_GROUP";
        public static final String LEAVE_GROUP = "LEAVE_GROUP";
        public static final String SAFETY_CONCERN = "SAFETY_CONCERN";
        public static final String OFFENDING_DISCLOSED = "OFFENDING_DISCLOSED";
        public static final String ANOTHER_WORKER = "ANOTHER_WORKER";
        public static final String PAUSE = "PAUSE";
        public static final String LEAVE = "LEAVE";

        private WhatNext() {}
    }

    /** What {@link #RELEASE_EARLIER} can be. */
    public static final class ReleaseEarlier {
        public static final String ALL = "ALL";
        public static final String CONTACT_ONLY = "CONTACT_ONLY";

        private ReleaseEarlier() {}
    }

    /** Names of answers of its forms that are never stored, for annotations. */
    public static final class Answers {
        public static final String ABOUT_CHILD = "aboutChild";
        public static final String SESSION_KIND = "sessionKind";
        public static final String SESSION_DATE = "sessionDate";
        public static final String WHO_WAS_THERE = "whoWasThere";
        public static final String WHO_TOLD = "whoTold";
        public static final String TOLD_TO_SURVIVOR = "toldToSurvivor";
        public static final String TOLD_WHICH = "toldWhich";
        public static final String SAFETY_NOW = "safetyNow";
        public static final String SAFETY_SELF = "safetySelf";
        public static final String SAFETY_OTHERS = "safetyOthers";
        public static final String WHAT_NEXT = "whatNext";
        public static final String LEAVES_GROUP = "leavesGroup";
        public static final String RELEASE_EARLIER = "releaseEarlier";

        private Answers() {}
    }
}

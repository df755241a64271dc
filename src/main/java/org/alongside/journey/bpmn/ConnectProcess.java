package org.alongside.journey.bpmn;

import java.time.Instant;
import java.util.Set;
import org.alongside.engine.Variable;
import org.alongside.ids.WorkerId;

/**
 * “Connect (winter: warmth and connection)”: what code names of {@code processes/journey/connect.bpmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class ConnectProcess {
    /** The key of the process. */
    public static final String KEY = "connect";

    public static final Variable<String> JOURNEY_LABEL = Variable.text("journeyLabel");

    public static final Variable<WorkerId> FIRST_CONTACT_BY = Variable.id("firstContactBy", WorkerId::of);

    public static final Variable<WorkerId> WORKER_ID = Variable.id("workerId", WorkerId::of);

    public static final Variable<String> STEP = Variable.text("step");

    public static final Variable<String> CONSENT_DECISION = Variable.text("consentDecision");

    public static final Variable<Instant> CONSENT_FOLLOW_UP_ON = Variable.date("consentFollowUpOn");

    public static final Variable<Instant> MEETS_ON = Variable.date("meetsOn");

    public static final Variable<String> EVERYTHING_ERASED = Variable.text("everythingErased");

    /** An answer of the form {@code connect.record-consent.form}, never stored. */
    public static final Variable<Integer> WORDING_SHOWN = Variable.number("wordingShown");

    /** An answer of the form {@code connect.record-consent.form}, never stored. */
    public static final Variable<Set<String>> EXPLAINED_TODAY = Variable.choices("explainedToday");

    /** An answer of the form {@code connect.record-consent.form}, never stored. */
    public static final Variable<String> HOW_GIVEN = Variable.text("howGiven");

    /** An answer of the form {@code connect.record-consent.form}, never stored. */
    public static final Variable<Boolean> KEEP_SESSION_NOTES = Variable.yesNo("keepSessionNotes");

    /** An answer of the form {@code connect.record-consent.form}, never stored. */
    public static final Variable<Boolean> ANONYMOUS_REPORTING = Variable.yesNo("anonymousReporting");

    /** An answer of the form {@code connect.record-consent.form}, never stored. */
    public static final Variable<Boolean> CONTACT_WHANAU = Variable.yesNo("contactWhanau");

    /** An answer of the form {@code connect.record-consent.form}, never stored. */
    public static final Variable<String> NOTES_EFFECT_EXPLAINED = Variable.text("notesEffectExplained");

    /** An answer of the form {@code connect.share.form}, never stored. */
    public static final Variable<String> SAFETY_NOW = Variable.text("safetyNow");

    /** An answer of the form {@code connect.share.form}, never stored. */
    public static final Variable<String> SAFETY_SELF = Variable.text("safetySelf");

    /** An answer of the form {@code connect.share.form}, never stored. */
    public static final Variable<String> SAFETY_OTHERS = Variable.text("safetyOthers");

    /** An answer of the form {@code connect.share.form}, never stored. */
    public static final Variable<String> SHARE_NEXT = Variable.text("shareNext");

    /** An answer of the form {@code connect.share.form}, never stored. */
    public static final Variable<Boolean> OFFENDING_DISCLOSED = Variable.yesNo("offendingDisclosed");

    /** An answer of the form {@code connect.welcome.form}, never stored. */
    public static final Variable<String> TOLD_TO_SURVIVOR = Variable.text("toldToSurvivor");

    /** An answer of the form {@code connect.welcome.form}, never stored. */
    public static final Variable<Set<String>> TOLD_WHICH = Variable.choices("toldWhich");

    /** An answer of the form {@code connect.welcome.form}, never stored. */
    public static final Variable<String> WELCOME_NEXT = Variable.text("welcomeNext");

    /** “Welcome the survivor”: form {@code connect.welcome}, {@code ${rememberStep}}, {@code ${waitForMeeting}}. */
    public static final String USER_TASK_WELCOME = "userTask_welcome";

    /** “Record what was explained”: {@code ${recordExplanation}}. */
    public static final String SERVICE_TASK_RECORD_EXPLANATION = "serviceTask_recordExplanation";

    /** “Record the survivor's decision”: form {@code connect.record-consent}, {@code ${rememberStep}}. */
    public static final String USER_TASK_RECORD_CONSENT = "userTask_recordConsent";

    /** “Record the consent”: {@code ${recordConsent}}. */
    public static final String SERVICE_TASK_RECORD_CONSENT = "serviceTask_recordConsent";

    /** “Share what matters”: form {@code connect.share}, {@code ${rememberStep}}, {@code ${waitForMeeting}}. */
    public static final String USER_TASK_SHARE = "userTask_share";

    /** “Ask for a look before going on”: {@code ${startOffenceOverlap}}. */
    public static final String SERVICE_TASK_START_OFFENCE_OVERLAP_AT_SHARE = "serviceTask_startOffenceOverlapAtShare";

    private ConnectProcess() {}

    /** What {@link #STEP} can be. */
    public static final class Step {
        public static final String MATCH = "MATCH";
        public static final String WELCOME = "WELCOME";
        public static final String CONSENT = "CONSENT";
        public static final String SHARE = "SHARE";
        public static final String PLAN = "PLAN";
        public static final String SUPPORT = "SUPPORT";

        private Step() {}
    }

    /** What {@link #CONSENT_DECISION} can be. */
    public static final class ConsentDecision {
        public static final String YES = "YES";
        public static final String MORE_TIME = "MORE_TIME";
        public static final String NOT_NOW = "NOT_NOW";

        private ConsentDecision() {}
    }

    /** What {@link #EVERYTHING_ERASED} can be. */
    public static final class EverythingErased {
        public static final String YES = "YES";
        public static final String NO = "NO";

        private EverythingErased() {}
    }

    /** What {@link #HOW_GIVEN} can be. */
    public static final class HowGiven {
        public static final String SPOKEN = "SPOKEN";
        public static final String WRITTEN = "WRITTEN";
        public static final String SIGNED = "SIGNED";

        private HowGiven() {}
    }

    /** What {@link #NOTES_EFFECT_EXPLAINED} can be. */
    public static final class NotesEffectExplained {
        public static final String YES = "YES";

        private NotesEffectExplained() {}
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

    /** What {@link #SHARE_NEXT} can be. */
    public static final class ShareNext {
        public static final String ANOTHER_CONVERSATION = "ANOTHER_CONVERSATION";
        public static final String GO_ON = "GO_ON";

        private ShareNext() {}
    }

    /** What {@link #TOLD_TO_SURVIVOR} can be. */
    public static final class ToldToSurvivor {
        public static final String STAYS = "STAYS";
        public static final String OWN_WORDS = "OWN_WORDS";
        public static final String GOES = "GOES";
        public static final String NOT_TODAY = "NOT_TODAY";

        private ToldToSurvivor() {}
    }

    /** What {@link #WELCOME_NEXT} can be. */
    public static final class WelcomeNext {
        public static final String ANOTHER_CONVERSATION = "ANOTHER_CONVERSATION";
        public static final String DECIDE = "DECIDE";
        public static final String NOT_NOW = "NOT_NOW";

        private WelcomeNext() {}
    }

    /** Names of answers of its forms that are never stored, for annotations. */
    public static final class Answers {
        public static final String WORDING_SHOWN = "wordingShown";
        public static final String EXPLAINED_TODAY = "explainedToday";
        public static final String HOW_GIVEN = "howGiven";
        public static final String KEEP_SESSION_NOTES = "keepSessionNotes";
        public static final String ANONYMOUS_REPORTING = "anonymousReporting";
        public static final String CONTACT_WHANAU = "contactWhanau";
        public static final String NOTES_EFFECT_EXPLAINED = "notesEffectExplained";
        public static final String SAFETY_NOW = "safetyNow";
        public static final String SAFETY_SELF = "safetySelf";
        public static final String SAFETY_OTHERS = "safetyOthers";
        public static final String SHARE_NEXT = "shareNext";
        public static final String OFFENDING_DISCLOSED = "offendingDisclosed";
        public static final String TOLD_TO_SURVIVOR = "toldToSurvivor";
        public static final String TOLD_WHICH = "toldWhich";
        public static final String WELCOME_NEXT = "welcomeNext";

        private Answers() {}
    }
}

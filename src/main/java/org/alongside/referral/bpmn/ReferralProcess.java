package org.alongside.referral.bpmn;

import java.time.Instant;
import java.util.Set;
import org.alongside.engine.Variable;
import org.alongside.ids.ReferralId;
import org.alongside.ids.WorkerId;

/**
 * “Other support, together”: what code names of {@code processes/referral/referral.bpmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class ReferralProcess {
    /** The key of the process. */
    public static final String KEY = "referral";

    public static final Variable<String> JOURNEY_LABEL = Variable.text("journeyLabel");

    public static final Variable<String> ORGANISATION_ID = Variable.text("organisationId");

    public static final Variable<WorkerId> WORKER_ID = Variable.id("workerId", WorkerId::of);

    public static final Variable<ReferralId> REFERRAL_ID = Variable.id("referralId", ReferralId::of);

    public static final Variable<Instant> ANSWER_BY = Variable.date("answerBy");

    public static final Variable<Instant> ASK_ON = Variable.date("askOn");

    public static final Variable<String> AFTER_ANSWER = Variable.text("afterAnswer");

    /** An answer of the form {@code referral.agree-together.form}, never stored. */
    public static final Variable<String> REFERRAL_WAY = Variable.text("referralWay");

    /** An answer of the form {@code referral.agree-together.form}, never stored. */
    public static final Variable<Set<String>> REFERRAL_CLASSES = Variable.choices("referralClasses");

    /** An answer of the form {@code referral.agree-together.form}, never stored. */
    public static final Variable<Instant> AGREED_UNTIL = Variable.date("agreedUntil");

    /** An answer of the form {@code referral.agree-together.form}, never stored. */
    public static final Variable<String> LETTER_BY = Variable.text("letterBy");

    /** An answer of the form {@code referral.ask-how-it-went.form}, never stored. */
    public static final Variable<String> AFTER_REFERRAL = Variable.text("afterReferral");

    /** An answer of the form {@code referral.ask-how-it-went.form}, never stored. */
    public static final Variable<String> WAITED_FOR = Variable.text("waitedFor");

    /** An answer of the form {@code referral.ask-how-it-went.form}, never stored. */
    public static final Variable<String> DID_IT_FIT = Variable.text("didItFit");

    /** An answer of the form {@code referral.ask-service.form}, never stored. */
    public static final Variable<String> SERVICE_ANSWER = Variable.text("serviceAnswer");

    /** An answer of the form {@code referral.ask-service.form}, never stored. */
    public static final Variable<Instant> WAITING_UNTIL = Variable.date("waitingUntil");

    /** An answer of the form {@code referral.see-what-goes.form}, never stored. */
    public static final Variable<String> LETTER_DECISION = Variable.text("letterDecision");

    /** An answer of the form {@code referral.see-what-goes.form}, never stored. */
    public static final Variable<String> LETTER_GOES = Variable.text("letterGoes");

    /** A message that it awaits. */
    public static final String MESSAGE_REFERRAL_ANSWERED = "referral.answered";

    /** “Agree on the way together”: form {@code referral.agree-together}. */
    public static final String USER_TASK_AGREE_TOGETHER = "userTask_agreeTogether";

    /** “Keep that it was offered”: {@code ${keepOffer}}. */
    public static final String SERVICE_TASK_KEEP_OFFER = "serviceTask_keepOffer";

    /** “Prepare the letter”: {@code ${prepareLetter}}. */
    public static final String SERVICE_TASK_PREPARE_LETTER = "serviceTask_prepareLetter";

    /** “See what goes”: form {@code referral.see-what-goes}. */
    public static final String USER_TASK_SEE_WHAT_GOES = "userTask_seeWhatGoes";

    /** “Let the letter go”: {@code ${sendLetter}}. */
    public static final String SERVICE_TASK_SEND_LETTER = "serviceTask_sendLetter";

    /** “Keep nothing of it”: {@code ${forgetOffer}}. */
    public static final String SERVICE_TASK_FORGET_OFFER = "serviceTask_forgetOffer";

    /** “Note the answer”: form {@code referral.note-answer}. */
    public static final String USER_TASK_NOTE_ANSWER = "userTask_noteAnswer";

    /** “No answer in time”: waits for a time. */
    public static final String BOUNDARY_EVENT_NO_ANSWER = "boundaryEvent_noAnswer";

    /** “Ask the service”: form {@code referral.ask-service}. */
    public static final String USER_TASK_ASK_SERVICE = "userTask_askService";

    /** “Keep the answer”: {@code ${keepAnswer}}. */
    public static final String SERVICE_TASK_KEEP_ANSWER = "serviceTask_keepAnswer";

    /** “Ask how it went”: form {@code referral.ask-how-it-went}. */
    public static final String USER_TASK_ASK_HOW_IT_WENT = "userTask_askHowItWent";

    /** “Ask again later”: {@code ${askLater}}. */
    public static final String SERVICE_TASK_ASK_LATER = "serviceTask_askLater";

    /** “End the referral”: {@code ${closeReferral}}. */
    public static final String SERVICE_TASK_CLOSE_REFERRAL = "serviceTask_closeReferral";

    private ReferralProcess() {}

    /** What {@link #AFTER_ANSWER} can be. */
    public static final class AfterAnswer {
        public static final String WAIT = "WAIT";
        public static final String CALL = "CALL";
        public static final String ASK = "ASK";

        private AfterAnswer() {}
    }

    /** What {@link #REFERRAL_WAY} can be. */
    public static final class ReferralWay {
        public static final String REFERRED = "REFERRED";
        public static final String MET_TOGETHER = "MET_TOGETHER";
        public static final String TOLD = "TOLD";
        public static final String TOLD_KEEP_NOTHING = "TOLD_KEEP_NOTHING";
        public static final String NOT_NOW = "NOT_NOW";

        private ReferralWay() {}
    }

    /** What {@link #AFTER_REFERRAL} can be. */
    public static final class AfterReferral {
        public static final String GO_ON = "GO_ON";
        public static final String ELSEWHERE = "ELSEWHERE";
        public static final String NO_MORE = "NO_MORE";
        public static final String ASK_LATER = "ASK_LATER";

        private AfterReferral() {}
    }

    /** What {@link #WAITED_FOR} can be. */
    public static final class WaitedFor {
        public static final String WEEK = "WEEK";
        public static final String MONTH = "MONTH";
        public static final String THREE_MONTHS = "THREE_MONTHS";
        public static final String LONGER = "LONGER";
        public static final String NOT_SAID = "NOT_SAID";

        private WaitedFor() {}
    }

    /** What {@link #DID_IT_FIT} can be. */
    public static final class DidItFit {
        public static final String YES = "YES";
        public static final String PARTLY = "PARTLY";
        public static final String NO = "NO";
        public static final String NOT_SAID = "NOT_SAID";

        private DidItFit() {}
    }

    /** What {@link #SERVICE_ANSWER} can be. */
    public static final class ServiceAnswer {
        public static final String TAKEN = "TAKEN";
        public static final String WAITING = "WAITING";
        public static final String NOT_POSSIBLE = "NOT_POSSIBLE";
        public static final String ASKED_AGAIN = "ASKED_AGAIN";
        public static final String NO_LONGER = "NO_LONGER";

        private ServiceAnswer() {}
    }

    /** What {@link #LETTER_DECISION} can be. */
    public static final class LetterDecision {
        public static final String SEND = "SEND";
        public static final String CHANGE = "CHANGE";
        public static final String NOT_NOW = "NOT_NOW";

        private LetterDecision() {}
    }

    /** Names of answers of its forms that are never stored, for annotations. */
    public static final class Answers {
        public static final String REFERRAL_WAY = "referralWay";
        public static final String REFERRAL_CLASSES = "referralClasses";
        public static final String AGREED_UNTIL = "agreedUntil";
        public static final String LETTER_BY = "letterBy";
        public static final String AFTER_REFERRAL = "afterReferral";
        public static final String WAITED_FOR = "waitedFor";
        public static final String DID_IT_FIT = "didItFit";
        public static final String SERVICE_ANSWER = "serviceAnswer";
        public static final String WAITING_UNTIL = "waitingUntil";
        public static final String LETTER_DECISION = "letterDecision";
        public static final String LETTER_GOES = "letterGoes";

        private Answers() {}
    }
}

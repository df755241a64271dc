package org.alongside.earlierrelease;

import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.URGENT;
import static org.alongside.testing.walk.Survivors.and;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alongside.engine.EngineClock;
import org.alongside.testing.Time;
import org.alongside.testing.walk.PeerGroups;
import org.alongside.testing.walk.Survivors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/**
 * What is answered to each form: at first every other answer once, whichever journey it is, so that all ways of the models
 * are gone; then what leads on.
 */
@TestComponent
final class Answers {
    private static final Map<String, Object> WATCH =
            Map.of("safetyNow", "UNSURE", "safetySelf", "THOUGHTS", "safetyOthers", "NO");
    private static final Map<String, Object> ERASED = Map.of("everythingErased", "YES");
    private static final Map<String, Object> HOPES = Map.of("hopes", "A garden", "keepingSafe", "A walk first");
    private static final Map<String, Map<String, Object>> ONWARD = Map.ofEntries(
            answer("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT")),
            answer("userTask_givePlacesThatHelp", Map.of("given", true)),
            answer("userTask_findAnotherWay", Map.of()),
            answer("userTask_welcome", and(CALM, "welcomeNext", "DECIDE", "explainedToday", Survivors.ALL_POINTS)),
            answer("userTask_recordConsent", Survivors.agreeing()),
            answer("userTask_share", and(CALM, "shareNext", "GO_ON", "strengths", "Patience")),
            answer("userTask_planWayForward", HOPES),
            answer("userTask_reviseWayForward", HOPES),
            answer("userTask_recordSession", and(CALM, "sessionKind", "PHONE")),
            answer("userTask_describeConcern", Map.of("aboutChild", "NO", "safetyLevel", "URGENT")),
            // Of versions before the worker offers it, and somebody else helps.
            answer("userTask_inviteToAssess", Map.of("invitationOutcome", "DECLINED")),
            answer("userTask_offerAssessment", Map.of("howTheyAssess", "DECLINED")),
            answer("userTask_helpToAssess", Map.of("invitationOutcome", "DECLINED")),
            answer("userTask_lookBack", and(CALM, "lookingBack", "A good half year")),
            answer("userTask_keepDoorOpen", Map.of("doorChoice", "COME_BACK")),
            answer("userTask_inviteFeedback", Map.of("feedbackReason", "NEEDS_MET")),
            answer("userTask_inviteBeforeErasure", Map.of("feedbackReason", "NEEDS_MET")),
            answer("userTask_followUp", and(CALM, "followUpAnswer", "TALKED")),
            answer("userTask_seeToFollowUp", Map.of("whoAsks", "WORKER")),
            answer("userTask_assessOverlap", Map.of("overlapOutcome", "CONTINUE_ONE_ON_ONE")),
            answer("userTask_hearWhatWasAgreed", Map.of("heard", "YES")),
            answer("userTask_talkAboutReferral", Map.of("referral", "MADE")),
            answer("userTask_backUpWorker", Map.of("workerReached", "YES")),
            answer("userTask_takeOver", Map.of("workerReached", "COVERING_MYSELF")),
            answer("userTask_actNow", Map.of("concernOutcome", "HELP_ARRANGED")),
            answer("userTask_agreeToClose", Map.of("isEnough", "YES")),
            answer("userTask_agreeAsWorker", Map.of("isEnough", "YES")),
            answer("userTask_talkAboutGroup", Map.of("talkNext", "LEAVE_IT")),
            answer("userTask_meetFacilitator", Map.of("facilitatorView", "FITS", "survivorView", "FITS")),
            answer("userTask_clearInvitation", Map.of("clearance", "CLEARED")),
            answer("userTask_giveGroupInformation", PeerGroups.allTold()),
            answer("userTask_meetMembers", Map.of("meetOutcome", "JOINS", "endorsesNow", true)),
            answer("userTask_offerOtherOptions", Map.of("otherOption", "LEAVE_IT")),
            answer("userTask_offerOtherSupport", Map.of("isOffered", true)),
            answer("userTask_nameGround", Map.of("groundNext", "ASK", "leavingGround", "OTHERS_NOT_SAFE")),
            answer("userTask_agreeToAsk", Map.of("agreement", "AGREED")),
            answer("userTask_tellMember", Map.of("isTold", true)),
            answer("userTask_askHowTheyAre", Map.of("absenceAnswer", "LEAVE")));

    private final Time time;
    private final Map<String, Deque<Map<String, Object>>> others = new HashMap<>();

    Answers(Time time) {
        this.time = time;
        talking();
        safety();
    }

    private static Map.Entry<String, Map<String, Object>> answer(String box, Map<String, Object> answers) {
        return Map.entry(box, answers);
    }

    @SafeVarargs
    private void also(String box, Map<String, Object>... answers) {
        others.put(box, new ArrayDeque<>(List.of(answers)));
    }

    private void talking() {
        also("userTask_offerJourney", Map.of("offerAnswer", "NOT_NOW"), Map.of("offerAnswer", "KNOWS_THE_SURVIVOR"));
        also("userTask_findAnotherWay", Map.of("wishesRelaxed", true));
        also(
                "userTask_welcome",
                and(URGENT, "welcomeNext", "ANOTHER_CONVERSATION"),
                and(WATCH, "welcomeNext", "ANOTHER_CONVERSATION"),
                and(and(CALM, "welcomeNext", "NOT_NOW"), "everythingErased", "YES"));
        also(
                "userTask_recordConsent",
                Map.of("consentDecision", "MORE_TIME"),
                and(ERASED, "consentDecision", "NOT_NOW"));
        also(
                "userTask_share",
                and(URGENT, "shareNext", "ANOTHER_CONVERSATION"),
                and(WATCH, "shareNext", "GO_ON", "offendingDisclosed", true));
        also(
                "userTask_walkAlongside",
                Map.of("whatNext", "REVISE_WAY_FORWARD"),
                Map.of("whatNext", "SAFETY_CONCERN"),
                Map.of("whatNext", "OFFENDING_DISCLOSED"),
                Map.of("whatNext", "ANOTHER_WORKER", "releaseEarlier", "ALL"),
                Map.of("whatNext", "JOIN_GROUP"),
                Map.of("whatNext", "PAUSE"),
                Map.of("whatNext", "PAUSE"));
        also("userTask_recordSession", and(URGENT, "sessionKind", "WORKSHOP"), and(WATCH, "sessionKind", "MESSAGE"));
        also("userTask_lookBack", URGENT, WATCH);
        also("userTask_inviteToAssess", Map.of("invitationOutcome", "NOT_REACHED"));
        also("userTask_offerAssessment", Map.of("howTheyAssess", "NOT_REACHED"));
        also("userTask_keepDoorOpen", Map.of("doorChoice", "STILL_AWAY"), Map.of("doorChoice", "LEAVE"));
        also("userTask_nameGround", Map.of("groundNext", "SETTLED"));
        also("userTask_agreeToAsk", Map.of("agreement", "NOT_AGREED"));
    }

    private void safety() {
        also("userTask_describeConcern", Map.of("aboutChild", "NO", "safetyLevel", "WATCH"));
        also(
                "userTask_followUp",
                Map.of("followUpAnswer", "NOT_REACHED"),
                and(WATCH, "followUpAnswer", "TALKED"),
                and(URGENT, "followUpAnswer", "TALKED"),
                Map.of("followUpAnswer", "NOT_WISHED"));
        also("userTask_seeToFollowUp", Map.of("whoAsks", "MYSELF"));
        also(
                "userTask_assessOverlap",
                Map.of("overlapOutcome", "REFER"),
                Map.of("overlapOutcome", "GROUP_FOR_PEOPLE_WHO_HAVE_OFFENDED"),
                Map.of("overlapOutcome", "NO_OVERLAP"));
        also("userTask_talkAboutReferral", Map.of("referral", "NOT_WISHED"));
        also("userTask_backUpWorker", Map.of("workerReached", "NO"), Map.of("workerReached", "COVERING_MYSELF"));
        also("userTask_takeOver", Map.of("workerReached", "NO"), Map.of("workerReached", "YES"));
        also("userTask_actNow", stillConcerned(), Map.of("concernOutcome", "SAFE_NOW"));
        also("userTask_agreeToClose", Map.of("isEnough", "NOT_YET"));
        also("userTask_agreeAsWorker", Map.of("isEnough", "NOT_YET"));
    }

    private Map<String, Object> stillConcerned() {
        String tomorrow =
                time.now().atZone(EngineClock.ZONE).toLocalDate().plusDays(1).toString();
        return Map.of("concernOutcome", "STILL_CONCERNED", "lookAgainOn", tomorrow);
    }

    /** An answer that was not given to this form yet, or what leads on. */
    Map<String, Object> next(String box) {
        Map<String, Object> other = another(box);
        return other == null ? onward(box) : other;
    }

    /** An answer that was not given to this form yet. */
    @Nullable
    Map<String, Object> another(String box) {
        Deque<Map<String, Object>> left = others.get(box);
        return left == null ? null : left.poll();
    }

    /** What leads on. */
    static Map<String, Object> onward(String box) {
        Map<String, Object> answers = ONWARD.get(box);
        if (answers == null) {
            throw new AssertionError("Nobody knows how to answer " + box);
        }
        return answers;
    }
}

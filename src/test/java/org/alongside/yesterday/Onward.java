package org.alongside.yesterday;

import static org.alongside.Survivors.CALM;
import static org.alongside.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.alongside.Survivors;
import org.alongside.groups.PeerGroups;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;

/** Goes on with a journey from wherever it stands: answers whatever is open, walks on for a while, and leaves. */
@TestComponent
final class Onward {
    private static final String STANDING_TASK = "userTask_walkAlongside";
    /** What supervisors are offered comes before what somebody has, which would end it. */
    private static final Set<String> FIRST =
            Set.of("userTask_backUpWorker", "userTask_takeOver", "userTask_seeToFollowUp");

    private static final int STEPS_MAX = 60;
    private static final List<String> BEFORE_LEAVING = List.of("SESSION", "LEAVE");
    private static final Map<String, Object> HOPES = Map.of("hopes", "A garden", "keepingSafe", "A walk first");
    private static final Map<String, Map<String, Object>> ANSWERS = Map.ofEntries(
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
            answer("userTask_inviteToAssess", Map.of("invitationOutcome", "DECLINED")),
            answer("userTask_lookBack", and(CALM, "lookingBack", "A good half year")),
            answer("userTask_keepDoorOpen", Map.of("doorChoice", "COME_BACK")),
            answer("userTask_inviteFeedback", Map.of("feedbackReason", "NEEDS_MET")),
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

    private final Desk desk;
    private final RuntimeService runtime;
    private final Map<UUID, Integer> walked = new HashMap<>();

    Onward(Desk desk, RuntimeService runtime) {
        this.desk = desk;
        this.runtime = runtime;
    }

    private static Map.Entry<String, Map<String, Object>> answer(String box, Map<String, Object> answers) {
        return Map.entry(box, answers);
    }

    /** Answers what is open, and what comes of that, until nothing runs. @return boxes in the order in which they were done */
    List<String> toTheEnd(UUID id) {
        List<String> done = new ArrayList<>();
        while (!desk.open(id).isEmpty()) {
            assertThat(done).as("steps of %s", id).hasSizeLessThan(STEPS_MAX);
            done.add(oneStep(id));
        }
        assertThat(running(id)).as("still running after %s", done).isEmpty();
        return done;
    }

    /** Does what is to be done besides the standing task, or else that. @return the box */
    String oneStep(UUID id) {
        List<Task> open = desk.open(id);
        Task task = open.stream().min(Comparator.comparingInt(Onward::order)).orElseThrow();
        String box = task.getTaskDefinitionKey();
        desk.does(task, box.equals(STANDING_TASK) ? next(id) : answers(box));
        return box;
    }

    private static int order(Task task) {
        String box = task.getTaskDefinitionKey();
        if (FIRST.contains(box)) {
            return 0;
        }
        return box.equals(STANDING_TASK) ? 2 : 1;
    }

    /** Does the one open task of this box. */
    void step(UUID id, String box) {
        desk.does(id, box, answers(box));
    }

    static Map<String, Object> answers(String box) {
        Map<String, Object> answers = ANSWERS.get(box);
        if (answers == null) {
            throw new AssertionError("Nobody knows how to answer " + box);
        }
        return answers;
    }

    private Map<String, Object> next(UUID id) {
        int times = walked.merge(id, 1, Integer::sum);
        return Map.of("whatNext", BEFORE_LEAVING.get(Math.min(times, BEFORE_LEAVING.size()) - 1));
    }

    /** Processes that run for a journey or group. */
    List<String> running(UUID id) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).list().stream()
                .map(ProcessInstance::getProcessDefinitionId)
                .sorted()
                .toList();
    }
}

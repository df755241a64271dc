package org.alongside.earlierrelease;

import static org.alongside.testing.walk.InOrganisation.says;
import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.URGENT;
import static org.alongside.testing.walk.Survivors.and;

import java.util.Map;
import org.alongside.access.Role;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.test.context.TestComponent;

/** Concerns, follow-ups and what is looked at before going on, at every place. */
@TestComponent
final class EverySafetyPlace {
    private static final Map<String, Object> WATCH =
            Map.of("safetyNow", "UNSURE", "safetySelf", "THOUGHTS", "safetyOthers", "NO");

    private final Underway underway;
    private final OpenTasks openTasks;
    private final Tasklist tasklist;
    private final SurvivorMessages survivor;
    private final IdentityService identity;
    private final Time time;
    private JourneyId seenTo = JourneyId.random();

    EverySafetyPlace(
            Underway underway,
            OpenTasks openTasks,
            Tasklist tasklist,
            SurvivorMessages survivor,
            IdentityService identity,
            Time time) {
        this.underway = underway;
        this.openTasks = openTasks;
        this.tasklist = tasklist;
        this.survivor = survivor;
        this.identity = identity;
        this.time = time;
    }

    /** Those whom nobody asked in time. */
    void daysAgo() {
        watched("a follow-up that nobody did, and supervisors are asked");
        seenTo = watched("a follow-up that a supervisor saw to");
    }

    void today() {
        openTasks.does(seenTo, "userTask_seeToFollowUp", Map.of("whoAsks", "WORKER"));
        underway.contact("a follow-up after the first contact", WATCH);
        watched("a follow-up after a session");
        looks();
        concerns();
    }

    private JourneyId watched(String name) {
        JourneyId id = underway.next(underway.inSupport(name), "SESSION");
        openTasks.does(id, "userTask_recordSession", and(WATCH, "sessionKind", "PHONE"));
        return id;
    }

    private JourneyId looked(String name) {
        JourneyId id = underway.inSupport(name);
        says(() -> survivor.toldOfOffending(id));
        return id;
    }

    private void assessed(JourneyId id, String outcome) {
        openTasks.does(
                id,
                "userTask_assessOverlap",
                Map.of("overlapOutcome", outcome, "offendingMitigations", "Never alone with children"));
    }

    private void looks() {
        looked("something is looked at");
        JourneyId shared = underway.atShare("something is looked at, told when sharing");
        openTasks.does(shared, "userTask_share", and(CALM, "shareNext", "GO_ON", "offendingDisclosed", true));
        assessed(looked("what was agreed is to be read"), "CONTINUE_ONE_ON_ONE");
        assessed(looked("a referral is talked over"), "REFER");
        JourneyId again = looked("something is looked at again");
        assessed(again, "REFER");
        openTasks.does(again, "userTask_talkAboutReferral", Map.of("referral", "NOT_WISHED"));
    }

    private JourneyId inDanger(String name) {
        JourneyId id = underway.inSupport(name);
        says(() -> survivor.reportDanger(id, "URGENT"));
        return id;
    }

    private void backsUp(JourneyId id, String reached) {
        openTasks.does(id, "userTask_backUpWorker", Map.of("workerReached", reached));
    }

    private void concerns() {
        underway.contact("a concern at the first contact", URGENT);
        inDanger("a concern, two are asked");
        inDanger("a concern, and nobody answers");
        JourneyId described =
                underway.next(underway.inSupport("a concern that the worker described"), "SAFETY_CONCERN");
        openTasks.does(described, "userTask_describeConcern", Map.of("aboutChild", "YES", "safetyLevel", "WATCH"));
        backsUp(inDanger("a concern, and the worker was not reached"), "NO");
        backsUp(inDanger("a concern, and nobody takes it over"), "NO");
        backsUp(inDanger("a concern, and the worker acts"), "YES");
        backsUp(inDanger("a concern, and nobody acts in time"), "YES");
        backsUp(inDanger("a concern, and a supervisor covers"), "COVERING_MYSELF");
        acts(inDanger("a concern, and a second person is asked"), "SAFE_NOW");
        acts(inDanger("a concern, and no second person answers"), "HELP_ARRANGED");
        JourneyId still = inDanger("a concern that goes on");
        String tomorrow =
                time.now().atZone(EngineClock.ZONE).toLocalDate().plusDays(1).toString();
        openTasks.does(still, "userTask_actNow", Map.of("concernOutcome", "STILL_CONCERNED", "lookAgainOn", tomorrow));
        thereIsOneSupervisor();
    }

    private void acts(JourneyId id, String outcome) {
        openTasks.does(id, "userTask_actNow", Map.of("concernOutcome", outcome));
    }

    private void thereIsOneSupervisor() {
        identity.deleteMembership("supervisor2", Role.SUPERVISOR.group());
        for (String name : new String[] {
            "a concern, and the worker is the second", "a concern, and the worker does not answer as the second"
        }) {
            JourneyId id = inDanger(name);
            Tasklist.Person supervisor = tasklist.as("supervisor1").about(id);
            supervisor.claims("userTask_backUpWorker");
            supervisor.completes("userTask_backUpWorker", Map.of("workerReached", "COVERING_MYSELF"));
            acts(id, "SAFE_NOW");
        }
        identity.createMembership("supervisor2", Role.SUPERVISOR.group());
    }
}

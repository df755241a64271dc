package org.alongside.earlierrelease;

import static org.alongside.testing.walk.InOrganisation.says;
import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.URGENT;
import static org.alongside.testing.walk.Survivors.and;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.alongside.consent.Purpose;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Survivors;
import org.springframework.boot.test.context.TestComponent;

/** Journeys at every place of the journey itself, of the search for a worker and of the invitation to assess. */
@TestComponent
final class EveryJourneyPlace {
    private static final Map<String, Object> ERASED = Map.of("everythingErased", "YES");

    private final Underway underway;
    private final OpenTasks openTasks;
    private final Survivors survivors;
    private final SurvivorMessages survivor;
    private final Time time;
    private JourneyId looksBackLater = JourneyId.random();

    EveryJourneyPlace(
            Underway underway, OpenTasks openTasks, Survivors survivors, SurvivorMessages survivor, Time time) {
        this.underway = underway;
        this.openTasks = openTasks;
        this.survivors = survivors;
        this.survivor = survivor;
        this.time = time;
    }

    /** Those who began half a year ago. */
    void halfAYearAgo() {
        underway.inSupport("invited to assess");
        JourneyId away = underway.inSupport("paused while invited to assess");
        JourneyId looking = underway.inSupport("looking back");
        JourneyId both = underway.inSupport("looking back, with a session open");
        JourneyId again = underway.inSupport("in support for the second time");
        JourneyId planning = underway.inSupport("planning anew after looking back");
        time.passes(Period.ofMonths(6).plusDays(1));
        time.timersRun();
        says(() -> survivor.pauses(away));
        for (JourneyId each : List.of(looking, both, again, planning)) {
            openTasks.does(each, "userTask_offerAssessment", Map.of("howTheyAssess", "DECLINED"));
        }
        underway.next(both, "SESSION");
        looksBack(again);
        openTasks.does(again, "userTask_planWayForward", Map.of("hopes", "A bigger garden"));
        looksBackLater = planning;
    }

    private void looksBack(JourneyId id) {
        openTasks.does(
                id, "userTask_lookBack", and(CALM, "lookingBack", "A good half year", "lookBackNext", "PLAN_ANEW"));
    }

    /** Everybody else. */
    void today() {
        looksBack(looksBackLater);
        matching();
        connecting();
        supporting();
        away();
        leaving();
        withAnotherWorkerWished();
    }

    private void matching() {
        underway.contact("asked whether they walk along");
        underway.contact("asked whether they walk along, and nobody answers");
        List<String> everybody = List.of("worker1", "worker2", "worker3", "worker4", "worker5", "facilitator1");
        everybody.forEach(worker -> survivors.workerHas(worker, w -> Survivors.trainedUntil(w, null)));
        underway.contact("nobody is free, and places that help are to be given");
        JourneyId given = underway.contact("nobody is free, and supervisors look");
        openTasks.does(given, "userTask_givePlacesThatHelp", Map.of("given", true));
        LocalDate until = LocalDate.now(EngineClock.ZONE).plusYears(2);
        everybody.forEach(worker -> survivors.workerHas(worker, w -> Survivors.trainedUntil(w, until)));
    }

    private void connecting() {
        underway.atWelcome("at the welcome");
        JourneyId again = underway.atWelcome("at the welcome for the second time");
        openTasks.does(again, "userTask_welcome", and(CALM, "welcomeNext", "ANOTHER_CONVERSATION"));
        underway.atConsent("deciding");
        JourneyId time = underway.atConsent("taking time to decide");
        openTasks.does(time, "userTask_recordConsent", Map.of("consentDecision", "MORE_TIME"));
        underway.atShare("sharing");
        JourneyId more = underway.atShare("sharing more");
        openTasks.does(more, "userTask_share", and(CALM, "shareNext", "ANOTHER_CONVERSATION", "home", "By the sea"));
        underway.atPlan("planning");
    }

    private void supporting() {
        underway.inSupport("in support");
        underway.inSupport("in support, for a whole round of seasons");
        underway.next(underway.inSupport("a session open"), "SESSION");
        underway.next(underway.inSupport("revising the way forward"), "REVISE_WAY_FORWARD");
        underway.next(underway.inSupport("describing a concern"), "SAFETY_CONCERN");
        JourneyId all = underway.inSupport("all of it open at once");
        List.of("SESSION", "SESSION", "REVISE_WAY_FORWARD", "SAFETY_CONCERN").forEach(what -> underway.next(all, what));
    }

    private void away() {
        says(() -> survivor.pauses(underway.contact("paused while a worker was looked for")));
        says(() -> survivor.pauses(underway.atWelcome("paused at the welcome")));
        says(() -> survivor.pauses(underway.atConsent("paused while deciding")));
        says(() -> survivor.pauses(underway.atShare("paused while sharing")));
        says(() -> survivor.pauses(underway.atPlan("paused while planning")));
        says(() -> survivor.pauses(underway.inSupport("paused in support")));
        underway.next(underway.inSupport("paused by choice"), "PAUSE");
        JourneyId still = underway.next(underway.inSupport("paused, and still away"), "PAUSE");
        openTasks.does(still, "userTask_keepDoorOpen", Map.of("doorChoice", "STILL_AWAY"));
        JourneyId looked = underway.inSupport("paused while something is looked at");
        says(() -> survivor.toldOfOffending(looked));
        says(() -> survivor.pauses(looked));
        says(() -> survivor.comesBack(paused("back from a pause")));
    }

    private JourneyId paused(String name) {
        JourneyId id = underway.inSupport(name);
        says(() -> survivor.pauses(id));
        return id;
    }

    private void leaving() {
        underway.next(underway.inSupport("left by choice, asked for feedback"), "LEAVE");
        says(() -> survivor.leaves(underway.atShare("left by a message, asked for feedback")));
        says(() -> survivor.leaves(underway.contact("left before a worker was found, asked for feedback")));
        openTasks.does(
                paused("left while away, asked for feedback"), "userTask_keepDoorOpen", Map.of("doorChoice", "LEAVE"));
        openTasks.does(
                underway.atWelcome("said not now at the welcome, asked for feedback"),
                "userTask_welcome",
                and(and(CALM, "welcomeNext", "NOT_NOW"), "everythingErased", "YES"));
        openTasks.does(
                underway.atConsent("decided not now, asked for feedback"),
                "userTask_recordConsent",
                and(ERASED, "consentDecision", "NOT_NOW"));
        JourneyId withdrawn = underway.inSupport("took the agreement back, asked for feedback");
        says(() -> survivor.withdraws(withdrawn, Purpose.KEEP_RECORD, WorkerId.of("worker1")));
        JourneyId back = underway.next(underway.inSupport("came back while asked for feedback"), "LEAVE");
        says(() -> survivor.comesBack(back));
        JourneyId backToShare = underway.atShare("came back to sharing, after the feedback");
        says(() -> survivor.leaves(backToShare));
        openTasks.does(backToShare, "userTask_inviteFeedback", Map.of("feedbackReason", "PRACTICAL"));
        says(() -> survivor.comesBack(backToShare));
        JourneyId gone = underway.next(underway.inSupport("left, and nothing runs"), "LEAVE");
        openTasks.does(gone, "userTask_inviteFeedback", Map.of("feedbackText", "The garden helped"));
        JourneyId inDanger = underway.contact("left, with a concern open", URGENT);
        says(() -> survivor.leaves(inDanger));
        JourneyId awayInDanger = underway.inSupport("paused, with a concern open");
        says(() -> survivor.reportDanger(awayInDanger, "EMERGENCY"));
        says(() -> survivor.pauses(awayInDanger));
    }

    private void withAnotherWorkerWished() {
        JourneyId wishing = underway.inSupport("another worker is looked for");
        says(() -> survivor.wishesAnotherWorker(wishing, SurvivorMessages.Release.ALL));
        JourneyId early = underway.atWelcome("another worker is looked for at the welcome");
        says(() -> survivor.wishesAnotherWorker(early, SurvivorMessages.Release.CONTACT_ONLY));
        JourneyId resting = underway.inSupport("paused while another worker is looked for");
        says(() -> survivor.wishesAnotherWorker(resting, SurvivorMessages.Release.ALL));
        says(() -> survivor.pauses(resting));
        JourneyId withoutNotes = underway.inSupport("without notes of sessions");
        says(() -> survivor.withdraws(withoutNotes, Purpose.KEEP_SESSION_NOTES, WorkerId.of("worker1")));
    }
}

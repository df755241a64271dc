package org.alongside.journey;

import java.time.Instant;
import java.util.Map;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.audit.Ledger;
import org.alongside.engine.AccountRemoved;
import org.alongside.engine.Processes;
import org.alongside.engine.TaskReassignment;
import org.alongside.engine.VariableValues;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.bpmn.SurvivorJourneyProcess;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.journey.meetings.MeetingsOfJourney;
import org.alongside.journey.state.InterimContact;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.state.Journeys.State;
import org.alongside.workers.Walks;
import org.alongside.workers.bpmn.MatchWorkerProcess;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A worker's account is removed. For each survivor they walked with, another worker is looked for at once, who sees nothing
 * that was written before until the survivor releases it (CONF-08); meanwhile somebody stays in touch, and the tasks wait
 * for who is found. Offers that they had not answered go on to the next worker.
 */
@Component
@Transactional(propagation = Propagation.REQUIRED)
class JourneysOfRemovedAccount {

    private final Journeys journeys;
    private final SurvivorMessages survivor;
    private final InterimContact inTouch;
    private final Walks walks;
    private final MeetingsOfJourney meetings;
    private final Readers readers;
    private final Processes processes;
    private final TaskReassignment tasks;
    private final Ledger ledger;

    JourneysOfRemovedAccount(
            Journeys journeys,
            SurvivorMessages survivor,
            InterimContact inTouch,
            Walks walks,
            MeetingsOfJourney meetings,
            Readers readers,
            Processes processes,
            TaskReassignment tasks,
            Ledger ledger) {
        this.journeys = journeys;
        this.survivor = survivor;
        this.inTouch = inTouch;
        this.walks = walks;
        this.meetings = meetings;
        this.readers = readers;
        this.processes = processes;
        this.tasks = tasks;
        this.ledger = ledger;
    }

    @EventListener
    @Order(AccountRemoved.SOMEBODY_ELSE)
    public void accountRemoved(AccountRemoved removed) {
        WorkerId gone = removed.userId();
        // Whoever finds nobody to ask turns to who took the first contact: so first it is made sure that these are two
        // people.
        processes
                .journeysWith(MatchWorkerProcess.KEY, MatchWorkerProcess.FIRST_CONTACT_BY, gone)
                .forEach(journey -> takesContact(journey, gone));
        processes
                .journeysWith(SurvivorJourneyProcess.KEY, SurvivorJourneyProcess.FIRST_CONTACT_BY, gone)
                .forEach(journey -> takesContact(journey, gone));
        tasks.answerInstead(
                gone,
                MatchWorkerProcess.KEY,
                MatchWorkerProcess.USER_TASK_OFFER_JOURNEY,
                VariableValues.with(MatchWorkerProcess.OFFER_ANSWER, MatchWorkerProcess.OfferAnswer.NO_ANSWER));
        walks.journeysOf(gone).forEach(journey -> replaceWorker(journey, removed));
    }

    private void takesContact(JourneyId journeyId, WorkerId gone) {
        inTouch.with(journeyId, gone, gone).ifPresent(who -> {
            processes.set(SurvivorJourneyProcess.KEY, journeyId, SurvivorJourneyProcess.FIRST_CONTACT_BY, who);
            processes.set(MatchWorkerProcess.KEY, journeyId, MatchWorkerProcess.FIRST_CONTACT_BY, who);
            tasks.give(
                    gone, journeyId, MatchWorkerProcess.KEY, MatchWorkerProcess.USER_TASK_GIVE_PLACES_THAT_HELP, who);
            if (walks.workerOf(journeyId).isEmpty()) {
                open(journeyId, who);
            }
        });
    }

    private void replaceWorker(JourneyId journeyId, AccountRemoved removed) {
        WorkerId gone = removed.userId();
        State state = journeys.lock(journeyId).map(Journeys.Journey::state).orElse(null);
        meetings.callOff(journeyId);
        walks.end(journeyId);
        ledger.done(journeyId.toString(), removed.by(), "worker has no account any more", Map.of("worker", gone));
        if (state != State.OPEN && state != State.PAUSED) {
            return;
        }
        WorkerId firstContactBy = journeys.find(journeyId).orElseThrow().firstContactBy();
        inTouch.with(journeyId, firstContactBy, gone).ifPresent(who -> {
            processes.set(SurvivorJourneyProcess.KEY, journeyId, SurvivorJourneyProcess.FIRST_CONTACT_BY, who);
            open(journeyId, who);
        });
        processes.set(SurvivorJourneyProcess.KEY, journeyId, SurvivorJourneyProcess.WORKER_ID, null);
        tasks.release(gone, journeyId, SurvivorJourneyProcess.KEY);
        survivor.needsAnotherWorker(journeyId);
    }

    private void open(JourneyId journeyId, WorkerId who) {
        readers.open(journeyId, who, RecordPart.CONTACT, Instant.EPOCH, Readers.Reason.FIRST_CONTACT);
    }
}

package org.alongside.journey.decisions;

import org.alongside.access.Words;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Purpose;
import org.alongside.engine.BpmnMessages;
import org.alongside.engine.Processes;
import org.alongside.engine.VariableValues;
import org.alongside.groups.GroupsOfJourney;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupporterId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.bpmn.AtAnyTimeProcess;
import org.alongside.journey.bpmn.KeepDoorOpenProcess;
import org.alongside.journey.bpmn.LeaveJourneyProcess;
import org.alongside.journey.bpmn.SupportProcess;
import org.alongside.journey.bpmn.SurvivorJourneyProcess;
import org.alongside.journey.leaving.Erasure;
import org.alongside.journey.policy.ErasureIsConfirmed;
import org.alongside.journey.state.InterimContact;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.whanau.Supporters;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.referral.ending.EndedAgreements;
import org.alongside.workers.Walks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a survivor can say at any time, by whichever channel it reaches us; each is a message to their journey. */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.CONSENT_01)
@Policy(value = PolicyId.CONSENT_02, database = "column journey.step")
@Policy(PolicyId.CONSENT_06)
@BpmnMessages(
        process = SurvivorJourneyProcess.KEY,
        names = {
            SurvivorJourneyProcess.MESSAGE_JOURNEY_PAUSED,
            SurvivorJourneyProcess.MESSAGE_JOURNEY_RESUMED,
            SurvivorJourneyProcess.MESSAGE_JOURNEY_ENDED,
            SurvivorJourneyProcess.MESSAGE_CONSENT_WITHDRAWN
        })
@BpmnMessages(
        process = KeepDoorOpenProcess.KEY,
        names = {
            KeepDoorOpenProcess.MESSAGE_JOURNEY_RESUMED,
            KeepDoorOpenProcess.MESSAGE_JOURNEY_ENDED,
            KeepDoorOpenProcess.MESSAGE_CONSENT_WITHDRAWN
        })
@BpmnMessages(
        process = AtAnyTimeProcess.KEY,
        names = {
            AtAnyTimeProcess.MESSAGE_SAFETY_CONCERN_RAISED,
            AtAnyTimeProcess.MESSAGE_OFFENDING_DISCLOSED,
            AtAnyTimeProcess.MESSAGE_WORKER_CHANGE_REQUESTED
        })
public class SurvivorMessages {

    private final Processes processes;
    private final Journeys journeys;
    private final ConsentLedger consent;
    private final GroupsOfJourney groupsOfJourney;
    private final EndedAgreements endedAgreements;
    private final Supporters supporters;
    private final Erasure erasure;
    private final Walks walks;
    private final InterimContact inTouch;

    SurvivorMessages(
            Processes processes,
            Journeys journeys,
            ConsentLedger consent,
            GroupsOfJourney groupsOfJourney,
            EndedAgreements endedAgreements,
            Supporters supporters,
            Erasure erasure,
            Walks walks,
            InterimContact inTouch) {
        this.processes = processes;
        this.journeys = journeys;
        this.consent = consent;
        this.groupsOfJourney = groupsOfJourney;
        this.endedAgreements = endedAgreements;
        this.supporters = supporters;
        this.erasure = erasure;
        this.walks = walks;
        this.inTouch = inTouch;
    }

    /** They would like a break. */
    public void pauses(JourneyId journeyId) {
        processes.correlate(SurvivorJourneyProcess.KEY, SurvivorJourneyProcess.MESSAGE_JOURNEY_PAUSED, journeyId);
    }

    /**
     * They come back, from a pause or after they had left. An invitation to give feedback may still be open from then: it
     * stays, and the journey goes on beside it. What was to be erased after that is not.
     */
    public void comesBack(JourneyId journeyId) {
        if (hadLeft(journeyId)) {
            processes.set(
                    LeaveJourneyProcess.KEY,
                    journeyId,
                    LeaveJourneyProcess.EVERYTHING_ERASED,
                    LeaveJourneyProcess.EverythingErased.NO);
            processes.startByMessage(
                    SurvivorJourneyProcess.MESSAGE_JOURNEY_RESUMED,
                    journeyId,
                    VariableValues.none(),
                    VariableValues.none());
        } else {
            processes.correlate(SurvivorJourneyProcess.KEY, SurvivorJourneyProcess.MESSAGE_JOURNEY_RESUMED, journeyId);
        }
    }

    /** They leave, and can come back at any time. */
    public void leaves(JourneyId journeyId) {
        processes.correlate(SurvivorJourneyProcess.KEY, SurvivorJourneyProcess.MESSAGE_JOURNEY_ENDED, journeyId);
    }

    /**
     * They take their agreement back, to the record as a whole or to one purpose. Whoever passes on the whole has asked
     * them whether everything shall be erased, and they said yes.
     */
    public void withdraws(JourneyId journeyId, Purpose purpose, WorkerId by) {
        if (purpose == Purpose.KEEP_RECORD) {
            if (hadLeft(journeyId)) {
                erasure.erase(journeyId, by);
            } else {
                processes.correlate(
                        SurvivorJourneyProcess.KEY,
                        SurvivorJourneyProcess.MESSAGE_CONSENT_WITHDRAWN,
                        journeyId,
                        VariableValues.none(),
                        VariableValues.with(SurvivorJourneyProcess.EVERYTHING_ERASED, ErasureIsConfirmed.YES));
            }
            return;
        }
        consent.withdraw(journeyId, by, purpose);
        if (purpose == Purpose.KEEP_SESSION_NOTES) {
            processes.set(SurvivorJourneyProcess.KEY, journeyId, SupportProcess.SESSION_NOTES_ALLOWED, false);
        } else if (purpose == Purpose.CONTACT_WHANAU) {
            supporters.agreementsEnded(journeyId, by);
        } else if (purpose == Purpose.DISCLOSE_TO_RECIPIENT) {
            groupsOfJourney.passesNothingOn(journeyId);
            journeys.lock(journeyId)
                    .ifPresent(journey -> endedAgreements.agreementEnded(journeyId, journey.label(), by));
        }
    }

    /** They take back what one service may learn; what they agreed to for others goes on. (CONSENT-06) */
    public void withdrawsFor(JourneyId journeyId, EntryId service, WorkerId by) {
        journeys.lock(journeyId)
                .ifPresent(journey -> endedAgreements.agreementEnded(journeyId, journey.label(), service, by));
    }

    /** They take back what they agreed to with one of those whom they bring in; all others go on. (CONSENT-06) */
    public void withdrawsFor(JourneyId journeyId, SupporterId supporter, WorkerId by) {
        journeys.lock(journeyId).ifPresent(journey -> supporters.takeBack(journeyId, supporter, by));
    }

    /** Somebody is worried about them, or they are; also after they left, as long as the service knows who they are. */
    public void reportDanger(JourneyId journeyId, String level) {
        Journeys.State state = stateOf(journeyId);
        if (state == null || state == Journeys.State.ERASED) {
            throw notUnderWay();
        }
        beside(
                journeyId,
                AtAnyTimeProcess.MESSAGE_SAFETY_CONCERN_RAISED,
                VariableValues.with(AtAnyTimeProcess.SAFETY_LEVEL, level),
                VariableValues.none());
    }

    /** They told of offending of their own. */
    public void toldOfOffending(JourneyId journeyId) {
        mustBeUnderWay(journeyId);
        beside(journeyId, AtAnyTimeProcess.MESSAGE_OFFENDING_DISCLOSED, VariableValues.none(), VariableValues.none());
    }

    /** They would like another worker, who sees of what was written before what they release. (CONF-08) */
    public void wishesAnotherWorker(JourneyId journeyId, Release release) {
        mustBeUnderWay(journeyId);
        beside(
                journeyId,
                AtAnyTimeProcess.MESSAGE_WORKER_CHANGE_REQUESTED,
                VariableValues.none(),
                VariableValues.with(AtAnyTimeProcess.RELEASE_EARLIER, release.name()));
    }

    /**
     * Their worker cannot be with them any more, so another one is looked for; of what was written they release nothing by
     * that.
     */
    public void needsAnotherWorker(JourneyId journeyId) {
        beside(
                journeyId,
                AtAnyTimeProcess.MESSAGE_WORKER_CHANGE_REQUESTED,
                VariableValues.none(),
                VariableValues.with(AtAnyTimeProcess.RELEASE_EARLIER, Release.CONTACT_ONLY.name()));
    }

    /** Begins what does not stop the journey, with what the journey knows; also where nothing of it runs any more. */
    private void beside(JourneyId journeyId, String message, VariableValues said, VariableValues passing) {
        Journeys.Journey journey = journeys.find(journeyId).orElseThrow(SurvivorMessages::notUnderWay);
        VariableValues variables = said.and(AtAnyTimeProcess.JOURNEY_LABEL, journey.label())
                .and(AtAnyTimeProcess.FIRST_CONTACT_BY, inTouchWith(journey))
                .and(AtAnyTimeProcess.WORKER_ID, walks.workerOf(journeyId).orElse(null))
                .and(AtAnyTimeProcess.STEP, journey.step().name());
        processes.startByMessage(message, journeyId, variables, passing);
    }

    /** Whom the journey names, who is somebody else than at the beginning once that account is removed. */
    private WorkerId inTouchWith(Journeys.Journey journey) {
        return processes
                .values(SurvivorJourneyProcess.KEY, journey.id(), SurvivorJourneyProcess.FIRST_CONTACT_BY)
                .stream()
                .findFirst()
                .or(() -> inTouch.with(journey.id(), journey.firstContactBy()))
                .orElse(journey.firstContactBy());
    }

    /** What the next worker may see of what was written before them. */
    public enum Release {
        CONTACT_ONLY,
        ALL
    }

    private boolean hadLeft(JourneyId journeyId) {
        return stateOf(journeyId) == Journeys.State.ENDED;
    }

    /** While somebody who left is still invited to give feedback, the process would take these messages. */
    private void mustBeUnderWay(JourneyId journeyId) {
        Journeys.State state = stateOf(journeyId);
        if (state != Journeys.State.OPEN && state != Journeys.State.PAUSED) {
            throw notUnderWay();
        }
    }

    private static Refused notUnderWay() {
        return Refused.notNow(PolicyId.JOURNEY_04, Words.here("refused.journey-is-not-under-way"));
    }

    private Journeys.@Nullable State stateOf(JourneyId journeyId) {
        return journeys.lock(journeyId).map(Journeys.Journey::state).orElse(null);
    }
}

package org.alongside.journey.leaving;

import java.util.List;
import org.alongside.access.Readers;
import org.alongside.assessment.Assessments;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Purpose;
import org.alongside.engine.Processes;
import org.alongside.groups.GroupsOfJourney;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.bpmn.SurvivorJourneyProcess;
import org.alongside.journey.keeping.ErasureReviews;
import org.alongside.journey.meetings.MeetingsOfJourney;
import org.alongside.journey.own.OwnRecordSittings;
import org.alongside.journey.requests.AccessRequests;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.whanau.Supporters;
import org.alongside.messages.Messages;
import org.alongside.records.Records;
import org.alongside.referral.ending.EndedAgreements;
import org.alongside.referral.map.SupportAgreements;
import org.alongside.referral.map.SupportMap;
import org.alongside.safety.FollowUps;
import org.alongside.safety.OffenceOverlap;
import org.alongside.workers.Walks;
import org.alongside.workers.bpmn.MatchWorkerProcess;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Erases what a survivor said, wherever they are on their way or after they had left. */
@Service
@Transactional(propagation = Propagation.REQUIRED)
public class Erasure {
    private final Journeys journeys;
    private final ConsentLedger consent;
    private final Records records;
    private final Walks walks;
    private final OffenceOverlap overlap;
    private final FollowUps followUps;
    private final Assessments assessments;
    private final GroupsOfJourney groupsOfJourney;
    private final Messages messages;
    private final MeetingsOfJourney meetings;
    private final OwnRecordSittings ownRecord;
    private final AccessRequests requests;
    private final EndedAgreements endedAgreements;
    private final SupportMap supportMap;
    private final SupportAgreements supportAgreements;
    private final Supporters supporters;
    private final Processes processes;
    private final Readers readers;
    private final ErasureReviews reviews;

    Erasure(
            Journeys journeys,
            ConsentLedger consent,
            Records records,
            Walks walks,
            OffenceOverlap overlap,
            FollowUps followUps,
            Assessments assessments,
            GroupsOfJourney groupsOfJourney,
            Messages messages,
            MeetingsOfJourney meetings,
            OwnRecordSittings ownRecord,
            AccessRequests requests,
            EndedAgreements endedAgreements,
            SupportMap supportMap,
            SupportAgreements supportAgreements,
            Supporters supporters,
            Processes processes,
            Readers readers,
            ErasureReviews reviews) {
        this.journeys = journeys;
        this.consent = consent;
        this.records = records;
        this.walks = walks;
        this.overlap = overlap;
        this.followUps = followUps;
        this.assessments = assessments;
        this.groupsOfJourney = groupsOfJourney;
        this.messages = messages;
        this.meetings = meetings;
        this.ownRecord = ownRecord;
        this.requests = requests;
        this.endedAgreements = endedAgreements;
        this.supportMap = supportMap;
        this.supportAgreements = supportAgreements;
        this.supporters = supporters;
        this.processes = processes;
        this.readers = readers;
        this.reviews = reviews;
    }

    /** Erases, and withdraws all that rests on the record: nobody is asked to walk, nothing is looked at any more. Record and journey are
     * locked first, as by whoever else decides about them. */
    public void erase(JourneyId journeyId, WorkerId by) {
        lock(journeyId);
        boolean hadAgreed = withdraw(journeyId, by);
        reviews.noLongerNeeded(journeyId, by);
        erase(journeyId, by, hadAgreed ? Records.Erasure.WITHDREW_CONSENT : Records.Erasure.SAID_NOT_NOW);
    }

    /**
     * Erases what is old, or what whoever left asked to erase, as two supervisors decided. What the survivor had agreed to stays as
     * they said it where it is old, and is taken back where they asked; nobody is asked any more to invite their feedback.
     *
     * @param by who agrees
     * @throws org.alongside.policy.Refused under CONF-09, WORKER-04 or WORKER-08
     */
    void eraseAfterReview(JourneyId journeyId, WorkerId by) {
        lock(journeyId);
        boolean isAsked = reviews.agree(journeyId, by);
        processes.cancel(SurvivorJourneyProcess.KEY, journeyId, "The record is erased.");
        if (isAsked) {
            withdraw(journeyId, by);
        }
        erase(journeyId, by, isAsked ? Records.Erasure.ASKED_AFTER_LEAVING : Records.Erasure.RETENTION_ENDED);
    }

    private void erase(JourneyId journeyId, WorkerId by, Records.Erasure why) {
        stop(journeyId, by);
        records.erase(journeyId, by, why);
        ownRecord.erase(journeyId);
        messages.stop(journeyId);
        journeys.become(journeyId, Journeys.State.ERASED, by);
        endedAgreements.erase(journeyId);
        supportMap.erase(journeyId);
        supporters.erase(journeyId);
    }

    /** Ends all that {@link #erase} ends, and opens the record to nobody; what is kept is erased later. */
    void begin(JourneyId journeyId, WorkerId firstContactBy, WorkerId by) {
        lock(journeyId);
        withdraw(journeyId, by);
        stop(journeyId, by);
        requests.takenBack(journeyId, by);
        readers.close(journeyId, firstContactBy, List.of());
        ownRecord.close(journeyId);
        messages.stop(journeyId);
        journeys.become(journeyId, Journeys.State.ENDED, by);
    }

    private void lock(JourneyId journeyId) {
        records.lock(journeyId);
        journeys.lock(journeyId);
    }

    /** @return whether they had agreed to a record */
    private boolean withdraw(JourneyId journeyId, WorkerId by) {
        supporters.agreementsEnded(journeyId, by);
        boolean hadAgreed = consent.agrees(journeyId, Purpose.KEEP_RECORD);
        if (hadAgreed) {
            consent.withdraw(journeyId, by, Purpose.KEEP_RECORD);
        }
        return hadAgreed;
    }

    private void stop(JourneyId journeyId, WorkerId by) {
        processes.cancel(MatchWorkerProcess.KEY, journeyId, "The survivor decided otherwise.");
        groupsOfJourney.leaves(journeyId, by);
        overlap.noLongerNeeded(journeyId);
        followUps.noLongerNeeded(journeyId);
        meetings.callOff(journeyId);
        assessments.noLongerNeeded(journeyId);
        requests.noLongerNeeded(journeyId);
        endedAgreements.agreementEnded(
                journeyId, journeys.find(journeyId).orElseThrow().label(), by);
        supportAgreements.ended(journeyId, by);
        walks.end(journeyId);
    }
}

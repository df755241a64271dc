package org.alongside.groups.joining;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alongside.access.Words;
import org.alongside.audit.Ledger;
import org.alongside.consent.ConsentLedger;
import org.alongside.groups.group.Facilitators;
import org.alongside.groups.group.Group;
import org.alongside.groups.group.GroupType;
import org.alongside.groups.group.Groups;
import org.alongside.groups.group.JourneyFacts;
import org.alongside.groups.group.Meetings;
import org.alongside.groups.group.Meetings.Meeting;
import org.alongside.groups.group.Protocols;
import org.alongside.groups.joining.Candidates.Candidate;
import org.alongside.groups.joining.Candidates.Stage;
import org.alongside.groups.joining.Candidates.Talked;
import org.alongside.groups.joining.Candidates.Told;
import org.alongside.groups.membership.Memberships;
import org.alongside.groups.policy.EligibleForGroup;
import org.alongside.groups.policy.FacilitatorsKnowByAgreement;
import org.alongside.groups.policy.HostSaysYesFirst;
import org.alongside.groups.policy.JoinsAtWelcomeMeeting;
import org.alongside.groups.policy.ToldAndEndorsed;
import org.alongside.groups.policy.WhoTalksNext;
import org.alongside.ids.CandidateId;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Decision;
import org.alongside.policy.Refused;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps into a group. Where a step is not possible just now the answer is no and nothing else, whatever the reason;
 * what a person can mend in the form before them is refused with a sentence, before anything about the survivor is
 * looked at. (OFFEND-07)
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
public class JoinGroupSteps {
    private final Candidates candidates;
    private final Memberships memberships;
    private final Groups groups;
    private final Meetings meetings;
    private final Protocols protocols;
    private final Facilitators facilitators;
    private final GroupReaders readers;
    private final JourneyFacts journeys;
    private final ConsentLedger consent;
    private final Ledger ledger;
    private final Settings settings;

    JoinGroupSteps(
            Candidates candidates,
            Memberships memberships,
            Groups groups,
            Meetings meetings,
            Protocols protocols,
            Facilitators facilitators,
            GroupReaders readers,
            JourneyFacts journeys,
            ConsentLedger consent,
            Ledger ledger,
            Settings settings) {
        this.candidates = candidates;
        this.memberships = memberships;
        this.groups = groups;
        this.meetings = meetings;
        this.protocols = protocols;
        this.facilitators = facilitators;
        this.readers = readers;
        this.journeys = journeys;
        this.consent = consent;
        this.ledger = ledger;
        this.settings = settings;
    }

    /** Who talks with the survivor next, and who facilitates. */
    public record Next(WhoTalksNext.Talk talk, WorkerId facilitatorId) {}

    /**
     * A talk about a group took place.
     *
     * @param agreesToPassOn that the facilitators of this group see what is meant for them (CONSENT-05)
     * @param goesOn towards the group
     */
    public void talked(
            CandidateId candidateId,
            @Nullable GroupId groupId,
            Set<Talked> points,
            boolean agreesToPassOn,
            boolean goesOn,
            WorkerId by) {
        Candidate candidate = candidates.find(candidateId).orElseThrow();
        GroupId group = groupId != null ? groupId : candidate.groupId();
        if (goesOn && group == null) {
            throw Refused.form(Words.here("refused.choose-a-group-first"));
        }
        candidates.talked(candidateId, points, by);
        if (group != null) {
            candidates.choose(candidateId, group);
            String recipient = GroupReaders.recipient(group);
            boolean agreed = consent.agreesFor(candidate.journeyId(), recipient);
            if (agreesToPassOn && !agreed) {
                consent.giveFor(candidate.journeyId(), by, recipient, Set.of("JOINING"));
            }
            FacilitatorsKnowByAgreement.decide(goesOn, agreesToPassOn || agreed).orRefuse();
        }
    }

    /** @return whether the group is possible now; then its facilitators see what was passed on to them */
    public boolean goOn(CandidateId candidateId, GroupId groupId, WorkerId by) {
        Candidate candidate = lock(candidateId, groupId);
        if (!decideAndRecord(candidate, groupId, by)) {
            return false;
        }
        candidates.reached(candidateId, Stage.WITH_FACILITATOR, by);
        readers.settle(groupId);
        return true;
    }

    public Next next(GroupId groupId, WorkerId workerId) {
        Group group = groups.find(groupId).orElseThrow();
        Set<WorkerId> hosts = readers.hosts(groupId);
        WhoTalksNext.Talk talk = WhoTalksNext.decide(group.type() == GroupType.WELLBEING, hosts.contains(workerId));
        WorkerId facilitator = hosts.contains(workerId)
                ? workerId
                : facilitators.of(groupId).stream().findFirst().orElse(workerId);
        return new Next(talk, facilitator);
    }

    /**
     * What whoever hosts the group said before.
     *
     * @param needed the talk that comes before the group is told about
     * @param fits the facilitator and the survivor met, and both saw that it fits
     * @param isCleared the host cleared the invitation
     */
    public record HostSaid(WhoTalksNext.Talk needed, boolean fits, boolean isCleared) {}

    /**
     * They were told about the group.
     *
     * @throws Refused under GROUP-04 or -09 where whoever hosts it did not say yes before, under GROUP-05 or -06 when they
     *     are said to be ready and are not
     */
    public void told(
            CandidateId candidateId,
            GroupId groupId,
            HostSaid before,
            Set<Told> points,
            boolean endorses,
            boolean isReady,
            WorkerId by) {
        HostSaysYesFirst.mayBeTold(before.needed(), before.fits(), before.isCleared())
                .orRefuse();
        Candidate candidate = candidates.find(candidateId).orElseThrow();
        candidates.told(candidateId, points, by);
        candidates.reached(candidateId, Stage.INFORMED, by);
        if (endorses && !protocols.hasEndorsed(candidate.journeyId(), groupId)) {
            protocols.endorse(groupId, candidate.journeyId(), by);
        }
        if (isReady) {
            int stillToTellCount =
                    Told.values().length - candidates.told(candidateId).size();
            ToldAndEndorsed.decide(stillToTellCount, protocols.hasEndorsed(candidate.journeyId(), groupId))
                    .orRefuse();
        }
    }

    /**
     * @return whether a place is held for them now
     * @throws Refused under GROUP-04 where nobody told them about this group before
     */
    public boolean holdPlace(CandidateId candidateId, GroupId groupId, WorkerId by) {
        Candidate candidate = lock(candidateId, groupId);
        HostSaysYesFirst.mayHoldPlace(candidate.stage() == Stage.INFORMED || candidate.stage() == Stage.READY)
                .orRefuse();
        if (!decideAndRecord(candidate, groupId, by)) {
            return false;
        }
        candidates.reached(candidateId, Stage.READY, by);
        return true;
    }

    /** When the next meeting is, if it is planned and welcomes new members. */
    public Optional<Instant> welcomeMeetingAhead(GroupId groupId) {
        return meetings.ahead(groupId).filter(Meeting::isWelcome).map(Meeting::startsAt);
    }

    /** @return whether their place is kept for the next welcome meeting */
    public boolean noteMissedMeeting(CandidateId candidateId, boolean isMissed) {
        int missed = isMissed
                ? candidates.missed(candidateId)
                : candidates.find(candidateId).orElseThrow().missedCount();
        return missed < settings.number(SettingKey.PLACE_KEPT);
    }

    /**
     * @return whether they are a member now
     * @throws Refused under GROUP-07 outside of a welcome meeting, and under GROUP-06 without endorsement
     */
    public boolean admit(CandidateId candidateId, GroupId groupId, boolean endorses, WorkerId by) {
        Candidate candidate = lock(candidateId, groupId);
        Optional<Meeting> ahead = meetings.ahead(groupId);
        JoinsAtWelcomeMeeting.decide(
                        ahead.filter(Meeting::isWelcome).isPresent(),
                        ahead.filter(meeting -> meeting.state() == Meetings.State.OPEN)
                                .isPresent())
                .orRefuse();
        if (endorses && !protocols.hasEndorsed(candidate.journeyId(), groupId)) {
            protocols.endorse(groupId, candidate.journeyId(), by);
        }
        ToldAndEndorsed.hasEndorsed(protocols.hasEndorsed(candidate.journeyId(), groupId))
                .orRefuse();
        if (!decideAndRecord(candidate, groupId, by)) {
            return false;
        }
        memberships.admit(
                candidateId, candidate.journeyId(), groupId, ahead.orElseThrow().id(), by);
        candidates.reached(candidateId, Stage.JOINED, by);
        readers.settle(groupId);
        return true;
    }

    /** The way ends, or goes back to talking; nobody but their worker sees more of it. */
    public void giveBack(CandidateId candidateId, Stage stage, WorkerId by) {
        Candidate candidate = candidates.find(candidateId).orElseThrow();
        if (candidate.groupId() != null) {
            groups.lock(candidate.groupId());
        }
        candidates.reached(candidateId, stage, by);
        readers.close(candidate.journeyId());
    }

    /** Nothing else is decided about the survivor and the group until the transaction ends. */
    private Candidate lock(CandidateId candidateId, GroupId groupId) {
        Candidate candidate = candidates.find(candidateId).orElseThrow();
        journeys.lock(candidate.journeyId());
        groups.lock(groupId);
        return candidates.find(candidateId).orElseThrow();
    }

    private boolean decideAndRecord(Candidate candidate, GroupId groupId, WorkerId by) {
        Decision decision = EligibleForGroup.decide(facts(candidate, groupId));
        if (!decision.isAllowed() && decision.policyId() != null) {
            ledger.notPossible(
                    candidate.journeyId().toString(),
                    by,
                    "way into a group",
                    decision.policyId().id(),
                    Map.of("candidate", candidate.id()));
        }
        return decision.isAllowed();
    }

    /** All of it is looked up each time, in the same order: how long it takes tells nothing. (OFFEND-07) */
    private EligibleForGroup.Facts facts(Candidate candidate, GroupId groupId) {
        Group group = groups.find(groupId).orElseThrow();
        JourneyId journeyId = candidate.journeyId();
        return new EligibleForGroup.Facts(
                group.type() == GroupType.WELLBEING,
                group.isOpen(),
                groups.fits(journeyId, groupId),
                journeys.isUnderWay(journeyId),
                journeys.sessionsHeldCount(journeyId) + candidates.talkDaysCount(journeyId),
                settings.number(SettingKey.CONVERSATIONS_BEFORE),
                candidates.talkedOver(candidate.id()).containsAll(EnumSet.allOf(Talked.class)),
                candidate.stage() == Stage.READY || groups.placesTakenCount(groupId) < group.placesMax(),
                memberships.ofJourney(journeyId).stream()
                        .noneMatch(member -> member.groupId().equals(groupId)));
    }
}

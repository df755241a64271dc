package org.alongside.groups;

import java.util.List;
import org.alongside.audit.Ledger;
import org.alongside.engine.Processes;
import org.alongside.engine.VariableValues;
import org.alongside.groups.bpmn.JoinGroupProcess;
import org.alongside.groups.bpmn.LeaveGroupProcess;
import org.alongside.groups.bpmn.WayIntoGroupProcess;
import org.alongside.groups.bpmn.WelcomeEveningProcess;
import org.alongside.groups.group.Groups;
import org.alongside.groups.group.JourneyFacts;
import org.alongside.groups.group.Meetings;
import org.alongside.groups.joining.CandidateMessages;
import org.alongside.groups.joining.Candidates;
import org.alongside.groups.joining.GroupReaders;
import org.alongside.groups.leaving.LeaveGroupStarter;
import org.alongside.groups.membership.Memberships;
import org.alongside.groups.membership.Memberships.State;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.safety.GroupBarChanged;
import org.alongside.workers.WalkBegan;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a change of a survivor's journey means for their groups, in the transaction of the change. */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.CONSENT_06)
public class GroupsOfJourney {
    /** Tasks of who walks with the survivor; the others are the facilitator's. */
    private static final List<String> OF_THE_WORKER = List.of(
            WayIntoGroupProcess.USER_TASK_TALK_ABOUT_GROUP,
            JoinGroupProcess.USER_TASK_OFFER_OTHER_OPTIONS,
            LeaveGroupProcess.USER_TASK_ASK_HOW_THEY_ARE,
            LeaveGroupProcess.USER_TASK_OFFER_OTHER_SUPPORT);

    private final Memberships memberships;
    private final Candidates candidates;
    private final Groups groups;
    private final Meetings meetings;
    private final JourneyFacts journeys;
    private final CandidateMessages calls;
    private final LeaveGroupStarter leaving;
    private final GroupReaders readers;
    private final Processes processes;

    GroupsOfJourney(
            Memberships memberships,
            Candidates candidates,
            Groups groups,
            Meetings meetings,
            JourneyFacts journeys,
            CandidateMessages calls,
            LeaveGroupStarter leaving,
            GroupReaders readers,
            Processes processes) {
        this.memberships = memberships;
        this.candidates = candidates;
        this.groups = groups;
        this.meetings = meetings;
        this.journeys = journeys;
        this.calls = calls;
        this.leaving = leaving;
        this.readers = readers;
        this.processes = processes;
    }

    /** Whether somebody facilitates a group that this survivor is in, or is on the way into with their knowledge. */
    public boolean areFacilitatedBy(JourneyId journeyId, WorkerId user) {
        return readers.hostsGroupOf(journeyId, user);
    }

    /** They have a break: away from their groups, with their places kept. */
    public void pauses(JourneyId journeyId) {
        memberships.ofJourney(journeyId).forEach(member -> memberships.become(member.id(), State.AWAY, Ledger.SERVICE));
    }

    /** They are back: in their groups as well, and called to the welcome meeting they wait for. (CONSENT-02) */
    public void comesBack(JourneyId journeyId) {
        takeUpAgain(journeyId);
        candidates
                .underWay(journeyId)
                .filter(candidate -> candidate.stage() == Candidates.Stage.READY)
                .map(Candidates.Candidate::groupId)
                .flatMap(meetings::ahead)
                .filter(Meetings.Meeting::isWelcome)
                .ifPresent(meeting -> calls.welcomeMeetingScheduled(journeyId, meeting.startsAt()));
    }

    /** They leave, or everything is erased: no longer in any group nor on the way into one. (CONSENT-01, CONSENT-06) */
    public void leaves(JourneyId journeyId, WorkerId by) {
        calls.withdrew(journeyId);
        leaving.stop(journeyId, "The survivor decided otherwise.");
        memberships.ofJourney(journeyId).forEach(member -> memberships.become(member.id(), State.LEFT, by));
        readers.close(journeyId);
    }

    /**
     * They take back that something is passed on to facilitators, who see no more of it; a way into a group stops. Whoever
     * is a member stays one. (CONSENT-06, JOURNEY-04)
     */
    public void passesNothingOn(JourneyId journeyId) {
        calls.withdrew(journeyId);
        readers.close(journeyId);
    }

    /** Something was looked at that decides about groups; the database has suspended what it must. (OFFEND-02) */
    @EventListener
    public void on(GroupBarChanged changed) {
        takeUpAgain(changed.journeyId());
        candidates
                .underWay(changed.journeyId())
                .filter(candidate -> candidate.stage() != Candidates.Stage.TALKING)
                .filter(candidate ->
                        candidate.groupId() != null && !groups.fits(changed.journeyId(), candidate.groupId()))
                .ifPresent(candidate -> calls.eligibilityChanged(changed.journeyId()));
    }

    /** Somebody else walks with them: what is asked of their worker is asked of the new one. */
    @EventListener
    public void on(WalkBegan began) {
        for (String process : List.of(JoinGroupProcess.KEY, LeaveGroupProcess.KEY)) {
            processes.set(process, began.journeyId(), JoinGroupProcess.WORKER_ID, began.workerId());
            processes.handOverTasks(began.journeyId(), began.workerId(), process, OF_THE_WORKER);
        }
        readers.settleOf(began.journeyId());
    }

    private void takeUpAgain(JourneyId journeyId) {
        if (!journeys.isUnderWay(journeyId)) {
            return;
        }
        memberships.ofJourney(journeyId).stream()
                .filter(member -> member.state() == State.AWAY && groups.fits(journeyId, member.groupId()))
                .forEach(member -> memberships.become(member.id(), State.ACTIVE, Ledger.SERVICE));
    }

    /** A facilitator of a group changed: what is asked of facilitators is asked of the new one. */
    public void facilitatorChanged(GroupId groupId, WorkerId facilitatorId) {
        for (Candidates.Candidate candidate : candidates.of(groupId)) {
            processes.set(JoinGroupProcess.KEY, candidate.journeyId(), JoinGroupProcess.FACILITATOR_ID, facilitatorId);
            processes.handOverTasks(
                    candidate.journeyId(),
                    facilitatorId,
                    JoinGroupProcess.KEY,
                    List.of(
                            WayIntoGroupProcess.USER_TASK_MEET_FACILITATOR,
                            WayIntoGroupProcess.USER_TASK_CLEAR_INVITATION,
                            WayIntoGroupProcess.USER_TASK_GIVE_GROUP_INFORMATION,
                            WelcomeEveningProcess.USER_TASK_MEET_MEMBERS));
        }
        memberships
                .of(groupId)
                .forEach(member -> processes.handOver(
                        LeaveGroupProcess.KEY,
                        member.journeyId(),
                        VariableValues.with(LeaveGroupProcess.MEMBERSHIP_ID, member.id()),
                        LeaveGroupProcess.FACILITATOR_ID,
                        facilitatorId,
                        List.of(LeaveGroupProcess.USER_TASK_NAME_GROUND, LeaveGroupProcess.USER_TASK_TELL_MEMBER)));
        readers.settle(groupId);
    }
}

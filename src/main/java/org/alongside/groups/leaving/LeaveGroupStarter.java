package org.alongside.groups.leaving;

import java.util.List;
import java.util.Map;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Words;
import org.alongside.audit.Ledger;
import org.alongside.engine.Processes;
import org.alongside.engine.VariableValues;
import org.alongside.groups.bpmn.LeaveGroupProcess;
import org.alongside.groups.group.Facilitators;
import org.alongside.groups.group.Groups;
import org.alongside.groups.group.JourneyFacts;
import org.alongside.groups.joining.CandidateMessages;
import org.alongside.groups.joining.Candidates;
import org.alongside.groups.membership.Memberships;
import org.alongside.groups.membership.Memberships.Membership;
import org.alongside.groups.membership.Memberships.State;
import org.alongside.groups.policy.OtherSupportIsOffered;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MembershipId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Begins the way out of a group; each is a process of its own beside the journey. */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.CONSENT_01)
@Policy(PolicyId.GROUP_13)
@Policy(PolicyId.JOURNEY_04)
@NamedInterface("api")
public class LeaveGroupStarter {

    private final Memberships memberships;
    private final Candidates candidates;
    private final CandidateMessages calls;
    private final Groups groups;
    private final Facilitators facilitators;
    private final JourneyFacts journeys;
    private final Processes processes;
    private final Ledger ledger;

    LeaveGroupStarter(
            Memberships memberships,
            Candidates candidates,
            CandidateMessages calls,
            Groups groups,
            Facilitators facilitators,
            JourneyFacts journeys,
            Processes processes,
            Ledger ledger) {
        this.memberships = memberships;
        this.candidates = candidates;
        this.calls = calls;
        this.groups = groups;
        this.facilitators = facilitators;
        this.journeys = journeys;
        this.processes = processes;
        this.ledger = ledger;
    }

    /** How it came up. */
    public enum Kind {
        OWN_WISH,
        ASKED_TO_LEAVE,
        LONG_ABSENCE,
        GROUP_CLOSED
    }

    /**
     * The survivor leaves a group they are a member of, or the way into one. (CONSENT-01)
     *
     * @param leaves the membership, or the way into a group
     */
    public void wishes(JourneyId journeyId, MembershipOrCandidateId leaves, WorkerId by) {
        if (candidates.underWay(journeyId).filter(way -> leaves.is(way.id())).isPresent()) {
            calls.withdrew(journeyId);
            return;
        }
        Membership member = memberships
                .find(leaves.membership())
                .filter(found -> found.journeyId().equals(journeyId) && found.state() != State.LEFT)
                .orElseThrow(
                        () -> Refused.notNow(PolicyId.GROUP_13, Words.here("refused.survivor-is-no-member-any-more")));
        begin(member, Kind.OWN_WISH, by);
    }

    /** The facilitator of a group begins to ask a member of it to leave. (GROUP-14) */
    public void asks(GroupId groupId, MembershipId membershipId, WorkerId by) {
        Membership member = memberships
                .find(membershipId)
                .filter(found -> found.groupId().equals(groupId) && found.state() != State.LEFT)
                .orElseThrow(
                        () -> Refused.notNow(PolicyId.GROUP_14, Words.here("refused.they-are-no-member-any-more")));
        if (isUnderWay(member, Kind.ASKED_TO_LEAVE)) {
            throw Refused.notNow(PolicyId.GROUP_14, Words.here("refused.under-way-already"));
        }
        begin(member, Kind.ASKED_TO_LEAVE, by);
    }

    /** Asks after a member who was long away, unless somebody is asking already. */
    public void asksAfter(Membership member) {
        if (!isUnderWay(member, Kind.LONG_ABSENCE)) {
            begin(member, Kind.LONG_ABSENCE, Ledger.SERVICE);
        }
    }

    /** The group closed. */
    public void closes(GroupId groupId, WorkerId by) {
        memberships.of(groupId).forEach(member -> begin(member, Kind.GROUP_CLOSED, by));
    }

    /** @throws Refused under GROUP-13 while nothing else was offered to who is no longer a member */
    public void otherSupportOffered(JourneyId journeyId, boolean isOffered, WorkerId by) {
        OtherSupportIsOffered.decide(isOffered).orRefuse();
        ledger.done(journeyId.toString(), by, "other support offered", Map.of());
    }

    /** They are no member any more: nobody asks them to leave, or after them, beside what goes on here. */
    public void stopOthers(Membership member, String keptInstanceId) {
        processes.cancelOthers(
                LeaveGroupProcess.KEY,
                member.journeyId(),
                VariableValues.with(LeaveGroupProcess.MEMBERSHIP_ID, member.id()),
                keptInstanceId,
                "They are not a member any more.");
    }

    /** Nobody is asked anything any more about this survivor's groups: they left, or everything was erased. */
    public void stop(JourneyId journeyId, String because) {
        processes.cancel(LeaveGroupProcess.KEY, journeyId, because);
    }

    private boolean isUnderWay(Membership member, Kind kind) {
        return processes.isRunning(
                LeaveGroupProcess.KEY,
                member.journeyId(),
                VariableValues.with(LeaveGroupProcess.MEMBERSHIP_ID, member.id())
                        .and(LeaveGroupProcess.LEAVING_KIND, kind.name()));
    }

    private void begin(Membership member, Kind kind, WorkerId by) {
        List<WorkerId> hosts = facilitators.of(member.groupId());
        ledger.done(
                member.journeyId().toString(),
                by,
                "way out of a group begun",
                Map.of("membership", member.id(), "kind", kind));
        VariableValues variables = VariableValues.with(
                        LeaveGroupProcess.JOURNEY_LABEL,
                        journeys.labels(List.of(member.journeyId())).get(member.journeyId()))
                .and(
                        LeaveGroupProcess.ORGANISATION_ID,
                        CurrentOrganisation.current().orElseThrow())
                .and(LeaveGroupProcess.WORKER_ID, journeys.inTouchWith(member.journeyId()))
                .and(LeaveGroupProcess.MEMBERSHIP_ID, member.id())
                .and(LeaveGroupProcess.GROUP_ID, member.groupId())
                .and(LeaveGroupProcess.GROUP_LABEL, groups.labelOf(member.groupId()))
                .and(LeaveGroupProcess.FACILITATOR_ID, hosts.isEmpty() ? null : hosts.get(0))
                .and(LeaveGroupProcess.LEAVING_KIND, kind.name());
        processes.start(LeaveGroupProcess.KEY, member.journeyId(), variables);
    }
}

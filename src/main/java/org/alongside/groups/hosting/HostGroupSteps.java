package org.alongside.groups.hosting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.alongside.access.Words;
import org.alongside.engine.Processes;
import org.alongside.groups.GroupsOfJourney;
import org.alongside.groups.bpmn.HostGroupProcess;
import org.alongside.groups.group.Facilitators;
import org.alongside.groups.group.Group;
import org.alongside.groups.group.Groups;
import org.alongside.groups.group.JourneyFacts;
import org.alongside.groups.group.MeetingDates;
import org.alongside.groups.group.Meetings;
import org.alongside.groups.group.Meetings.Meeting;
import org.alongside.groups.group.Meetings.State;
import org.alongside.groups.group.Protocols;
import org.alongside.groups.group.Rhythm;
import org.alongside.groups.joining.CandidateMessages;
import org.alongside.groups.joining.Candidates;
import org.alongside.groups.joining.Candidates.Candidate;
import org.alongside.groups.joining.Candidates.Stage;
import org.alongside.groups.joining.GroupReaders;
import org.alongside.groups.leaving.LeaveGroupStarter;
import org.alongside.groups.membership.Memberships;
import org.alongside.ids.GroupId;
import org.alongside.ids.MeetingId;
import org.alongside.ids.MembershipId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What hosts of a group do with it and its meetings, and whom it reaches. */
@Service
@Transactional(propagation = Propagation.REQUIRED)
public class HostGroupSteps {
    private static final Duration MOVED_MAX = Duration.ofDays(92);
    private static final Duration FIRST_MEETING_WITHIN = Duration.ofDays(366);

    private final Groups groups;
    private final Facilitators facilitators;
    private final Protocols protocols;
    private final Meetings meetings;
    private final Memberships memberships;
    private final Candidates candidates;
    private final CandidateMessages calls;
    private final LeaveGroupStarter leaving;
    private final GroupsOfJourney groupsOfJourney;
    private final GroupReaders readers;
    private final JourneyFacts journeys;
    private final Processes processes;
    private final Clock clock;

    HostGroupSteps(
            Groups groups,
            Facilitators facilitators,
            Protocols protocols,
            Meetings meetings,
            Memberships memberships,
            Candidates candidates,
            CandidateMessages calls,
            LeaveGroupStarter leaving,
            GroupsOfJourney groupsOfJourney,
            GroupReaders readers,
            JourneyFacts journeys,
            Processes processes,
            Clock clock) {
        this.groups = groups;
        this.facilitators = facilitators;
        this.protocols = protocols;
        this.meetings = meetings;
        this.memberships = memberships;
        this.candidates = candidates;
        this.calls = calls;
        this.leaving = leaving;
        this.groupsOfJourney = groupsOfJourney;
        this.readers = readers;
        this.journeys = journeys;
        this.processes = processes;
        this.clock = clock;
    }

    /**
     * Opens a group with its host and the standard protocols.
     *
     * @throws Refused under GROUP-12 unless the host is trained
     */
    public Group open(GroupId groupId, Groups.SetUp setUp, WorkerId host) {
        Instant first = setUp.firstMeetsOn()
                .atTime(setUp.meetsAt())
                .atZone(org.alongside.engine.EngineClock.ZONE)
                .toInstant();
        if (!first.isAfter(clock.instant()) || first.isAfter(clock.instant().plus(FIRST_MEETING_WITHIN))) {
            throw Refused.form(Words.here("refused.first-meeting-within-a-year"));
        }
        facilitators.mayFacilitate(host, first).orRefuse();
        Group group = groups.open(groupId, setUp, host);
        facilitators.add(groupId, host, host);
        protocols.bringInStandard(groupId, host);
        readers.settle(groupId);
        return group;
    }

    /** Plans the next meeting; empty where the group has met as often as it was meant to, or is closed. */
    public Optional<Meeting> planNext(GroupId groupId) {
        Group group = groups.lock(groupId).orElseThrow();
        if (!group.isOpen()) {
            return Optional.empty();
        }
        List<Meeting> behind = meetings.behind(groupId, 1);
        Instant after = behind.stream()
                .map(Meeting::startsAt)
                .filter(last -> last.isAfter(clock.instant()))
                .findFirst()
                .orElse(clock.instant());
        Optional<Meeting> planned = MeetingDates.next(group.rhythm(), group.firstMeetsOn(), group.meetsAt(), after)
                .map(at -> meetings.plan(
                        groupId,
                        at.toInstant(),
                        group.minutes(),
                        facilitators.hostOf(groupId),
                        behind.stream()
                                .map(Meeting::secondFacilitatorId)
                                .flatMap(second -> Optional.ofNullable(second).stream())
                                .findFirst()
                                .orElse(null)));
        planned.ifPresent(meeting -> groupsOfJourney.facilitatorChanged(groupId, meeting.facilitatorId()));
        return planned;
    }

    /** Calls those who are ready to the meeting ahead, if it welcomes new members. (GROUP-07) */
    public void callNewMembers(GroupId groupId) {
        meetings.ahead(groupId).filter(Meeting::isWelcome).ifPresent(meeting -> candidates.ready(groupId).stream()
                .map(Candidate::journeyId)
                .filter(journeys::isUnderWay)
                .forEach(journey -> calls.welcomeMeetingScheduled(journey, meeting.startsAt())));
    }

    /** @throws Refused for a time that has passed or lies before a meeting that was held */
    public Meeting move(GroupId groupId, Instant startsAt, WorkerId by) {
        Meeting meeting = planned(groupId);
        Instant now = clock.instant();
        boolean isAfterLast = meetings.lastHeld(groupId)
                .filter(last -> !startsAt.isAfter(last.startsAt()))
                .isEmpty();
        if (!startsAt.isAfter(now) || startsAt.isAfter(now.plus(MOVED_MAX)) || !isAfterLast) {
            throw Refused.form(Words.here("refused.meeting-moves-within-three-months"));
        }
        if (meeting.movedCount() >= 20) {
            throw Refused.form(Words.here("refused.meeting-was-moved-very-often"));
        }
        Meeting moved = meetings.move(meeting.id(), startsAt, by);
        if (meeting.isWelcome()) {
            candidates.ready(groupId).forEach(candidate -> calls.welcomeMeetingOver(candidate.journeyId(), false));
        }
        callNewMembers(groupId);
        return moved;
    }

    /** The meeting does not take place; who waited for it waits for the next, which welcomes in its place. */
    public void cancel(GroupId groupId, WorkerId by) {
        groups.lock(groupId);
        meetings.ahead(groupId).ifPresent(meeting -> {
            meetings.cancel(meeting.id(), by);
            candidates.ready(groupId).forEach(candidate -> calls.welcomeMeetingOver(candidate.journeyId(), false));
        });
    }

    /**
     * Somebody else facilitates the meeting ahead, or the group for good.
     *
     * @param second from nine members on; where none is named, whoever it was, if they still may
     * @throws Refused under GROUP-12 unless they are trained
     */
    public Meeting facilitatedBy(
            GroupId groupId, WorkerId userId, @Nullable WorkerId second, boolean isForGood, WorkerId by) {
        Meeting meeting = meetings.ahead(groupId).orElseThrow(HostGroupSteps::noMeeting);
        facilitators.mayFacilitate(userId, meeting.startsAt()).orRefuse();
        if (second != null) {
            facilitators.mayFacilitate(second, meeting.startsAt()).orRefuse();
        }
        WorkerId before = meeting.secondFacilitatorId();
        boolean isBeforeStill = before != null
                && facilitators.mayFacilitate(before, meeting.startsAt()).isAllowed();
        meetings.facilitate(meeting.id(), userId, second != null ? second : isBeforeStill ? before : null, by);
        if (isForGood) {
            facilitators.of(groupId).stream()
                    .filter(host -> !host.equals(userId))
                    .forEach(host -> facilitators.end(groupId, host, by));
            facilitators.add(groupId, userId, by);
        }
        processes.handOver(groupId, userId, HostGroupProcess.KEY);
        groupsOfJourney.facilitatorChanged(groupId, userId);
        return meetings.find(meeting.id()).orElseThrow();
    }

    /** A second facilitator for the meeting ahead. */
    public void secondFacilitator(GroupId groupId, WorkerId userId, WorkerId by) {
        Meeting meeting = meetings.ahead(groupId).orElseThrow(HostGroupSteps::noMeeting);
        if (!userId.equals(meeting.facilitatorId()) && !userId.equals(meeting.secondFacilitatorId())) {
            facilitators.mayFacilitate(userId, meeting.startsAt()).orRefuse();
            meetings.facilitate(meeting.id(), meeting.facilitatorId(), userId, by);
            if (meeting.secondFacilitatorId() == null) {
                readers.settle(groupId);
            } else {
                groupsOfJourney.facilitatorChanged(groupId, meeting.facilitatorId());
            }
        }
    }

    /** The group runs otherwise; who waits is called, or waits on, if that makes the meeting ahead another. (GROUP-07) */
    public Meeting change(GroupId groupId, @Nullable Rhythm rhythm, int placesMax, int cadence, WorkerId by) {
        Group group = groups.lock(groupId).orElseThrow();
        int taken = groups.placesTakenCount(groupId);
        if (placesMax < taken) {
            throw Refused.form(Words.here("refused.group-cannot-be-smaller", taken));
        }
        groups.change(groupId, rhythm == null ? group.rhythm() : rhythm, placesMax, cadence, by);
        Meeting before = planned(groupId);
        Meeting after = meetings.classifyAgain(before.id());
        if (before.isWelcome() && !after.isWelcome()) {
            candidates.ready(groupId).forEach(candidate -> calls.welcomeMeetingOver(candidate.journeyId(), false));
        } else if (after.isWelcome()) {
            callNewMembers(groupId);
        }
        return after;
    }

    /**
     * The meeting took place. Those who were to be welcomed and were not wait on.
     *
     * @param isReminded the protocols were called to mind (GROUP-06)
     */
    public void held(
            GroupId groupId,
            MeetingId meetingId,
            Set<MembershipId> attended,
            Set<MembershipId> endorsed,
            boolean isReminded,
            WorkerId by) {
        groups.lock(groupId);
        Meeting meeting = meetings.find(meetingId)
                .filter(found -> found.groupId().equals(groupId) && found.state() == State.OPEN)
                .orElseThrow(HostGroupSteps::noMeeting);
        memberships.attended(meetingId, attended);
        for (Memberships.Membership member : memberships.of(groupId)) {
            if (endorsed.contains(member.id()) && !protocols.hasEndorsed(member.journeyId(), groupId)) {
                protocols.endorse(groupId, member.journeyId(), by);
            }
        }
        meetings.markHeld(meetingId, isReminded, by);
        if (meeting.isWelcome()) {
            candidates.ready(groupId).forEach(candidate -> calls.welcomeMeetingOver(candidate.journeyId(), true));
        }
    }

    /** The group closes: its members, and who was on the way, are offered something else. (GROUP-13) */
    public void close(GroupId groupId, WorkerId by) {
        groups.lock(groupId);
        leaving.closes(groupId, by);
        groups.close(groupId, by);
        candidates.of(groupId).stream()
                .filter(candidate -> candidate.stage() != Stage.TALKING)
                .forEach(candidate -> calls.eligibilityChanged(candidate.journeyId()));
        // Last, so that a meeting that is over is nothing that those on the way still hear of.
        cancel(groupId, by);
    }

    private Meeting planned(GroupId groupId) {
        return meetings.ahead(groupId)
                .filter(meeting -> meeting.state() == State.PLANNED)
                .orElseThrow(HostGroupSteps::noMeeting);
    }

    private static Refused noMeeting() {
        return Refused.notNow(PolicyId.GROUP_07, Words.here("refused.meeting-is-not-ahead"));
    }
}

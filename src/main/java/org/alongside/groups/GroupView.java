package org.alongside.groups;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.alongside.engine.PageTransactions;
import org.alongside.groups.calendar.ExpectedMeetings;
import org.alongside.groups.group.Facilitators;
import org.alongside.groups.group.Group;
import org.alongside.groups.group.Groups;
import org.alongside.groups.group.JourneyFacts;
import org.alongside.groups.group.Meetings;
import org.alongside.groups.group.Meetings.Meeting;
import org.alongside.groups.group.Protocols;
import org.alongside.groups.joining.Candidates;
import org.alongside.groups.joining.Candidates.Candidate;
import org.alongside.groups.joining.GroupReaders;
import org.alongside.groups.membership.Memberships;
import org.alongside.groups.membership.Memberships.Membership;
import org.alongside.groups.membership.Memberships.State;
import org.alongside.groups.policy.OnlyWhoFacilitates;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Decision;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A group as whoever facilitates it sees it, and all groups as supervisors see them, who learn of nobody in them. Of
 * survivors there is what they passed on to the facilitators of this group; who is away is that, whatever the reason.
 */
@Service
public class GroupView {
    private static final int BEHIND_MAX = 8;
    private static final int EXPECTED_MAX = 8;

    private final Groups groups;
    private final Facilitators facilitators;
    private final Meetings meetings;
    private final Memberships memberships;
    private final Candidates candidates;
    private final Protocols protocols;
    private final ExpectedMeetings expected;
    private final GroupReaders readers;
    private final JourneyFacts journeys;
    private final Records records;
    private final PageTransactions acts;
    private final TransactionTemplate transaction;

    GroupView(
            Groups groups,
            Facilitators facilitators,
            Meetings meetings,
            Memberships memberships,
            Candidates candidates,
            Protocols protocols,
            ExpectedMeetings expected,
            GroupReaders readers,
            JourneyFacts journeys,
            Records records,
            PageTransactions acts,
            TransactionTemplate transaction) {
        this.groups = groups;
        this.facilitators = facilitators;
        this.meetings = meetings;
        this.memberships = memberships;
        this.candidates = candidates;
        this.protocols = protocols;
        this.expected = expected;
        this.readers = readers;
        this.journeys = journeys;
        this.records = records;
        this.acts = acts;
        this.transaction = transaction;
    }

    /** @param facilitators the longest first */
    public record Line(Group group, List<WorkerId> facilitators, Optional<Meeting> ahead, int placesTaken) {}

    /** A meeting that was, and how many came. */
    public record Past(Meeting meeting, int cameCount) {}

    /** Somebody in the group or on the way into it. @param name by which they want to be called in it, or empty */
    public record Somebody(String label, String name, boolean isAway, boolean hasToEndorse, boolean isReady) {}

    /** Who will be away at the meeting ahead. */
    public record Away(Somebody who, boolean groupIsTold) {}

    /** @param words what the group writes about itself, by field */
    public record Page(
            Line line,
            Map<RecordField, Object> words,
            List<ExpectedMeetings.Expected> expected,
            List<Past> behind,
            List<Somebody> members,
            List<Somebody> onTheWay,
            List<Away> away,
            Protocols.Version protocols) {}

    /** The groups that somebody facilitates. */
    public List<Line> of(WorkerId facilitator) {
        return inOne(() -> groups.of(facilitator).stream().map(this::line).toList());
    }

    /** All groups, for supervisors. */
    public List<Line> all() {
        return inOne(() -> groups.open().stream().map(this::line).toList());
    }

    /** @return empty where there is no such group or it is not theirs, which answer alike */
    public Optional<Page> page(GroupId groupId, WorkerId by) {
        Optional<Page> page = inOne(() -> groups.find(groupId)
                .filter(group -> group.isOpen() && readers.hosts(groupId).contains(by))
                .map(group -> page(group, by)));
        Decision decision = OnlyWhoFacilitates.decide(page.isPresent());
        if (!decision.isAllowed()) {
            acts.record(decision.refusal(), "group page", groupId, by);
        }
        return page;
    }

    /** Somebody in a group or on the way into it. @param name by which they want to be called in it, or empty */
    public record Person(JourneyId journeyId, String label, String name) {}

    /** Who is in a group or on the way into it, for who hosts it; nobody for others. (CONF-05) */
    public List<Person> people(GroupId groupId, WorkerId by) {
        return inOne(() -> {
            if (!readers.hosts(groupId).contains(by)) {
                return List.of();
            }
            List<JourneyId> everybody = readers.known(groupId);
            Map<JourneyId, String> labels = journeys.labels(everybody);
            Map<JourneyId, String> names = records.namesInGroups(everybody, by);
            return everybody.stream()
                    .map(journey ->
                            new Person(journey, labels.getOrDefault(journey, ""), names.getOrDefault(journey, "")))
                    .toList();
        });
    }

    /** Whether somebody hosts a group that this survivor is in, or is on the way into with their knowledge. */
    public boolean facilitatesGroupOf(JourneyId journeyId, WorkerId by) {
        return inOne(() -> readers.hostsGroupOf(journeyId, by));
    }

    private Page page(Group group, WorkerId by) {
        List<Membership> members = memberships.of(group.id());
        List<Candidate> onTheWay = candidates.of(group.id());
        List<JourneyId> everybody = java.util.stream.Stream.concat(
                        members.stream().map(Membership::journeyId),
                        onTheWay.stream().map(Candidate::journeyId))
                .toList();
        Map<JourneyId, String> labels = journeys.labels(everybody);
        Map<JourneyId, String> names = records.namesInGroups(everybody, by);
        Optional<Meeting> ahead = meetings.ahead(group.id());
        List<Somebody> known = members.stream()
                .map(member ->
                        somebody(member.journeyId(), labels, names, member.state() == State.AWAY, group.id(), false))
                .toList();
        List<Away> away = ahead.map(meeting -> memberships.absences(meeting.id())).orElse(List.of()).stream()
                .flatMap(absence -> members.stream()
                        .filter(member -> member.id().equals(absence.membershipId()))
                        .map(member -> new Away(known.get(members.indexOf(member)), absence.groupIsTold())))
                .toList();
        return new Page(
                line(group),
                records.read(
                        group.id(),
                        by,
                        EnumSet.of(
                                RecordField.GROUP_NAME,
                                RecordField.GROUP_PLACE,
                                RecordField.GROUP_CONTACT,
                                RecordField.GROUP_TOPICS,
                                RecordField.GROUP_PROTOCOLS),
                        "group-page"),
                expected.of(group, EXPECTED_MAX),
                meetings.behind(group.id(), BEHIND_MAX).stream()
                        .map(meeting -> new Past(meeting, memberships.attendedCount(meeting.id())))
                        .toList(),
                known,
                onTheWay.stream()
                        .map(candidate -> somebody(
                                candidate.journeyId(),
                                labels,
                                names,
                                false,
                                group.id(),
                                candidate.stage() == Candidates.Stage.READY))
                        .toList(),
                away,
                protocols.inForce(group.id()));
    }

    private Somebody somebody(
            JourneyId journeyId,
            Map<JourneyId, String> labels,
            Map<JourneyId, String> names,
            boolean isAway,
            GroupId groupId,
            boolean isReady) {
        return new Somebody(
                labels.getOrDefault(journeyId, ""),
                names.getOrDefault(journeyId, ""),
                isAway,
                !protocols.hasEndorsed(journeyId, groupId),
                isReady);
    }

    private Line line(Group group) {
        return new Line(
                group, facilitators.of(group.id()), meetings.ahead(group.id()), groups.placesTakenCount(group.id()));
    }

    private <T> T inOne(java.util.function.Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}

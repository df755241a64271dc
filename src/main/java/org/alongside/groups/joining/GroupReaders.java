package org.alongside.groups.joining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.consent.ConsentLedger;
import org.alongside.groups.group.Facilitators;
import org.alongside.groups.group.Meetings;
import org.alongside.groups.membership.Memberships;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.workers.Walks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Facilitators may read the record of their group, and of each candidate and member what they agreed to share with the
 * facilitators of this group, and nothing else.
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.CONF_05)
public class GroupReaders {
    private static final String RECIPIENT = "group:";
    private static final List<RecordPart> ALL_BUT_JOINING = Arrays.stream(RecordPart.values())
            .filter(part -> part != RecordPart.JOINING)
            .toList();

    private final Facilitators facilitators;
    private final Meetings meetings;
    private final Candidates candidates;
    private final Memberships memberships;
    private final Readers readers;
    private final ConsentLedger consent;
    private final Walks walks;

    GroupReaders(
            Facilitators facilitators,
            Meetings meetings,
            Candidates candidates,
            Memberships memberships,
            Readers readers,
            ConsentLedger consent,
            Walks walks) {
        this.facilitators = facilitators;
        this.meetings = meetings;
        this.candidates = candidates;
        this.memberships = memberships;
        this.readers = readers;
        this.consent = consent;
        this.walks = walks;
    }

    /** To whom a survivor agrees that it is passed on: the facilitators of this group, whoever they are. */
    public static String recipient(GroupId groupId) {
        return RECIPIENT + groupId;
    }

    /** The group whose facilitators a recipient is; nothing where it is somebody else. */
    public static Optional<GroupId> groupOf(String recipient) {
        return recipient.startsWith(RECIPIENT)
                ? Optional.of(GroupId.of(recipient.substring(RECIPIENT.length())))
                : Optional.empty();
    }

    /** Opens and closes what facilitators of a group see, after somebody came, went or changed. */
    public void settle(GroupId groupId) {
        Set<WorkerId> hosts = hosts(groupId);
        for (WorkerId before : readers.whoReads(groupId, RecordPart.GROUP)) {
            if (!hosts.contains(before)) {
                readers.close(groupId, before, List.of());
                known(groupId).forEach(journey -> closeTo(journey, before));
            }
        }
        hosts.forEach(host -> readers.open(groupId, host, RecordPart.GROUP, Instant.EPOCH, Readers.Reason.FACILITATES));
        for (JourneyId journey : known(groupId)) {
            boolean agrees = consent.agreesFor(journey, recipient(groupId));
            for (WorkerId host : hosts) {
                if (agrees) {
                    readers.open(journey, host, RecordPart.JOINING, Instant.EPOCH, Readers.Reason.FACILITATES);
                } else {
                    closeTo(journey, host);
                }
            }
        }
    }

    /** Whoever sees of a survivor what is for facilitators and has no reason to any more, sees no more of it. */
    public void close(JourneyId journeyId) {
        List.copyOf(readers.whoReads(journeyId, RecordPart.JOINING)).forEach(host -> closeTo(journeyId, host));
    }

    /** Who walks with a survivor changed: what is open to them for another reason stays open. */
    public void settleOf(JourneyId journeyId) {
        groupsOf(journeyId).distinct().forEach(this::settle);
    }

    private void closeTo(JourneyId journeyId, WorkerId user) {
        boolean walks = this.walks.workerOf(journeyId).filter(user::equals).isPresent();
        boolean facilitates = groupsOf(journeyId)
                .filter(group -> consent.agreesFor(journeyId, recipient(group)))
                .anyMatch(group -> hosts(group).contains(user));
        if (!walks && !facilitates) {
            readers.close(journeyId, user, ALL_BUT_JOINING);
        }
    }

    /** Groups that a survivor is in, or on the way into with their facilitators' knowledge. */
    private Stream<GroupId> groupsOf(JourneyId journeyId) {
        return Stream.concat(
                memberships.ofJourney(journeyId).stream().map(Memberships.Membership::groupId),
                candidates
                        .underWay(journeyId)
                        .filter(candidate -> candidate.stage() != Candidates.Stage.TALKING)
                        .flatMap(candidate -> Optional.ofNullable(candidate.groupId()))
                        .stream());
    }

    /** Facilitators of the group, and of the meeting ahead. */
    public Set<WorkerId> hosts(GroupId groupId) {
        Set<WorkerId> hosts = new LinkedHashSet<>(facilitators.of(groupId));
        meetings.ahead(groupId).ifPresent(meeting -> {
            hosts.add(meeting.facilitatorId());
            Optional.ofNullable(meeting.secondFacilitatorId()).ifPresent(hosts::add);
        });
        return hosts;
    }

    /** Whether somebody hosts a group that this survivor is in, or is on the way into with their knowledge. */
    public boolean hostsGroupOf(JourneyId journeyId, WorkerId user) {
        return groupsOf(journeyId).anyMatch(group -> hosts(group).contains(user));
    }

    /** Members, and who is on the way into the group with its facilitators' knowledge. */
    public List<JourneyId> known(GroupId groupId) {
        List<JourneyId> journeys = new ArrayList<>();
        memberships.of(groupId).forEach(member -> journeys.add(member.journeyId()));
        candidates.of(groupId).forEach(candidate -> journeys.add(candidate.journeyId()));
        return journeys;
    }
}

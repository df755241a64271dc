package org.alongside.groups;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.alongside.groups.group.Facilitators;
import org.alongside.groups.group.Groups;
import org.alongside.groups.group.Meetings;
import org.alongside.groups.group.Meetings.Meeting;
import org.alongside.groups.joining.Candidates;
import org.alongside.groups.joining.Candidates.Candidate;
import org.alongside.groups.joining.GroupReaders;
import org.alongside.groups.membership.Memberships;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which groups a survivor has joined, and how far they are on the way into one, for who walks with them. While they talk about groups with their worker it
 * names no group and no reason: whatever was not possible just now looks like a talk that goes on. (OFFEND-07)
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.OFFEND_07)
public class WaysIntoGroups {
    private final Candidates candidates;
    private final Groups groups;
    private final Meetings meetings;
    private final Memberships memberships;
    private final Facilitators facilitators;

    WaysIntoGroups(
            Candidates candidates,
            Groups groups,
            Meetings meetings,
            Memberships memberships,
            Facilitators facilitators) {
        this.candidates = candidates;
        this.groups = groups;
        this.meetings = meetings;
        this.memberships = memberships;
        this.facilitators = facilitators;
    }

    /** How far they are. */
    public enum Stage {
        TALKING,
        WITH_FACILITATOR,
        BEING_TOLD,
        PLACE_HELD
    }

    /**
     * The way that somebody is on.
     *
     * @param groupLabel empty while they talk with their worker
     * @param facilitators who facilitates the group, the longest first; none while they talk with their worker
     * @param welcomedAt when the group welcomes them, where they wait for that and it is planned
     */
    public record Way(Stage stage, String groupLabel, List<WorkerId> facilitators, Optional<Instant> welcomedAt) {
        public Way {
            facilitators = List.copyOf(facilitators);
        }
    }

    /**
     * A group that somebody has joined.
     *
     * @param meetsAt when it meets next, where that is planned
     * @param isAway whether they are away from it for now, whatever the reason
     */
    public record Joined(String groupLabel, Optional<Instant> meetsAt, boolean isAway) {}

    /** The groups that a survivor is a member of, in the order in which they joined. */
    public List<Joined> joinedBy(JourneyId journeyId) {
        return memberships.joinedBy(journeyId).stream()
                .map(group -> new Joined(group.groupLabel(), group.meetsAt(), group.isAway()))
                .toList();
    }

    /** Which of these survivors are away from a group for now, whatever the reason; at most a hundred are asked about. */
    public Set<JourneyId> away(Collection<JourneyId> journeys) {
        return journeys.isEmpty() ? Set.of() : memberships.away(journeys);
    }

    /** @return nothing where they are on no way into a group */
    public Optional<Way> of(JourneyId journeyId) {
        return candidates.underWay(journeyId).map(this::way);
    }

    /**
     * The groups to whose facilitators a survivor agreed that something is passed on. (CONSENT-05)
     *
     * @param recipients as the consent ledger names them
     * @return their labels by recipient; a recipient who is no group is absent
     */
    public Map<String, String> recipients(Set<String> recipients) {
        Map<String, String> labels = new HashMap<>();
        recipients.forEach(recipient ->
                GroupReaders.groupOf(recipient).ifPresent(group -> labels.put(recipient, groups.labelOf(group))));
        return labels;
    }

    private Way way(Candidate candidate) {
        Stage stage =
                switch (candidate.stage()) {
                    case WITH_FACILITATOR -> Stage.WITH_FACILITATOR;
                    case INFORMED -> Stage.BEING_TOLD;
                    case READY -> Stage.PLACE_HELD;
                    case TALKING, JOINED, ENDED -> Stage.TALKING;
                };
        if (stage == Stage.TALKING) {
            return new Way(stage, "", List.of(), Optional.empty());
        }
        GroupId group = Objects.requireNonNull(candidate.groupId());
        return new Way(
                stage,
                groups.labelOf(group),
                facilitators.of(group),
                stage == Stage.PLACE_HELD
                        ? meetings.ahead(group).filter(Meeting::isWelcome).map(Meeting::startsAt)
                        : Optional.empty());
    }
}

package org.alongside.groups.policy;

import java.util.UUID;
import org.alongside.groups.Facilitators;
import org.alongside.groups.Meetings;
import org.alongside.groups.Meetings.Meeting;
import org.alongside.groups.Memberships;
import org.alongside.groups.Protocols;
import org.alongside.policy.Policy;
import org.springframework.stereotype.Component;

/** What a meeting still needs before its doors open. */
@Component
@Policy(
        id = "GROUP-10",
        rule = "A group adopts its protocols by its second meeting; without them a third cannot be opened.",
        source = "Guidelines, the second meeting",
        database = "trigger meeting_may_be")
@Policy(
        id = "GROUP-12",
        rule =
                "No meeting without a trained facilitator: a substitute is found or the meeting moves. From nine members "
                        + "on, two facilitators.",
        source = "Guidelines, the peer-support-worker's role",
        database = "trigger meeting_may_be, trigger facilitator_is_trained")
public class MeetingMayOpen {
    private static final int TWO_FACILITATORS_FROM = 9;
    private static final int WITHOUT_PROTOCOLS_MAX = 2;

    private final Meetings meetings;
    private final Memberships memberships;
    private final Protocols protocols;
    private final Facilitators facilitators;

    MeetingMayOpen(Meetings meetings, Memberships memberships, Protocols protocols, Facilitators facilitators) {
        this.meetings = meetings;
        this.memberships = memberships;
        this.protocols = protocols;
        this.facilitators = facilitators;
    }

    /** What it needs. */
    public enum Need {
        NOTHING,
        PROTOCOLS,
        FACILITATOR
    }

    public Need decide(Meeting meeting) {
        UUID group = meeting.groupId();
        if (meetings.heldCount(group) >= WITHOUT_PROTOCOLS_MAX
                && !protocols.inForce(group).isAdopted()) {
            return Need.PROTOCOLS;
        }
        long members = memberships.of(group).stream()
                .filter(member -> member.state() == Memberships.State.ACTIVE)
                .count();
        String second = meeting.secondFacilitatorId();
        boolean isFacilitated = facilitators
                        .mayFacilitate(meeting.facilitatorId(), meeting.startsAt())
                        .isAllowed()
                && (members < TWO_FACILITATORS_FROM
                        || (second != null
                                && facilitators
                                        .mayFacilitate(second, meeting.startsAt())
                                        .isAllowed()));
        return isFacilitated ? Need.NOTHING : Need.FACILITATOR;
    }
}

package org.alongside.randomwalk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alongside.ids.WorkerId;
import org.alongside.journey.meetings.MeetingsOfJourney;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.testing.walk.Survivors;

/** Meetings that workers begin to arrange at any moment. */
final class RandomMeetings {
    private final Survivors survivors;
    private final TheirJourneys own;
    private final MeetingsOfJourney meetings;

    RandomMeetings(Survivors survivors, TheirJourneys own, MeetingsOfJourney meetings) {
        this.survivors = survivors;
        this.own = own;
        this.meetings = meetings;
    }

    /** Whoever walks with them begins one; it is refused in a break. Nothing happens where nobody walks with them. */
    void begins(Walked walked) {
        List<String> walking = survivors.texts(
                "select worker_id from alongside.walk where journey_id = :journey and until is null", walked.journey);
        if (walking.isEmpty() || !walked.isUnderWay()) {
            return;
        }
        WorkerId worker = WorkerId.of(walking.get(0));
        boolean isBegun = survivors.says(() ->
                own.change("meeting: arrange", walked.journey, worker, journey -> meetings.begin(journey, worker)));
        assertThat(isBegun).as("a meeting is begun").isEqualTo(walked.state == Journeys.State.OPEN);
    }
}

package org.alongside.randomwalk;

import org.alongside.journey.state.Journeys;

/** What can happen, and how often in a hundred. */
enum JourneyAct {
    COMPLETE(50),
    BEGIN(6),
    WRONG_PERSON(5),
    WRONG_ANSWER(5),
    PAUSE(2),
    COME_BACK(4),
    LEAVE(1),
    WITHDRAW_ALL(1),
    WITHDRAW_PURPOSE(2),
    DANGER(2),
    OFFENDING(1),
    ANOTHER_WORKER(3),
    MEETING(4),
    OTHER_SUPPORT(3),
    COPY(2),
    CORRECTION(2),
    KEEP(1),
    TIME(4),
    WORKER(2);

    private final int weight;

    JourneyAct(int weight) {
        this.weight = weight;
    }

    int weight() {
        return weight;
    }

    /** Whether the survivor can do it where their journey stands. */
    boolean isPossible(Walked walked) {
        return switch (this) {
            case PAUSE -> walked.state == Journeys.State.OPEN;
            case COME_BACK -> walked.state == Journeys.State.PAUSED || walked.state == Journeys.State.ENDED;
            case WITHDRAW_ALL, DANGER -> walked.state != Journeys.State.ERASED;
            case WITHDRAW_PURPOSE -> true;
            default -> walked.isUnderWay();
        };
    }
}

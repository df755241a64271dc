package org.alongside.journey.web;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alongside.consent.ConsentLedger.Answer;
import org.alongside.engine.EngineClock;
import org.alongside.groups.WaysIntoGroups;
import org.alongside.groups.WaysIntoGroups.Way;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.workers.HowToReach;
import org.springframework.stereotype.Component;

/** How far a survivor is on the way into a group and who acts next, in words for who walks with them. (OFFEND-07) */
@Component
class GroupWayWords {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEEE d MMMM, h:mm a", Locale.UK).withZone(EngineClock.ZONE);

    private final WaysIntoGroups ways;
    private final HowToReach colleagues;

    GroupWayWords(WaysIntoGroups ways, HowToReach colleagues) {
        this.ways = ways;
        this.colleagues = colleagues;
    }

    /**
     * The way they are on.
     *
     * @param isNow where they are
     * @param next who acts next, and on what
     */
    record Words(String isNow, String next) {}

    /** @return nothing where they are on no way into a group */
    Optional<Words> of(JourneyId journeyId, WorkerId reader) {
        return ways.of(journeyId).map(way -> words(way, reader));
    }

    /** What was asked each time, with the group whose facilitators something is passed on to. (CONSENT-05) */
    Function<Answer, String> asked(List<Answer> answers) {
        Map<String, String> groups =
                ways.recipients(answers.stream().map(Answer::recipient).collect(Collectors.toSet()));
        return answer -> groups.containsKey(answer.recipient())
                ? "Passing something on to those who facilitate " + groups.get(answer.recipient())
                : JourneyWords.of(answer.purpose());
    }

    private Words words(Way way, WorkerId reader) {
        String group = way.groupLabel();
        return switch (way.stage()) {
            case TALKING ->
                new Words(
                        "You talk with them about groups, and about what else is possible.",
                        "you. The task is in your Tasklist.");
            case WITH_FACILITATOR ->
                new Words(
                        group
                                + " is possible. Whoever facilitates it gets to know them and tells them about the group.",
                        who(way, reader));
            case BEING_TOLD -> new Words("They are being told about " + group + ".", who(way, reader));
            case PLACE_HELD ->
                way.welcomedAt()
                        .map(at -> new Words(
                                "A place in " + group + " is held for them. It welcomes new members on "
                                        + WHEN.format(at) + ".",
                                who(way, reader)))
                        .orElse(new Words(
                                "A place in " + group + " is held for them until its next welcome meeting.",
                                "nobody, until a welcome meeting is planned. Questions go to " + who(way, reader)));
        };
    }

    private String who(Way way, WorkerId reader) {
        List<WorkerId> facilitators = way.facilitators();
        return facilitators.stream()
                .map(host -> host.equals(reader) ? "you" : colleagues.onPage(host))
                .collect(Collectors.joining(" or ", "", "."));
    }
}

package org.alongside.journey.othersupport;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alongside.access.AccountNames;
import org.alongside.access.Words;
import org.alongside.consent.ConsentLedger;
import org.alongside.engine.Caller;
import org.alongside.ids.WorkerId;
import org.alongside.journey.web.JourneyWords;
import org.alongside.referral.DataClass;
import org.alongside.referral.map.Coordinator;
import org.alongside.referral.map.Coordinator.Who;
import org.alongside.referral.map.MapDrawing;
import org.alongside.referral.map.MapDrawing.Drawing;
import org.alongside.referral.map.MapDrawing.Node;
import org.alongside.referral.map.Support;
import org.alongside.referral.map.Support.State;
import org.alongside.referral.map.SupportMap;

/** What the page of a map says of each support, and its drawing. */
final class SupportMapWords {
    private SupportMapWords() {}

    /** A support in words. @param told what they may be told now; empty where it is nothing @param steps where it stood over time */
    record Shown(
            String id,
            int version,
            String state,
            String stands,
            String kind,
            String name,
            String since,
            String wish,
            String reach,
            boolean coordinates,
            String told,
            List<String> steps) {}

    static Shown shown(Support support, Coordinator coordinator, AccountNames.Through names) {
        return new Shown(
                support.id().toString(),
                support.version(),
                support.state().name(),
                support.state().words(),
                support.said().kind().words(),
                support.said().name(),
                support.said().since(),
                support.said().wish(),
                support.said().reach(),
                coordinator.is(support.id()),
                support.agreed().map(SupportMapWords::told).orElse(""),
                support.lastSteps().stream().map(step -> step(step, names)).toList());
    }

    /** Who is named in what the page says of these. */
    static List<WorkerId> writers(List<Support> supports) {
        return supports.stream()
                .flatMap(one -> one.lastSteps().stream())
                .map(Support.Step::by)
                .distinct()
                .toList();
    }

    private static String step(Support.Step step, AccountNames.Through names) {
        String when = JourneyWords.when(step.at());
        return step.by().equals(Caller.SURVIVOR)
                ? Words.here("support-map.step-by-themselves", step.state().words(), when)
                : Words.here("support-map.step", step.state().words(), when, names.at(step.by(), step.at()));
    }

    private static String told(ConsentLedger.Disclosure agreed) {
        return Words.here(
                "support-map.told",
                agreed.covers().stream()
                        .map(DataClass::valueOf)
                        .sorted(Comparator.naturalOrder())
                        .map(one -> Words.here(one.key()))
                        .collect(Collectors.joining(", ")),
                JourneyWords.day(Objects.requireNonNull(agreed.until())));
    }

    /** The drawing of what stands on the map. */
    static String drawing(SupportMap.Seen seen) {
        Function<Support, String> mark =
                one -> seen.coordinator().is(one.id()) ? Words.here("support-map.coordinates") : "";
        return MapDrawing.svg(new Drawing(
                Words.here("support-map.drawing"),
                Words.here("support-map.you"),
                caption(seen.coordinator()),
                seen.standing().stream()
                        .map(one -> new Node(
                                one.said().name(), one.state(), one.state().words(), mark.apply(one)))
                        .toList()));
    }

    /** Who coordinates, where it is none of the supports. */
    static String caption(Coordinator coordinator) {
        return switch (coordinator.who()) {
            case SURVIVOR -> Words.here("support-map.you-coordinate");
            case PEER_WORKER -> Words.here("support-map.worker-coordinates");
            case NOT_SAID, SUPPORT -> "";
        };
    }

    /** What a form of the page says of who coordinates: such as {@code SURVIVOR}, or the id of a support. */
    static String chosen(Coordinator coordinator) {
        return coordinator.who() == Who.SUPPORT
                ? String.valueOf(coordinator.supportId())
                : coordinator.who().name();
    }

    /** To what a support can come from here. */
    static List<State> next(State state) {
        return switch (state) {
            case IN_PLACE -> List.of(State.PAUSED, State.ENDED);
            case PAUSED, WISHED_FOR -> List.of(State.IN_PLACE, State.ENDED);
            case ENDED -> List.of(State.IN_PLACE, State.WISHED_FOR);
        };
    }
}

package org.alongside.journey.record.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alongside.access.PageDate;
import org.alongside.access.Words;
import org.alongside.consent.ConsentLedger.Answer;
import org.alongside.consent.WhanauAgreements;
import org.alongside.engine.EngineClock;
import org.alongside.groups.WaysIntoGroups;
import org.alongside.groups.WaysIntoGroups.Way;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.web.JourneyWords;
import org.alongside.referral.map.SupportMap;
import org.alongside.referral.state.Referrals;
import org.alongside.workers.HowToReach;
import org.alongside.workers.Walks;
import org.springframework.stereotype.Component;

/**
 * Which groups a survivor has joined, how far they are on the way into one and who acts next, in words for who walks with
 * them. Whoever only stays in touch while a worker is looked for sees nothing of it. (CONF-05, OFFEND-07)
 */
@Component
class GroupWayWords {
    private static final PageDate WHEN = PageDate.of("EEEE d MMMM, h:mm a").withZone(EngineClock.ZONE);

    private final WaysIntoGroups ways;
    private final HowToReach colleagues;
    private final Walks walks;
    private final Referrals referrals;
    private final SupportMap map;

    GroupWayWords(WaysIntoGroups ways, HowToReach colleagues, Walks walks, Referrals referrals, SupportMap map) {
        this.map = map;
        this.ways = ways;
        this.colleagues = colleagues;
        this.walks = walks;
        this.referrals = referrals;
    }

    /**
     * The way they are on.
     *
     * @param isNow where they are
     * @param next who acts next, and on what
     */
    record Told(String isNow, String next) {}

    /** A group that they have joined. @param when when it meets next, as far as that is known */
    record Joined(String group, String when) {}

    /**
     * What somebody may see of the groups of a survivor.
     *
     * @param way nothing where they are on no way into a group
     */
    record Seen(List<Joined> joined, Optional<Told> way) {}

    Seen of(JourneyId journeyId, WorkerId reader) {
        if (walks.workerOf(journeyId).filter(reader::equals).isEmpty()) {
            return new Seen(List.of(), Optional.empty());
        }
        return new Seen(
                ways.joinedBy(journeyId).stream().map(GroupWayWords::joined).toList(),
                ways.of(journeyId).map(way -> words(way, reader)));
    }

    private static Joined joined(WaysIntoGroups.Joined group) {
        return new Joined(
                group.groupLabel(),
                group.isAway()
                        ? Words.here("groups-of.they-are-away-from-it")
                        : group.meetsAt()
                                .map(at -> Words.here("groups-of.next-meeting", WHEN.format(at)))
                                .orElse(Words.here("groups-of.no-meeting-is-planned-yet")));
    }

    /** What was asked each time, with the group whose facilitators, or the service, something is passed on to. (CONSENT-05) */
    Function<Answer, String> asked(JourneyId journeyId, List<Answer> answers, WorkerId reader) {
        Map<String, String> groups =
                ways.recipients(answers.stream().map(Answer::recipient).collect(Collectors.toSet()));
        Map<String, String> services =
                referrals.recipients(answers.stream().map(Answer::recipient).collect(Collectors.toSet()));
        Map<String, String> supports = map.recipients(
                journeyId, reader, answers.stream().map(Answer::recipient).collect(Collectors.toSet()));
        return answer -> {
            if (supports.containsKey(answer.recipient())) {
                return Words.here("support-map.passing-on-to", supports.get(answer.recipient()));
            }
            if (groups.containsKey(answer.recipient())) {
                return Words.here("groups-of.passing-something-on-to-those", groups.get(answer.recipient()));
            }
            Optional<WhanauAgreements.With> with = WhanauAgreements.with(answer.recipient());
            if (with.isPresent()) {
                return Words.here("whanau.ledger." + with.get().to().name().toLowerCase(Locale.ROOT));
            }
            return services.containsKey(answer.recipient())
                    ? Words.here("other-support.passing-on-to", services.get(answer.recipient()))
                    : JourneyWords.of(answer.purpose());
        };
    }

    private Told words(Way way, WorkerId reader) {
        String group = way.groupLabel();
        return switch (way.stage()) {
            case TALKING ->
                new Told(Words.here("groups-of.you-talk-with-them-about"), Words.here("groups-of.you-the-task-is-in"));
            case WITH_FACILITATOR ->
                new Told(Words.here("groups-of.is-possible-whoever-facilitates", group), who(way, reader));
            case BEING_TOLD -> new Told(Words.here("groups-of.they-are-being-told-about", group), who(way, reader));
            case PLACE_HELD ->
                way.welcomedAt()
                        .map(at -> new Told(
                                Words.here("groups-of.a-place-in-is-held", group, WHEN.format(at)), who(way, reader)))
                        .orElse(new Told(
                                Words.here("groups-of.a-place-in-is-held-2", group),
                                Words.here("groups-of.nobody-until-a-welcome-meeting", who(way, reader))));
        };
    }

    private String who(Way way, WorkerId reader) {
        List<WorkerId> facilitators = way.facilitators();
        return facilitators.stream()
                .map(host -> host.equals(reader) ? Words.here("groups-of.you") : colleagues.onPage(host))
                .collect(Collectors.joining(" " + Words.here("groups-of.or") + " ", "", "."));
    }
}

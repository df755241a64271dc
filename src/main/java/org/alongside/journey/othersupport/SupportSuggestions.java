package org.alongside.journey.othersupport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.directory.Directory;
import org.alongside.groups.WaysIntoGroups;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.referral.Referral;
import org.alongside.referral.map.Support.Kind;
import org.alongside.referral.map.Support.Said;
import org.alongside.referral.map.Support.Text;
import org.alongside.referral.map.SupportMap;
import org.alongside.referral.state.Referrals;
import org.springframework.stereotype.Component;

/**
 * What could stand on a map and does not: services that took the survivor on, and groups that they joined. Nothing is put there by
 * itself, and nobody is told.
 */
@Component
class SupportSuggestions {
    private static final String SERVICE = "service:";
    private static final String GROUP = "group:";
    private static final int MAX = 10;

    private final Referrals referrals;
    private final Directory directory;
    private final WaysIntoGroups groups;

    SupportSuggestions(Referrals referrals, Directory directory, WaysIntoGroups groups) {
        this.referrals = referrals;
        this.directory = directory;
        this.groups = groups;
    }

    /** @param source by which a form names it */
    record Suggestion(String source, String name) {}

    /** Those that do not stand on the map, or did once. */
    List<Suggestion> of(JourneyId journeyId, SupportMap.Seen seen) {
        Set<String> there =
                seen.supports().stream().map(one -> one.said().source()).collect(Collectors.toSet());
        Set<EntryId> tookOn = referrals.of(journeyId).stream()
                .filter(one -> one.answer() == Referral.Answer.TAKEN || one.outcome() == Referral.Outcome.GO_ON)
                .filter(one -> one.state() != Referral.State.TAKEN_BACK)
                .map(Referral::entryId)
                .collect(Collectors.toSet());
        List<Suggestion> found = new ArrayList<>();
        for (Map.Entry<EntryId, String> service : directory.names(tookOn).entrySet()) {
            found.add(new Suggestion(SERVICE + service.getKey(), service.getValue()));
        }
        groups.joinedBy(journeyId)
                .forEach(one -> found.add(new Suggestion(GROUP + one.groupLabel(), one.groupLabel())));
        return found.stream()
                .filter(one -> !there.contains(one.source()))
                .limit(MAX)
                .toList();
    }

    /** What is put on the map of one; empty where it is not suggested (any more). */
    Optional<Said> said(JourneyId journeyId, SupportMap.Seen seen, String source) {
        return of(journeyId, seen).stream()
                .filter(one -> one.source().equals(source))
                .findFirst()
                .map(one -> new Said(kind(source), cut(one.name()), "", "", "", source));
    }

    private Kind kind(String source) {
        return source.startsWith(GROUP)
                ? Kind.PEER_GROUP
                : directory
                        .find(EntryId.of(source.substring(SERVICE.length())))
                        .map(one -> Kind.valueOf(one.content().kind().name()))
                        .orElse(Kind.OTHER);
    }

    private static String cut(String name) {
        return name.length() <= Text.NAME.max()
                ? name
                : name.substring(0, name.offsetByCodePoints(0, name.codePointCount(0, Text.NAME.max()) - 1));
    }
}

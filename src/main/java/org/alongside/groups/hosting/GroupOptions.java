package org.alongside.groups.hosting;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alongside.access.People;
import org.alongside.engine.FormContext;
import org.alongside.engine.FormOptions;
import org.alongside.groups.group.Facilitators;
import org.alongside.groups.group.Group;
import org.alongside.groups.group.Groups;
import org.alongside.groups.group.JourneyFacts;
import org.alongside.groups.group.Meetings;
import org.alongside.groups.group.Protocols;
import org.alongside.groups.joining.Candidates;
import org.alongside.groups.membership.Memberships;
import org.alongside.groups.membership.Memberships.Membership;
import org.alongside.groups.membership.Memberships.State;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.records.Records;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Choices of the forms of groups that come from data, asked again when a form is sent. */
@Configuration(proxyBeanMethods = false)
class GroupOptions {
    private record Options(String key, Function<FormContext, List<Option>> now) implements FormOptions {
        @Override
        public List<Option> options(FormContext context) {
            return now.apply(context);
        }
    }

    /**
     * All groups with who facilitates them, for everybody alike: which of them is possible is nobody's business until it is
     * asked, and to whom something is passed on is named before it is agreed to. (OFFEND-07, CONSENT-05)
     */
    @Bean
    FormOptions openGroups(Groups groups, Facilitators facilitators, People people) {
        return new Options("openGroups", context -> {
            Map<GroupId, List<WorkerId>> hosts = facilitators.ofOpenGroups();
            Map<WorkerId, String> names = people.names();
            return groups.open().stream()
                    .map(group -> new FormOptions.Option(
                            group.labelled()
                                    + hosts.getOrDefault(group.id(), List.of()).stream()
                                            .map(host -> names.getOrDefault(host, host.value()))
                                            .collect(Collectors.joining(" and ", ", with ", "")),
                            group.id().toString()))
                    .toList();
        });
    }

    /** The groups that a survivor is a member of, and the way into one that they are on. */
    @Bean
    FormOptions theirGroups(Groups groups, Memberships memberships, Candidates candidates) {
        return new Options("theirGroups", context -> {
            JourneyId journey = context.recordId().journey();
            List<FormOptions.Option> theirs = new ArrayList<>();
            memberships
                    .ofJourney(journey)
                    .forEach(member -> theirs.add(new FormOptions.Option(
                            groups.find(member.groupId()).map(Group::labelled).orElse(""),
                            member.id().toString())));
            candidates
                    .underWay(journey)
                    .ifPresent(way -> theirs.add(new FormOptions.Option(
                            "The way into a group that they are on", way.id().toString())));
            return theirs;
        });
    }

    /** Members of the group, those who are away left out, with the name they want to be called in it. */
    @Bean
    FormOptions groupMembers(Memberships memberships, JourneyFacts journeys, Records records) {
        return new Options("groupMembers", context -> members(memberships, journeys, records, context, false, null));
    }

    @Bean
    FormOptions membersToEndorse(Memberships memberships, JourneyFacts journeys, Records records, Protocols protocols) {
        return new Options(
                "membersToEndorse", context -> members(memberships, journeys, records, context, true, protocols));
    }

    private static List<FormOptions.Option> members(
            Memberships memberships,
            JourneyFacts journeys,
            Records records,
            FormContext context,
            boolean onlyToEndorse,
            @org.jspecify.annotations.Nullable Protocols protocols) {
        GroupId group = context.recordId().group();
        List<Membership> members = memberships.of(group).stream()
                .filter(member -> member.state() == State.ACTIVE)
                .filter(member ->
                        !onlyToEndorse || (protocols != null && !protocols.hasEndorsed(member.journeyId(), group)))
                .toList();
        List<JourneyId> ids = members.stream().map(Membership::journeyId).toList();
        Map<JourneyId, String> labels = journeys.labels(ids);
        WorkerId user = context.userId();
        Map<JourneyId, String> names = user == null ? Map.of() : records.namesInGroups(ids, user);
        return members.stream()
                .map(member -> new FormOptions.Option(
                        labels.get(member.journeyId())
                                + (names.containsKey(member.journeyId())
                                        ? " (" + names.get(member.journeyId()) + ")"
                                        : ""),
                        member.id().toString()))
                .toList();
    }

    /** Who may facilitate the meeting ahead. (GROUP-12) */
    @Bean
    FormOptions groupFacilitators(Facilitators facilitators, Meetings meetings, People people, Clock clock) {
        return new Options("groupFacilitators", context -> {
            Map<WorkerId, String> names = people.names();
            return facilitators
                    .whoMayFacilitate(meetings.ahead(context.recordId().group())
                            .map(Meetings.Meeting::startsAt)
                            .orElse(clock.instant()))
                    .stream()
                    .map(user -> new FormOptions.Option(names.getOrDefault(user, user.value()), user.value()))
                    .toList();
        });
    }

    /** For what somebody can be asked to leave, by the protocols in force. The form is about a member's journey. */
    @Bean
    FormOptions protocolGrounds(Memberships memberships, Protocols protocols) {
        return new Options(
                "protocolGrounds",
                context -> memberships.ofJourney(context.recordId().journey()).stream()
                        .flatMap(member -> protocols.inForce(member.groupId()).grounds().stream())
                        .distinct()
                        .sorted()
                        .map(ground -> new FormOptions.Option(ground.words(), ground.name()))
                        .toList());
    }
}

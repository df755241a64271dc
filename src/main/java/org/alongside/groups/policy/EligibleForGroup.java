package org.alongside.groups.policy;

import java.util.EnumSet;
import java.util.UUID;
import org.alongside.groups.Candidates;
import org.alongside.groups.Candidates.Candidate;
import org.alongside.groups.Candidates.Stage;
import org.alongside.groups.Candidates.Talked;
import org.alongside.groups.Group;
import org.alongside.groups.GroupType;
import org.alongside.groups.Groups;
import org.alongside.groups.JourneyFacts;
import org.alongside.groups.Memberships;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.springframework.stereotype.Component;

/**
 * Whether somebody can go on towards a group now. All that it needs is looked at, always and in the same order, and the
 * one answer is the same for whatever was not there: who reads it, or measures it, learns nothing. (OFFEND-07)
 */
@Component
@Policy(
        id = "GROUP-02",
        rule = "Any group: at least one engagement with a peer worker first. A Wellbeing group: a series of two.",
        source = "Purposeful Peer Support Groups, how do I join")
@Policy(
        id = "GROUP-03",
        rule = "Before a Wellbeing group challenges, expectations and intentions are talked over, and at least one "
                + "wellbeing goal of the survivor's own.",
        source = "Purposeful Peer Support Groups, how do I join")
@Policy(
        id = "OFFEND-03",
        rule = "A group for people who have offended takes nobody else.",
        source = "Guidelines, peer-group support",
        database = "function fits_group, triggers candidate_may_be and membership_may_be")
public class EligibleForGroup {
    private static final String NOT_NOW = "This group is not possible just now.";
    private static final int SERIES = 2;

    private final Groups groups;
    private final Candidates candidates;
    private final Memberships memberships;
    private final JourneyFacts journeys;

    EligibleForGroup(Groups groups, Candidates candidates, Memberships memberships, JourneyFacts journeys) {
        this.groups = groups;
        this.candidates = candidates;
        this.memberships = memberships;
        this.journeys = journeys;
    }

    /** Who asks for a place has the group locked, so that two cannot take the last one. */
    public Decision decide(Candidate candidate, UUID groupId) {
        Group group = groups.find(groupId).orElseThrow();
        UUID journey = candidate.journeyId();
        boolean isWellbeing = group.type() == GroupType.WELLBEING;
        boolean fits = groups.fits(journey, groupId);
        boolean isUnderWay = journeys.isUnderWay(journey);
        boolean isEngaged =
                journeys.sessionsHeldCount(journey) + candidates.talkDaysCount(journey) >= (isWellbeing ? SERIES : 1);
        boolean isTalkedOver =
                candidates.talkedOver(candidate.id()).containsAll(EnumSet.allOf(Talked.class)) || !isWellbeing;
        boolean hasPlace = candidate.stage() == Stage.READY || groups.placesTakenCount(groupId) < group.placesMax();
        boolean isNew = memberships.ofJourney(journey).stream()
                .noneMatch(member -> member.groupId().equals(groupId));
        return group.isOpen() & fits & isUnderWay & isEngaged & isTalkedOver & hasPlace & isNew
                ? Decision.allowed()
                : Decision.refused("GROUP-01", NOT_NOW);
    }
}

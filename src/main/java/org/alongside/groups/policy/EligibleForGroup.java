package org.alongside.groups.policy;

import org.alongside.policy.Decision;
import org.alongside.policy.Policy;

/**
 * Whether somebody can go on towards a group now. All that it needs is looked at, always and in the same order, and the
 * one answer is the same for whatever was not there: who reads it, or measures it, learns nothing. (OFFEND-07)
 */
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
public final class EligibleForGroup {
    private static final String NOT_NOW = "This group is not possible just now.";
    private static final int SERIES = 2;

    private EligibleForGroup() {}

    /**
     * What is known of a candidate and the group.
     *
     * @param isWellbeing whether it is a Wellbeing group, which asks for more than others
     * @param isOpen whether the group goes on
     * @param fits whether survivor and group fit each other (OFFEND-02, OFFEND-03)
     * @param isUnderWay whether the journey goes on: not paused, not left
     * @param engagementsCount sessions, and days on which groups were talked about (GROUP-02)
     * @param isTalkedOver whether all that comes before a Wellbeing group was talked over (GROUP-03)
     * @param hasPlace whether they hold a place or one is free
     * @param isNew whether they are no member of it yet
     */
    public record Facts(
            boolean isWellbeing,
            boolean isOpen,
            boolean fits,
            boolean isUnderWay,
            int engagementsCount,
            boolean isTalkedOver,
            boolean hasPlace,
            boolean isNew) {}

    public static Decision decide(Facts facts) {
        boolean isEngaged = facts.engagementsCount() >= (facts.isWellbeing() ? SERIES : 1);
        boolean isPrepared = facts.isTalkedOver() | !facts.isWellbeing();
        return facts.isOpen()
                        & facts.fits()
                        & facts.isUnderWay()
                        & isEngaged
                        & isPrepared
                        & facts.hasPlace()
                        & facts.isNew()
                ? Decision.allowed()
                : Decision.refused("GROUP-01", NOT_NOW);
    }
}

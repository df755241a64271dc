package org.alongside.groups.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * Whether somebody can go on towards a group now. All that it needs is looked at, always and in the same order, and the
 * one answer is the same for whatever was not there: who reads it, or measures it, learns nothing. (OFFEND-07)
 */
@Policy(PolicyId.GROUP_02)
@Policy(PolicyId.GROUP_03)
@Policy(
        value = PolicyId.OFFEND_03,
        database = {"function fits_group", "trigger candidate_may_be", "trigger membership_may_be"})
@Policy(PolicyId.OFFEND_02)
@Policy(PolicyId.OFFEND_07)
public final class EligibleForGroup {

    private EligibleForGroup() {}

    /**
     * What is known of a candidate and the group.
     *
     * @param isWellbeing whether it is a Wellbeing group, which asks for more than others
     * @param isOpen whether the group goes on
     * @param fits whether survivor and group fit each other (OFFEND-02, OFFEND-03)
     * @param isUnderWay whether the journey goes on: not paused, not left
     * @param engagementsCount sessions, and days on which groups were talked about (GROUP-02)
     * @param engagementsNeeded how many of them come before a Wellbeing group
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
            int engagementsNeeded,
            boolean isTalkedOver,
            boolean hasPlace,
            boolean isNew) {}

    public static Decision decide(Facts facts) {
        boolean isEngaged = facts.engagementsCount() >= (facts.isWellbeing() ? facts.engagementsNeeded() : 1);
        boolean isPrepared = facts.isTalkedOver() | !facts.isWellbeing();
        return facts.isOpen()
                        & facts.fits()
                        & facts.isUnderWay()
                        & isEngaged
                        & isPrepared
                        & facts.hasPlace()
                        & facts.isNew()
                ? Decision.allowed(PolicyId.GROUP_01)
                : Decision.refused(PolicyId.GROUP_01, Words.here("refused.group-is-not-possible"));
    }
}

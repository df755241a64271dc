package org.alongside.groups.policy;

import org.alongside.access.Words;
import org.alongside.groups.policy.WhoTalksNext.Talk;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * Before a survivor is told about a group, whoever hosts it has met them and both saw that it fits, or has cleared the
 * invitation; their own worker, who hosts it, knows them already. Asked by what writes down that they were told, so that no
 * model leads past it.
 */
@Policy(PolicyId.GROUP_04)
@Policy(PolicyId.GROUP_09)
public final class HostSaysYesFirst {

    private HostSaysYesFirst() {}

    /**
     * Whether they can be told about the group.
     *
     * @param needed the talk that comes before it
     * @param fits the facilitator and the survivor met, and both saw that it fits
     * @param isCleared the host cleared the invitation
     */
    public static Decision mayBeTold(Talk needed, boolean fits, boolean isCleared) {
        return switch (needed) {
            case INFORMATION -> Decision.allowed(PolicyId.GROUP_04);
            case SCREENING ->
                fits
                        ? Decision.allowed(PolicyId.GROUP_04)
                        : Decision.refused(
                                PolicyId.GROUP_04, Words.here("refused.facilitator-and-survivor-meet-first"));
            case INVITATION ->
                isCleared
                        ? Decision.allowed(PolicyId.GROUP_09)
                        : Decision.refused(PolicyId.GROUP_09, Words.here("refused.host-clears-the-invitation-first"));
        };
    }

    /** @param isTold whether they were told about this group on this way, or hold a place in it already */
    public static Decision mayHoldPlace(boolean isTold) {
        return isTold
                ? Decision.allowed(PolicyId.GROUP_04)
                : Decision.refused(PolicyId.GROUP_04, Words.here("refused.host-tells-before-a-place-is-held"));
    }
}

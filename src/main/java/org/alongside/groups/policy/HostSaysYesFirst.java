package org.alongside.groups.policy;

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
    private static final String LOOK_AT_MODEL =
            " Please tell an administrator: the model of the way into a group has to be looked at.";

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
                                PolicyId.GROUP_04,
                                "The facilitator and the survivor meet first, and both see whether it fits."
                                        + LOOK_AT_MODEL);
            case INVITATION ->
                isCleared
                        ? Decision.allowed(PolicyId.GROUP_09)
                        : Decision.refused(
                                PolicyId.GROUP_09,
                                "Whoever hosts the group clears the invitation first." + LOOK_AT_MODEL);
        };
    }

    /** @param isTold whether they were told about this group on this way, or hold a place in it already */
    public static Decision mayHoldPlace(boolean isTold) {
        return isTold
                ? Decision.allowed(PolicyId.GROUP_04)
                : Decision.refused(
                        PolicyId.GROUP_04,
                        "Whoever hosts the group meets the survivor and tells them about it before a place is held."
                                + LOOK_AT_MODEL);
    }
}

package org.alongside.directory.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/** Whoever reviews an entry says so of what stands there, and not of what stood there before. */
@Policy(PolicyId.REFER_03)
public final class ReviewedAsItStands {
    private ReviewedAsItStands() {}

    /**
     * All of it is right.
     *
     * @param shown the version that was shown to who says so
     * @param now the version that there is
     */
    public static Decision isRight(int shown, int now) {
        return shown == now
                ? Decision.allowed(PolicyId.REFER_03)
                : Decision.refused(
                        PolicyId.REFER_03,
                        Words.here("refused.entry-was-changed-since-opened"));
    }

    /**
     * It was changed, and all of it is right now.
     *
     * @param asked the version that there was when the review was asked for
     * @param now the version that there is
     */
    public static Decision isChanged(int asked, int now) {
        return now > asked
                ? Decision.allowed(PolicyId.REFER_03)
                : Decision.refused(
                        PolicyId.REFER_03,
                        Words.here("refused.entry-was-not-changed"));
    }

    /** @param isOpen whether the review that is answered is still open */
    public static Decision isStillAsked(boolean isOpen) {
        return isOpen
                ? Decision.allowed(PolicyId.REFER_03)
                : Decision.refused(PolicyId.REFER_03, Words.here("refused.entry-was-reviewed-meanwhile"));
    }
}

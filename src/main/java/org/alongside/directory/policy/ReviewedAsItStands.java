package org.alongside.directory.policy;

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
                        "This entry was changed since you opened this form, so nothing was kept. Please open this task anew,"
                                + " and look at what it says now.");
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
                        "Nothing was changed at this entry since you were asked. Please change it on its page first: the link is"
                                + " above. Then come back here.");
    }

    /** @param isOpen whether the review that is answered is still open */
    public static Decision isStillAsked(boolean isOpen) {
        return isOpen
                ? Decision.allowed(PolicyId.REFER_03)
                : Decision.refused(PolicyId.REFER_03, "Somebody else reviewed or closed this entry meanwhile.");
    }
}

package org.alongside.journey.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/** Years can have passed since somebody left: nothing is sent to them before they were asked whether it is as safe as it was. */
@Policy(PolicyId.CONF_06)
public final class ContactIsStillSafe {
    private ContactIsStillSafe() {}

    /** @param isAsked whether they were asked, and said that it is */
    public static Decision decide(boolean isAsked) {
        return isAsked
                ? Decision.allowed(PolicyId.CONF_06)
                : Decision.refused(PolicyId.CONF_06, Words.here("refused.ask-whether-the-contact-is-safe"));
    }
}

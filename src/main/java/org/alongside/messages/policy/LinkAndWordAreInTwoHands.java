package org.alongside.messages.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/** Whoever may know what opens the page behind a link passes the link on to nobody: they could open it. (CONF-01) */
@Policy(PolicyId.CONF_01)
public final class LinkAndWordAreInTwoHands {
    private LinkAndWordAreInTwoHands() {}

    /** @param couldOpenIt whether they were beside the survivor who chose the word that opens the page */
    public static Decision decide(boolean couldOpenIt) {
        return couldOpenIt
                ? Decision.refused(PolicyId.CONF_01, Words.here("refused.with-them-when-the-word-was-chosen"))
                : Decision.allowed(PolicyId.CONF_01);
    }
}

package org.alongside.messages.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * A mail goes out by itself only where the survivor chose mail, said that it may come at any time, and no safe hours are written
 * down. Hours are in their own words, which only a person understands: where there are some, a person passes the message on.
 */
@Policy(PolicyId.CONF_06)
public final class MailOnlyWhereSafe {
    private MailOnlyWhereSafe() {}

    /**
     * @param isByMail whether mail is the one safe way to make contact
     * @param isAddress whether what is kept for it is an address to which a mail server can send
     * @param isAnyTime whether the survivor said, of this way, this address and these hours, that a mail may come at any time
     * @param areHoursWritten whether anything is written down of when it is safe
     */
    public record Facts(boolean isByMail, boolean isAddress, boolean isAnyTime, boolean areHoursWritten) {}

    public static Decision decide(Facts facts) {
        return facts.isByMail() && facts.isAddress() && facts.isAnyTime() && !facts.areHoursWritten()
                ? Decision.allowed(PolicyId.CONF_06)
                : Decision.refused(PolicyId.CONF_06, Words.here("refused.somebody-passes-this-on"));
    }
}

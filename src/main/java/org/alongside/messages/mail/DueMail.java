package org.alongside.messages.mail;

import java.util.function.BooleanSupplier;

/** What sends mail that is due. Each is asked every few seconds, by a thread of its own, on every node. */
public interface DueMail {
    /**
     * Sends what is due in all organisations.
     *
     * @param goesOn asked before each mail
     */
    void sendDue(BooleanSupplier goesOn);
}

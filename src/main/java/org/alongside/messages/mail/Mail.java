package org.alongside.messages.mail;

import java.util.UUID;
import org.alongside.engine.EmailAddress;

/**
 * A mail to one address.
 *
 * @param id by which it is known however often it is tried; names nobody
 * @param senderName under which the survivor wants to hear from us; empty for none
 */
public record Mail(UUID id, String to, String senderName, String subject, String text) {
    /** Whether a mail server can send there. Where letters outside of ASCII are in it, not every server can: a person does. */
    public static boolean isAddress(String text) {
        return EmailAddress.isForAnyServer(text);
    }

    /** Tells nothing, wherever it is written. */
    @Override
    public String toString() {
        return "mail " + id;
    }
}

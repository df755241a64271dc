package org.alongside.messages.mail;

import org.alongside.engine.EmailAddress;
import org.alongside.ids.MailId;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one address.
 *
 * @param id by which it is known however often it is tried; names nobody
 * @param senderName under which whoever gets it is to hear from us; empty for none
 * @param attached null where nothing is
 */
public record Mail(
        MailId id,
        String to,
        String senderName,
        String subject,
        String text,
        @Nullable Attachment attached) {
    /** A file. @param name ASCII, and of nobody */
    public record Attachment(String name, String type, byte[] file) {
        /** Tells nothing, wherever it is written. */
        @Override
        public String toString() {
            return "a file";
        }
    }

    public Mail(MailId id, String to, String senderName, String subject, String text) {
        this(id, to, senderName, subject, text, null);
    }

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

package org.alongside.messages.mail;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A mail to one address.
 *
 * @param id by which it is known however often it is tried; names nobody
 * @param senderName under which the survivor wants to hear from us; empty for none
 */
public record Mail(UUID id, String to, String senderName, String subject, String text) {
    /** As browsers read an address, of a domain with a dot, so that nothing else gets into a header or a command. */
    private static final Pattern ADDRESS = Pattern.compile(
            "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+"
                    + "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    private static final int ADDRESS_MAX = 200;

    /** Whether something can be sent there. */
    public static boolean isAddress(String text) {
        return text.length() <= ADDRESS_MAX && ADDRESS.matcher(text).matches();
    }

    /** Tells nothing, wherever it is written. */
    @Override
    public String toString() {
        return "mail " + id;
    }
}

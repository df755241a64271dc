package org.alongside.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a mail, however often it is tried: that of the message that it brings, or one of its own for a letter. */
public record MailId(@JsonValue UUID value) {
    public static MailId of(UUID value) {
        return new MailId(value);
    }

    /** @throws IllegalArgumentException when it is no id */
    public static MailId of(String value) {
        return new MailId(UUID.fromString(value));
    }

    /** A new one, which nobody can guess. */
    public static MailId random() {
        return new MailId(UUID.randomUUID());
    }

    public static MailId of(MessageId message) {
        return of(message.value());
    }

    /** The same id, as that of a message; there may be none with it. */
    public MessageId message() {
        return MessageId.of(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

package org.alongside.workers.invitation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a link by which an account is opened or gets another password. */
public record InvitationId(@JsonValue UUID value) {
    public static InvitationId of(UUID value) {
        return new InvitationId(value);
    }

    /** @throws IllegalArgumentException when it is no id */
    public static InvitationId of(String value) {
        return new InvitationId(UUID.fromString(value));
    }

    /** A new one, which nobody can guess. */
    public static InvitationId random() {
        return new InvitationId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

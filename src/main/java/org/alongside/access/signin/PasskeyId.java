package org.alongside.access.signin;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.UUID;

/** The id of a passkey here; the authenticator that holds it knows it by another. */
public record PasskeyId(@JsonValue UUID value) implements Serializable {
    public static PasskeyId of(UUID value) {
        return new PasskeyId(value);
    }

    /** @throws IllegalArgumentException when it is no id */
    public static PasskeyId of(String value) {
        return new PasskeyId(UUID.fromString(value));
    }

    /** A new one, which nobody can guess. */
    public static PasskeyId random() {
        return new PasskeyId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

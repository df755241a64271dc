package org.alongside.journey.own;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.alongside.ids.RequestId;

/**
 * By which it is known that a link was asked for once: the page with the button, so that pressing it twice sends one, or the request
 * whose copy is ready.
 */
public record LinkRequestId(@JsonValue UUID value) {
    public static LinkRequestId of(UUID value) {
        return new LinkRequestId(value);
    }

    public static LinkRequestId of(RequestId request) {
        return of(request.value());
    }

    /** @throws IllegalArgumentException when it is no id */
    public static LinkRequestId of(String value) {
        return of(UUID.fromString(value));
    }

    /** A new one, which nobody can guess. */
    public static LinkRequestId random() {
        return of(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

package org.alongside.ids;

import java.util.UUID;

/** The id of a journey: one survivor's way through the support of one organisation. */
public final class JourneyId extends RecordId {
    private JourneyId(UUID value) {
        super(value);
    }

    public static JourneyId of(UUID value) {
        return new JourneyId(value);
    }

    /** @throws IllegalArgumentException when it is no id */
    public static JourneyId of(String value) {
        return of(UUID.fromString(value));
    }

    /** A new one, which nobody can guess. */
    public static JourneyId random() {
        return of(UUID.randomUUID());
    }
}

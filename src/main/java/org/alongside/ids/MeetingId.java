package org.alongside.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a meeting, of a group or of a survivor and who walks with them. */
public record MeetingId(@JsonValue UUID value) {
    public static MeetingId of(UUID value) {
        return new MeetingId(value);
    }

    /** @throws IllegalArgumentException when it is no id */
    public static MeetingId of(String value) {
        return new MeetingId(UUID.fromString(value));
    }

    /** A new one, which nobody can guess. */
    public static MeetingId random() {
        return new MeetingId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

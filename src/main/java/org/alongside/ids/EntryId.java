package org.alongside.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of an entry of the directory of services. */
public record EntryId(@JsonValue UUID value) {
    public static EntryId of(UUID value) {
        return new EntryId(value);
    }

    /** @throws IllegalArgumentException when it is no id */
    public static EntryId of(String value) {
        return new EntryId(UUID.fromString(value));
    }

    /** A new one. */
    public static EntryId random() {
        return new EntryId(UUID.randomUUID());
    }

    /** The same id, as the business key of a process that is about this entry. */
    public RecordId recordId() {
        return RecordId.of(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

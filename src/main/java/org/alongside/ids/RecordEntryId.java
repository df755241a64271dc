package org.alongside.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of one entry of a record: one version of one answer. */
public record RecordEntryId(@JsonValue UUID value) {
    public static RecordEntryId of(UUID value) {
        return new RecordEntryId(value);
    }

    /** @throws IllegalArgumentException when it is no id */
    public static RecordEntryId of(String value) {
        return new RecordEntryId(UUID.fromString(value));
    }

    /** A new one, which nobody can guess. */
    public static RecordEntryId random() {
        return new RecordEntryId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

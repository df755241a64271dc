package org.alongside.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/**
 * The id of whom or what a record is about: a survivor's journey or a group. Process instances carry it as business key,
 * and the ledger names by it what an act was done to; those about an entry of the directory carry the id of that. Two are equal when their values are, also where it is known of one of
 * them only that it is a journey's.
 */
public sealed class RecordId permits JourneyId, GroupId {
    private final UUID value;

    RecordId(UUID value) {
        this.value = value;
    }

    public static RecordId of(UUID value) {
        return new RecordId(value);
    }

    /** @throws IllegalArgumentException when it is no id */
    public static RecordId of(String value) {
        return of(UUID.fromString(value));
    }

    @JsonValue
    public final UUID value() {
        return value;
    }

    /** The same id, where a journey is meant. */
    public final JourneyId journey() {
        return JourneyId.of(value);
    }

    /** The same id, where a group is meant. */
    public final GroupId group() {
        return GroupId.of(value);
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof RecordId id && value.equals(id.value);
    }

    @Override
    public final int hashCode() {
        return value.hashCode();
    }

    @Override
    public final String toString() {
        return value.toString();
    }
}

package org.alongside.ids;

import java.util.UUID;

/** The id of a peer group. */
public final class GroupId extends RecordId {
    private GroupId(UUID value) {
        super(value);
    }

    public static GroupId of(UUID value) {
        return new GroupId(value);
    }

    /** @throws IllegalArgumentException when it is no id */
    public static GroupId of(String value) {
        return of(UUID.fromString(value));
    }

    /** A new one, which nobody can guess. */
    public static GroupId random() {
        return of(UUID.randomUUID());
    }
}

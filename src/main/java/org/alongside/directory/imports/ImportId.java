package org.alongside.directory.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of what is shown of a file before it is imported. */
public record ImportId(@JsonValue UUID value) {
    public static ImportId of(UUID value) {
        return new ImportId(value);
    }

    /** @throws IllegalArgumentException when it is no id */
    public static ImportId of(String value) {
        return new ImportId(UUID.fromString(value));
    }

    /** A new one, which nobody can guess. */
    public static ImportId random() {
        return new ImportId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

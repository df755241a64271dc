package org.alongside.records;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.alongside.ids.WorkerId;

/**
 * One entry of a record, as it is shown to somebody who may see it.
 *
 * @param occasion of what is asked each time, the time that it was asked; nothing for what has one current answer
 * @param isCurrent whether no later answer took its place
 * @param value empty where the answer was taken out; else text, a number, yes or no, a list of codes, or rows of a list
 */
public record RecordEntry(
        UUID id,
        RecordField field,
        Optional<UUID> occasion,
        boolean isCurrent,
        Object value,
        WorkerId writtenBy,
        Instant writtenAt) {}

package org.alongside.records;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.alongside.ids.RecordEntryId;
import org.alongside.ids.WorkerId;

/**
 * One entry of a record, as it is shown to somebody who may see it.
 *
 * @param occasion of what is asked each time, the time that it was asked; nothing for what has one current answer
 * @param isCurrent whether no later answer took its place
 * @param value empty where the answer was taken out; else text, a number, yes or no, a list of codes, or rows of a list
 * @param saidAt where its time is in the record: of a correction, when what it corrects was written
 * @param corrected why, where it is a correction
 * @param statements what the survivor says to it, the oldest first
 */
public record RecordEntry(
        RecordEntryId id,
        RecordField field,
        Optional<OccasionId> occasion,
        boolean isCurrent,
        Object value,
        WorkerId writtenBy,
        Instant writtenAt,
        Instant saidAt,
        Optional<CorrectionReason> corrected,
        List<Statement> statements) {
    /** What the survivor says to an entry, in their own words. */
    public record Statement(String text, WorkerId writtenBy, Instant writtenAt) {}

    /** As it was at a moment: whether it stood then, with what the survivor had said to it. */
    RecordEntry as(boolean stood, Instant at) {
        return new RecordEntry(
                id,
                field,
                occasion,
                stood,
                value,
                writtenBy,
                writtenAt,
                saidAt,
                corrected,
                statements.stream()
                        .filter(said -> !said.writtenAt().isAfter(at))
                        .toList());
    }
}

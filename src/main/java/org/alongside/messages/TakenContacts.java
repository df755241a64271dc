package org.alongside.messages;

import java.time.Instant;
import java.util.List;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.messages.OutboxRows.Row;
import org.springframework.stereotype.Component;

/** Whoever has taken a message sees the safe contact, and nothing else, for as long as they have it. (CONF-01) */
@Component
class TakenContacts {
    private final TakenMessageRows rows;
    private final Readers readers;

    TakenContacts(TakenMessageRows rows, Readers readers) {
        this.rows = rows;
        this.readers = readers;
    }

    void open(JourneyId journeyId, WorkerId by) {
        readers.open(journeyId, by, RecordPart.PASSING_ON, Instant.EPOCH, Readers.Reason.PASSES_ON);
    }

    /**
     * Whoever had taken it sees the safe contact no more, unless another message of theirs is to the same survivor.
     *
     * @param row as it was while somebody had it
     */
    void close(Row row) {
        WorkerId takenBy = row.takenBy();
        if (takenBy != null && !rows.hasAnother(takenBy, row.journeyId())) {
            readers.end(row.journeyId(), takenBy, List.of(RecordPart.PASSING_ON));
        }
    }
}

package org.alongside.records;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.alongside.ids.RecordEntryId;
import org.alongside.ids.RecordId;
import org.alongside.ids.WorkerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What survivors say to entries of their records, as it is kept. It is unreadable without the vault. */
@Repository
class StatementRows {
    private final JdbcClient jdbc;

    StatementRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the survivor says to an entry. */
    @SuppressWarnings("ArrayRecordComponent")
    record Statement(StatementId id, RecordEntryId entryId, byte[] ciphertext, WorkerId writtenBy, Instant writtenAt) {}

    void insert(RecordId recordId, Statement statement) {
        jdbc.sql("""
                        insert into alongside.record_statement (id, organisation_id, journey_id, entry_id, ciphertext,
                            written_by, written_at)
                        values (:id, current_setting('alongside.organisation'), :journey, :entry, :ciphertext, :author, :at)
                        """)
                .param("id", statement.id().value())
                .param("journey", recordId.value())
                .param("entry", statement.entryId().value())
                .param("ciphertext", statement.ciphertext())
                .param("author", statement.writtenBy().value())
                .param("at", Timestamp.from(statement.writtenAt()))
                .update();
    }

    /** What stands beside these entries, the oldest first. */
    List<Statement> of(RecordId recordId, Collection<RecordEntryId> entries, int max) {
        return jdbc.sql("""
                        select * from alongside.record_statement where journey_id = :journey and entry_id = any (:entries)
                        order by written_at, id limit :max
                        """)
                .param("journey", recordId.value())
                .param("entries", entries.stream().map(RecordEntryId::value).toArray(UUID[]::new))
                .param("max", max)
                .query((row, n) -> new Statement(
                        StatementId.of(row.getObject("id", UUID.class)),
                        RecordEntryId.of(row.getObject("entry_id", UUID.class)),
                        row.getBytes("ciphertext"),
                        WorkerId.of(row.getString("written_by")),
                        row.getTimestamp("written_at").toInstant()))
                .list();
    }
}

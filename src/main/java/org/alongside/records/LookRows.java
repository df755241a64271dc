package org.alongside.records;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.alongside.ids.RecordId;
import org.alongside.ids.WorkerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks into records as they are kept: who, when, at which fields and why. */
@Repository
class LookRows {
    private final JdbcClient jdbc;

    LookRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lists a look at these fields. */
    void insert(RecordId recordId, WorkerId reader, Collection<RecordField> fields, String reason, Instant at) {
        insert(recordId, reader, RecordRows.ids(fields), reason, at);
    }

    /** Lists a look at what bears these names. */
    void insert(RecordId recordId, WorkerId reader, String[] seen, String reason, Instant at) {
        jdbc.sql("""
                        insert into alongside.record_look (id, organisation_id, journey_id, reader, looked_at,
                            fields, reason)
                        values (:id, current_setting('alongside.organisation'), :journey, :reader, :at,
                            :fields, :reason)
                        """)
                .param("id", UUID.randomUUID())
                .param("journey", recordId.value())
                .param("reader", reader.value())
                .param("at", Timestamp.from(at))
                .param("fields", seen)
                .param("reason", reason)
                .update();
    }

    /** Two lists that one reader opens at once wait for each other, so that their looks are counted right. */
    void lock(WorkerId reader) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:reader, 13))")
                .param("reader", reader.value())
                .query((row, n) -> n)
                .list();
    }

    /** Lists a look at one field of each of these, unless the same one is listed after that moment already. */
    void insertAfter(
            Instant after,
            Collection<? extends RecordId> recordIds,
            WorkerId reader,
            RecordField field,
            String reason,
            Instant at) {
        jdbc.sql("""
                        insert into alongside.record_look (id, organisation_id, journey_id, reader, looked_at,
                            fields, reason)
                        select n.id, current_setting('alongside.organisation'), n.journey_id, :reader, :at,
                            :fields, :reason
                        from unnest(:ids::uuid[], :journeys::uuid[]) n (id, journey_id)
                        where not exists (select from alongside.record_look l where l.journey_id = n.journey_id
                            and l.looked_at > :after and l.reader = :reader and l.reason = :reason and l.fields = cast(:fields as text[]))
                        """)
                .param("after", Timestamp.from(after))
                .param(
                        "ids",
                        recordIds.stream().map(journey -> UUID.randomUUID()).toArray(UUID[]::new))
                .param("journeys", recordIds.stream().map(RecordId::value).toArray(UUID[]::new))
                .param("reader", reader.value())
                .param("at", Timestamp.from(at))
                .param("fields", RecordRows.ids(List.of(field)))
                .param("reason", reason)
                .update();
    }

    /** The newest first; those of one moment are never divided. @param hidden looks at these fields alone before that moment are left out */
    List<Records.Look> of(
            RecordId recordId, Instant before, Collection<RecordField> hidden, Instant hiddenBefore, int max) {
        return jdbc.sql("""
                        select reader, looked_at, fields, reason from alongside.record_look
                        where journey_id = :journey and looked_at < :before
                            and (looked_at >= :hidden_before or not fields <@ cast(:hidden as text[]))
                        order by looked_at desc fetch first :max rows with ties
                        """)
                .param("journey", recordId.value())
                .param("before", Timestamp.from(before))
                .param("hidden", RecordRows.ids(hidden))
                .param("hidden_before", Timestamp.from(hiddenBefore))
                .param("max", max)
                .query((row, n) -> new Records.Look(
                        WorkerId.of(row.getString("reader")),
                        row.getTimestamp("looked_at").toInstant(),
                        List.of((String[]) row.getArray("fields").getArray()),
                        row.getString("reason")))
                .list();
    }
}

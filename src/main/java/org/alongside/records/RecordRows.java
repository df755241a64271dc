package org.alongside.records;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of the records. What is in them is unreadable without the vault. */
@Repository
class RecordRows {
    private final JdbcClient jdbc;

    RecordRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Entry(UUID id, UUID journeyId, int version, byte[] ciphertext, String writtenBy, Instant writtenAt) {}

    void open(UUID journeyId) {
        jdbc.sql("""
                        insert into alongside.record_key (journey_id, organisation_id)
                        values (:journey, current_setting('alongside.organisation'))
                        """).param("journey", journeyId).update();
    }

    /** Two submissions for one survivor wait for each other. */
    void lock(UUID journeyId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:journey, 11))")
                .param("journey", journeyId.toString())
                .query((row, n) -> n)
                .list();
    }

    boolean isErased(UUID journeyId) {
        return jdbc.sql("select erased_at is not null from alongside.record_key where journey_id = :journey")
                .param("journey", journeyId)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    Optional<Entry> latest(UUID journeyId, RecordField field) {
        return jdbc.sql("""
                        select id, journey_id, version, ciphertext, written_by, written_at from alongside.record_entry
                        where journey_id = :journey and field = :field order by written_at desc, version desc limit 1
                        """)
                .param("journey", journeyId)
                .param("field", field.id())
                .query((row, n) -> new Entry(
                        row.getObject("id", UUID.class),
                        row.getObject("journey_id", UUID.class),
                        row.getInt("version"),
                        row.getBytes("ciphertext"),
                        row.getString("written_by"),
                        row.getTimestamp("written_at").toInstant()))
                .optional();
    }

    void insert(
            UUID id,
            UUID journeyId,
            RecordField field,
            @Nullable UUID occasion,
            int version,
            byte[] ciphertext,
            String author,
            Instant at,
            String form) {
        jdbc.sql("""
                        insert into alongside.record_entry (id, organisation_id, journey_id, field, compartment,
                            occasion, version, ciphertext, written_by, written_at, form)
                        values (:id, current_setting('alongside.organisation'), :journey, :field, :compartment,
                            :occasion, :version, :ciphertext, :author, :at, :form)
                        """)
                .param("id", id)
                .param("journey", journeyId)
                .param("field", field.id())
                .param("compartment", field.compartment().name())
                .param("occasion", occasion)
                .param("version", version)
                .param("ciphertext", ciphertext)
                .param("author", author)
                .param("at", Timestamp.from(at))
                .param("form", form)
                .update();
    }

    void look(UUID journeyId, String reader, Collection<RecordField> fields, String reason, Instant at) {
        jdbc.sql("""
                        insert into alongside.record_look (id, organisation_id, journey_id, reader, looked_at,
                            fields, reason)
                        values (:id, current_setting('alongside.organisation'), :journey, :reader, :at,
                            :fields, :reason)
                        """)
                .param("id", UUID.randomUUID())
                .param("journey", journeyId)
                .param("reader", reader)
                .param("at", Timestamp.from(at))
                .param("fields", fields.stream().map(RecordField::id).toArray(String[]::new))
                .param("reason", reason)
                .update();
    }

    /** Two lists that one reader opens at once wait for each other, so that their looks are counted right. */
    void lockLooksOf(String reader) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:reader, 13))")
                .param("reader", reader)
                .query((row, n) -> n)
                .list();
    }

    /** Lists a look unless the same one is listed after that moment already. */
    void lookAfter(Instant after, UUID journeyId, String reader, RecordField field, String reason, Instant at) {
        boolean isListed = jdbc.sql("""
                        select exists (select from alongside.record_look where journey_id = :journey
                            and looked_at > :after and reader = :reader and reason = :reason)
                        """)
                .param("journey", journeyId)
                .param("after", Timestamp.from(after))
                .param("reader", reader)
                .param("reason", reason)
                .query(Boolean.class)
                .single();
        if (!isListed) {
            look(journeyId, reader, List.of(field), reason, at);
        }
    }

    List<Records.Look> looks(UUID journeyId, int max) {
        return jdbc.sql("""
                        select reader, looked_at, fields, reason from alongside.record_look
                        where journey_id = :journey order by looked_at desc limit :max
                        """)
                .param("journey", journeyId)
                .param("max", max)
                .query((row, n) -> new Records.Look(
                        row.getString("reader"),
                        row.getTimestamp("looked_at").toInstant(),
                        List.of((String[]) row.getArray("fields").getArray()),
                        row.getString("reason")))
                .list();
    }

    /** @return false when there is nothing to erase any more */
    boolean erase(UUID journeyId, String why, Instant at) {
        return jdbc.sql("""
                                update alongside.record_key set erased_at = :at, erased_because = :why
                                where journey_id = :journey and erased_at is null
                                """)
                        .param("at", Timestamp.from(at))
                        .param("why", why)
                        .param("journey", journeyId)
                        .update()
                == 1;
    }

    /** Those erased lately: a crash leaves a key behind for minutes, not for months. */
    List<UUID> erasedLately() {
        return jdbc.sql("select journey_id from alongside.record_key where erased_at > now() - interval '30 days'")
                .query(UUID.class)
                .list();
    }

    /** Those of these that have a record in this organisation. */
    List<UUID> known(List<UUID> journeyIds) {
        return jdbc.sql("select journey_id from alongside.record_key where journey_id = any (:ids)")
                .param("ids", journeyIds.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    void feedback(@Nullable String reason, byte @Nullable [] ciphertext, UUID id, Instant at) {
        jdbc.sql("""
                        insert into alongside.feedback (id, organisation_id, month, reason, ciphertext)
                        values (:id, current_setting('alongside.organisation'),
                            date_trunc('month', :at at time zone 'Pacific/Auckland')::date, :reason, :ciphertext)
                        """)
                .param("id", id)
                .param("at", Timestamp.from(at))
                .param("reason", reason)
                .param("ciphertext", ciphertext)
                .update();
    }
}

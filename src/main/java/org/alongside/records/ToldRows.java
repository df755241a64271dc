package org.alongside.records;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.ids.RecordEntryId;
import org.alongside.ids.RecordId;
import org.alongside.ids.SupporterId;
import org.alongside.ids.WorkerId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How far it is with what somebody else told. A trigger adds the rows, as soon as such an entry is written. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ToldRows {
    private final JdbcClient jdbc;

    ToldRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param toldAt when the survivor was told of it; empty where they were not */
    record Row(
            RecordEntryId entry,
            Optional<SupporterId> supporter,
            Optional<Instant> toldAt,
            String answer,
            Optional<RecordEntryId> ownWords) {}

    /** All of one record, the newest first. */
    List<Row> of(RecordId recordId) {
        return jdbc.sql("""
                        select t.* from alongside.told_by_others t join alongside.record_entry e on e.id = t.entry_id
                        join alongside.record_key k on k.journey_id = t.journey_id and k.erased_at is null
                        where t.journey_id = :journey order by e.written_at desc, e.id
                        """)
                .param("journey", recordId.value())
                .query((row, n) -> new Row(
                        RecordEntryId.of(row.getObject("entry_id", UUID.class)),
                        Optional.ofNullable(row.getObject("supporter_id", UUID.class))
                                .map(SupporterId::of),
                        Optional.ofNullable(row.getTimestamp("told_at")).map(Timestamp::toInstant),
                        Optional.ofNullable(row.getString("answer")).orElse(""),
                        Optional.ofNullable(row.getObject("own_words", UUID.class))
                                .map(RecordEntryId::of)))
                .list();
    }

    /** What was written last of this field, and of nobody so far. */
    Optional<RecordEntryId> newestOfNobody(RecordId recordId, RecordField field, WorkerId by) {
        return jdbc.sql("""
                        select t.entry_id from alongside.told_by_others t join alongside.record_entry e on e.id = t.entry_id
                        where t.journey_id = :journey and t.supporter_id is null and e.field = :field and e.written_by = :by
                        order by e.written_at desc, e.id limit 1
                        """)
                .param("journey", recordId.value())
                .param("field", field.id())
                .param("by", by.value())
                .query((row, n) -> RecordEntryId.of(row.getObject(1, UUID.class)))
                .optional();
    }

    /** The words of the survivor that were written last, and stand beside nothing so far. */
    Optional<RecordEntryId> newestOwnWords(RecordId recordId) {
        return jdbc.sql("""
                        select e.id from alongside.record_entry e where e.journey_id = :journey and e.field = :field
                            and not exists (select from alongside.told_by_others t where t.own_words = e.id)
                        order by e.written_at desc, e.version desc limit 1
                        """)
                .param("journey", recordId.value())
                .param("field", RecordField.TOLD_OWN_WORDS.id())
                .query((row, n) -> RecordEntryId.of(row.getObject(1, UUID.class)))
                .optional();
    }

    void toldBy(RecordEntryId entry, SupporterId supporter) {
        jdbc.sql("update alongside.told_by_others set supporter_id = :supporter where entry_id = :entry")
                .param("entry", entry.value())
                .param("supporter", supporter.value())
                .update();
    }

    /** The survivor is told of these; of what they were told already, that stays as it is. */
    void told(RecordId recordId, Collection<RecordEntryId> entries, WorkerId by, Instant at) {
        jdbc.sql("""
                        update alongside.told_by_others set told_at = :at, told_by = :by
                        where journey_id = :journey and entry_id = any (:entries) and told_at is null
                        """)
                .param("journey", recordId.value())
                .param("entries", entries.stream().map(RecordEntryId::value).toArray(UUID[]::new))
                .param("by", by.value())
                .param("at", Timestamp.from(at))
                .update();
    }

    void answered(
            RecordId recordId,
            Collection<RecordEntryId> entries,
            String answer,
            @Nullable RecordEntryId ownWords,
            Instant at) {
        jdbc.sql("""
                        update alongside.told_by_others set answer = :answer, own_words = :words, answered_at = :at
                        where journey_id = :journey and entry_id = any (:entries)
                        """)
                .param("journey", recordId.value())
                .param("entries", entries.stream().map(RecordEntryId::value).toArray(UUID[]::new))
                .param("answer", answer)
                .param("words", ownWords == null ? null : ownWords.value(), java.sql.Types.OTHER)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** @return false where there is no such entry, or it is none of what somebody told */
    boolean erase(RecordId recordId, RecordEntryId entry) {
        return jdbc.sql("select alongside.erase_what_was_told(:journey, :entry)")
                .param("journey", recordId.value())
                .param("entry", entry.value())
                .query(Boolean.class)
                .single();
    }
}

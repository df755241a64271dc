package org.alongside.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alongside.ids.RecordEntryId;
import org.alongside.ids.RecordId;
import org.alongside.ids.WorkerId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Records and their entries as they are kept. What is in them is unreadable without the vault. */
@Repository
class RecordRows {
    private final JdbcClient jdbc;

    RecordRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Entry(
            RecordEntryId id,
            RecordId recordId,
            int version,
            byte[] ciphertext,
            WorkerId writtenBy,
            Instant writtenAt,
            Instant saidAt) {}

    void open(RecordId recordId) {
        jdbc.sql("""
                        insert into alongside.record_key (journey_id, organisation_id)
                        values (:journey, current_setting('alongside.organisation'))
                        """).param("journey", recordId.value()).update();
    }

    /** Two submissions for one survivor wait for each other. */
    void lock(RecordId recordId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:journey, 11))")
                .param("journey", recordId.toString())
                .query((row, n) -> n)
                .list();
    }

    /**
     * What is there of these fields.
     *
     * @return the newest entry of each; nothing at all where there is no record (any more)
     */
    Optional<Map<RecordField, Entry>> latest(RecordId recordId, Collection<RecordField> fields) {
        Map<RecordField, Entry> found = new EnumMap<>(RecordField.class);
        int rows = jdbc.sql("""
                        select e.* from alongside.record_key k
                        left join lateral (
                            select distinct on (field) field, id, journey_id, version, ciphertext, written_by, written_at,
                                said_at
                            from alongside.record_entry where journey_id = :journey and field = any (:fields)
                            order by field, coalesce(said_at, written_at) desc, version desc) e on true
                        where k.journey_id = :journey and k.erased_at is null
                        """)
                .param("journey", recordId.value())
                .param("fields", ids(fields))
                .query((row, n) -> row.getString("field") != null
                        && found.put(RecordField.of(row.getString("field")).orElseThrow(), entry(row)) == null)
                .list()
                .size();
        return rows == 0 ? Optional.empty() : Optional.of(found);
    }

    /** The newest entry of one field for each of these journeys; absent where there is none, or no record any more. */
    Map<RecordId, Entry> latest(Collection<? extends RecordId> recordIds, RecordField field) {
        Map<RecordId, Entry> found = new HashMap<>();
        jdbc.sql("""
                        select distinct on (e.journey_id) e.* from alongside.record_entry e
                        join alongside.record_key k on k.journey_id = e.journey_id and k.erased_at is null
                        where e.journey_id = any (:journeys) and e.field = :field
                        order by e.journey_id, coalesce(e.said_at, e.written_at) desc, e.version desc
                        """)
                .param("journeys", recordIds.stream().map(RecordId::value).toArray(UUID[]::new))
                .param("field", field.id())
                .query((row, n) -> found.put(RecordId.of(row.getObject("journey_id", UUID.class)), entry(row)))
                .list();
        return found;
    }

    /**
     * Entries of these fields, newest first, whole occasions only: what was written at one moment is not divided. A correction
     * stands with what it corrects.
     *
     * @param from for each field, from when on entries are open; the reader's own are open whenever they were written
     * @param contactFrom from when on answers about contact are open that later ones took the place of: the present contact is
     *     known to who needs it, and what it was before is not (CONF-08)
     * @param before only what was written before this moment
     * @param momentsMax how many moments at most
     * @param max how many entries at most; where there are more, the oldest moment may be divided
     * @param entry only the versions of this one, or all
     * @param but not what was written on these forms
     * @param isForSurvivor of what somebody told, only what the survivor was told of (CONSENT-08)
     */
    List<FieldEntry> entries(
            RecordId recordId,
            WorkerId reader,
            Map<RecordField, Instant> from,
            Instant contactFrom,
            Instant before,
            int momentsMax,
            int max,
            Optional<RecordEntryId> entry,
            Collection<String> but,
            boolean isForSurvivor) {
        return jdbc.sql("""
                        with versions as (
                            select *, max(version) over (partition by field, occasion) newest from alongside.record_entry
                            where journey_id = :journey and field = any (:fields)),
                        open as (
                            select e.*, c.reason, coalesce(e.said_at, e.written_at) said, e.version = e.newest is_current
                            from versions e
                            join unnest(:fields::text[], :froms::timestamptz[]) f (field, sees_from) on f.field = e.field
                            join alongside.record_key k on k.journey_id = e.journey_id and k.erased_at is null
                            left join alongside.record_correction c on c.entry_id = e.id
                            left join alongside.told_by_others t on t.entry_id = e.id
                            where coalesce(e.said_at, e.written_at) < :before and e.form <> all (:but)
                                and (not :survivor or e.field not in ('told.what', 'told.byWhanau') or t.told_at is not null)
                                and (coalesce(e.said_at, e.written_at) >= f.sees_from or e.written_by = :reader)
                                and (cast(:entry as uuid) is null or exists (select from alongside.record_entry x
                                    where x.id = :entry and x.journey_id = e.journey_id and x.field = e.field
                                        and x.occasion is not distinct from e.occasion))),
                        shown as (
                            select * from open where is_current or compartment <> 'CONTACT' or written_by = :reader
                                or said >= :contact_from)
                        select * from shown
                        where said in (select distinct said from shown order by said desc limit :moments)
                        order by said desc, written_at desc, field, id limit :max
                        """)
                .param("journey", recordId.value())
                .param("reader", reader.value())
                .param("fields", ids(from.keySet()))
                .param("froms", from.values().stream().map(Timestamp::from).toArray(Timestamp[]::new))
                .param("contact_from", Timestamp.from(contactFrom))
                .param("before", Timestamp.from(before))
                .param("moments", momentsMax)
                .param("max", max)
                .param("entry", entry.map(RecordEntryId::value).orElse(null), java.sql.Types.OTHER)
                .param("but", but.toArray(String[]::new))
                .param("survivor", isForSurvivor)
                .query((row, n) -> new FieldEntry(
                        RecordField.of(row.getString("field")).orElseThrow(),
                        Optional.ofNullable(row.getObject("occasion", UUID.class))
                                .map(OccasionId::of),
                        row.getBoolean("is_current"),
                        Optional.ofNullable(row.getString("reason")).map(CorrectionReason::valueOf),
                        entry(row)))
                .list();
    }

    /** Where the newest entry of these fields stands that this one did not write, on none of these forms, and that is none of these. */
    Optional<Instant> newestBut(
            RecordId recordId,
            Collection<RecordField> fields,
            WorkerId butBy,
            Collection<String> butForms,
            Collection<RecordEntryId> but) {
        return jdbc.sql("""
                        select max(coalesce(said_at, written_at)) from alongside.record_entry
                        where journey_id = :journey and field = any (:fields) and written_by <> :by
                            and form <> all (:forms) and id <> all (:but)
                        """)
                .param("journey", recordId.value())
                .param("fields", ids(fields))
                .param("by", butBy.value())
                .param("forms", butForms.toArray(String[]::new))
                .param("but", but.stream().map(RecordEntryId::value).toArray(UUID[]::new))
                .query((row, n) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    /** An entry, and what it is an entry of. */
    record FieldEntry(
            RecordField field,
            Optional<OccasionId> occasion,
            boolean isCurrent,
            Optional<CorrectionReason> corrected,
            Entry entry) {}

    private static Entry entry(ResultSet row) throws SQLException {
        Instant writtenAt = row.getTimestamp("written_at").toInstant();
        Timestamp saidAt = row.getTimestamp("said_at");
        return new Entry(
                RecordEntryId.of(row.getObject("id", UUID.class)),
                RecordId.of(row.getObject("journey_id", UUID.class)),
                row.getInt("version"),
                row.getBytes("ciphertext"),
                WorkerId.of(row.getString("written_by")),
                writtenAt,
                saidAt == null ? writtenAt : saidAt.toInstant());
    }

    static String[] ids(Collection<RecordField> fields) {
        return fields.stream().map(RecordField::id).toArray(String[]::new);
    }

    /**
     * One answer, to be written.
     *
     * @param occasion what is asked each time has one for each time
     * @param saidAt of a correction, when what it corrects was written
     */
    @SuppressWarnings("ArrayRecordComponent")
    record NewEntry(
            RecordEntryId id,
            RecordField field,
            @Nullable OccasionId occasion,
            int version,
            byte[] ciphertext,
            @Nullable Instant saidAt) {}

    /** Adds what one form says. */
    void insert(RecordId recordId, List<NewEntry> entries, WorkerId author, Instant at, String form) {
        jdbc.sql("""
                        insert into alongside.record_entry (id, organisation_id, journey_id, field, compartment,
                            occasion, version, ciphertext, written_by, written_at, form, said_at)
                        select e.id, current_setting('alongside.organisation'), :journey, e.field, e.compartment,
                            e.occasion, e.version, e.ciphertext, :author, :at, :form, e.said_at
                        from unnest(:ids::uuid[], :fields::text[], :compartments::text[], :occasions::uuid[],
                            :versions::integer[], :ciphertexts::bytea[], :said::timestamptz[])
                            e (id, field, compartment, occasion, version, ciphertext, said_at)
                        """)
                .param("journey", recordId.value())
                .param("author", author.value())
                .param("at", Timestamp.from(at))
                .param("form", form)
                .param("ids", entries.stream().map(entry -> entry.id().value()).toArray(UUID[]::new))
                .param("fields", ids(entries.stream().map(NewEntry::field).toList()))
                .param(
                        "compartments",
                        entries.stream()
                                .map(entry -> entry.field().compartment().name())
                                .toArray(String[]::new))
                .param(
                        "occasions",
                        entries.stream()
                                .map(entry -> entry.occasion() == null
                                        ? null
                                        : entry.occasion().value())
                                .toArray(UUID[]::new))
                .param("versions", entries.stream().map(NewEntry::version).toArray(Integer[]::new))
                .param("ciphertexts", entries.stream().map(NewEntry::ciphertext).toArray(byte[][]::new))
                .param(
                        "said",
                        entries.stream()
                                .map(entry -> entry.saidAt() == null ? null : Timestamp.from(entry.saidAt()))
                                .toArray(Timestamp[]::new))
                .update();
    }

    /** Says which entry took the place of which, and why. */
    void correction(RecordId recordId, RecordEntryId entry, RecordEntryId replaces, CorrectionReason reason) {
        jdbc.sql("""
                        insert into alongside.record_correction (entry_id, organisation_id, journey_id, replaces, reason)
                        values (:entry, current_setting('alongside.organisation'), :journey, :replaces, :reason)
                        """)
                .param("entry", entry.value())
                .param("journey", recordId.value())
                .param("replaces", replaces.value())
                .param("reason", reason.name())
                .update();
    }

    /** @return false when there is nothing to erase any more */
    boolean erase(RecordId recordId, String why, Instant at) {
        return jdbc.sql("""
                                update alongside.record_key set erased_at = :at, erased_because = :why
                                where journey_id = :journey and erased_at is null
                                """)
                        .param("at", Timestamp.from(at))
                        .param("why", why)
                        .param("journey", recordId.value())
                        .update()
                == 1;
    }

    /** Those erased lately: a crash leaves a key behind for minutes, not for months. */
    List<RecordId> erasedLately() {
        return jdbc.sql("select journey_id from alongside.record_key where erased_at > now() - interval '30 days'")
                .query((row, n) -> RecordId.of(row.getObject(1, UUID.class)))
                .list();
    }

    /** Those of these that have a record in this organisation. */
    List<RecordId> known(List<RecordId> recordIds) {
        return jdbc.sql("select journey_id from alongside.record_key where journey_id = any (:ids)")
                .param("ids", recordIds.stream().map(RecordId::value).toArray(UUID[]::new))
                .query((row, n) -> RecordId.of(row.getObject(1, UUID.class)))
                .list();
    }
}

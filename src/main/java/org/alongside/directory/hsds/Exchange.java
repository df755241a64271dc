package org.alongside.directory.hsds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.alongside.access.PlainText;
import org.alongside.audit.Ledger;
import org.alongside.directory.Directory;
import org.alongside.directory.Entry;
import org.alongside.directory.Entry.Content;
import org.alongside.directory.Entry.Fit;
import org.alongside.directory.Entry.Text;
import org.alongside.ids.EntryId;
import org.alongside.ids.WorkerId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an organisation gives others of its directory, and takes of theirs. (REFER-03) */
@Component
@Transactional
public class Exchange {
    /** How many characters of a service are kept beyond its entry. */
    private static final int REST_MAX = 150_000;
    /** More than an import lets it become; what is written by hand comes on top. */
    private static final int STORED_MAX = 2 * Limits.ROWS;
    /** How many rows go to the database at once. */
    private static final int BATCH = 500;

    private static final String INSERT = """
            insert into alongside.directory_entry (id, organisation_id, kind, cost, fits, name, texts, plain, plain_place,
                closed, hsds_id, hsds_rest, imported_version)
            values (:id, current_setting('alongside.organisation'), :kind, :cost, :fits, :name, :texts::jsonb, :plain, :place,
                :closed, :hsds, :rest::jsonb, 0)
            """;

    private static final String UPDATE = """
            update alongside.directory_entry set version = version + 1, kind = :kind, cost = :cost, fits = :fits,
                name = :name, texts = :texts::jsonb, plain = :plain, plain_place = :place, closed = :closed,
                hsds_rest = :rest::jsonb, reviewed_by = null, reviewed_on = null,
                imported_version = case when hsds_id is null then null else version + 1 end
            where id = :id and version = :version
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Directory directory;
    private final Ledger ledger;
    private final ObjectMapper json;

    Exchange(
            JdbcClient jdbc,
            NamedParameterJdbcTemplate batches,
            Directory directory,
            Ledger ledger,
            ObjectMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.directory = directory;
        this.ledger = ledger;
        this.json = json;
    }

    /** What an import does with a service. */
    public enum Change {
        NEW,
        CHANGED,
        UNCHANGED,
        /** It was changed by hand since the last import, and that stays. */
        KEPT,
        /** It says more than can be kept. */
        TOO_LARGE,
        /** Its entry was merged into another one, which stays as it is. */
        MERGED
    }

    /**
     * What an import does with one service.
     *
     * @param now what its entry says now, or the one into which that was merged; null where there is none
     * @param byHand whether the entry was changed by hand since the last import
     */
    public record Step(
            Service service,
            Mapping.Mapped mapped,
            Change change,
            @Nullable Entry now,
            boolean byHand) {}

    /** All of it, in the order of the file; what is written is exactly this. */
    public record Plan(List<Step> steps) {
        public long count(Change change) {
            return of(change).size();
        }

        List<Step> of(Change change) {
            return steps.stream().filter(step -> step.change() == change).toList();
        }
    }

    private record Stored(
            Entry entry, @Nullable Service rest, @Nullable Integer importedVersion) {}

    /**
     * What an import would do; changes nothing.
     *
     * @param replaceByHand whether changes made by hand since the last import are replaced, too
     */
    @Transactional(readOnly = true)
    public Plan plan(List<Service> services, boolean replaceByHand) {
        Map<String, Stored> stored = stored();
        Map<EntryId, Entry> entries = new HashMap<>();
        stored.values().forEach(one -> entries.put(one.entry().id(), one.entry()));
        return new Plan(services.stream()
                .map(service -> step(service, stored.get(service.id()), entries, replaceByHand))
                .toList());
    }

    private Step step(Service service, @Nullable Stored there, Map<EntryId, Entry> entries, boolean replaceByHand) {
        Mapping.Mapped mapped = Mapping.entry(service);
        EntryId mergedInto = there == null ? null : there.entry().mergedInto();
        if (mergedInto != null) {
            return new Step(service, mapped, Change.MERGED, entries.get(mergedInto), false);
        }
        if (written(service).length() > REST_MAX) {
            return new Step(service, mapped, Change.TOO_LARGE, there == null ? null : there.entry(), false);
        }
        if (there == null) {
            return new Step(service, mapped, Change.NEW, null, false);
        }
        Integer imported = there.importedVersion();
        Entry entry = there.entry();
        boolean isSame = entry.content().equals(mapped.content())
                && entry.closed() == mapped.closed()
                && (there.rest() == null || there.rest().isLike(service));
        boolean byHand = imported == null || imported != entry.version();
        Change change = isSame ? Change.UNCHANGED : byHand && !replaceByHand ? Change.KEPT : Change.CHANGED;
        return new Step(service, mapped, change, entry, byHand);
    }

    /** One import at a time in an organisation: until the end of this transaction another one waits here. */
    public void alone() {
        jdbc.sql(
                        "select pg_advisory_xact_lock(hashtext('directory import ' || current_setting('alongside.organisation')))")
                .query((row, at) -> 0)
                .single();
    }

    /**
     * Does what a plan says, all of it or nothing. What is new or changed is not reviewed by anybody. It looks first, at rows
     * that nobody can change from there on, and writes then: where it gives false, the transaction can go on.
     *
     * @return false where an entry was changed since the plan was made; then nothing is changed
     */
    public boolean apply(Plan plan, WorkerId by) {
        alone();
        List<Step> added = plan.of(Change.NEW);
        List<Step> changed = plan.of(Change.CHANGED);
        if (!areAsPlanned(changed) || areThere(added)) {
            return false;
        }
        int rows = 0;
        for (int from = 0; from < added.size(); from += BATCH) {
            rows += written(INSERT, added.subList(from, Math.min(from + BATCH, added.size())));
        }
        for (int from = 0; from < changed.size(); from += BATCH) {
            rows += written(UPDATE, changed.subList(from, Math.min(from + BATCH, changed.size())));
        }
        if (rows != added.size() + changed.size()) {
            throw new IllegalStateException("An entry was changed though its row is locked.");
        }
        ledger.done(
                Ledger.ORGANISATION,
                by,
                "directory imported",
                Map.of("new", plan.count(Change.NEW), "changed", plan.count(Change.CHANGED)));
        return true;
    }

    /** Whether all stand as the plan saw them; from here on nobody else changes them. */
    private boolean areAsPlanned(List<Step> steps) {
        Map<EntryId, Integer> versions = new HashMap<>();
        jdbc.sql("select id, version from alongside.directory_entry where id = any (:ids) order by id for update")
                .param(
                        "ids",
                        steps.stream().map(step -> there(step).id().value()).toArray(UUID[]::new))
                .query(row -> {
                    versions.put(EntryId.of(row.getObject("id", UUID.class)), row.getInt("version"));
                });
        return steps.stream().map(Exchange::there).allMatch(entry -> Integer.valueOf(entry.version())
                .equals(versions.get(entry.id())));
    }

    private boolean areThere(List<Step> steps) {
        return jdbc.sql("select exists (select from alongside.directory_entry where hsds_id = any (:ids))")
                .param("ids", steps.stream().map(step -> step.service().id()).toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    private static Entry there(Step step) {
        return Objects.requireNonNull(step.now());
    }

    /** @return how many rows it wrote */
    private int written(String sql, List<Step> steps) {
        return Arrays.stream(
                        batches.batchUpdate(sql, steps.stream().map(this::row).toArray(SqlParameterSource[]::new)))
                .sum();
    }

    private SqlParameterSource row(Step step) {
        Content content = step.mapped().content();
        Entry now = step.now();
        return new MapSqlParameterSource()
                .addValue("id", now == null ? UUID.randomUUID() : now.id().value())
                .addValue("version", now == null ? 0 : now.version())
                .addValue("hsds", step.service().id())
                .addValue("kind", content.kind().name())
                .addValue("cost", content.cost().name())
                .addValue("fits", content.fits().stream().map(Fit::name).toArray(String[]::new))
                .addValue("name", content.name())
                .addValue("texts", written(content.texts()))
                .addValue("plain", Directory.plain(content))
                .addValue("place", PlainText.of(content.text(Text.PLACE) + "\n" + content.text(Text.REGION)))
                .addValue("closed", step.mapped().closed())
                .addValue("rest", written(step.service().rows()));
    }

    /** All that is known, as it is exchanged; what is invented for the demonstration or was merged into another entry is left out. */
    @Transactional
    public List<Service> export(WorkerId by) {
        List<Service> services = new ArrayList<>();
        stored().forEach((id, stored) -> {
            Entry entry = stored.entry();
            if (!entry.isDemonstration() && entry.mergedInto() == null) {
                Service before = stored.rest() == null ? Mapping.fresh(id, entry.content()) : stored.rest();
                services.add(Mapping.written(entry.content(), entry.closed(), before));
            }
        });
        ledger.done(Ledger.ORGANISATION, by, "directory exported", Map.of("entries", services.size()));
        return services;
    }

    /** Whether the directory would hold more than can be exchanged. */
    @Transactional(readOnly = true)
    public boolean isTooMany(Plan plan) {
        return plan.count(Change.NEW)
                        + jdbc.sql("select count(*) from alongside.directory_entry where merged_into is null")
                                .query(Long.class)
                                .single()
                > Limits.ROWS;
    }

    /** By the id under which each is exchanged. */
    private Map<String, Stored> stored() {
        Map<EntryId, Entry> entries = new HashMap<>();
        directory.all(STORED_MAX).forEach(entry -> entries.put(entry.id(), entry));
        Map<String, Stored> stored = new LinkedHashMap<>();
        jdbc.sql("select id, coalesce(hsds_id, id::text) as exchanged, hsds_rest, imported_version"
                        + " from alongside.directory_entry order by name, id limit " + STORED_MAX)
                .query(row -> {
                    Entry entry = entries.get(EntryId.of(row.getObject("id", UUID.class)));
                    if (entry != null) {
                        String id = row.getString("exchanged");
                        Map<String, List<Map<String, String>>> rest = read(row.getString("hsds_rest"));
                        stored.put(
                                id,
                                new Stored(
                                        entry,
                                        rest.isEmpty() ? null : new Service(id, rest),
                                        row.getObject("imported_version", Integer.class)));
                    }
                });
        return stored;
    }

    private Map<String, List<Map<String, String>>> read(String rest) {
        try {
            return json.readValue(rest, new TypeReference<TreeMap<String, List<Map<String, String>>>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value instanceof Service service ? service.rows() : value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

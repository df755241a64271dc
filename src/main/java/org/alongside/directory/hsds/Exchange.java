package org.alongside.directory.hsds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an organisation gives others of its directory, and takes of theirs. (REFER-03) */
@Component
@Transactional
public class Exchange {
    /** How many characters of a service are kept beyond its entry. */
    private static final int REST_MAX = 150_000;

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Ledger ledger;
    private final ObjectMapper json;

    Exchange(JdbcClient jdbc, Directory directory, Ledger ledger, ObjectMapper json) {
        this.jdbc = jdbc;
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
        TOO_LARGE
    }

    /**
     * What an import does with one service.
     *
     * @param now what its entry says now; null where there is none
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
            return steps.stream().filter(step -> step.change() == change).count();
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
        return new Plan(services.stream()
                .map(service -> step(service, stored.get(service.id()), replaceByHand))
                .toList());
    }

    private Step step(Service service, @Nullable Stored there, boolean replaceByHand) {
        Mapping.Mapped mapped = Mapping.entry(service);
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

    /**
     * Does what a plan says, all of it or nothing. What is new or changed is not reviewed by anybody.
     *
     * @return false where an entry was changed since the plan was made; then nothing is changed
     */
    public boolean apply(Plan plan, WorkerId by) {
        // One import at a time in an organisation; another one waits, and is then told that entries were changed.
        jdbc.sql(
                        "select pg_advisory_xact_lock(hashtext('directory import ' || current_setting('alongside.organisation')))")
                .query((row, at) -> 0)
                .single();
        int rows = 0;
        for (Step step : plan.steps()) {
            if (step.change() == Change.NEW) {
                rows += insert(step);
            } else if (step.change() == Change.CHANGED) {
                rows += update(step);
            }
        }
        boolean isDone = rows == plan.count(Change.NEW) + plan.count(Change.CHANGED);
        if (!isDone) {
            org.springframework.transaction.interceptor.TransactionAspectSupport.currentTransactionStatus()
                    .setRollbackOnly();
            return false;
        }
        ledger.done(
                Ledger.ORGANISATION,
                by,
                "directory imported",
                Map.of("new", plan.count(Change.NEW), "changed", plan.count(Change.CHANGED)));
        return true;
    }

    private int insert(Step step) {
        return with(
                        step,
                        jdbc.sql("""
                        insert into alongside.directory_entry (id, organisation_id, kind, cost, fits, name, texts, plain,
                            plain_place, closed, hsds_id, hsds_rest, imported_version)
                        values (:id, current_setting('alongside.organisation'), :kind, :cost, :fits, :name, :texts::jsonb,
                            :plain, :place, :closed, :hsds, :rest::jsonb, 0)
                        on conflict do nothing
                        """)
                                .param("id", EntryId.random().value())
                                .param("hsds", step.service().id()))
                .update();
    }

    private int update(Step step) {
        Entry now = java.util.Objects.requireNonNull(step.now());
        return with(step, jdbc.sql("""
                        update alongside.directory_entry set version = version + 1, kind = :kind, cost = :cost, fits = :fits,
                            name = :name, texts = :texts::jsonb, plain = :plain, plain_place = :place, closed = :closed,
                            hsds_rest = :rest::jsonb, reviewed_by = null, reviewed_on = null,
                            imported_version = case when hsds_id is null then null else version + 1 end
                        where id = :id and version = :version
                        """).param("id", now.id().value()).param("version", now.version()))
                .update();
    }

    private JdbcClient.StatementSpec with(Step step, JdbcClient.StatementSpec sql) {
        Content content = step.mapped().content();
        return sql.param("kind", content.kind().name())
                .param("cost", content.cost().name())
                .param("fits", content.fits().stream().map(Fit::name).toArray(String[]::new))
                .param("name", content.name())
                .param("texts", written(content.texts()))
                .param("plain", Directory.plain(content))
                .param("place", PlainText.of(content.text(Text.PLACE) + "\n" + content.text(Text.REGION)))
                .param("closed", step.mapped().closed())
                .param("rest", written(step.service().rows()));
    }

    /** All that is known, as it is exchanged; what is invented for the demonstration is left out. */
    @Transactional
    public List<Service> export(WorkerId by) {
        List<Service> services = new ArrayList<>();
        stored().forEach((id, stored) -> {
            Entry entry = stored.entry();
            if (!entry.isDemonstration()) {
                Service before = stored.rest() == null ? Mapping.fresh(id, entry.content()) : stored.rest();
                services.add(Mapping.written(entry.content(), entry.closed(), before));
            }
        });
        ledger.done(Ledger.ORGANISATION, by, "directory exported", Map.of("entries", services.size()));
        return services;
    }

    /** By the id under which each is exchanged. */
    private Map<String, Stored> stored() {
        Map<UUID, Entry> entries = new HashMap<>();
        directory.all(Limits.ROWS).forEach(entry -> entries.put(entry.id().value(), entry));
        Map<String, Stored> stored = new LinkedHashMap<>();
        jdbc.sql("select id, coalesce(hsds_id, id::text) as exchanged, hsds_rest, imported_version"
                        + " from alongside.directory_entry order by name, id limit " + Limits.ROWS)
                .query(row -> {
                    Entry entry = entries.get(row.getObject("id", UUID.class));
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

package org.alongside.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import org.alongside.audit.Ledger;
import org.alongside.directory.Entry.Content;
import org.alongside.directory.policy.MergedIntoOneThatStays;
import org.alongside.ids.EntryId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Two entries that are one service become one. The other one keeps its row, is closed, and leads to the one that stays: nobody is
 * referred to it, and what survivors agreed to for it counts for it alone. (REFER-03)
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(value = PolicyId.REFER_03, database = "trigger directory_entry_merges")
public class Merging {
    /** How many of those that were merged into an entry a page shows. */
    public static final int SHOWN_MAX = 20;

    private final JdbcClient jdbc;
    private final EntryRows rows;
    private final Directory directory;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    Merging(JdbcClient jdbc, EntryRows rows, Directory directory, Ledger ledger, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.directory = directory;
        this.ledger = ledger;
        this.events = events;
    }

    /** An entry, as it was shown. */
    public record Shown(EntryId id, int version) {}

    /**
     * What else changes when an entry is merged.
     *
     * @param isReviewed whether supervisors are asked to review it
     * @param isWaitedFor whether a worker named it and waits for its review
     * @param isImported whether it came of a file
     * @param hasMerged whether others were merged into it before
     */
    public record Follows(boolean isReviewed, boolean isWaitedFor, boolean isImported, boolean hasMerged) {}

    /** Whether the two can become one now, and why not. (REFER-03) */
    public Decision mayBeMerged(Entry stays, Entry goes) {
        return MergedIntoOneThatStays.decide(new MergedIntoOneThatStays.Facts(
                stays.id().equals(goes.id()),
                stays.mergedInto() != null || goes.mergedInto() != null,
                stays.closed(),
                stays.isDemonstration() != goes.isDemonstration()));
    }

    @Transactional(readOnly = true)
    public Follows follows(EntryId goes) {
        return jdbc.sql("""
            select exists (select from alongside.directory_review r where r.entry_id = e.id and r.ended_at is null) reviewed,
                e.proposed_by is not null and e.reviewed_on is null and not e.closed waits,
                e.hsds_id is not null imported,
                exists (select from alongside.directory_entry m where m.merged_into = e.id) merged
            from alongside.directory_entry e where e.id = :id
            """)
                .param("id", goes.value())
                .query((row, at) -> new Follows(
                        row.getBoolean("reviewed"),
                        row.getBoolean("waits"),
                        row.getBoolean("imported"),
                        row.getBoolean("merged")))
                .single();
    }

    /** The entries that stay, by those of these ids that were merged into them. */
    @Transactional(readOnly = true)
    public Map<EntryId, Entry> isNow(Collection<EntryId> ids) {
        Map<EntryId, Entry> now = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select m.id merged, s.* from alongside.directory_entry m"
                            + " join alongside.directory_entry s on s.id = m.merged_into where m.id in (:ids)")
                    .param("ids", ids.stream().map(EntryId::value).toList())
                    .query((row, at) ->
                            Map.entry(EntryId.of(row.getObject("merged", UUID.class)), rows.mapRow(row, at)))
                    .list()
                    .forEach(one -> now.put(one.getKey(), one.getValue()));
        }
        return now;
    }

    /** Those that were merged into an entry, by name, {@link #SHOWN_MAX} at most. */
    @Transactional(readOnly = true)
    public List<Entry> into(EntryId stays) {
        return jdbc.sql("select * from alongside.directory_entry where merged_into = :id order by name, id limit :max")
                .param("id", stays.value())
                .param("max", SHOWN_MAX)
                .query(rows)
                .list();
    }

    /**
     * Merges one entry into another, and leads on what was merged into it before. Nobody reviews the one that stays by this.
     *
     * @param says what the one that stays says then, of what it and the other one say
     * @return whether it is done; nothing is, where one of the two was changed since it was shown
     * @throws org.alongside.policy.Refused under REFER-03 when it is the same entry, one was merged already, the one that stays is closed, or
     *     one alone is invented
     */
    public boolean merge(Shown stays, Shown goes, BinaryOperator<Content> says, WorkerId by) {
        Map<EntryId, Entry> locked = lock(stays.id(), goes.id());
        Entry staying = locked.get(stays.id());
        Entry going = locked.get(goes.id());
        if (staying == null
                || going == null
                || staying.version() != stays.version()
                || going.version() != goes.version()) {
            return false;
        }
        mayBeMerged(staying, going).orRefuse();
        Content then = says.apply(staying.content(), going.content());
        if (!then.equals(staying.content())) {
            directory.change(stays.id(), stays.version(), then, by);
        }
        jdbc.sql("""
            update alongside.directory_entry
            set merged_into = :stays, closed = true, version = version + (id = :goes)::int
            where id = :goes or merged_into = :goes
            """)
                .param("stays", stays.id().value())
                .param("goes", goes.id().value())
                .update();
        ledger.done(Ledger.ORGANISATION, by, "directory entry merged", Map.of("entry", goes.id(), "into", stays.id()));
        events.publishEvent(new EntryDecided(goes.id(), by));
        return true;
    }

    /** Both and what was merged into the one that goes, in the order of their ids, as all do who lock several. */
    private Map<EntryId, Entry> lock(EntryId stays, EntryId goes) {
        Map<EntryId, Entry> locked = new HashMap<>();
        jdbc.sql("select * from alongside.directory_entry where id in (:stays, :goes) or merged_into = :goes"
                        + " order by id for update")
                .param("stays", stays.value())
                .param("goes", goes.value())
                .query(rows)
                .list()
                .forEach(entry -> locked.put(entry.id(), entry));
        return locked;
    }
}

package org.alongside.directory.reviews;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.ids.EntryId;
import org.alongside.ids.WorkerId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rows about reviews of entries. Who may decide what is asked elsewhere. */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
class ReviewRows {
    private final JdbcClient jdbc;

    ReviewRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How a review ended. */
    enum Outcome {
        RIGHT,
        CHANGED,
        CLOSED,
        NO_ANSWER,
        CALLED_OFF
    }

    /**
     * Entries that are to be reviewed and of which no review is open: those first that are referred to until soonest, then those
     * that cannot be referred to.
     *
     * @param since on which day those were reviewed last, at the latest, that are to be reviewed again
     * @param stale those that were reviewed before this day cannot be referred to
     */
    List<EntryId> due(LocalDate since, LocalDate stale, LocalDate today, int max) {
        return jdbc.sql("""
            select e.id from alongside.directory_entry e
            where not e.closed and (e.reviewed_on is null or e.reviewed_on <= :since)
                and not exists (select from alongside.directory_review r
                    where r.entry_id = e.id and (r.ended_at is null or r.ask_again_on > :today))
            order by e.reviewed_on is null or e.reviewed_on < :stale, e.reviewed_on, e.name, e.id limit :max
            """)
                .param("since", Date.valueOf(since))
                .param("stale", Date.valueOf(stale))
                .param("today", Date.valueOf(today))
                .param("max", max)
                .query((row, n) -> EntryId.of(row.getObject(1, UUID.class)))
                .list();
    }

    /** Entries of which a review is open. */
    List<EntryId> open() {
        return jdbc.sql("select entry_id from alongside.directory_review where ended_at is null order by began_at, id")
                .query((row, n) -> EntryId.of(row.getObject(1, UUID.class)))
                .list();
    }

    /** Without those of what workers named. */
    int openCount() {
        return jdbc.sql("select count(*) from alongside.directory_review where ended_at is null and not is_proposal")
                .query(Integer.class)
                .single();
    }

    /** Until the end of the transaction no other node begins a review in this organisation. */
    void alone() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('directory review ' ||"
                        + " current_setting('alongside.organisation')))")
                .query((row, n) -> 0)
                .list();
    }

    /** @param isProposal whether a worker named it just now. @return false where one is open */
    boolean begin(EntryId entryId, int version, boolean isProposal, Instant at) {
        return jdbc.sql("""
            insert into alongside.directory_review (id, organisation_id, entry_id, asked_version, is_proposal,
                began_at)
            values (:id, current_setting('alongside.organisation'), :entry, :version, :proposal, :at)
            on conflict (entry_id) where ended_at is null do nothing
            """)
                        .param("id", UUID.randomUUID())
                        .param("entry", entryId.value())
                        .param("version", version)
                        .param("proposal", isProposal)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    /** Whether the open review of this entry is of what a worker named. */
    boolean isProposal(EntryId entryId) {
        return jdbc.sql("select exists (select from alongside.directory_review"
                        + " where entry_id = :entry and ended_at is null and is_proposal)")
                .param("entry", entryId.value())
                .query(Boolean.class)
                .single();
    }

    /** The version that the entry had when its open review was asked for; empty where none is open. */
    Optional<Integer> askedVersion(EntryId entryId) {
        return jdbc.sql("select asked_version from alongside.directory_review where entry_id = :entry and ended_at is"
                        + " null")
                .param("entry", entryId.value())
                .query(Integer.class)
                .optional();
    }

    /** @param again from which day on it is asked again, where nobody answered. @return false where none is open */
    boolean end(EntryId entryId, Outcome outcome, @Nullable LocalDate again, WorkerId by, Instant at) {
        return jdbc.sql("""
            update alongside.directory_review
            set ended_at = greatest(began_at, :at), outcome = :outcome, ended_by = :by, ask_again_on = :again
            where entry_id = :entry and ended_at is null
            """)
                        .param("at", Timestamp.from(at))
                        .param("outcome", outcome.name())
                        .param("by", by.value())
                        .param("again", again == null ? null : Date.valueOf(again), java.sql.Types.DATE)
                        .param("entry", entryId.value())
                        .update()
                == 1;
    }
}

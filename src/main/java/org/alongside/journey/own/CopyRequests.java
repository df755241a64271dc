package org.alongside.journey.own;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.alongside.audit.Ledger;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RecordEntryId;
import org.alongside.ids.RequestId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.own.OwnRequests.Request;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How far a copy is that a survivor asked for: what somebody has gone through, what is decided, and how the survivor gets it. */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
@Policy(
        value = PolicyId.CONF_07,
        database = {"check own_request_decided", "check own_request_gone_through", "check own_request_fetched"})
@Policy(value = PolicyId.CONF_01, database = "trigger copy_through_another")
@Policy(value = PolicyId.CONF_05, database = "trigger gone_through_is_of_record")
public class CopyRequests {
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Clock clock;

    CopyRequests(JdbcClient jdbc, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Entries, by id, that somebody has seen who goes through the record for this copy now. */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public Set<RecordEntryId> seen(RequestId id) {
        return Set.copyOf(jdbc.sql("select entry_id from alongside.own_request_seen where request_id = :id")
                .param("id", id.value())
                .query((row, n) -> RecordEntryId.of(row.getObject(1, UUID.class)))
                .list());
    }

    /** They have seen these as well. */
    public void saw(RequestId id, Collection<RecordEntryId> entries) {
        jdbc.sql("""
                        insert into alongside.own_request_seen (request_id, entry_id, organisation_id)
                        select :id, e.id, current_setting('alongside.organisation') from unnest(:entries::uuid[]) e (id)
                        order by e.id on conflict do nothing
                        """)
                .param("id", id.value())
                .param("entries", entries.stream().map(RecordEntryId::value).toArray(UUID[]::new))
                .update();
    }

    private void forgetSeen(RequestId id) {
        jdbc.sql("delete from alongside.own_request_seen where request_id = :id")
                .param("id", id.value())
                .update();
    }

    /**
     * The copies that somebody decided about and can print, what ends first at the top: the survivor asked for paper, or left, so that
     * no page of theirs opens it.
     */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public List<Request> toPrint(WorkerId decidedBy, int max) {
        return jdbc.sql(OwnRequestRows.COLUMNS + """
                        where r.decided_by = :by and (r.on_paper_at is not null or j.state = 'ENDED') and r.ready_until >= :now and r.outcome is distinct from 'WITHDRAWN'
                        order by r.ready_until limit :max
                        """)
                .param("by", decidedBy.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("max", max)
                .query((row, n) -> OwnRequestRows.request(row))
                .list();
    }

    /** Somebody has gone through the record for this copy. */
    public void goneThrough(RequestId id, WorkerId by) {
        jdbc.sql("""
                        update alongside.own_request set gone_through_at = :now, gone_through_by = :by
                        where id = :id and done_at is null and decided_at is null
                        """)
                .param("id", id.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by.value())
                .update();
    }

    /** Somebody else goes through it, from the beginning. */
    public void goThroughAgain(JourneyId journeyId) {
        jdbc.sql("""
                        update alongside.own_request set gone_through_at = null, gone_through_by = null
                        where journey_id = :journey and kind = 'COPY' and done_at is null and decided_at is null
                        returning id
                        """)
                .param("journey", journeyId.value())
                .query((row, n) -> RequestId.of(row.getObject(1, UUID.class)))
                .list()
                .forEach(this::forgetSeen);
    }

    /** From now on it is clear what is in the copy: what is written after somebody had gone through it is not. */
    public void decided(RequestId id, WorkerId by, Instant readyUntil) {
        jdbc.sql("""
                        update alongside.own_request set decided_at = :now, decided_by = :by, ready_until = :until
                        where id = :id and done_at is null
                        """)
                .param("id", id.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by.value())
                .param("until", Timestamp.from(readyUntil))
                .update();
        forgetSeen(id);
    }

    /** They would like it on paper: from now on it can be printed. A second time changes nothing. */
    public void onPaper(Request request, WorkerId by) {
        int asked = jdbc.sql("update alongside.own_request set on_paper_at = :now"
                        + " where id = :id and kind = 'COPY' and on_paper_at is null")
                .param("id", request.id().value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (asked == 1) {
            ledger.done(request.journeyId().toString(), by, "copy asked for on paper", Map.of("request", request.id()));
        }
    }

    /** The survivor has the copy. */
    public void fetched(Request request, WorkerId by, String as) {
        jdbc.sql("update alongside.own_request set fetched_at = :now where id = :id")
                .param("id", request.id().value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        ledger.done(request.journeyId().toString(), by, "copy fetched", Map.of("request", request.id(), "as", as));
    }
}

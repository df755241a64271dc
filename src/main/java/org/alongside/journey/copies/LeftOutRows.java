package org.alongside.journey.copies;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.alongside.ids.RecordEntryId;
import org.alongside.ids.RequestId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.copies.document.CopyDocument.Ground;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which entries are left out of a copy, and on which ground. What they hold is not here. */
@Repository
class LeftOutRows {
    private final JdbcClient jdbc;

    LeftOutRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<RecordEntryId, Ground> of(RequestId id) {
        Map<RecordEntryId, Ground> found = new HashMap<>();
        jdbc.sql("select entry_id, ground from alongside.own_request_left_out where request_id = :id")
                .param("id", id.value())
                .query((row, n) -> found.put(
                        RecordEntryId.of(row.getObject("entry_id", UUID.class)),
                        Ground.valueOf(row.getString("ground"))))
                .list();
        return found;
    }

    void leaveOut(RequestId id, Collection<RecordEntryId> entries, Ground ground, WorkerId by, Instant at) {
        jdbc.sql("""
                        insert into alongside.own_request_left_out
                            (request_id, entry_id, organisation_id, ground, marked_by, marked_at)
                        select :id, e.id, current_setting('alongside.organisation'), :ground, :by, :at
                        from unnest(:entries::uuid[]) e (id) order by e.id
                        on conflict (request_id, entry_id) do update
                            set ground = excluded.ground, marked_by = excluded.marked_by, marked_at = excluded.marked_at
                        """)
                .param("id", id.value())
                .param("entries", entries.stream().map(RecordEntryId::value).toArray(UUID[]::new))
                .param("ground", ground.name())
                .param("by", by.value())
                .param("at", Timestamp.from(at))
                .update();
    }

    void putBack(RequestId id, Collection<RecordEntryId> entries) {
        jdbc.sql("delete from alongside.own_request_left_out where request_id = :id and entry_id = any (:entries)")
                .param("id", id.value())
                .param("entries", entries.stream().map(RecordEntryId::value).toArray(UUID[]::new))
                .update();
    }
}

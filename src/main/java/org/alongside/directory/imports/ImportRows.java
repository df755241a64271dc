package org.alongside.directory.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Organisations;
import org.alongside.directory.imports.Imports.Sent;
import org.alongside.ids.WorkerId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Files that supervisors sent, each for whoever sent it, for an hour. In the transaction of whoever calls it. */
@Component
class ImportRows {
    static final Duration STANDS = Duration.ofHours(1);

    /** Of whoever asks, and not over. */
    private static final String OWN = " where sent_by = :by and sent_at > :over";

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final Organisations organisations;
    private final TransactionTemplate transaction;

    ImportRows(
            JdbcClient jdbc,
            ObjectMapper json,
            Clock clock,
            Organisations organisations,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.organisations = organisations;
        this.transaction = transaction;
    }

    /** @param plan the digest of what was shown; null where it was imported, or cannot be */
    record Kept(byte @Nullable [] plan, Preview preview, boolean isDone) {}

    /** In place of what they sent before. */
    void insert(WorkerId by, byte @Nullable [] file, byte @Nullable [] plan, Preview preview) {
        jdbc.sql("""
                        insert into alongside.directory_import (organisation_id, sent_by, id, sent_at, file, plan, preview)
                        values (current_setting('alongside.organisation'), :by, :id, :at, :file, :plan, :preview::jsonb)
                        on conflict (organisation_id, sent_by) do update set id = excluded.id, sent_at = excluded.sent_at,
                            file = excluded.file, plan = excluded.plan, preview = excluded.preview, done_at = null
                        """)
                .param("by", by.value())
                .param("id", UUID.randomUUID())
                .param("at", Timestamp.from(clock.instant()))
                .param("file", file, Types.BINARY)
                .param("plan", plan, Types.BINARY)
                .param("preview", written(preview))
                .update();
    }

    Optional<Sent> find(WorkerId by) {
        return own("select id, preview, done_at from alongside.directory_import" + OWN, by)
                .query((row, at) -> new Sent(
                        ImportId.of(row.getObject("id", UUID.class)),
                        read(row.getString("preview")),
                        row.getTimestamp("done_at") != null))
                .optional();
    }

    byte @Nullable [] file(ImportId id, WorkerId by) {
        return own("select file from alongside.directory_import" + OWN + " and id = :id and file is not null", by)
                .param("id", id.value())
                .query((row, at) -> row.getBytes("file"))
                .optional()
                .orElse(null);
    }

    /** Until the end of the transaction nobody else changes it. */
    Optional<Kept> lock(ImportId id, WorkerId by) {
        return own(
                        "select plan, preview, done_at from alongside.directory_import" + OWN
                                + " and id = :id for update",
                        by)
                .param("id", id.value())
                .query((row, at) -> new Kept(
                        row.getBytes("plan"), read(row.getString("preview")), row.getTimestamp("done_at") != null))
                .optional();
    }

    /** Shows something else of the same file, under another id: a click on what was shown before does nothing. */
    boolean update(ImportId id, WorkerId by, byte[] plan, Preview preview) {
        return own(
                                "update alongside.directory_import set id = :next, plan = :plan, preview = :preview::jsonb"
                                        + OWN
                                        + " and id = :id and file is not null",
                                by)
                        .param("id", id.value())
                        .param("next", UUID.randomUUID())
                        .param("plan", plan)
                        .param("preview", written(preview))
                        .update()
                == 1;
    }

    void done(ImportId id, WorkerId by) {
        own(
                        "update alongside.directory_import set file = null, plan = null, done_at = :now" + OWN
                                + " and id = :id",
                        by)
                .param("id", id.value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    void delete(ImportId id, WorkerId by) {
        jdbc.sql("delete from alongside.directory_import where sent_by = :by and id = :id")
                .param("by", by.value())
                .param("id", id.value())
                .update();
    }

    /** What stood for an hour goes. */
    @Scheduled(initialDelay = 90_000, fixedDelay = 600_000)
    void sweep() {
        for (String organisation : organisations.ids()) {
            CurrentOrganisation.runAs(
                    organisation,
                    () -> transaction.executeWithoutResult(
                            status -> jdbc.sql("delete from alongside.directory_import where sent_at <= :over")
                                    .param("over", over())
                                    .update()));
        }
    }

    private JdbcClient.StatementSpec own(String sql, WorkerId by) {
        return jdbc.sql(sql).param("by", by.value()).param("over", over());
    }

    private Timestamp over() {
        return Timestamp.from(clock.instant().minus(STANDS));
    }

    private Preview read(String preview) {
        try {
            return json.readValue(preview, Preview.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String written(Preview preview) {
        try {
            return json.writeValueAsString(preview);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

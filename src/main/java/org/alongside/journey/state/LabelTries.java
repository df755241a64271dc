package org.alongside.journey.state;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.alongside.ids.WorkerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts in the database how often somebody types labels, whichever node they type them at. */
@Repository
public class LabelTries {
    public static final int TRIES_MAX = 20;
    private static final Duration WITHIN = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    LabelTries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts this try, whatever becomes of it. @return false when there were too many */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean count(WorkerId userId) {
        Instant now = clock.instant();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:user, 17))")
                .param("user", userId.value())
                .query((row, n) -> n)
                .list();
        jdbc.sql("delete from alongside.label_try where user_id = :user and tried_at <= :before")
                .param("user", userId.value())
                .param("before", Timestamp.from(now.minus(WITHIN)))
                .update();
        int tries = jdbc.sql("select count(*) from alongside.label_try where user_id = :user")
                .param("user", userId.value())
                .query(Integer.class)
                .single();
        if (tries >= TRIES_MAX) {
            return false;
        }
        jdbc.sql("""
                        insert into alongside.label_try (id, organisation_id, user_id, tried_at)
                        values (:id, current_setting('alongside.organisation'), :user, :at)
                        """)
                .param("id", UUID.randomUUID())
                .param("user", userId.value())
                .param("at", Timestamp.from(now))
                .update();
        return true;
    }
}

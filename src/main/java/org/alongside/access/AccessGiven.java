package org.alongside.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.alongside.engine.AccountChanged;
import org.alongside.engine.Caller;
import org.alongside.ids.WorkerId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who gave whom an account or a password, by a link that was used or in Admin, and so may have signed in as them. Where two
 * people decide, these two are not taken for two. (WORKER-08)
 */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
public class AccessGiven {
    private static final String SAVED = "SaveUserCmd";

    private final JdbcClient jdbc;
    private final Clock clock;

    AccessGiven(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps that somebody made the link at which this account, or its password, was just made. */
    public void keep(WorkerId account, WorkerId by) {
        if (account.equals(by)) {
            return;
        }
        jdbc.sql("""
                        insert into alongside.access_given (organisation_id, user_id, by_user, given_at)
                        values (current_setting('alongside.organisation'), :account, :by, :at)
                        """)
                .param("account", account.value())
                .param("by", by.value())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** Whether one of these two gave the other access after this moment. */
    @Transactional(readOnly = true)
    public boolean isBetween(WorkerId one, WorkerId other, Instant after) {
        return jdbc.sql("""
                        select exists (select from alongside.access_given where given_at > :after
                            and (user_id = :one and by_user = :other or user_id = :other and by_user = :one))
                        """)
                .param("after", Timestamp.from(after))
                .param("one", one.value())
                .param("other", other.value())
                .query(Boolean.class)
                .single();
    }

    /** In Admin an administrator changes somebody else's account, which includes their password. */
    @EventListener
    public void changed(AccountChanged change) {
        WorkerId account = change.account();
        if (account != null && change.act().equals(SAVED) && !change.by().equals(Caller.SERVICE)) {
            keep(account, change.by());
        }
    }
}

package org.alongside.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
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

    /**
     * Whether one of these two may have signed in as the other, also through accounts to which they gave access, after this moment.
     *
     * @return the last moment that has to be long enough ago before they count as two; empty where they do
     */
    @Transactional(readOnly = true)
    public Optional<Instant> lastBetween(WorkerId one, WorkerId other, Instant after) {
        return jdbc.sql("""
                        select min(g.given_at) from alongside.access_given g
                        where g.given_at > :after
                            and alongside.access_between(current_setting('alongside.organisation'), :one, :other, :after)
                            and not alongside.access_between(
                                current_setting('alongside.organisation'), :one, :other, g.given_at)
                        """)
                .param("after", Timestamp.from(after))
                .param("one", one.value())
                .param("other", other.value())
                .query((row, n) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    /** In Admin an administrator makes an account for somebody else, or sets their password. */
    @EventListener
    public void changed(AccountChanged change) {
        WorkerId account = change.account();
        if (account != null && change.givesAccess() && !change.by().equals(Caller.SERVICE)) {
            keep(account, change.by());
        }
    }
}

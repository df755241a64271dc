package org.alongside.groups.calendar;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alongside.access.SecretToken;
import org.alongside.audit.Ledger;
import org.alongside.engine.AccountRemoved;
import org.alongside.ids.WorkerId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Under which secret address a peer worker's calendar may ask for their meetings: one each, until they revoke it. The
 * secret is given out once and kept nowhere, so that neither the database nor a copy of it opens a calendar.
 */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
public class CalendarAddresses {
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Clock clock;

    CalendarAddresses(JdbcClient jdbc, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Makes a new address for somebody and revokes the one before; gives its secret part, which cannot be had again. */
    public String make(WorkerId userId) {
        // Whoever presses the button twice at once gets two addresses one after the other, not an error.
        jdbc.sql("""
                        select pg_advisory_xact_lock(
                            hashtextextended(current_setting('alongside.organisation') || '/' || :user, 110))
                        """).param("user", userId.value()).query((row, n) -> n).list();
        revoke(userId);
        String token = SecretToken.make();
        jdbc.sql("""
                        insert into alongside.calendar_address (id, organisation_id, user_id, token_hash, made_at)
                        values (:id, current_setting('alongside.organisation'), :user, :hash, :at)
                        """)
                .param("id", UUID.randomUUID())
                .param("user", userId.value())
                .param("hash", SecretToken.hash(token))
                .param("at", Timestamp.from(clock.instant()))
                .update();
        ledger.done(Ledger.ORGANISATION, userId, "calendar address made", Map.of());
        return token;
    }

    /** From now on nobody sees a time under the address that somebody had, if they had one. */
    public void revoke(WorkerId userId) {
        int revoked = jdbc.sql("""
                        update alongside.calendar_address set revoked_at = :at
                        where user_id = :user and revoked_at is null
                        """)
                .param("at", Timestamp.from(clock.instant()))
                .param("user", userId.value())
                .update();
        if (revoked > 0) {
            ledger.done(Ledger.ORGANISATION, userId, "calendar address revoked", Map.of());
        }
    }

    /** Whoever gets an account under the same name later does not get the address with it. */
    @EventListener
    void accountRemoved(AccountRemoved removed) {
        revoke(removed.userId());
    }

    /** Since when somebody has the address that they have now. */
    public Optional<Instant> madeAt(WorkerId userId) {
        return jdbc.sql("select made_at from alongside.calendar_address where user_id = :user and revoked_at is null")
                .param("user", userId.value())
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** Whose address this is, in the organisation that the transaction is bound to. */
    public Optional<WorkerId> userOf(String token) {
        if (!SecretToken.isToken(token)) {
            return Optional.empty();
        }
        return jdbc.sql(
                        "select user_id from alongside.calendar_address where token_hash = :hash and revoked_at is null")
                .param("hash", SecretToken.hash(token))
                .query((row, n) -> WorkerId.of(row.getString(1)))
                .optional();
    }
}

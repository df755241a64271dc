package org.alongside.access.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.access.PasskeyOffer;
import org.alongside.ids.WorkerId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of passkeys. */
@Repository
class PasskeyRows {
    private final JdbcClient jdbc;

    PasskeyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What signing in needs of a passkey. */
    record Key(
            PasskeyId id,
            String organisationId,
            String userId,
            byte[] credential,
            boolean isBackupEligible,
            long signCount) {}

    /** The one that an authenticator means, of whichever organisation. */
    Optional<Key> atSignIn(byte[] credentialId) {
        return jdbc.sql("select * from alongside.passkey_at_sign_in(:asked)")
                .param("asked", credentialId)
                .query((row, n) -> new Key(
                        PasskeyId.of(row.getObject("id", UUID.class)),
                        row.getString("organisation_id"),
                        row.getString("user_id"),
                        row.getBytes("credential"),
                        row.getBoolean("backup_eligible"),
                        row.getLong("sign_count")))
                .optional();
    }

    /** The oldest first. */
    List<Passkey> of(WorkerId userId) {
        return jdbc.sql("""
                        select id, credential_id, name, added_at, last_used_at, copy_refused_at from alongside.passkey
                        where user_id = :user order by added_at, id
                        """)
                .param("user", userId.value())
                .query((row, n) -> passkey(row))
                .list();
    }

    private static Passkey passkey(ResultSet row) throws SQLException {
        return new Passkey(
                PasskeyId.of(row.getObject("id", UUID.class)),
                row.getBytes("credential_id"),
                row.getString("name"),
                row.getTimestamp("added_at").toInstant(),
                time(row, "last_used_at"),
                time(row, "copy_refused_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    /** What became of somebody's passkeys after this moment, the newest first. */
    List<PasskeyOffer.Change> changes(WorkerId userId, Instant after, int max) {
        return jdbc.sql("""
                        select at, name, what from alongside.passkey_change where user_id = :user and at > :after
                        union all
                        select copy_refused_at, name, 'COPY_REFUSED' from alongside.passkey
                        where user_id = :user and copy_refused_at > :after
                        order by at desc limit :max
                        """)
                .param("user", userId.value())
                .param("after", Timestamp.from(after))
                .param("max", max)
                .query((row, n) -> new PasskeyOffer.Change(
                        row.getTimestamp("at").toInstant(),
                        row.getString("name"),
                        PasskeyOffer.What.valueOf(row.getString("what"))))
                .list();
    }

    /** @return false where a key with this id is kept already */
    boolean insert(Key key, byte[] credentialId, String name, Instant now) {
        return jdbc.sql("""
                        insert into alongside.passkey (id, organisation_id, user_id, credential_id, credential,
                            backup_eligible, sign_count, name, added_at)
                        values (:id, :organisation, :user, :credentialId, :credential, :eligible, :count, :name, :now)
                        on conflict do nothing
                        """)
                        .param("id", key.id().value())
                        .param("organisation", key.organisationId())
                        .param("user", key.userId())
                        .param("credentialId", credentialId)
                        .param("credential", key.credential())
                        .param("eligible", key.isBackupEligible())
                        .param("count", key.signCount())
                        .param("name", name)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /**
     * Somebody signed in with it.
     *
     * @param count how often it says that it was used
     * @return false where it is gone, or was used as often already, as a copy would have been
     */
    boolean used(PasskeyId id, long count, Instant now) {
        return jdbc.sql("""
                        update alongside.passkey set sign_count = :count, last_used_at = :now
                        where id = :id and (sign_count < :count or sign_count = 0 and :count = 0)
                        """)
                        .param("id", id.value())
                        .param("count", count)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Somebody signed rightly with it, and had used it less often than was known. @return false where it is gone */
    boolean copyRefused(PasskeyId id, Instant now) {
        return jdbc.sql("update alongside.passkey set copy_refused_at = :now where id = :id")
                        .param("now", Timestamp.from(now))
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /** @return false where there is no such passkey of theirs */
    boolean delete(PasskeyId id, WorkerId userId) {
        return jdbc.sql("delete from alongside.passkey where id = :id and user_id = :user")
                        .param("id", id.value())
                        .param("user", userId.value())
                        .update()
                == 1;
    }
}

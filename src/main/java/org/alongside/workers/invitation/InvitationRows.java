package org.alongside.workers.invitation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alongside.access.Role;
import org.alongside.access.SecretToken;
import org.alongside.ids.WorkerId;
import org.alongside.workers.invitation.AccountLinks.Use;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of one-time links. One that is over keeps no name and no profile. */
@Repository
class InvitationRows {
    private static final String OPEN = " taken_at is null and closed_at is null and ends_at > :now ";
    /** Names and profiles are nobody's business any more. */
    private static final String CLOSE =
            "update alongside.account_invitation set closed_at = :now, name = null, profile = null"
                    + " where taken_at is null and closed_at is null and ";

    private final JdbcClient jdbc;

    InvitationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false where somebody is invited under the user name, or one like it, or too many are open */
    boolean insert(Invitation invitation, byte[] tokenHash, Instant now, int openMax) {
        Role role = invitation.role();
        return jdbc.sql("""
                        insert into alongside.account_invitation (id, organisation_id, kind, user_id, role, name, profile,
                            token_hash, invited_by, made_at, ends_at)
                        select :id, current_setting('alongside.organisation'), :kind, :user, :role, :name, :profile::jsonb,
                            :hash, :by, :now, :ends
                        where (select count(*) from alongside.account_invitation
                            where taken_at is null and closed_at is null) < :max
                        on conflict do nothing
                        """)
                        .param("id", invitation.id().value())
                        .param("kind", role == null ? "PASSWORD" : "ACCOUNT")
                        .param("user", invitation.userId().value())
                        .param("role", role == null ? null : role.name())
                        .param("name", invitation.name())
                        .param("profile", invitation.profile())
                        .param("hash", tokenHash)
                        .param("by", invitation.invitedBy().value())
                        .param("now", Timestamp.from(now))
                        .param("ends", Timestamp.from(invitation.endsAt()))
                        .param("max", openMax)
                        .update()
                == 1;
    }

    /** The newest first. */
    List<Invitation> open(Instant now) {
        return jdbc.sql("select * from alongside.account_invitation where" + OPEN + "order by made_at desc, id")
                .param("now", Timestamp.from(now))
                .query((row, n) -> invitation(row))
                .list();
    }

    /** The open one with this id; whoever else wants to change it waits. */
    Optional<Invitation> lock(InvitationId id, Instant now) {
        return jdbc.sql("select * from alongside.account_invitation where id = :id and" + OPEN + "for update")
                .param("id", id.value())
                .param("now", Timestamp.from(now))
                .query((row, n) -> invitation(row))
                .optional();
    }

    /** The open one with this secret. */
    Optional<Invitation> find(String token, Instant now) {
        return find(token, now, "");
    }

    /** The open one with this secret; whoever else wants to change it waits. */
    Optional<Invitation> lock(String token, Instant now) {
        return find(token, now, "for update");
    }

    private Optional<Invitation> find(String token, Instant now, String lock) {
        return SecretToken.isToken(token)
                ? jdbc.sql("select * from alongside.account_invitation where token_hash = :hash and" + OPEN + lock)
                        .param("hash", SecretToken.hash(token))
                        .param("now", Timestamp.from(now))
                        .query((row, n) -> invitation(row))
                        .optional()
                : Optional.empty();
    }

    /** The newest first, five at most. */
    List<Use> uses(WorkerId userId, Instant since) {
        return jdbc.sql("""
                        select taken_at, invited_by from alongside.account_invitation
                        where user_id = :user and taken_at > :since order by taken_at desc limit 5
                        """)
                .param("user", userId.value())
                .param("since", Timestamp.from(since))
                .query((row, n) ->
                        new Use(row.getTimestamp("taken_at").toInstant(), WorkerId.of(row.getString("invited_by"))))
                .list();
    }

    void taken(InvitationId id, Instant now) {
        jdbc.sql("update alongside.account_invitation set taken_at = :now, name = null, profile = null where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", id.value())
                .update();
    }

    void close(InvitationId id, Instant now) {
        close("id = :id", Map.of("id", id.value()), now);
    }

    /** Those under this user name, or one that is easily taken for it. */
    void closeLike(WorkerId userId, Instant now) {
        close("alongside.likeness(user_id) = alongside.likeness(:user)", Map.of("user", userId.value()), now);
    }

    /** Those that this account made, or that are for it. */
    void closeOf(WorkerId userId, Instant now) {
        close("(invited_by = :gone or user_id = :gone)", Map.of("gone", userId.value()), now);
    }

    void closeLate(Instant now) {
        close("ends_at <= :now", Map.of(), now);
    }

    private void close(String which, Map<String, ?> params, Instant now) {
        jdbc.sql(CLOSE + which).param("now", Timestamp.from(now)).params(params).update();
    }

    private static Invitation invitation(ResultSet row) throws SQLException {
        String role = row.getString("role");
        return new Invitation(
                InvitationId.of(row.getObject("id", UUID.class)),
                WorkerId.of(row.getString("user_id")),
                role == null ? null : Role.valueOf(role),
                row.getString("name"),
                row.getString("profile"),
                WorkerId.of(row.getString("invited_by")),
                row.getTimestamp("ends_at").toInstant());
    }
}

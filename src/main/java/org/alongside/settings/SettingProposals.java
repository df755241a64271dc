package org.alongside.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.alongside.access.AccessGiven;
import org.alongside.access.Words;
import org.alongside.audit.Ledger;
import org.alongside.engine.EngineClock;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.settings.policy.SettingIsAgreedByTwo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a setting is changed: somebody proposes a value, somebody else agrees to it or leaves it as it was. What one person
 * may set alone holds as soon as it is proposed. Dates that were set before stay; what is decided later uses the new value.
 */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
public class SettingProposals {
    private static final int HISTORY_MAX = 20;

    private final JdbcClient jdbc;
    private final List<SettingCheck> checks;
    private final Settings settings;
    private final AccessGiven access;
    private final Ledger ledger;
    private final Clock clock;

    SettingProposals(
            JdbcClient jdbc,
            List<SettingCheck> checks,
            Settings settings,
            AccessGiven access,
            Ledger ledger,
            Clock clock) {
        this.settings = settings;
        this.access = access;
        this.jdbc = jdbc;
        this.checks = List.copyOf(checks);
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A value that was proposed, and what came of it. */
    public record Proposal(
            long id,
            String key,
            String value,
            WorkerId proposedBy,
            Instant proposedAt,
            @Nullable WorkerId agreedBy,
            @Nullable Instant agreedAt,
            @Nullable WorkerId withdrawnBy,
            @Nullable Instant withdrawnAt) {
        public boolean isOpen() {
            return agreedAt == null && withdrawnAt == null;
        }

        public boolean isAgreed() {
            return agreedAt != null;
        }
    }

    /** The newest of each setting, newest first. */
    @Transactional(readOnly = true)
    public List<Proposal> all() {
        return jdbc.sql("""
                        select * from (select s.*, row_number() over (partition by key order by id desc) as n
                            from alongside.setting s) newest
                        where n <= :max or agreed_at is not null and id = (select max(id) from alongside.setting f
                            where f.key = newest.key and f.agreed_at is not null)
                        order by id desc
                        """)
                .param("max", HISTORY_MAX)
                .query(SettingProposals::proposal)
                .list();
    }

    /**
     * Somebody proposes a value; where one person is enough it holds at once.
     *
     * @throws Refused where the value is out of bounds, or another one is waiting to be agreed to
     */
    public void propose(SettingKey key, String value, WorkerId by) {
        key.wrong(value)
                .or(() -> checks.stream()
                        .filter(check -> check.setting() == key)
                        .flatMap(check -> check.wrong(value).stream())
                        .findFirst())
                .ifPresent(wrong -> {
                    throw Refused.form(wrong);
                });
        Timestamp now = Timestamp.from(clock.instant());
        Long id = jdbc.sql("""
                        insert into alongside.setting (organisation_id, key, value, proposed_by, proposed_at, agreed_by,
                            agreed_at)
                        values (current_setting('alongside.organisation'), :key, :value, :by, :at, :agreed_by, :agreed_at)
                        on conflict (organisation_id, key) where agreed_at is null and withdrawn_at is null do nothing
                        returning id
                        """)
                .param("key", key.key())
                .param("value", value)
                .param("by", by.value())
                .param("at", now)
                .param("agreed_by", key.needsTwo() ? null : by.value())
                .param("agreed_at", key.needsTwo() ? null : now)
                .query(Long.class)
                .optional()
                .orElse(null);
        if (id == null) {
            throw notNow(Words.here("refused.another-value-is-waiting"));
        }
        done(key, id, value, by, key.needsTwo() ? "setting proposed" : "setting changed");
    }

    /**
     * Somebody else agrees: it holds from now on.
     *
     * @param id the proposal that they saw
     * @throws Refused under WORKER-08 for whoever proposed it, for who gave them their account or password a short time ago
     *     or got theirs from them, and where it is no longer open
     */
    public void agree(SettingKey key, long id, WorkerId by) {
        Proposal open = open(key, id);
        int days = settings.number(SettingKey.APART_DAYS);
        SettingIsAgreedByTwo.decide(new SettingIsAgreedByTwo.Facts(
                        key.needsTwo(),
                        open.proposedBy(),
                        by,
                        access.lastBetween(
                                        open.proposedBy(), by, clock.instant().minus(Duration.ofDays(days)))
                                .map(last -> last.plus(Duration.ofDays(days))
                                        .atZone(EngineClock.ZONE)
                                        .toLocalDate()
                                        .plusDays(1))))
                .orRefuse();
        key.wrong(open.value()).ifPresent(wrong -> {
            throw Refused.form(wrong);
        });
        jdbc.sql("update alongside.setting set agreed_by = :by, agreed_at = :at where id = :id")
                .param("by", by.value())
                .param("at", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
        done(key, id, open.value(), by, "setting agreed");
    }

    /**
     * It stays as it was: whoever proposed it takes it back, or somebody else does not agree.
     *
     * @throws Refused where it is no longer open
     */
    public void withdraw(SettingKey key, long id, WorkerId by) {
        Proposal open = open(key, id);
        jdbc.sql("update alongside.setting set withdrawn_by = :by, withdrawn_at = :at where id = :id")
                .param("by", by.value())
                .param("at", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
        done(key, id, open.value(), by, "setting withdrawn");
    }

    /** Of two who decide at once the second waits here, and then finds it decided. */
    private Proposal open(SettingKey key, long id) {
        return jdbc.sql("""
                        select * from alongside.setting
                        where id = :id and key = :key and agreed_at is null and withdrawn_at is null for update
                        """)
                .param("id", id)
                .param("key", key.key())
                .query(SettingProposals::proposal)
                .optional()
                .orElseThrow(() -> notNow(Words.here("refused.setting-was-decided")));
    }

    private static Refused notNow(String sentence) {
        return Refused.notNow(PolicyId.WORKER_08, sentence);
    }

    /** The key, which row, and a hash of what was set: a row that is changed later by hand differs from it. */
    private void done(SettingKey key, long id, String value, WorkerId by, String act) {
        ledger.done(Ledger.ORGANISATION, by, act, Map.of("setting", key.key(), "id", id, "sha256", sha256(value)));
    }

    private static String sha256(String value) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java.", e);
        }
    }

    private static Proposal proposal(ResultSet row, int number) throws SQLException {
        return new Proposal(
                row.getLong("id"),
                row.getString("key"),
                row.getString("value"),
                WorkerId.of(row.getString("proposed_by")),
                row.getTimestamp("proposed_at").toInstant(),
                person(row, "agreed_by"),
                time(row, "agreed_at"),
                person(row, "withdrawn_by"),
                time(row, "withdrawn_at"));
    }

    private static @Nullable WorkerId person(ResultSet row, String column) throws SQLException {
        String id = row.getString(column);
        return id == null ? null : WorkerId.of(id);
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}

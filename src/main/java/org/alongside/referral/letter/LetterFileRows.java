package org.alongside.referral.letter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.ReferralId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Letters that services fetch, as they are kept: dates, and how often a code was wrong. No file and no word. */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
@Policy(value = PolicyId.REFER_02, database = "trigger letter_is_fetched")
@Policy(value = PolicyId.REFER_03, database = "trigger letter_is_fetched")
@Policy(value = PolicyId.CONSENT_06, database = "trigger letter_is_fetched")
@Policy(
        value = PolicyId.CONF_06,
        database = {"trigger letter_is_fetched", "check letter_file_in_time", "check letter_file_wrong_codes"})
class LetterFileRows {
    /** Why an address is closed. */
    enum Because {
        /** The survivor decided otherwise, or the referral ended. */
        STOPPED,
        /** Its time was over. */
        NOT_FETCHED,
        WRONG_CODES,
        /** The directory has another address by now, or the service is closed there or was not reviewed in time. */
        SERVICE_CHANGED,
        MAIL_FAILED
    }

    /**
     * An address.
     *
     * @param endsAt null until a mail is handed over
     * @param fetches how often the letter was given out
     * @param fetchedAt when it was first given out; null where it was not
     * @param toldAt when the worker was told that it did not arrive or may not have; null where they were not
     * @param because why it is closed; null where it is not
     */
    record Row(
            ReferralId referralId,
            @Nullable Instant endsAt,
            int wrongCodes,
            int fetches,
            @Nullable Instant fetchedAt,
            @Nullable Instant toldAt,
            @Nullable Because because) {
        boolean isClosed() {
            return because != null;
        }

        boolean isFetched() {
            return fetchedAt != null;
        }
    }

    private final JdbcClient jdbc;

    LetterFileRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ReferralId id) {
        jdbc.sql("""
                        insert into alongside.letter_file (referral_id, organisation_id)
                        values (:id, current_setting('alongside.organisation'))
                        """).param("id", id.value()).update();
    }

    Optional<Row> find(ReferralId id) {
        return one(id, "");
    }

    Optional<Row> lock(ReferralId id) {
        return one(id, " for update");
    }

    private Optional<Row> one(ReferralId id, String lock) {
        return jdbc.sql("select * from alongside.letter_file where referral_id = :id" + lock)
                .param("id", id.value())
                .query(LetterFileRows::row)
                .optional();
    }

    /** When these letters were fetched, of those that were. */
    Map<ReferralId, Instant> fetched(Collection<ReferralId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc
                        .sql(
                                "select * from alongside.letter_file where referral_id in (:ids) and fetched_at is not null")
                        .param("ids", ids.stream().map(ReferralId::value).toList())
                        .query(LetterFileRows::row)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Row::referralId, one -> Objects.requireNonNull(one.fetchedAt())));
    }

    /** When each service last fetched a letter about this survivor, of those that did. */
    Map<EntryId, Instant> lastFetched(JourneyId journeyId) {
        Map<EntryId, Instant> last = new HashMap<>();
        jdbc.sql("""
                        select r.entry_id, max(f.fetched_at) as last from alongside.letter_file f
                        join alongside.referral r on r.id = f.referral_id
                        where r.journey_id = :journey and f.fetched_at is not null group by r.entry_id
                        """).param("journey", journeyId.value()).query(row -> {
            last.put(
                    EntryId.of(row.getObject("entry_id", UUID.class)),
                    row.getTimestamp("last").toInstant());
        });
        return last;
    }

    /** Letters whose time is over and that nobody fetched, the first to end first. */
    List<ReferralId> notFetched(Instant now, int max) {
        return jdbc.sql("""
                        select referral_id from alongside.letter_file
                        where closed_at is null and fetched_at is null and ends_at <= :now order by ends_at, referral_id limit :max
                        """)
                .param("now", Timestamp.from(now))
                .param("max", max)
                .query((row, n) -> ReferralId.of(row.getObject("referral_id", UUID.class)))
                .list();
    }

    /** A mail with a new address is handed over. */
    void opened(ReferralId id, Instant at, Instant endsAt) {
        update(
                "opened_at = :at, ends_at = :ends",
                id,
                Map.of("at", Timestamp.from(at), "ends", Timestamp.from(endsAt)));
    }

    void fetched(ReferralId id, Instant at) {
        update(
                "fetches = fetches + 1, fetched_at = coalesce(fetched_at, :at), fetched_last_at = :at",
                id,
                Map.of("at", Timestamp.from(at)));
    }

    void wrongCode(ReferralId id) {
        update("wrong_codes = wrong_codes + 1", id, Map.of());
    }

    /** With one more wrong code it is closed. */
    void closedByWrongCode(ReferralId id, Instant at) {
        update(
                "wrong_codes = wrong_codes + 1, closed_at = :at, because = 'WRONG_CODES'",
                id,
                Map.of("at", Timestamp.from(at)));
    }

    void closed(ReferralId id, Because because, Instant at) {
        update("closed_at = :at, because = :because", id, Map.of("at", Timestamp.from(at), "because", because.name()));
    }

    void told(ReferralId id, Instant at) {
        update("told_at = coalesce(told_at, :at)", id, Map.of("at", Timestamp.from(at)));
    }

    private void update(String what, ReferralId id, Map<String, Object> values) {
        jdbc.sql("update alongside.letter_file set " + what + " where referral_id = :id")
                .params(values)
                .param("id", id.value())
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        String because = row.getString("because");
        return new Row(
                ReferralId.of(row.getObject("referral_id", UUID.class)),
                at(row.getTimestamp("ends_at")),
                row.getInt("wrong_codes"),
                row.getInt("fetches"),
                at(row.getTimestamp("fetched_at")),
                at(row.getTimestamp("told_at")),
                because == null ? null : Because.valueOf(because));
    }

    private static @Nullable Instant at(@Nullable Timestamp kept) {
        return kept == null ? null : kept.toInstant();
    }
}

package org.alongside.referral.letter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.ids.MailId;
import org.alongside.ids.ReferralId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Mails to services as they are kept: ids, states and dates. */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
@Policy(value = PolicyId.REFER_02, database = "trigger letter_mail_may_be")
@Policy(value = PolicyId.CONSENT_06, database = "trigger letter_mail_may_be")
class LetterMailRows {
    /** Which mail. */
    enum Kind {
        LETTER,
        /** The agreement for a letter ended. */
        RECALL
    }

    /** Where a mail is. */
    enum State {
        WAITING,
        /** Somebody sends it just now. */
        SENDING,
        SENT,
        /** Handed over to a mail server that did not answer: it may have arrived. */
        UNKNOWN,
        /** Nobody took it, or it came back. */
        FAILED,
        /** It never left. */
        STOPPED
    }

    /** Why a mail did not arrive. */
    enum Because {
        NO_MAIL_SERVER,
        SERVER_AWAY,
        REFUSED,
        CAME_BACK,
        GAVE_UP,
        /** The directory has another address by now, or the service is closed there. */
        ADDRESS_CHANGED,
        AGREEMENT_OVER,
        UNREADABLE
    }

    record Row(
            MailId id,
            ReferralId referralId,
            Kind kind,
            State state,
            @Nullable Because because,
            int tries,
            Instant queuedAt,
            Instant nextTryAt,
            boolean isToStop) {}

    private final JdbcClient jdbc;

    LetterMailRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(MailId id, ReferralId referralId, Kind kind, Instant at) {
        jdbc.sql("""
                        insert into alongside.letter_mail (id, organisation_id, referral_id, mail, state, queued_at, next_try_at)
                        values (:id, current_setting('alongside.organisation'), :letter, :kind, 'WAITING', :at, :at)
                        """)
                .param("id", id.value())
                .param("letter", referralId.value())
                .param("kind", kind.name())
                .param("at", Timestamp.from(at))
                .update();
    }

    Optional<Row> find(MailId id) {
        return one("select * from alongside.letter_mail where id = :id", id);
    }

    Optional<Row> lock(MailId id) {
        return one("select * from alongside.letter_mail where id = :id for update", id);
    }

    private Optional<Row> one(String sql, MailId id) {
        return jdbc.sql(sql).param("id", id.value()).query(LetterMailRows::row).optional();
    }

    Optional<Row> find(ReferralId referralId, Kind kind) {
        return of(referralId, kind, "");
    }

    Optional<Row> lock(ReferralId referralId, Kind kind) {
        return of(referralId, kind, " for update");
    }

    private Optional<Row> of(ReferralId referralId, Kind kind, String lock) {
        return jdbc.sql("select * from alongside.letter_mail where referral_id = :letter and mail = :kind" + lock)
                .param("letter", referralId.value())
                .param("kind", kind.name())
                .query(LetterMailRows::row)
                .optional();
    }

    /** The next one that is due; that an agreement ended only once it is known whether the letter may have left. */
    Optional<Row> due(Instant now) {
        return jdbc.sql("""
                        select * from alongside.letter_mail m where state = 'WAITING' and next_try_at <= :now
                            and (mail = 'LETTER' or exists (select from alongside.letter_mail letter
                                where letter.referral_id = m.referral_id and letter.mail = 'LETTER'
                                    and letter.state in ('SENT', 'UNKNOWN')))
                        order by next_try_at, id limit 1
                        """)
                .param("now", Timestamp.from(now))
                .query(LetterMailRows::row)
                .optional();
    }

    /** Those whose sender is gone, the first to be claimed first. */
    List<Row> claimedBefore(Instant before, int max) {
        return jdbc.sql("""
                        select * from alongside.letter_mail where state = 'SENDING' and claimed_at < :before
                        order by claimed_at, id limit :max
                        """)
                .param("before", Timestamp.from(before))
                .param("max", max)
                .query(LetterMailRows::row)
                .list();
    }

    void claimed(MailId id, Instant at) {
        jdbc.sql("""
                        update alongside.letter_mail set state = 'SENDING', because = null, claimed_at = :at,
                            tries = least(tries + 1, 99) where id = :id
                        """).param("id", id.value()).param("at", Timestamp.from(at)).update();
    }

    void waits(MailId id, @Nullable Because because, int tries, Instant until) {
        jdbc.sql("""
                        update alongside.letter_mail set state = 'WAITING', because = :because, tries = least(:tries, 99),
                            next_try_at = :until where id = :id
                        """)
                .param("id", id.value())
                .param("because", because == null ? null : because.name())
                .param("tries", tries)
                .param("until", Timestamp.from(until))
                .update();
    }

    void unknown(MailId id) {
        jdbc.sql("update alongside.letter_mail set state = 'UNKNOWN' where id = :id")
                .param("id", id.value())
                .update();
    }

    void ends(MailId id, State state, @Nullable Because because, Instant at) {
        jdbc.sql("""
                        update alongside.letter_mail set state = :state, because = :because, ended_at = :at where id = :id
                        """)
                .param("id", id.value())
                .param("state", state.name())
                .param("because", because == null ? null : because.name())
                .param("at", Timestamp.from(at))
                .update();
    }

    void askedToStop(MailId id, Instant at) {
        jdbc.sql("update alongside.letter_mail set stop_asked_at = :at where id = :id")
                .param("id", id.value())
                .param("at", Timestamp.from(at))
                .update();
    }

    /**
     * Letters that are on their way, that did not arrive or that nobody fetched, until the worker settled it; and mails about the end of an
     * agreement, until the service was told. The oldest first.
     */
    List<LettersByMail.UnderWay> underWay(Instant now, int max) {
        return jdbc.sql("""
                        select r.reference, m.mail, r.state = 'TAKEN_BACK' as taken_back,
                            case when late.it then 'NOT_FETCHED' else m.state end as state,
                            case when not late.it then m.because
                                when coalesce(f.because, 'NOT_FETCHED') = 'NOT_FETCHED' then 'TIME_OVER' else f.because end as because,
                            case when late.it then coalesce(f.closed_at, f.ends_at)
                                when m.state = 'FAILED' then m.ended_at else m.queued_at end as since
                        from alongside.letter_mail m join alongside.referral r on r.id = m.referral_id
                        left join alongside.letter_file f on f.referral_id = m.referral_id and m.mail = 'LETTER'
                        cross join lateral (select (f.fetched_at is null
                            and (f.because in ('NOT_FETCHED', 'WRONG_CODES', 'SERVICE_CHANGED')
                                or f.closed_at is null and f.ends_at <= :now and m.state in ('SENT', 'UNKNOWN'))) is true as it) late
                        where r.state in ('SENT', 'TAKEN_BACK') and r.recalled_at is null and f.fetched_at is null
                            and (late.it or m.state in ('WAITING', 'SENDING', 'UNKNOWN', 'FAILED'))
                            and (m.mail = 'RECALL' or m.state in ('WAITING', 'SENDING')
                                or coalesce(r.answer, 'NOT_ARRIVED') in ('NOT_ARRIVED', 'NOT_SURE'))
                        order by since, r.reference limit :max
                        """)
                .param("now", Timestamp.from(now))
                .param("max", max)
                .query((row, n) -> new LettersByMail.UnderWay(
                        row.getString("reference"),
                        row.getString("mail"),
                        row.getString("state"),
                        row.getString("because") == null ? "" : row.getString("because"),
                        row.getBoolean("taken_back"),
                        row.getTimestamp("since").toInstant()))
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        String because = row.getString("because");
        return new Row(
                MailId.of(row.getObject("id", UUID.class)),
                ReferralId.of(row.getObject("referral_id", UUID.class)),
                Kind.valueOf(row.getString("mail")),
                State.valueOf(row.getString("state")),
                because == null ? null : Because.valueOf(because),
                row.getInt("tries"),
                row.getTimestamp("queued_at").toInstant(),
                row.getTimestamp("next_try_at").toInstant(),
                row.getTimestamp("stop_asked_at") != null);
    }
}

package org.alongside.own;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.alongside.access.SecretToken;
import org.alongside.ids.JourneyId;
import org.alongside.ids.LinkSubjectId;
import org.alongside.ids.SittingId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links that survivors open without an account: each for one purpose and one thing, once, for a time. Looking at one changes
 * nothing, so that programs that look at links in mails use none up. An opened one becomes a sitting, whose secret the
 * browser keeps; it goes on as long as it is used. No secret is kept here.
 */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
@Policy(
        value = PolicyId.CONF_06,
        database = {"trigger own_link_stays_over", "check own_link_in_time"})
public class OwnLinks {
    /** So long a sitting goes on after it was last used. */
    public static final Duration IDLE_MAX = Duration.ofHours(2);

    /** The same for one that began with a code, on a device that others use as well. */
    public static final Duration IDLE_MAX_BY_CODE = Duration.ofMinutes(20);

    /** So long it lasts at most, however often it is used. */
    public static final Duration LASTS_MAX = Duration.ofHours(12);

    private static final String OPEN = " taken_at is null and closed_at is null and ends_at > :now ";

    /** What a link opens. */
    public enum Purpose {
        ASSESSMENT,
        /** A link to a survivor's record, and a sitting in which it is open. */
        RECORD,
        /** A sitting that asks for the word before the record is open. */
        WORD,
        /** A link to where somebody says how the service was for them, and a sitting in which they write. */
        FEEDBACK,
        /** The address in a letter, by which a service answers it; it opens nothing of the survivor's and begins no sitting. */
        REFERRAL,
        /** The address in a mail, at which a service fetches a letter with a code; it begins no sitting. */
        LETTER
    }

    /**
     * What is open.
     *
     * @param subjectId what it opens, such as one assessment
     * @param passedOnBy who saw the link, to pass it on; empty where nobody did
     * @param codeId the code with which a sitting began; null where it began with a link
     * @param sittingId which sitting it is; null where it is none yet
     */
    public record Opened(
            LinkSubjectId subjectId,
            JourneyId journeyId,
            String passedOnBy,
            @Nullable OwnCodeId codeId,
            @Nullable SittingId sittingId) {
        /** What a code opens. */
        public static Opened byCode(OwnCodes.Tried code) {
            return new Opened(code.subjectId(), code.journeyId(), "", code.id(), null);
        }

        Duration idleMax() {
            return codeId == null ? IDLE_MAX : IDLE_MAX_BY_CODE;
        }
    }

    /** What was open until then. */
    public record Closed(LinkSubjectId subjectId, Instant at) {}

    private final JdbcClient jdbc;
    private final OwnCodes codes;
    private final Clock clock;

    OwnLinks(JdbcClient jdbc, OwnCodes codes, Clock clock) {
        this.jdbc = jdbc;
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * Keeps a new link; what was open for the same thing before opens nothing any more.
     *
     * @param hash of its secret
     * @param endsAt 31 days from now at most, 368 for a {@link Purpose#REFERRAL}
     * @param passedOnBy who sees it, to pass it on
     */
    public void make(
            Purpose purpose,
            LinkSubjectId subjectId,
            JourneyId journeyId,
            byte[] hash,
            Instant endsAt,
            @Nullable WorkerId passedOnBy) {
        closeLinks(purpose, subjectId, clock.instant());
        jdbc.sql("""
                        insert into alongside.own_link (id, organisation_id, purpose, subject_id, journey_id, token_hash,
                            made_at, ends_at, passed_on_by)
                        values (:id, current_setting('alongside.organisation'), :purpose, :subject, :journey, :hash,
                            :now, :ends, :passedOnBy)
                        """)
                .param("id", UUID.randomUUID())
                .param("passedOnBy", passedOnBy == null ? null : passedOnBy.value())
                .param("purpose", purpose.name())
                .param("subject", subjectId.value())
                .param("journey", journeyId.value())
                .param("hash", hash)
                .param("now", now())
                .param("ends", Timestamp.from(endsAt))
                .update();
    }

    /** What this link would open. Changes nothing. */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public Optional<Opened> find(Purpose purpose, String token) {
        return SecretToken.isToken(token)
                ? jdbc.sql(
                                "select subject_id, journey_id, passed_on_by, null::uuid as code_id, null::uuid as sitting_id from alongside.own_link"
                                        + " where token_hash = :hash and purpose = :purpose and" + OPEN)
                        .param("hash", SecretToken.hash(token))
                        .param("purpose", purpose.name())
                        .param("now", now())
                        .query((row, n) -> opened(row))
                        .optional()
                : Optional.empty();
    }

    /** What this link opened when it was used. Changes nothing. */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public Optional<LinkSubjectId> used(Purpose purpose, String token) {
        return SecretToken.isToken(token)
                ? jdbc.sql("select subject_id from alongside.own_link"
                                + " where token_hash = :hash and purpose = :purpose and taken_at is not null")
                        .param("hash", SecretToken.hash(token))
                        .param("purpose", purpose.name())
                        .query((row, n) -> LinkSubjectId.of(row.getObject(1, UUID.class)))
                        .optional()
                : Optional.empty();
    }

    /** Uses a link up: of several at once one does. @return what it opens; empty where it opens nothing */
    public Optional<Opened> take(Purpose purpose, String token) {
        return SecretToken.isToken(token)
                ? jdbc.sql(
                                "update alongside.own_link set taken_at = :now"
                                        + " where token_hash = :hash and purpose = :purpose and" + OPEN
                                        + "returning subject_id, journey_id, passed_on_by, null::uuid as code_id, null::uuid as sitting_id")
                        .param("hash", SecretToken.hash(token))
                        .param("purpose", purpose.name())
                        .param("now", now())
                        .query((row, n) -> opened(row))
                        .optional()
                : Optional.empty();
    }

    /**
     * Uses a link up and begins the sitting that it becomes. Whoever presses the button of one page twice gets the same sitting.
     *
     * @param begins what the sitting is for, which can be another purpose than that of the link
     * @param press a secret of the page with the button
     * @param isStillOpen whether what the link leads to is open to whoever has it
     * @return the secret of the sitting; empty where the link opens nothing
     */
    public Optional<String> open(
            Purpose purpose, Purpose begins, String token, String press, Predicate<Opened> isStillOpen) {
        if (!SecretToken.isToken(press)) {
            return Optional.empty();
        }
        String secret = SecretToken.derive(token, press);
        Optional<Opened> taken = take(purpose, token).filter(isStillOpen);
        taken.ifPresent(opened -> begin(begins, opened, secret));
        return taken.isPresent() || sitting(begins, secret).isPresent() ? Optional.of(secret) : Optional.empty();
    }

    /**
     * Begins a sitting, and ends those before it for the same thing: what is open in another browser is over.
     *
     * @param secret by which the browser names it from now on
     */
    public void begin(Purpose purpose, Opened opened, String secret) {
        closeSittings(purpose, opened.subjectId(), clock.instant());
        jdbc.sql("""
                        insert into alongside.own_sitting (id, organisation_id, purpose, subject_id, journey_id, secret_hash,
                            began_at, ends_at, passed_on_by, code_id)
                        values (:id, current_setting('alongside.organisation'), :purpose, :subject, :journey, :hash,
                            :now, :ends, nullif(:passedOnBy, ''), :code)
                        """)
                .param("id", UUID.randomUUID())
                .param("purpose", purpose.name())
                .param("subject", opened.subjectId().value())
                .param("passedOnBy", opened.passedOnBy())
                .param("code", opened.codeId() == null ? null : opened.codeId().value(), Types.OTHER)
                .param("journey", opened.journeyId().value())
                .param("hash", SecretToken.hash(secret))
                .param("now", now())
                .param("ends", Timestamp.from(clock.instant().plus(opened.idleMax())))
                .update();
    }

    /** What is open in this sitting. Changes nothing. */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public Optional<Opened> sitting(Purpose purpose, String secret) {
        return SecretToken.isToken(secret)
                ? jdbc.sql(
                                "select subject_id, journey_id, passed_on_by, code_id, id as sitting_id from alongside.own_sitting"
                                        + " where secret_hash = :hash and purpose = :purpose and closed_at is null and ends_at > :now")
                        .param("hash", SecretToken.hash(secret))
                        .param("purpose", purpose.name())
                        .param("now", now())
                        .query((row, n) -> opened(row))
                        .optional()
                : Optional.empty();
    }

    /** What was open in this sitting until it was closed. */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public Optional<Closed> closed(Purpose purpose, String secret) {
        return SecretToken.isToken(secret)
                ? jdbc.sql("select subject_id, closed_at from alongside.own_sitting"
                                + " where secret_hash = :hash and purpose = :purpose and closed_at is not null")
                        .param("hash", SecretToken.hash(secret))
                        .param("purpose", purpose.name())
                        .query((row, n) -> new Closed(
                                LinkSubjectId.of(row.getObject("subject_id", UUID.class)),
                                row.getTimestamp("closed_at").toInstant()))
                        .optional()
                : Optional.empty();
    }

    /** What is open in this sitting, which goes on from now. */
    public Optional<Opened> use(Purpose purpose, String secret) {
        return SecretToken.isToken(secret)
                ? jdbc.sql("""
                                update alongside.own_sitting
                                set ends_at = least(
                                    case when code_id is null then cast(:ends as timestamptz) else :endsByCode end,
                                    began_at + make_interval(secs => :longest))
                                where secret_hash = :hash and purpose = :purpose and closed_at is null and ends_at > :now
                                returning subject_id, journey_id, passed_on_by, code_id, id as sitting_id
                                """)
                        .param("ends", Timestamp.from(clock.instant().plus(IDLE_MAX)))
                        .param("longest", (double) LASTS_MAX.toSeconds())
                        .param("endsByCode", Timestamp.from(clock.instant().plus(IDLE_MAX_BY_CODE)))
                        .param("hash", SecretToken.hash(secret))
                        .param("purpose", purpose.name())
                        .param("now", now())
                        .query((row, n) -> opened(row))
                        .optional()
                : Optional.empty();
    }

    /** Whoever sits there is done, whatever it was for. */
    public void leave(String secret) {
        if (SecretToken.isToken(secret)) {
            jdbc.sql(
                            "update alongside.own_sitting set closed_at = :now where secret_hash = :hash and closed_at is null")
                    .param("hash", SecretToken.hash(secret))
                    .param("now", now())
                    .update();
        }
    }

    /** It is over at that moment: no link and no code leads to it, and no sitting goes on. */
    public void close(Purpose purpose, LinkSubjectId subjectId, Instant at) {
        closeLinks(purpose, subjectId, at);
        codes.close(purpose, subjectId, at);
        closeSittings(purpose, subjectId, at);
    }

    /** Like {@link #close}, and leaves no row of it; the database lets this be done for {@link Purpose#FEEDBACK} alone. */
    public void forget(Purpose purpose, LinkSubjectId subjectId) {
        for (String table : new String[] {"own_link", "own_sitting"}) {
            jdbc.sql("delete from alongside." + table + " where purpose = :purpose and subject_id = :subject")
                    .param("purpose", purpose.name())
                    .param("subject", subjectId.value())
                    .update();
        }
    }

    private void closeLinks(Purpose purpose, LinkSubjectId subjectId, Instant at) {
        jdbc.sql("""
                        update alongside.own_link set closed_at = :now
                        where purpose = :purpose and subject_id = :subject and taken_at is null and closed_at is null
                        """)
                .param("now", Timestamp.from(at))
                .param("purpose", purpose.name())
                .param("subject", subjectId.value())
                .update();
    }

    private void closeSittings(Purpose purpose, LinkSubjectId subjectId, Instant at) {
        jdbc.sql("""
                        update alongside.own_sitting set closed_at = :now
                        where purpose = :purpose and subject_id = :subject and closed_at is null
                        """)
                .param("now", Timestamp.from(at))
                .param("purpose", purpose.name())
                .param("subject", subjectId.value())
                .update();
    }

    private static Opened opened(ResultSet row) throws SQLException {
        UUID codeId = row.getObject("code_id", UUID.class);
        UUID sittingId = row.getObject("sitting_id", UUID.class);
        return new Opened(
                LinkSubjectId.of(row.getObject("subject_id", UUID.class)),
                JourneyId.of(row.getObject("journey_id", UUID.class)),
                Objects.requireNonNullElse(row.getString("passed_on_by"), ""),
                codeId == null ? null : OwnCodeId.of(codeId),
                sittingId == null ? null : SittingId.of(sittingId));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}

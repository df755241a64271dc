package org.alongside.own;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.alongside.access.SlowHash;
import org.alongside.access.Words;
import org.alongside.ids.JourneyId;
import org.alongside.ids.LinkSubjectId;
import org.alongside.ids.WorkerId;
import org.alongside.own.OwnLinks.Purpose;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Codes by which a survivor opens something on a device in the office: eight digits, once, within ten minutes. The first two
 * digits say which code is meant, so that five wrong tries close this one and no other; the rest is kept as a slow hash.
 */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
@Policy(
        value = PolicyId.MONITOR_03,
        database = {"trigger own_code_stays_over", "trigger own_sitting_by_code", "check own_code_in_time"})
public class OwnCodes {
    /** From when it was made. */
    public static final Duration LASTS = Duration.ofMinutes(10);

    /** So often a code is tried, then it opens nothing. */
    public static final int TRIES_MAX = 5;

    private static final Pattern CODE = Pattern.compile("[0-9]{8}");
    private static final int BEGINNINGS = 100;
    private static final int RESTS = 1_000_000;
    private static final String OPEN =
            " taken_at is null and closed_at is null and ends_at > :now and tries < " + TRIES_MAX + " ";

    /**
     * A new one.
     *
     * @param code its digits, which stand nowhere else
     */
    public record Made(String code, Instant endsAt) {}

    /** That one was made, which tells nothing of what came of it. */
    public record WasMade(WorkerId by, Instant at, Instant endsAt) {}

    /**
     * One that was tried; whether with the right digits, {@link #isIt} tells.
     *
     * @param madeBy who knows it
     * @param hash of its digits
     */
    public record Tried(OwnCodeId id, LinkSubjectId subjectId, JourneyId journeyId, WorkerId madeBy, String hash) {
        @Override
        public String toString() {
            return "Tried " + id;
        }
    }

    private final JdbcClient jdbc;
    private final SlowHash hashes;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    /** Of no code: to look at one takes as long where none begins like it. */
    private final String nobodys;

    OwnCodes(JdbcClient jdbc, SlowHash hashes, Clock clock) {
        this.jdbc = jdbc;
        this.hashes = hashes;
        this.clock = clock;
        this.nobodys = hashes.encrypt("");
    }

    /** As people type it: with spaces or without. @return eight digits, or what is no code */
    public static String read(String typed) {
        return typed.replaceAll("[\\s-]", "");
    }

    /** Whether it looks like one. */
    public static boolean isCode(String code) {
        return CODE.matcher(code).matches();
    }

    /**
     * Makes a code; the one before for the same thing opens nothing any more. Whoever calls has locked what it is for.
     *
     * @param madeBy who sees it
     * @throws Refused when a hundred are open at this moment
     */
    public Made make(Purpose purpose, LinkSubjectId subjectId, JourneyId journeyId, WorkerId madeBy) {
        Instant now = clock.instant();
        close(purpose, subjectId, now);
        closeLate(now);
        List<Integer> free = free();
        while (!free.isEmpty()) {
            int first = free.remove(free.size() - 1);
            String code = String.format(Locale.ROOT, "%02d%06d", first, random.nextInt(RESTS));
            Instant ends = now.plus(LASTS);
            int kept = jdbc.sql("""
                            insert into alongside.own_code (id, organisation_id, purpose, subject_id, journey_id, made_by,
                                begins_with, code_hash, made_at, ends_at)
                            values (:id, current_setting('alongside.organisation'), :purpose, :subject, :journey, :by,
                                :first, :hash, :now, :ends)
                            on conflict do nothing
                            """)
                    .param("id", UUID.randomUUID())
                    .param("purpose", purpose.name())
                    .param("subject", subjectId.value())
                    .param("journey", journeyId.value())
                    .param("by", madeBy.value())
                    .param("first", first)
                    .param("hash", hashes.encrypt(code))
                    .param("now", Timestamp.from(now))
                    .param("ends", Timestamp.from(ends))
                    .update();
            // Somebody else may have begun one with the same two digits at this moment.
            if (kept == 1) {
                return new Made(code, ends);
            }
        }
        throw Refused.form(Words.here("refused.many-codes-are-open"));
    }

    /** Two first digits with which none begins that is open, in any order. */
    private List<Integer> free() {
        List<Integer> free =
                new ArrayList<>(IntStream.range(0, BEGINNINGS).boxed().toList());
        free.removeAll(
                jdbc.sql("select begins_with from alongside.own_code where taken_at is null and closed_at is null")
                        .query(Integer.class)
                        .list());
        Collections.shuffle(free, random);
        return free;
    }

    /** Others that open nothing any more give their first digits back. */
    private void closeLate(Instant now) {
        jdbc.sql("""
                        update alongside.own_code set closed_at = :now where id in (
                            select id from alongside.own_code where taken_at is null and closed_at is null
                                and ends_at <= :now for update skip locked)
                        """).param("now", Timestamp.from(now)).update();
    }

    /** The last that was made for this. */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public Optional<WasMade> last(Purpose purpose, LinkSubjectId subjectId) {
        return jdbc.sql("""
                        select made_by, made_at, ends_at from alongside.own_code
                        where purpose = :purpose and subject_id = :subject order by made_at desc limit 1
                        """)
                .param("purpose", purpose.name())
                .param("subject", subjectId.value())
                .query((row, n) -> new WasMade(
                        WorkerId.of(row.getString("made_by")),
                        row.getTimestamp("made_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant()))
                .optional();
    }

    /**
     * Counts a try of the code that begins like this one, before it is looked at: so each of many at once is counted. In a
     * transaction of its own, which stands whatever comes of it.
     */
    public Optional<Tried> tried(Purpose purpose, String code) {
        return jdbc.sql(
                        "update alongside.own_code set tries = tries + 1 where purpose = :purpose and begins_with = :first and"
                                + OPEN + "returning id, subject_id, journey_id, made_by, code_hash")
                .param("purpose", purpose.name())
                .param("first", Integer.valueOf(code.substring(0, 2)))
                .param("now", now())
                .query((row, n) -> new Tried(
                        OwnCodeId.of(row.getObject("id", UUID.class)),
                        LinkSubjectId.of(row.getObject("subject_id", UUID.class)),
                        JourneyId.of(row.getObject("journey_id", UUID.class)),
                        WorkerId.of(row.getString("made_by")),
                        row.getString("code_hash")))
                .optional();
    }

    /** Whether these are its digits. It takes as long where no code begins so; best outside of a transaction. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public boolean isIt(String code, Optional<Tried> tried) {
        return hashes.check(code, tried.map(Tried::hash).orElse(nobodys)) && tried.isPresent();
    }

    /** Who made it, and so knows it. */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public WorkerId madeBy(OwnCodeId id) {
        return WorkerId.of(jdbc.sql("select made_by from alongside.own_code where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single());
    }

    /** Uses it up. @return false where somebody was quicker, or it is over */
    public boolean take(OwnCodeId id) {
        return jdbc.sql("update alongside.own_code set taken_at = :now"
                                + " where id = :id and taken_at is null and closed_at is null and ends_at > :now")
                        .param("now", now())
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /** No code leads to this any more. */
    public void close(Purpose purpose, LinkSubjectId subjectId, Instant at) {
        jdbc.sql("""
                        update alongside.own_code set closed_at = :now
                        where purpose = :purpose and subject_id = :subject and taken_at is null and closed_at is null
                        """)
                .param("now", Timestamp.from(at))
                .param("purpose", purpose.name())
                .param("subject", subjectId.value())
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}

package org.alongside.journey.own;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alongside.audit.Ledger;
import org.alongside.engine.Caller;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.SealedTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What survivors asked for on their own page that a person has to do: a copy of the record, or a correction in their own
 * words, which are kept under their key. Until it is done, their worker and the supervisors see that it is asked for, and
 * by when. (CONF-07)
 */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
@Policy(
        value = PolicyId.CONF_07,
        database = {
            "check own_request_in_time",
            "trigger own_request_stays_done",
            "check own_request_words",
            "check own_request_done"
        })
public class OwnRequests {
    /** Why what was written with a correction is looked at. */
    public static final String LOOKED_AT = "people.own-record";

    /** Open corrections of one survivor. */
    public static final int OPEN_MAX = 10;

    /** What a survivor is shown. */
    private static final int SHOWN_MAX = 20;

    /**
     * Working days. Holidays count as well: so the day is never later than the law says, and everybody can count it.
     */
    private static final int DAYS = 20;

    /** What was asked for. */
    public enum Kind {
        COPY,
        CORRECTION
    }

    /** @param doneAt null while it is open */
    public record Request(
            UUID id,
            Kind kind,
            Instant askedAt,
            LocalDate dueOn,
            @Nullable Instant doneAt) {}

    /** One that is open, without what was said. */
    public record Open(UUID id, String label, Kind kind, Instant askedAt, LocalDate dueOn) {}

    private final JdbcClient jdbc;
    private final SealedTexts texts;
    private final Ledger ledger;
    private final Clock clock;

    OwnRequests(JdbcClient jdbc, SealedTexts texts, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Until when something is done that was asked for today: the twentieth weekday after it. */
    static LocalDate due(LocalDate asked) {
        LocalDate day = asked;
        for (int weekdays = 0; weekdays < DAYS; ) {
            day = day.plusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                weekdays++;
            }
        }
        return day;
    }

    /** Asks for a copy; while one is open, it is that one. */
    public void copy(JourneyId journeyId) {
        insert(UUID.randomUUID(), journeyId, Kind.COPY, null);
    }

    /**
     * Asks for a correction.
     *
     * @param id by which the page knows it, so that the same one again changes nothing
     * @param words what should be changed, and how it should read
     * @return false where ten are open, and nothing was changed
     */
    public boolean correction(UUID id, JourneyId journeyId, String words) {
        if (isThere(id)) {
            return true;
        }
        if (openCorrections(journeyId) >= OPEN_MAX) {
            return false;
        }
        texts.seal(journeyId, place(id), words)
                .ifPresent(ciphertext -> insert(id, journeyId, Kind.CORRECTION, ciphertext));
        return true;
    }

    private void insert(UUID id, JourneyId journeyId, Kind kind, byte @Nullable [] ciphertext) {
        Instant now = clock.instant();
        int inserted = jdbc.sql("""
                        insert into alongside.own_request (id, organisation_id, journey_id, kind, ciphertext, asked_at, due_on)
                        values (:id, current_setting('alongside.organisation'), :journey, :kind, :ciphertext, :now, :due)
                        on conflict do nothing
                        """)
                .param("id", id)
                .param("journey", journeyId.value())
                .param("kind", kind.name())
                .param("ciphertext", ciphertext, java.sql.Types.BINARY)
                .param("now", Timestamp.from(now))
                .param("due", due(now.atZone(EngineClock.ZONE).toLocalDate()))
                .update();
        if (inserted == 1) {
            ledger.done(journeyId.toString(), Caller.SURVIVOR, "asked on own page", Map.of("for", kind));
        }
    }

    private boolean isThere(UUID id) {
        return jdbc.sql("select exists (select from alongside.own_request where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    private int openCorrections(JourneyId journeyId) {
        return jdbc.sql("select count(*) from alongside.own_request where journey_id = :journey"
                        + " and kind = 'CORRECTION' and done_at is null")
                .param("journey", journeyId.value())
                .query(Integer.class)
                .single();
    }

    /** Whether a survivor asked for something that is not done. */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public boolean isAnyOpen(JourneyId journeyId) {
        return jdbc.sql(
                        "select exists (select from alongside.own_request where journey_id = :journey and done_at is null)")
                .param("journey", journeyId.value())
                .query(Boolean.class)
                .single();
    }

    /** What a survivor asked for, what is open first, then the newest; twenty at most. */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public List<Request> of(JourneyId journeyId) {
        return jdbc.sql("""
                        select id, kind, asked_at, due_on, done_at from alongside.own_request where journey_id = :journey
                        order by done_at is not null, asked_at desc limit :max
                        """)
                .param("journey", journeyId.value())
                .param("max", SHOWN_MAX)
                .query((row, n) -> {
                    Timestamp doneAt = row.getTimestamp("done_at");
                    return new Request(
                            row.getObject("id", UUID.class),
                            Kind.valueOf(row.getString("kind")),
                            row.getTimestamp("asked_at").toInstant(),
                            row.getObject("due_on", LocalDate.class),
                            doneAt == null ? null : doneAt.toInstant());
                })
                .list();
    }

    /** What was written with a correction, for who walks with them; empty of a copy, and where everything is erased. */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public Optional<String> words(JourneyId journeyId, UUID id) {
        return jdbc.sql("select ciphertext from alongside.own_request where id = :id and journey_id = :journey"
                        + " and ciphertext is not null")
                .param("id", id)
                .param("journey", journeyId.value())
                .query((row, n) -> row.getBytes("ciphertext"))
                .optional()
                .flatMap(ciphertext -> texts.open(journeyId, place(id), ciphertext))
                .map(Object::toString);
    }

    /** What is open in the organisation, what is due first at the top. */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public List<Open> open(int max) {
        return jdbc.sql("""
                        select r.id, j.label, r.kind, r.asked_at, r.due_on from alongside.own_request r
                        join alongside.journey j on j.id = r.journey_id
                        where r.done_at is null order by r.due_on, r.asked_at limit :max
                        """)
                .param("max", max)
                .query((row, n) -> new Open(
                        row.getObject("id", UUID.class),
                        row.getString("label"),
                        Kind.valueOf(row.getString("kind")),
                        row.getTimestamp("asked_at").toInstant(),
                        row.getObject("due_on", LocalDate.class)))
                .list();
    }

    /**
     * It is done. A second time changes nothing.
     *
     * @param journeyId whose it has to be; null for a supervisor, who sees those of all
     * @return whether there is such a one
     */
    public boolean done(UUID id, @Nullable JourneyId journeyId, WorkerId by) {
        Optional<JourneyId> whose = jdbc.sql("select journey_id from alongside.own_request where id = :id")
                .param("id", id)
                .query((row, n) -> JourneyId.of(row.getObject("journey_id", UUID.class)))
                .optional()
                .filter(one -> journeyId == null || one.equals(journeyId));
        if (whose.isEmpty()) {
            return false;
        }
        int done = jdbc.sql(
                        "update alongside.own_request set done_at = :now, done_by = :by where id = :id and done_at is null")
                .param("id", id)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by.value())
                .update();
        if (done == 1) {
            ledger.done(whose.get().toString(), by, "done what was asked on own page", Map.of("request", id));
        }
        return true;
    }

    void erase(JourneyId journeyId) {
        jdbc.sql("delete from alongside.own_request where journey_id = :journey")
                .param("journey", journeyId.value())
                .update();
    }

    private static String place(UUID id) {
        return "own_request/" + id;
    }
}

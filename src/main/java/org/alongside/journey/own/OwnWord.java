package org.alongside.journey.own;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alongside.access.SlowHash;
import org.alongside.audit.Ledger;
import org.alongside.engine.Caller;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SittingId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.policy.WordIsHardToGuess;
import org.alongside.journey.policy.WordIsNotGuessed;
import org.alongside.journey.state.Journeys.Journey;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.CopyReading;
import org.alongside.records.RecordField;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The word that only a survivor knows, by which they open their record. It is chosen beside their worker, and not by whoever
 * opens the first link: that could be somebody else. Tries are counted one by one, also of several at once.
 */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
@Policy(
        value = PolicyId.CONF_01,
        database = {
            "check own_word_tries",
            "trigger own_word_tries_stay",
            "trigger own_word_stays",
            "trigger own_record_needs_word",
            "trigger own_word_is_of_journey"
        })
public class OwnWord {
    private static final int WRONG_MAX = 10;
    private static final int NAMES_MAX = 100;

    private final JdbcClient jdbc;
    private final CopyReading reading;
    private final SlowHash hashing;
    private final Ledger ledger;
    private final Clock clock;

    OwnWord(JdbcClient jdbc, CopyReading reading, SlowHash hashing, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.reading = reading;
        this.hashing = hashing;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What is known of the word of a survivor.
     *
     * @param chosenBeside the worker beside whom it was chosen; empty where they changed it by themselves
     * @param knownTo everybody beside whom this same word was chosen at any time
     * @param closedUntil until when none opens anything; empty where it is not closed now
     * @param wrongAt when a wrong one was given, the newest first, the last ten times
     */
    public record Chosen(
            Instant at,
            Optional<WorkerId> chosenBeside,
            Set<WorkerId> knownTo,
            Optional<Instant> closedUntil,
            List<Instant> wrongAt) {}

    /** What became of a try. */
    public enum Tried {
        RIGHT,
        WRONG,
        /** Too many were wrong, this one or those before it. */
        CLOSED,
        /** Too many were wrong before this one, which was not looked at. */
        CLOSED_BEFORE,
        /** None was chosen. */
        NONE
    }

    /** Empty where none was chosen. */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public Optional<Chosen> of(JourneyId journeyId) {
        Instant now = clock.instant();
        return jdbc.sql("select * from alongside.own_word where journey_id = :journey")
                .param("journey", journeyId.value())
                .query((row, n) -> new Chosen(
                        row.getTimestamp("chosen_at").toInstant(),
                        Optional.ofNullable(WorkerId.ofNullable(row.getString("chosen_beside"))),
                        knownTo(row),
                        Optional.ofNullable(closedUntil(row)).filter(now::isBefore),
                        wrongAt(row)))
                .optional();
    }

    /**
     * Keeps a word that was chosen; the one before counts no more, and so do wrong tries of it.
     *
     * @param beside the worker beside whom it was chosen; null where they changed it by themselves
     * @throws org.alongside.policy.Refused under CONF-01 where it is too easy to guess
     */
    public void choose(Journey journey, String word, @Nullable WorkerId beside) {
        WordIsHardToGuess.decide(word, known(journey)).orRefuse();
        jdbc.sql("""
                        insert into alongside.own_word (journey_id, organisation_id, hash, chosen_at, chosen_beside)
                        values (:journey, current_setting('alongside.organisation'), :hash, :now, :beside)
                        on conflict (journey_id) do update set hash = excluded.hash, chosen_at = excluded.chosen_at,
                            chosen_beside = coalesce(excluded.chosen_beside,
                                case when :same then own_word.chosen_beside end),
                            beside_before = case when :same then array(select distinct known
                                    from unnest(own_word.beside_before || own_word.chosen_beside) known
                                    where known is not null)
                                else '{}' end,
                            tries = 0, closed_until = null
                        """)
                // Whoever was beside them when they chose it knows it also when they change it to the same.
                .param("same", isTheOneBefore(journey.id(), word))
                .param("journey", journey.id().value())
                .param("hash", hashing.encrypt(plain(word)))
                .param("now", Timestamp.from(clock.instant()))
                .param("beside", beside == null ? null : beside.value())
                .update();
        ledger.done(
                journey.id().toString(),
                beside == null ? Caller.SURVIVOR : beside,
                beside == null ? "own word changed" : "own word chosen",
                Map.of());
    }

    /** Their label, and each name under which they wanted to be known at any time. */
    private Set<String> known(Journey journey) {
        Set<String> known = new LinkedHashSet<>(Set.of(journey.label()));
        reading.readBySurvivor(
                        journey.id(),
                        Set.of(RecordField.CONTACT_ALIAS, RecordField.CONTACT_CODE_NAME),
                        Optional.empty(),
                        NAMES_MAX,
                        Set.of())
                .forEach(entry -> known.add(entry.value().toString()));
        return known;
    }

    private boolean isTheOneBefore(JourneyId journeyId, String word) {
        return jdbc.sql("select hash from alongside.own_word where journey_id = :journey")
                .param("journey", journeyId.value())
                .query(String.class)
                .optional()
                .filter(hash -> hashing.check(plain(word), hash))
                .isPresent();
    }

    private record Kept(String hash, int tries, @Nullable Instant closedUntil) {}

    /** Tries a word. Who tries at the same time waits, so that five are five. */
    public Tried tried(JourneyId journeyId, String word) {
        Kept kept = jdbc.sql("select * from alongside.own_word where journey_id = :journey for update")
                .param("journey", journeyId.value())
                .query((row, n) -> new Kept(row.getString("hash"), row.getInt("tries"), closedUntil(row)))
                .optional()
                .orElse(null);
        if (kept == null) {
            return Tried.NONE;
        }
        Instant now = clock.instant();
        if (!WordIsNotGuessed.decide(kept.closedUntil(), now).isAllowed()) {
            return Tried.CLOSED;
        }
        if (hashing.check(plain(word), kept.hash())) {
            return Tried.RIGHT;
        }
        boolean closes = WordIsNotGuessed.closesAfter(kept.tries());
        Instant until = closes ? now.plus(WordIsNotGuessed.CLOSED_FOR) : kept.closedUntil();
        jdbc.sql("""
                        update alongside.own_word set tries = :tries, closed_until = :until,
                            wrong_at = array_prepend(cast(:now as timestamptz),
                                trim_array(wrong_at, greatest(0, cardinality(wrong_at) + 1 - :shown)))
                        where journey_id = :journey
                        """)
                .param("shown", WRONG_MAX)
                .param("tries", closes ? 0 : kept.tries() + 1)
                .param("until", until == null ? null : Timestamp.from(until), java.sql.Types.TIMESTAMP)
                .param("now", Timestamp.from(now))
                .param("journey", journeyId.value())
                .update();
        if (closes) {
            ledger.done(journeyId.toString(), Caller.SERVICE, "own word closed", Map.of());
        }
        return closes ? Tried.CLOSED : Tried.WRONG;
    }

    /** The right one opened this sitting: wrong ones are counted from the beginning. */
    void opened(JourneyId journeyId, SittingId sittingId) {
        jdbc.sql("update alongside.own_word set tries = 0, opened_by = :sitting where journey_id = :journey")
                .param("sitting", sittingId.value())
                .param("journey", journeyId.value())
                .update();
    }

    /** Nothing is there any more that it could open. */
    void erase(JourneyId journeyId) {
        jdbc.sql("delete from alongside.own_word where journey_id = :journey")
                .param("journey", journeyId.value())
                .update();
    }

    /** One letter may be written in several ways, by one keyboard or another. */
    private static String plain(String word) {
        return Normalizer.normalize(word.strip(), Normalizer.Form.NFKC);
    }

    private static Set<WorkerId> knownTo(ResultSet row) throws SQLException {
        Set<WorkerId> known = new LinkedHashSet<>();
        Optional.ofNullable(WorkerId.ofNullable(row.getString("chosen_beside"))).ifPresent(known::add);
        for (String before : (String[]) row.getArray("beside_before").getArray()) {
            known.add(WorkerId.of(before));
        }
        return Set.copyOf(known);
    }

    private static List<Instant> wrongAt(ResultSet row) throws SQLException {
        return Arrays.stream((Timestamp[]) row.getArray("wrong_at").getArray())
                .map(Timestamp::toInstant)
                .toList();
    }

    private static @Nullable Instant closedUntil(ResultSet row) throws SQLException {
        Timestamp until = row.getTimestamp("closed_until");
        return until == null ? null : until.toInstant();
    }
}

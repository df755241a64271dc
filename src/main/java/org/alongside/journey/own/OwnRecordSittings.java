package org.alongside.journey.own;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.alongside.access.SecretToken;
import org.alongside.audit.Ledger;
import org.alongside.engine.Caller;
import org.alongside.ids.JourneyId;
import org.alongside.ids.LinkSubjectId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.own.OwnWord.Tried;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.state.Journeys.Journey;
import org.alongside.journey.state.Journeys.State;
import org.alongside.journey.state.WhoLeft;
import org.alongside.own.OwnLinks;
import org.alongside.own.OwnLinks.Opened;
import org.alongside.own.OwnLinks.Purpose;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a survivor comes to their record: a link opens a sitting in which nothing can be done but to give the word; the right
 * word ends it and begins another, with a secret of its own, in which the record is open. Nothing opens of somebody whose record is
 * erased or is to be erased, and nothing opens by a link that was passed on by whoever was beside the word. Locked in this order:
 * journey, word, link, sitting; so whoever leaves meanwhile leaves no sitting behind, and of two tabs none holds what the other needs next.
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(value = PolicyId.CONF_01, database = "trigger own_record_needs_word")
public class OwnRecordSittings {
    private final OwnLinks links;
    private final OwnWord words;
    private final OwnRequests requests;
    private final Journeys journeys;
    private final WhoLeft whoLeft;
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Clock clock;

    OwnRecordSittings(
            OwnLinks links,
            OwnWord words,
            OwnRequests requests,
            Journeys journeys,
            WhoLeft whoLeft,
            JdbcClient jdbc,
            Ledger ledger,
            Clock clock) {
        this.links = links;
        this.words = words;
        this.requests = requests;
        this.journeys = journeys;
        this.whoLeft = whoLeft;
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What came of a word.
     *
     * @param secret of the sitting in which the record is open; empty where it is not
     */
    public record Given(Tried tried, Optional<String> secret) {}

    /** Whether this link would ask for the word. Changes nothing. */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public boolean isOpen(String token) {
        return links.find(Purpose.RECORD, token).flatMap(this::goesOn).isPresent();
    }

    /** Uses a link up. @return the secret of the sitting that asks for the word; the same for the same press */
    public Optional<String> take(String token, String press) {
        return links.open(
                Purpose.RECORD, Purpose.WORD, token, press, link -> goesOn(link).isPresent());
    }

    /** What is known of the word that this sitting asks for; empty where none does. */
    public Optional<Optional<OwnWord.Chosen>> asksFor(String secret) {
        return links.sitting(Purpose.WORD, secret).flatMap(this::goesOn).map(journey -> words.of(journey.id()));
    }

    /**
     * Tries a word in a sitting that asks for it.
     *
     * @param press of the page, so that the same page sent twice opens one sitting
     * @return empty where no sitting asks for it
     */
    public Optional<Given> give(String secret, String press, String word) {
        if (!SecretToken.isToken(press) || !SecretToken.isToken(secret)) {
            return Optional.empty();
        }
        String next = SecretToken.derive(secret, press);
        return links.sitting(Purpose.WORD, secret)
                .filter(opened -> locked(opened).isPresent())
                .map(opened -> words.tried(opened.journeyId(), word))
                .flatMap(tried ->
                        tried == Tried.RIGHT ? begin(secret, next) : Optional.of(new Given(tried, Optional.empty())))
                .or(() -> links.sitting(Purpose.RECORD, next).map(before -> new Given(Tried.RIGHT, Optional.of(next))));
    }

    private Optional<Given> begin(String secret, String next) {
        return links.use(Purpose.WORD, secret).map(opened -> {
            links.leave(secret);
            links.begin(Purpose.RECORD, opened, next);
            links.sitting(Purpose.RECORD, next)
                    .ifPresent(
                            sitting -> words.opened(opened.journeyId(), Objects.requireNonNull(sitting.sittingId())));
            ledger.done(opened.journeyId().toString(), Caller.SURVIVOR, "own record opened", Map.of());
            return new Given(Tried.RIGHT, Optional.of(next));
        });
    }

    /** Whose record is open in this sitting, which goes on from now; empty where none is. */
    public Optional<Journey> open(String secret) {
        return find(secret).filter(journey -> links.use(Purpose.RECORD, secret).isPresent());
    }

    /** Like {@link #open}, without locking anything. */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public Optional<Journey> find(String secret) {
        return links.sitting(Purpose.RECORD, secret).flatMap(this::goesOn);
    }

    /** Whether the record was open in this sitting until it ended in this way. */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public boolean endedAs(String secret, State state) {
        return links.closed(Purpose.RECORD, secret)
                .flatMap(closed -> journeys.find(closed.subjectId().journey()))
                .filter(journey -> journey.state() == state)
                .isPresent();
    }

    /**
     * Changes the word in an open sitting, with the one before. Too many wrong ones end the sitting.
     *
     * @return empty where nothing is open
     * @throws org.alongside.policy.Refused under CONF-01 where the new one is too easy to guess
     */
    public Optional<Tried> change(String secret, String before, String word) {
        return links.sitting(Purpose.RECORD, secret).flatMap(this::locked).flatMap(journey -> {
            if (closedUntil(journey.id()).isPresent()) {
                return Optional.of(Tried.CLOSED_BEFORE);
            }
            Tried tried = words.tried(journey.id(), before);
            if (links.use(Purpose.RECORD, secret).isEmpty()) {
                return Optional.empty();
            }
            if (tried == Tried.RIGHT) {
                words.choose(journey, word, null);
            } else if (tried == Tried.CLOSED) {
                close(journey.id());
            }
            return Optional.of(tried);
        });
    }

    /** Until when no word opens the record that is open in this sitting; empty where one does. */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public Optional<Instant> closedUntil(String secret) {
        return find(secret).flatMap(journey -> closedUntil(journey.id()));
    }

    private Optional<Instant> closedUntil(JourneyId journeyId) {
        return words.of(journeyId).flatMap(OwnWord.Chosen::closedUntil);
    }

    /** A word is chosen, or chosen anew, beside a worker: what is open by the one before is closed. */
    public void choose(Journey journey, String word, WorkerId beside) {
        boolean isFirst = words.of(journey.id()).isEmpty();
        words.choose(journey, word, beside);
        if (!isFirst) {
            close(journey.id());
        }
    }

    /** Everything is erased: there is no word any more, nothing is asked for, and nothing is open. */
    public void erase(JourneyId journeyId) {
        words.erase(journeyId);
        requests.erase(journeyId);
        close(journeyId);
    }

    /** No link of theirs opens anything, and no sitting goes on. */
    public void close(JourneyId journeyId) {
        Instant now = clock.instant();
        links.close(Purpose.RECORD, LinkSubjectId.of(journeyId), now);
        links.close(Purpose.WORD, LinkSubjectId.of(journeyId), now);
    }

    /** When the record was opened by link and word, the newest first: also this time. */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public List<Instant> opened(JourneyId journeyId, int max) {
        return jdbc.sql("""
                        select began_at from alongside.own_sitting where purpose = 'RECORD' and subject_id = :journey
                        order by began_at desc limit :max
                        """)
                .param("journey", journeyId.value())
                .param("max", max)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .list();
    }

    /** When a link to it was opened, after which the word is asked for, the newest first. */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public List<Instant> linksOpened(JourneyId journeyId, int max) {
        return jdbc.sql("""
                        select taken_at from alongside.own_link
                        where purpose = 'RECORD' and subject_id = :journey and taken_at is not null
                        order by taken_at desc limit :max
                        """)
                .param("journey", journeyId.value())
                .param("max", max)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .list();
    }

    private Optional<Journey> locked(Opened opened) {
        journeys.lock(opened.journeyId());
        return goesOn(opened);
    }

    private Optional<Journey> goesOn(Opened opened) {
        return journeys.find(opened.journeyId())
                .filter(whoLeft::hasLeftOrGoesOn)
                .filter(journey -> opened.passedOnBy().isEmpty() || isInTwoHands(opened));
    }

    /** Whoever passed the link on may have been beside the survivor who chose a word since. */
    private boolean isInTwoHands(Opened opened) {
        return words.of(opened.journeyId())
                .filter(word -> word.knownTo().contains(WorkerId.of(opened.passedOnBy())))
                .isEmpty();
    }
}

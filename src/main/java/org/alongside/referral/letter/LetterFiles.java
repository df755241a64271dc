package org.alongside.referral.letter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.alongside.audit.Ledger;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Purpose;
import org.alongside.directory.Directory;
import org.alongside.directory.Entry.Text;
import org.alongside.engine.Caller;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.LinkSubjectId;
import org.alongside.ids.ReferralId;
import org.alongside.own.OwnLinks;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.referral.DataClass;
import org.alongside.referral.Referral;
import org.alongside.referral.letter.LetterFileRows.Because;
import org.alongside.referral.letter.LetterFileRows.Row;
import org.alongside.referral.state.ReferralRows;
import org.alongside.referral.state.Referrals;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Letters that services fetch, once and without an account, at the address in a mail and with the code that they were told by telephone,
 * while the survivor agrees. That one is given out is written down before it is: a quarter of an hour long the same code gives it again,
 * as a line can break, and never after. Each call is a transaction of its own in the organisation that the thread works for. Locks:
 * referral, file, link, engine. (REFER-02, REFER-05, CONSENT-06, CONF-06)
 */
@Service
@Policy(PolicyId.REFER_02)
@Policy(PolicyId.REFER_03)
@Policy(PolicyId.REFER_05)
@Policy(PolicyId.CONSENT_06)
@Policy(PolicyId.CONF_06)
@NamedInterface("api")
public class LetterFiles {
    /** How many digits a code has: with five tries, one in twenty million guesses it. */
    public static final int CODE_DIGITS = 8;

    /** With this one the address is closed. */
    static final int WRONG_CODES_MAX = 5;

    /** So long the same code gives the letter again. */
    static final Duration AGAIN_WITHIN = Duration.ofMinutes(15);

    /** So often within that time. */
    static final int FETCHES_MAX = 5;

    private static final Logger LOG = LoggerFactory.getLogger(LetterFiles.class);
    private static final int ENDED_AT_ONCE_MAX = 200;
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s\\p{Z}\\p{Cf}.\\-\u2010-\u2015]");
    private static final Pattern CODE = Pattern.compile("[0-9]{" + CODE_DIGITS + "}");

    /** How it is with an address, or what came of a code. */
    public enum State {
        /** The letter can be fetched with the code. */
        OPEN,
        /** What was typed is no code, and is not counted. */
        NO_CODE,
        /** The code is another one. */
        WRONG_CODE,
        /** It is given out. */
        FETCHED,
        /** Whatever the reason: nothing is given out, and no more is told. */
        OVER
    }

    /**
     * What an address shows.
     *
     * @param reference number of the letter; empty where nothing is shown
     * @param until when the address closes; null where nothing is shown
     * @param fetchedAt when the letter was given out; null where it was not
     * @param letter what is given out; null where nothing is
     */
    public record Shown(
            State state,
            String reference,
            @Nullable Instant until,
            @Nullable Instant fetchedAt,
            @Nullable Letter letter) {
        public static final Shown OVER = new Shown(State.OVER, "", null, null, null);
    }

    /** A letter with its address. */
    private record Found(Referral letter, Row file) {}

    private final ReferralRows referrals;
    private final LetterFileRows rows;
    private final FileAddresses addresses;
    private final Letters letters;
    private final LettersByMail byMail;
    private final NotArrived notArrived;
    private final OwnLinks links;
    private final ConsentLedger consent;
    private final Directory directory;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LetterFiles(
            ReferralRows referrals,
            LetterFileRows rows,
            FileAddresses addresses,
            Letters letters,
            LettersByMail byMail,
            NotArrived notArrived,
            OwnLinks links,
            ConsentLedger consent,
            Directory directory,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.referrals = referrals;
        this.rows = rows;
        this.addresses = addresses;
        this.letters = letters;
        this.byMail = byMail;
        this.notArrived = notArrived;
        this.links = links;
        this.consent = consent;
        this.directory = directory;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** How it is with an address. Changes nothing: programs look at addresses as well. */
    public Shown look(String token) {
        return inOne(() -> at(token)
                .flatMap(
                        id -> referrals.find(id).flatMap(letter -> rows.find(id).map(file -> new Found(letter, file))))
                .filter(this::isOpen)
                .map(found -> shown(State.OPEN, found, null))
                .orElse(Shown.OVER));
    }

    /**
     * Gives a letter out to who has its code, and writes down before that it does.
     *
     * @param code as it was typed; what stands between digits is left out
     * @return the letter with {@link State#FETCHED} alone
     */
    public Shown fetch(String token, String code) {
        String digits = BETWEEN_DIGITS.matcher(code).replaceAll("");
        return inOne(() -> at(token)
                .flatMap(
                        id -> referrals.lock(id).flatMap(letter -> rows.lock(id).map(file -> new Found(letter, file))))
                .filter(this::isOpen)
                .map(found -> fetch(token, digits, found))
                .orElse(Shown.OVER));
    }

    private Shown fetch(String token, String digits, Found found) {
        if (!CODE.matcher(digits).matches()) {
            return shown(State.NO_CODE, found, null);
        }
        if (byMail.password(found.letter()).filter(kept -> isSame(kept, digits)).isEmpty()) {
            return wrongCode(found);
        }
        if (!isStillThatService(found.letter())) {
            closes(found, Because.SERVICE_CHANGED);
            return Shown.OVER;
        }
        Optional<Letter> letter = letters.open(found.letter());
        if (letter.isEmpty()) {
            return Shown.OVER;
        }
        ReferralId id = found.letter().id();
        if (!found.file().isFetched()
                && links.take(OwnLinks.Purpose.LETTER, token).isEmpty()) {
            return Shown.OVER;
        }
        rows.fetched(id, clock.instant());
        note(found, found.file().isFetched() ? "letter fetched again" : "letter fetched");
        return shown(State.FETCHED, new Found(found.letter(), rows.find(id).orElseThrow()), letter.get());
    }

    private static boolean isSame(String kept, String typed) {
        return MessageDigest.isEqual(
                kept.getBytes(StandardCharsets.US_ASCII), typed.getBytes(StandardCharsets.US_ASCII));
    }

    private Shown wrongCode(Found found) {
        ReferralId id = found.letter().id();
        if (found.file().wrongCodes() + 1 < WRONG_CODES_MAX) {
            rows.wrongCode(id);
            return shown(State.WRONG_CODE, found, null);
        }
        rows.closedByWrongCode(id, clock.instant());
        addresses.forget(found.letter());
        told(found, Because.WRONG_CODES);
        return Shown.OVER;
    }

    private void closes(Found found, Because because) {
        addresses.close(found.letter(), because);
        told(found, because);
    }

    private void told(Found found, Because because) {
        if (!found.file().isFetched()) {
            note(found, because == Because.NOT_FETCHED ? "letter was not fetched" : "address of a letter closed");
            notArrived.tell(found.letter(), Referral.Answer.NOT_ARRIVED);
        }
    }

    /** What nobody fetched in time is given out no more, and the worker is told. One that fails holds up no other. (REFER-05) */
    void endThoseNotFetched() {
        for (ReferralId id : inOne(() -> rows.notFetched(clock.instant(), ENDED_AT_ONCE_MAX))) {
            try {
                notFetched(id);
            } catch (RuntimeException e) {
                LOG.error(
                        "That a letter was not fetched could not be kept: {}",
                        e.getClass().getSimpleName());
            }
        }
    }

    private void notFetched(ReferralId id) {
        inOne(() -> {
            Instant now = clock.instant();
            referrals
                    .lock(id)
                    .flatMap(letter -> rows.lock(id).map(file -> new Found(letter, file)))
                    .filter(found -> !found.file().isClosed()
                            && !found.file().isFetched()
                            && !Objects.requireNonNullElse(found.file().endsAt(), Instant.MAX)
                                    .isAfter(now))
                    .ifPresent(found -> closes(found, Because.NOT_FETCHED));
            return true;
        });
    }

    /** When these letters were fetched, of those that were. */
    public Map<ReferralId, Instant> fetched(Collection<ReferralId> letters) {
        return inOne(() -> rows.fetched(letters));
    }

    /** When each service last fetched a letter about this survivor, of those that did. */
    public Map<EntryId, Instant> lastFetched(JourneyId journeyId) {
        return inOne(() -> rows.lastFetched(journeyId));
    }

    private Optional<ReferralId> at(String token) {
        return links.find(OwnLinks.Purpose.LETTER, token)
                .map(OwnLinks.Opened::subjectId)
                .or(() -> links.used(OwnLinks.Purpose.LETTER, token))
                .map(LinkSubjectId::referral);
    }

    private boolean isOpen(Found found) {
        Instant until = until(found.file());
        return !found.file().isClosed()
                && until != null
                && until.isAfter(clock.instant())
                && found.file().fetches() < FETCHES_MAX
                && isAgreedTo(found.letter());
    }

    private static @Nullable Instant until(Row file) {
        Instant fetchedAt = file.fetchedAt();
        return fetchedAt == null ? file.endsAt() : fetchedAt.plus(AGAIN_WITHIN);
    }

    private boolean isAgreedTo(Referral letter) {
        LocalDate until = letter.agreedUntil();
        return letter.state() == Referral.State.SENT
                && until != null
                && !until.isBefore(LocalDate.now(clock))
                && consent.agrees(letter.journeyId(), Purpose.KEEP_RECORD)
                && consent.agreedFor(letter.journeyId(), Referrals.recipient(letter.entryId()))
                        .filter(agreed -> agreed.covers().containsAll(DataClass.names(letter.classes())))
                        .isPresent();
    }

    /** Whether the service is open, was reviewed in time and has the address that the survivor saw. */
    private boolean isStillThatService(Referral letter) {
        return directory
                .find(letter.entryId())
                .filter(entry -> directory.mayBeReferredTo(entry).isAllowed()
                        && entry.content().text(Text.EMAIL).equals(letter.mailTo()))
                .isPresent();
    }

    private static Shown shown(State state, Found found, @Nullable Letter letter) {
        return new Shown(
                state,
                found.letter().reference(),
                until(found.file()),
                found.file().fetchedAt(),
                letter);
    }

    private void note(Found found, String act) {
        ledger.done(
                found.letter().journeyId().toString(),
                Caller.SERVICE,
                act,
                Map.of("id", found.letter().id()));
    }

    private <T> T inOne(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}

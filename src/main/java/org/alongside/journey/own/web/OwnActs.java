package org.alongside.journey.own.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.alongside.access.Language;
import org.alongside.access.Words;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Point;
import org.alongside.consent.Purpose;
import org.alongside.database.RequestDeadline;
import org.alongside.engine.Caller;
import org.alongside.engine.PageTransactions;
import org.alongside.ids.EntryId;
import org.alongside.ids.RequestId;
import org.alongside.ids.SupportId;
import org.alongside.ids.SupporterId;
import org.alongside.journey.copies.OwnCopies;
import org.alongside.journey.copies.document.CopyDocument;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.journey.keeping.ErasureReviews;
import org.alongside.journey.own.OwnRecordSittings;
import org.alongside.journey.own.OwnRequests;
import org.alongside.journey.own.OwnWord;
import org.alongside.journey.own.OwnWord.Tried;
import org.alongside.journey.requests.AccessRequests;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.state.Journeys.Journey;
import org.alongside.journey.state.Journeys.State;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.records.Records;
import org.alongside.referral.map.Support;
import org.alongside.referral.map.SupportAgreements;
import org.alongside.referral.map.SupportMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a survivor decides on their own page, without anybody who passes it on: by the same messages to their journey as
 * when a worker does, so that it has the same effect, in one transaction. (CONSENT-01, CONSENT-06)
 */
@Service
@Policy(PolicyId.CONSENT_06)
@Policy(PolicyId.CONSENT_10)
@Policy(PolicyId.CONF_07)
@Policy(PolicyId.CONF_09)
class OwnActs {
    /** What they can decide; each is asked once more. */
    enum Act {
        PAUSE(null, null),
        COME_BACK(null, null),
        /** They come back after they had left. */
        RETURN(null, null),
        NO_NOTES(Purpose.KEEP_SESSION_NOTES, null),
        NO_COUNTING(Purpose.ANONYMOUS_REPORTING, null),
        NO_WHANAU(Purpose.CONTACT_WHANAU, null),
        NO_PASSING_ON(Purpose.DISCLOSE_TO_RECIPIENT, null),
        COPY(null, null),
        /** They left, and would like their record to be kept. */
        KEEP(null, null),
        LEAVE(null, State.ENDED),
        ERASE(Purpose.KEEP_RECORD, State.ERASED);

        private final @Nullable Purpose takenBack;
        private final @Nullable State ends;

        Act(@Nullable Purpose takenBack, @Nullable State ends) {
            this.takenBack = takenBack;
            this.ends = ends;
        }

        /** How it stands in an address. */
        String address() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Act> named(String name) {
            return Arrays.stream(values())
                    .filter(act -> act.address().equals(name))
                    .findFirst();
        }

        /** Whether nothing is open after it. */
        boolean isLast() {
            return ends != null;
        }

        /** Whether it can be asked for as things are. */
        boolean isPossible(OwnRecord.Start start) {
            return switch (this) {
                case PAUSE -> !start.isPaused() && !start.hasLeft();
                case COME_BACK -> start.isPaused();
                case RETURN, KEEP -> start.hasLeft();
                case LEAVE -> !start.hasLeft();
                case COPY, ERASE -> true;
                default -> takenBack != null && start.agreedTo().contains(takenBack);
            };
        }
    }

    /** How it ended. */
    enum Outcome {
        DONE,
        /** Nothing is open in this sitting. */
        OVER,
        /** As many as can be open are open; nothing was changed. */
        MANY,
        /** It does not go together with how things are just now; nothing was changed. */
        NOT_NOW,
        /** The law asks to keep the record of who left; nothing was changed. */
        KEPT_BY_LAW
    }

    private final OwnRecordSittings sittings;
    private final SurvivorMessages survivor;
    private final OwnRequests requests;
    private final AccessRequests running;
    private final OwnCopies copies;
    private final ErasureReviews reviews;
    private final ConsentLedger consent;
    private final SupportMap map;
    private final SupportAgreements agreements;
    private final Records records;
    private final Journeys journeys;
    private final PageTransactions acts;
    private final TransactionTemplate transaction;

    OwnActs(
            OwnRecordSittings sittings,
            SurvivorMessages survivor,
            OwnRequests requests,
            AccessRequests running,
            OwnCopies copies,
            ErasureReviews reviews,
            ConsentLedger consent,
            SupportMap map,
            SupportAgreements agreements,
            Records records,
            Journeys journeys,
            PageTransactions acts,
            TransactionTemplate transaction) {
        this.sittings = sittings;
        this.survivor = survivor;
        this.requests = requests;
        this.running = running;
        this.copies = copies;
        this.reviews = reviews;
        this.consent = consent;
        this.map = map;
        this.agreements = agreements;
        this.records = records;
        this.journeys = journeys;
        this.acts = acts;
        this.transaction = transaction;
    }

    /** Does it; where it is so already, as after a second press, it is done. */
    Outcome does(String secret, Act act) {
        Outcome outcome = change(secret, act.address(), journey -> act(journey, act));
        return outcome == Outcome.OVER && act.ends != null && endedAs(secret, act.ends) ? Outcome.DONE : outcome;
    }

    private boolean endedAs(String secret, State state) {
        return Boolean.TRUE.equals(transaction.execute(status -> sittings.endedAs(secret, state)));
    }

    private void act(Journey journey, Act act) {
        boolean hasLeft = journey.state() == State.ENDED;
        switch (act) {
            case PAUSE -> {
                mustBe(!hasLeft);
                if (journey.state() != State.PAUSED) {
                    survivor.pauses(journey.id());
                }
            }
            case COME_BACK -> {
                if (journey.state() == State.PAUSED) {
                    survivor.comesBack(journey.id());
                }
            }
            case RETURN -> {
                if (hasLeft) {
                    survivor.comesBack(journey.id());
                }
            }
            case COPY -> {
                requests.copy(journey.id(), Caller.SURVIVOR);
                if (hasLeft) {
                    reviews.hadContact(journey.id());
                }
            }
            case KEEP -> {
                mustBe(hasLeft);
                reviews.survivorAsksToKeep(journey.id(), Caller.SURVIVOR);
            }
            case LEAVE -> {
                mustBe(!hasLeft);
                survivor.leaves(journey.id());
            }
            case ERASE -> {
                if (hasLeft) {
                    reviews.mayEraseAtOnce(journey.id()).orRefuse();
                }
                takeBack(journey, Purpose.KEEP_RECORD);
            }
            default -> takeBack(journey, Objects.requireNonNull(act.takenBack));
        }
    }

    /** What is for who goes on is not for who left, nor the other way round: the journey may have changed since the page was made. */
    private static void mustBe(boolean isSo) {
        if (!isSo) {
            throw Refused.notNow(PolicyId.JOURNEY_04, Words.here("refused.journey-is-not-under-way"));
        }
    }

    /** Without an agreement there is nothing to take back, but a record is erased all the same. */
    private void takeBack(Journey journey, Purpose purpose) {
        if (purpose != Purpose.KEEP_RECORD && !consent.agrees(journey.id(), purpose)) {
            return;
        }
        survivor.withdraws(journey.id(), purpose, Caller.SURVIVOR);
        if (purpose == Purpose.KEEP_SESSION_NOTES) {
            // The page on which they pressed the button says it. (CONSENT-07)
            consent.explained(journey.id(), Caller.SURVIVOR, EnumSet.of(Point.EFFECT_OF_NO_NOTES));
        }
    }

    /** They take back what one service may learn; where nothing is agreed to for it, nothing changes. */
    Outcome takesBackFor(String secret, EntryId service) {
        return change(
                secret,
                "agreement with a service taken back",
                journey -> survivor.withdrawsFor(journey.id(), service, Caller.SURVIVOR));
    }

    /**
     * They step out of a support, come back, or do not want it any more; their worker sees it on the map.
     *
     * @param shown the version that the page showed; where somebody changed it since, nothing changes
     */
    Outcome becomes(String secret, SupportId id, int shown, Support.State state) {
        return ifPossible(
                secret,
                "map of support",
                Outcome.NOT_NOW,
                journey -> journey.state() != State.ENDED
                        && map.becomes(journey.id(), id, shown, state, Caller.SURVIVOR) == SupportMap.Outcome.DONE);
    }

    /** They take back what one support on their map may be told; where nothing is agreed to for it, nothing changes. */
    Outcome takesBackFor(String secret, SupportId id) {
        return ifPossible(
                secret,
                "agreement with a support taken back",
                Outcome.NOT_NOW,
                journey -> agreements.takeBack(journey.id(), id, Caller.SURVIVOR) == SupportMap.Outcome.DONE);
    }

    /** They take back what they agreed to with one of those whom they bring in. */
    Outcome takesBackFor(String secret, SupporterId supporter) {
        return change(
                secret,
                "agreement with somebody taken back",
                journey -> survivor.withdrawsFor(journey.id(), supporter, Caller.SURVIVOR));
    }

    /** @param id by which the page is known, so that the same one sent twice is one */
    Outcome asksForCorrection(String secret, RequestId id, String words) {
        return ifPossible(
                secret,
                "correction",
                Outcome.MANY,
                journey -> requests.correction(id, journey.id(), words, Caller.SURVIVOR));
    }

    /** They take back what they asked for; where it is taken back or done already, nothing changes. */
    Outcome takesBackRequest(String secret, RequestId id) {
        return ifPossible(
                secret,
                "request taken back",
                Outcome.NOT_NOW,
                journey -> running.withdraw(id, journey.id(), Caller.SURVIVOR));
    }

    /** They say that what is said to be done is not: it is asked for again. */
    Outcome saysNotDone(String secret, RequestId id) {
        return ifPossible(
                secret,
                "request not done",
                Outcome.NOT_NOW,
                journey -> requests.notDone(id, journey.id(), Caller.SURVIVOR));
    }

    private Outcome ifPossible(String secret, String act, Outcome otherwise, Predicate<Journey> work) {
        AtomicBoolean isDone = new AtomicBoolean();
        Outcome outcome = change(secret, act, journey -> isDone.set(work.test(journey)));
        return outcome == Outcome.DONE && !isDone.get() ? otherwise : outcome;
    }

    /** They would like their copy on paper. */
    Outcome asksForPaper(String secret, RequestId id) {
        return ifPossible(
                secret,
                "copy on paper",
                Outcome.NOT_NOW,
                journey -> running.onPaper(id, journey.id(), Caller.SURVIVOR));
    }

    /**
     * Their copy as a file. Only once that is made is it kept that they have it, so that they can try again where it could not be made.
     *
     * @return empty where nothing is open, or none can be fetched
     */
    Optional<byte[]> fetchesCopy(String secret, String as, Language language, Function<CopyDocument, byte[]> file) {
        List<OwnCopies.Copy> copy = new ArrayList<>();
        change(secret, "copy", journey -> {
            copy.clear();
            copies.read(journey.id(), language).ifPresent(copy::add);
        });
        return copy.stream().findFirst().flatMap(read -> {
            byte[] made = RequestDeadline.notCounted(() -> file.apply(read.document()));
            Outcome outcome = ifPossible(
                    secret,
                    "copy fetched",
                    Outcome.NOT_NOW,
                    journey -> copies.fetched(journey.id(), read.request().id(), as));
            return outcome == Outcome.DONE ? Optional.of(made) : Optional.empty();
        });
    }

    /** Whoever else decides about them waits: record, journey, then the sitting. */
    private Outcome change(String secret, String act, Consumer<Journey> change) {
        Optional<Journey> theirs = Objects.requireNonNull(transaction.execute(status -> sittings.find(secret)));
        if (theirs.isEmpty()) {
            return Outcome.OVER;
        }
        try {
            return Caller.asSurvivor(
                    () -> acts.inOne("my record: " + act, theirs.get().id(), Caller.SURVIVOR, () -> {
                        records.lock(theirs.get().id());
                        journeys.lock(theirs.get().id());
                        Optional<Journey> open = sittings.open(secret);
                        open.ifPresent(change);
                        return open.isPresent() ? Outcome.DONE : Outcome.OVER;
                    }));
        } catch (Refused refused) {
            return refused.isUnder(PolicyId.CONF_09) && theirs.get().state() == State.ENDED
                    ? Outcome.KEPT_BY_LAW
                    : Outcome.NOT_NOW;
        }
    }

    /**
     * Changes the word. Empty where nothing is open.
     *
     * @throws Refused under CONF-01 where the new one is too easy to guess; no try was counted
     */
    Optional<Tried> changeWord(String secret, String before, String word) {
        return Objects.requireNonNull(transaction.execute(status -> sittings.change(secret, before, word)));
    }

    /** Until when no word of whose record is open in this sitting is taken; empty where one is. */
    Optional<Instant> closedUntil(String secret) {
        return Objects.requireNonNull(transaction.execute(status -> sittings.closedUntil(secret)));
    }

    /** What is known of the word that a sitting asks for; empty where none does. */
    Optional<Optional<OwnWord.Chosen>> asksForWord(String secret) {
        return Objects.requireNonNull(transaction.execute(status -> sittings.asksFor(secret)));
    }

    /** Tries a word. Also a wrong one is kept as tried. */
    Optional<OwnRecordSittings.Given> give(String secret, String press, String word) {
        return Objects.requireNonNull(transaction.execute(status -> sittings.give(secret, press, word)));
    }
}

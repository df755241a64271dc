package org.alongside.journey.decisions;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.alongside.audit.Ledger;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Purpose;
import org.alongside.engine.PageTransactions;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.keeping.ErasureReviews;
import org.alongside.journey.own.LinkRequestId;
import org.alongside.journey.own.OwnRecordLinks;
import org.alongside.journey.own.OwnRequests;
import org.alongside.journey.own.OwnRequests.Request;
import org.alongside.journey.policy.ContactIsStillSafe;
import org.alongside.journey.policy.LabelsAreNotGuessed;
import org.alongside.journey.requests.AccessRequests;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.state.Journeys.Journey;
import org.alongside.journey.state.LabelTries;
import org.alongside.journey.state.Labels;
import org.alongside.journey.state.WhoLeft;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.Records;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A survivor who left asks for a copy of their record, that it is kept, or that it is erased, or takes back what they agreed to, through
 * whomever they tell their label. A journey that goes on, is erased or is to be, or is of another organisation is answered like one that
 * never was, and nobody tries labels without end. A label proves nothing: whoever writes it down reads nothing by it, does not learn what
 * was agreed to, and gets nothing to hand over before a supervisor has gone through the copy. What can be agreed to anew is taken back at
 * once; what is erased is not there any more, so two supervisors decide about that.
 */
@Service
@Policy(PolicyId.CONF_06)
@Policy(PolicyId.CONSENT_06)
@Policy(PolicyId.CONSENT_10)
@Policy(PolicyId.CONF_07)
@Policy(PolicyId.CONF_09)
public class AskedByLabel {
    /** What is taken back by itself. The record as a whole is taken back by {@link #asksToErase}. */
    private static final Set<Purpose> BY_THEMSELVES = Set.copyOf(EnumSet.complementOf(EnumSet.of(Purpose.KEEP_RECORD)));

    private final Journeys journeys;
    private final Records records;
    private final OwnRequests requests;
    private final OwnRecordLinks links;
    private final AccessRequests running;
    private final ErasureReviews reviews;
    private final SurvivorMessages survivor;
    private final ConsentLedger consent;
    private final LabelTries tries;
    private final Ledger ledger;
    private final WhoLeft whoLeft;
    private final PageTransactions acts;
    private final TransactionTemplate transaction;

    AskedByLabel(
            Journeys journeys,
            Records records,
            OwnRequests requests,
            OwnRecordLinks links,
            AccessRequests running,
            ErasureReviews reviews,
            SurvivorMessages survivor,
            ConsentLedger consent,
            LabelTries tries,
            Ledger ledger,
            WhoLeft whoLeft,
            PageTransactions acts,
            TransactionTemplate transaction) {
        this.journeys = journeys;
        this.records = records;
        this.requests = requests;
        this.links = links;
        this.running = running;
        this.reviews = reviews;
        this.survivor = survivor;
        this.consent = consent;
        this.tries = tries;
        this.ledger = ledger;
        this.whoLeft = whoLeft;
        this.acts = acts;
        this.transaction = transaction;
    }

    /**
     * What somebody who left asked for.
     *
     * @param day until when a copy is ready, the day until which a record is kept, or by when a supervisor answers
     */
    public record Asked(String label, LocalDate day) {}

    /**
     * They would like a copy of their record; while one is asked for, it is that one. (CONF-07)
     *
     * @param typed the label as somebody heard or wrote it
     * @param isFromSomebodyElse they would rather not get it from who last walked with them: whoever passes it on hands it over
     * @return empty when nobody left with this label
     * @throws org.alongside.policy.Refused under CONF-01 after too many tries within an hour, under CONF-07 for the only supervisor who could
     *     go through the copy
     */
    public Optional<Asked> asksForCopy(String typed, boolean isFromSomebodyElse, WorkerId by) {
        return ofWhoLeft("copy by label", typed, by, journey -> {
            JourneyId id = journey.id();
            running.mayPassOnCopy(id, by).orRefuse();
            requests.copyOfWhoLeft(id, by, isFromSomebodyElse ? by : null);
            reviews.hadContact(id);
            return new Asked(
                    journey.label(),
                    requests.of(id).stream()
                            .filter(one -> one.kind() == OwnRequests.Kind.COPY)
                            .filter(Request::isOpen)
                            .findFirst()
                            .orElseThrow()
                            .dueOn());
        });
    }

    /**
     * They would like their record to be kept. A review of it that is open ends with that; later ones see it. (CONF-09)
     *
     * @param typed the label as somebody heard or wrote it
     * @return empty when nobody left with this label
     * @throws org.alongside.policy.Refused under CONF-01 after too many tries within an hour
     */
    public Optional<Asked> asksToKeep(String typed, WorkerId by) {
        return ofWhoLeft(
                "keep by label",
                typed,
                by,
                journey -> new Asked(journey.label(), reviews.survivorAsksToKeep(journey.id(), by)));
    }

    /**
     * They take the whole back, and would like everything to be erased. All other agreements end at once, as by {@link #takesBack}; about
     * the record two supervisors decide who never had to do with them, and until then they can ask that it is kept, or come back.
     * (CONF-09, CONSENT-06, CONSENT-10)
     *
     * @param typed the label as somebody heard or wrote it
     * @return empty when nobody left with this label
     * @throws org.alongside.policy.Refused under CONF-01 after too many tries within an hour
     */
    public Optional<Asked> asksToErase(String typed, WorkerId by) {
        return ofWhoLeft("erase by label", typed, by, journey -> {
            BY_THEMSELVES.forEach(purpose -> takeBack(journey, purpose, by));
            return new Asked(journey.label(), reviews.survivorAsksToErase(journey, by));
        });
    }

    /**
     * They take one agreement back, with all that rests on it, in this transaction. Where it did not stand, nothing changes, and the answer
     * is the same, so that it tells nobody what was agreed to. (CONSENT-06)
     *
     * @param typed the label as somebody heard or wrote it
     * @param purpose any but {@link Purpose#KEEP_RECORD}, which is taken back by {@link #asksToErase}
     * @return the label; empty when nobody left with this one
     * @throws IllegalArgumentException for the record as a whole
     * @throws org.alongside.policy.Refused under CONF-01 after too many tries within an hour
     */
    public Optional<String> takesBack(String typed, Purpose purpose, WorkerId by) {
        if (!BY_THEMSELVES.contains(purpose)) {
            throw new IllegalArgumentException("Two supervisors decide about the record as a whole.");
        }
        return ofWhoLeft("take back by label", typed, by, journey -> {
            takeBack(journey, purpose, by);
            return journey.label();
        });
    }

    /**
     * They would like to open their own page: a link goes to the safe contact, or is passed on by a supervisor, as while they were here,
     * and opens nothing without their word. While one is on its way, it is that one. Whoever writes it down sees neither. (CONF-06)
     *
     * @param typed the label as somebody heard or wrote it
     * @param isContactSafe they were asked whether how to reach them is as safe as it was
     * @return the label; empty when nobody left with this one
     * @throws org.alongside.policy.Refused under CONF-01 after too many tries within an hour, where the contact may not be safe, or where
     *     too many messages are still to reach them
     */
    public Optional<String> asksForPage(String typed, boolean isContactSafe, WorkerId by) {
        ContactIsStillSafe.decide(isContactSafe).orRefuse();
        return ofWhoLeft("own page by label", typed, by, journey -> {
            ledger.done(journey.id().toString(), by, "own page asked for by who left", Map.of());
            links.send(journey, LinkRequestId.random());
            return journey.label();
        });
    }

    /** The ledger says through whom also where nothing stood. */
    private void takeBack(Journey journey, Purpose purpose, WorkerId by) {
        ledger.done(journey.id().toString(), by, "taken back after leaving", Map.of("purpose", purpose));
        if (consent.agrees(journey.id(), purpose)) {
            survivor.withdraws(journey.id(), purpose, by);
        }
    }

    private <T> Optional<T> ofWhoLeft(String act, String typed, WorkerId by, Function<Journey, T> work) {
        return acts.recorded(act, null, by, () -> {
            LabelsAreNotGuessed.asks(tries.count(by), LabelTries.TRIES_MAX).orRefuse();
            return Objects.requireNonNull(transaction.execute(status -> Labels.read(typed)
                    .flatMap(journeys::findByLabel)
                    .flatMap(found -> {
                        records.lock(found.id());
                        return journeys.lock(found.id());
                    })
                    .filter(whoLeft::hasLeft)
                    .map(work)));
        });
    }
}

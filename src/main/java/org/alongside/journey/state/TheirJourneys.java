package org.alongside.journey.state;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alongside.engine.PageTransactions;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.state.Journeys.Journey;
import org.alongside.policy.Decision;
import org.alongside.policy.Refused;
import org.alongside.records.Records;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What workers do at our pages with the journeys that are theirs. Each call is one transaction, asks first whether the
 * journey is the caller's, and writes a refusal into the ledger. (CONF-01)
 */
@Service
public class TheirJourneys {
    private final JourneyAccess access;
    private final Journeys journeys;
    private final Records records;
    private final PageTransactions transactions;
    private final TransactionTemplate transaction;

    TheirJourneys(
            JourneyAccess access,
            Journeys journeys,
            Records records,
            PageTransactions transactions,
            TransactionTemplate transaction) {
        this.access = access;
        this.journeys = journeys;
        this.records = records;
        this.transactions = transactions;
        this.transaction = transaction;
    }

    /**
     * The journey that an address such as {@code tui-27} names; whether it is the caller's is asked by what is done with it.
     *
     * @throws NoSuchJourneyException when there is none
     */
    public JourneyId at(String address) {
        return Labels.read(address)
                .flatMap(journeys::findByLabel)
                .map(Journey::id)
                .orElseThrow(NoSuchJourneyException::new);
    }

    /**
     * Reads, and changes nothing but the list of looks.
     *
     * @param act what it is, for the ledger
     * @throws NoSuchJourneyException when it is not the caller's, over, or not there
     */
    public <T> T read(String act, JourneyId journeyId, WorkerId by, Function<Journey, T> work) {
        return asked(act, journeyId, by, journeys::find, work);
    }

    /**
     * Changes. Who comes second waits for who came first, and then meets the journey as it has become. That goes for who is
     * writing into the record as well: what they were writing is kept, and then erased with the rest where it is to be erased.
     *
     * @param act what it is, for the ledger
     * @throws NoSuchJourneyException when it is not the caller's, over, or not there
     * @throws Refused when a rule refused it; nothing of it was kept
     */
    public void change(String act, JourneyId journeyId, WorkerId by, Consumer<Journey> work) {
        changeAndTell(act, journeyId, by, journey -> {
            work.accept(journey);
            return journey;
        });
    }

    /** Like {@link #change(String, JourneyId, WorkerId, Consumer)}, where something comes of it to return. */
    public <T> T changeAndTell(String act, JourneyId journeyId, WorkerId by, Function<Journey, T> work) {
        return asked(act, journeyId, by, this::lock, work);
    }

    /** Those of these journeys that are the caller's; asking is no attempt and is not written down. */
    public Set<JourneyId> among(List<JourneyId> journeyIds, WorkerId by) {
        return Objects.requireNonNull(transaction.execute(status -> journeyIds.stream()
                .filter(id -> access.decide(id, by).isAllowed())
                .collect(Collectors.toCollection(LinkedHashSet::new))));
    }

    private Optional<Journey> lock(JourneyId journeyId) {
        records.lock(journeyId);
        return journeys.lock(journeyId);
    }

    private <T> T asked(
            String act,
            JourneyId journeyId,
            WorkerId by,
            Function<JourneyId, Optional<Journey>> find,
            Function<Journey, T> work) {
        try {
            return transactions.inOne(act, journeyId, by, () -> {
                Optional<Journey> journey = find.apply(journeyId);
                Decision decision = access.decide(journeyId, by);
                if (!decision.isAllowed()) {
                    throw new NotTheirs(decision);
                }
                return work.apply(journey.orElseThrow());
            });
        } catch (NotTheirs e) {
            transactions.record(e.refused, act, journeyId, by);
            throw new NoSuchJourneyException();
        }
    }

    private static final class NotTheirs extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Refused refused;

        NotTheirs(Decision decision) {
            super("", null, false, false);
            this.refused = decision.refusal();
        }
    }
}

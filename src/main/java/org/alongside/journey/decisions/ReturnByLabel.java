package org.alongside.journey.decisions;

import java.util.Objects;
import java.util.Optional;
import org.alongside.engine.PageTransactions;
import org.alongside.ids.WorkerId;
import org.alongside.journey.policy.LabelsAreNotGuessed;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.state.Journeys.Journey;
import org.alongside.journey.state.Journeys.State;
import org.alongside.journey.state.LabelTries;
import org.alongside.journey.state.Labels;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.workers.Walks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A survivor comes back with nothing but the label they were given. A journey that is open, erased or of another
 * organisation is answered like one that never was, and nobody can try labels without end: there are not so many.
 */
@Service
@Policy(PolicyId.CONSENT_10)
public class ReturnByLabel {
    private static final String ACT = "come back by label";

    private final Journeys journeys;
    private final SurvivorMessages survivor;
    private final Walks walks;
    private final LabelTries tries;
    private final PageTransactions acts;
    private final TransactionTemplate transaction;

    ReturnByLabel(
            Journeys journeys,
            SurvivorMessages survivor,
            Walks walks,
            LabelTries tries,
            PageTransactions acts,
            TransactionTemplate transaction) {
        this.journeys = journeys;
        this.survivor = survivor;
        this.walks = walks;
        this.tries = tries;
        this.acts = acts;
        this.transaction = transaction;
    }

    /**
     * A journey that goes on.
     *
     * @param hasWorker whether the worker they knew walks with them; else one is looked for
     */
    public record Back(String label, boolean hasWorker) {}

    /**
     * Lets the journey go on where the survivor left off. (CONSENT-02)
     *
     * @param typed the label as somebody heard or wrote it: macrons, capitals and spaces do not matter
     * @return empty when there is no journey with this label to come back to
     * @throws org.alongside.policy.Refused after too many tries within an hour, or when somebody else works on this journey just now
     */
    public Optional<Back> comesBack(String typed, WorkerId by) {
        return acts.recorded(ACT, null, by, () -> {
            LabelsAreNotGuessed.comesBack(tries.count(by), LabelTries.TRIES_MAX).orRefuse();
            return Objects.requireNonNull(transaction.execute(status -> Labels.read(typed)
                    .flatMap(journeys::findByLabel)
                    .flatMap(found -> journeys.lock(found.id()))
                    .filter(ReturnByLabel::canComeBack)
                    .map(this::goOn)));
        });
    }

    private static boolean canComeBack(Journey journey) {
        return journey.state() == State.ENDED || journey.state() == State.PAUSED;
    }

    private Back goOn(Journey journey) {
        survivor.comesBack(journey.id());
        return new Back(journey.label(), walks.workerOf(journey.id()).isPresent());
    }
}

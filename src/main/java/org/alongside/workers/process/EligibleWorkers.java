package org.alongside.workers.process;

import java.util.List;
import java.util.UUID;
import org.alongside.engine.FormContext;
import org.alongside.engine.FormOptions;
import org.alongside.workers.Matching;
import org.alongside.workers.Workers;
import org.springframework.stereotype.Component;

/** The workers a supervisor can have asked: those whom WORKER-02, -04 and -05 let take on this survivor. */
@Component
class EligibleWorkers implements FormOptions {
    private final Workers workers;
    private final Matching matching;

    EligibleWorkers(Workers workers, Matching matching) {
        this.workers = workers;
        this.matching = matching;
    }

    @Override
    public String key() {
        return "eligibleWorkers";
    }

    @Override
    public List<Option> options(FormContext context) {
        UUID journeyId = UUID.fromString(context.journeyId());
        return workers.all().stream()
                .filter(worker -> matching.mayBeAsked(journeyId, worker.userId()))
                .map(worker -> new Option(worker.userId(), worker.userId()))
                .toList();
    }
}

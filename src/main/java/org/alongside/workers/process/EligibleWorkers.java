package org.alongside.workers.process;

import java.util.List;
import org.alongside.engine.FormContext;
import org.alongside.engine.FormOptions;
import org.alongside.workers.Matching;
import org.springframework.stereotype.Component;

/** The workers a supervisor can have asked: those whom WORKER-02, -04 and -05 let take on this survivor. */
@Component
class EligibleWorkers implements FormOptions {
    private final Matching matching;

    EligibleWorkers(Matching matching) {
        this.matching = matching;
    }

    @Override
    public String key() {
        return "eligibleWorkers";
    }

    @Override
    public List<Option> options(FormContext context) {
        return matching.allWhoMayBeAsked(context.recordId().journey()).stream()
                .map(worker -> new Option(worker.value(), worker.value()))
                .toList();
    }
}

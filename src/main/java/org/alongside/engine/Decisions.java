package org.alongside.engine;

import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Asks a decision table where no process asks it. */
@Component
public class Decisions {
    private final DecisionService decisions;

    Decisions(@Lazy DecisionService decisions) {
        this.decisions = decisions;
    }

    /**
     * The one answer of a table.
     *
     * @param said by input; what was not said is null
     */
    public String answer(String table, Map<String, ? extends @Nullable Object> said) {
        return decisions
                .evaluateDecisionTableByKey(table)
                .variables(new java.util.HashMap<>(said))
                .evaluate()
                .getSingleEntry();
    }
}

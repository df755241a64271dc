package org.alongside.engine;

import org.camunda.bpm.engine.DecisionService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Asks a decision table where no process asks it. */
@Component
public class DecisionTables {
    private final DecisionService decisions;

    DecisionTables(@Lazy DecisionService decisions) {
        this.decisions = decisions;
    }

    /** The one answer of a table. What was not said holds nothing. */
    public String answer(String table, VariableValues said) {
        return decisions
                .evaluateDecisionTableByKey(table)
                .variables(said.stored())
                .evaluate()
                .getSingleEntry();
    }
}

package org.alongside.journey.process;

import java.util.HashMap;
import java.util.Map;
import org.alongside.engine.JourneyScope;
import org.alongside.engine.Processes;
import org.alongside.ids.JourneyId;
import org.alongside.journey.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Looks for a worker beside a journey that goes on. */
@Component
class WorkerSearch {
    private static final String PROCESS = "match-worker";

    private final Processes processes;

    WorkerSearch(Processes processes) {
        this.processes = processes;
    }

    /**
     * Begins to look, unless somebody looks already.
     *
     * @param release ALL or CONTACT_ONLY: what the next worker sees of what was written before (CONF-08)
     */
    void beside(DelegateExecution execution, String release) {
        JourneyId journeyId = JourneyScope.journeyId(execution);
        boolean isFirstSearch = Step.MATCH.name().equals(JourneyScope.text(execution, "step"));
        if (isFirstSearch || processes.isRunning(PROCESS, journeyId)) {
            return;
        }
        Map<String, Object> variables = new HashMap<>();
        variables.put("journeyLabel", JourneyScope.required(execution, "journeyLabel"));
        variables.put("firstContactBy", JourneyScope.required(execution, "firstContactBy"));
        variables.put("organisationId", execution.getTenantId());
        variables.put("releaseEarlier", release);
        processes.start(PROCESS, journeyId, variables);
    }
}

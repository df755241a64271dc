package org.alongside.journey.leaving;

import org.alongside.engine.BusinessKey;
import org.alongside.engine.Processes;
import org.alongside.engine.VariableValues;
import org.alongside.ids.JourneyId;
import org.alongside.journey.bpmn.SurvivorJourneyProcess;
import org.alongside.journey.state.Step;
import org.alongside.workers.bpmn.MatchWorkerProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Looks for a worker beside a journey that goes on. */
@Component
class WorkerSearch {

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
        JourneyId journeyId = BusinessKey.journeyId(execution);
        boolean isFirstSearch = Step.MATCH
                .name()
                .equals(SurvivorJourneyProcess.STEP.find(execution).orElse(null));
        if (isFirstSearch || processes.isRunning(MatchWorkerProcess.KEY, journeyId)) {
            return;
        }
        VariableValues variables = VariableValues.with(
                        MatchWorkerProcess.JOURNEY_LABEL, MatchWorkerProcess.JOURNEY_LABEL.get(execution))
                .and(MatchWorkerProcess.FIRST_CONTACT_BY, MatchWorkerProcess.FIRST_CONTACT_BY.get(execution))
                .and(MatchWorkerProcess.ORGANISATION_ID, execution.getTenantId())
                .and(MatchWorkerProcess.RELEASE_EARLIER, release);
        processes.start(MatchWorkerProcess.KEY, journeyId, variables);
    }
}

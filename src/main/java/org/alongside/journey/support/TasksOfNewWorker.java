package org.alongside.journey.support;

import org.alongside.engine.Processes;
import org.alongside.journey.bpmn.SurvivorJourneyProcess;
import org.alongside.workers.WorkerMatched;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hands the journey's tasks to the new worker. */
@Component
class TasksOfNewWorker {
    private final Processes processes;

    TasksOfNewWorker(Processes processes) {
        this.processes = processes;
    }

    @EventListener
    void on(WorkerMatched matched) {
        processes.set(
                SurvivorJourneyProcess.KEY, matched.journeyId(), SurvivorJourneyProcess.WORKER_ID, matched.workerId());
        processes.handOver(matched.journeyId(), matched.workerId(), SurvivorJourneyProcess.KEY);
    }
}

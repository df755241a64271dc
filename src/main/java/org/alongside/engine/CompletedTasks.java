package org.alongside.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** Which user tasks a process instance has behind it, by the history of the engine. */
public final class CompletedTasks {
    private CompletedTasks() {}

    /**
     * Whether somebody completed this task in the instance that asks.
     *
     * @param task id of the user task in the model
     */
    public static boolean has(DelegateExecution execution, String task) {
        return execution
                        .getProcessEngineServices()
                        .getHistoryService()
                        .createHistoricTaskInstanceQuery()
                        .processInstanceId(execution.getProcessInstanceId())
                        .taskDefinitionKey(task)
                        .taskDeleteReason(TaskEntity.DELETE_REASON_COMPLETED)
                        .count()
                > 0;
    }
}

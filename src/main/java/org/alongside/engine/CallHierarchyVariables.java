package org.alongside.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/**
 * Instances that call each other: one flow, drawn in several models. What one of them learns, such as when a meeting is, the others
 * need while it still runs, and not only when it hands it back; a message can end it before it does.
 */
public final class CallHierarchyVariables {
    private CallHierarchyVariables() {}

    /**
     * Sets a variable in this instance, in those that called it and in those that these call: wherever the process declares
     * it. Instances that began in this transaction are reached as well. What none of them declares is refused.
     */
    public static <T> void set(DelegateExecution execution, Variable<T> variable, @Nullable T value) {
        List<ExecutionEntity> declaring = of((ExecutionEntity) execution).stream()
                .filter(instance -> DeclaredVariablesParseListener.of(instance.getProcessDefinition())
                        .containsKey(variable.name()))
                .toList();
        if (declaring.isEmpty()) {
            variable.set(execution, value);
        }
        declaring.forEach(instance -> variable.set(instance, value));
    }

    private static List<ExecutionEntity> of(ExecutionEntity execution) {
        ExecutionEntity first = execution.getProcessInstance();
        while (first.getSuperExecution() != null) {
            first = first.getSuperExecution().getProcessInstance();
        }
        List<ExecutionEntity> instances = new ArrayList<>();
        collect(first, instances);
        return instances;
    }

    private static void collect(ExecutionEntity execution, List<ExecutionEntity> instances) {
        if (execution.isProcessInstanceExecution()) {
            instances.add(execution);
        }
        ExecutionEntity called = execution.getSubProcessInstance();
        if (called != null) {
            collect(called, instances);
        }
        execution.getExecutions().forEach(child -> collect(child, instances));
    }
}

package org.alongside.engine;

import java.util.Map;
import java.util.Optional;
import org.alongside.ids.RecordId;
import org.alongside.ids.WorkerId;

/**
 * Published when a task is claimed by somebody or assigned to them, in that transaction. A listener can refuse it.
 *
 * @param process id of the process
 * @param task id of the box
 * @param recordId business key of the process
 * @param userId who has it
 * @param variables of the process, as far as they are text: ids and decisions
 */
public record TaskTaken(
        String process, String task, RecordId recordId, WorkerId userId, Map<String, String> variables) {
    public TaskTaken {
        variables = Map.copyOf(variables);
    }

    /** What a text variable of the process holds, if anything. */
    public <T> Optional<T> find(Variable<T> variable) {
        return variable.of(variables.get(variable.name()));
    }
}

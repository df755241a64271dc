package org.alongside.engine.form;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.impl.cmd.AbstractGetFormVariablesCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/**
 * Knows when somebody opens a form, as against merely asking which form a task has, so that only a real look reaches the
 * record and its access list; and lets the browser have nothing but what the form declares, where the engine would send
 * all variables of the task.
 */
public final class OpenedFormInterceptor extends CommandInterceptor {
    private static final ThreadLocal<@Nullable Set<String>> DECLARED = new ThreadLocal<>();

    @Override
    public <T> T execute(Command<T> command) {
        if (!(command instanceof AbstractGetFormVariablesCmd)) {
            return next.execute(command);
        }
        Set<String> declared = new HashSet<>();
        DECLARED.set(declared);
        try {
            T result = next.execute(command);
            if (result instanceof VariableMap variables) {
                variables.keySet().retainAll(declared);
            }
            return result;
        } finally {
            DECLARED.remove();
        }
    }

    static boolean isOpening() {
        return DECLARED.get() != null;
    }

    static void declares(Set<String> names) {
        Set<String> declared = DECLARED.get();
        if (declared != null) {
            declared.addAll(names);
        }
    }
}

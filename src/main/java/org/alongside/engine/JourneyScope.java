package org.alongside.engine;

import java.time.Instant;
import java.util.Date;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/** What delegates read of an execution, with the types that they mean. */
public final class JourneyScope {
    private JourneyScope() {}

    /** The journey that this instance belongs to. */
    public static JourneyId journeyId(DelegateExecution execution) {
        return JourneyId.of(execution.getProcessBusinessKey());
    }

    /** The group that this instance belongs to. */
    public static GroupId groupId(DelegateExecution execution) {
        return GroupId.of(execution.getProcessBusinessKey());
    }

    /** A text variable, or null. */
    public static @Nullable String text(DelegateExecution execution, String name) {
        Object value = execution.getVariable(name);
        return value == null ? null : value.toString();
    }

    /** A text variable that must be there. */
    public static String required(DelegateExecution execution, String name) {
        String value = text(execution, name);
        if (value == null) {
            throw new IllegalStateException("The variable " + name + " is missing.");
        }
        return value;
    }

    /** Whether a yes/no variable is yes. */
    public static boolean isYes(DelegateExecution execution, String name) {
        return Boolean.TRUE.equals(execution.getVariable(name));
    }

    /** A date variable, or null. */
    public static @Nullable Instant date(DelegateExecution execution, String name) {
        return execution.getVariable(name) instanceof Date date ? date.toInstant() : null;
    }

    /** Sets what only the next steps of this transaction read; it is never stored. */
    public static void passOn(DelegateExecution execution, String name, boolean value) {
        execution.setVariable(name, Variables.booleanValue(value, true));
    }

    /** Sets a date variable. */
    public static void date(DelegateExecution execution, String name, @Nullable Instant at) {
        execution.setVariable(name, at == null ? null : Date.from(at));
    }
}

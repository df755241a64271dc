package org.alongside.engine.form;

import java.util.HashMap;
import java.util.Map;
import org.alongside.policy.Refused;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.Variables;

/** Evaluates the conditions of forms with the FEEL engine that Camunda brings, as the browser does. */
final class Conditions {
    private final FeelEngine feel;

    Conditions(FeelEngine feel) {
        this.feel = feel;
    }

    /** Whether the field is hidden given these answers; a field inside a hidden group is hidden too. */
    boolean isHidden(FormField field, Map<String, Object> answers) {
        for (String condition : field.hiddenWhen()) {
            Object hidden;
            try {
                hidden = feel.evaluateSimpleExpression(
                        condition, Variables.fromMap(new HashMap<>(answers)).asVariableContext());
            } catch (FeelException e) {
                throw Refused.form("A condition of this form cannot be evaluated. Please tell an analyst.");
            }
            if (Boolean.TRUE.equals(hidden)) {
                return true;
            }
        }
        return false;
    }
}

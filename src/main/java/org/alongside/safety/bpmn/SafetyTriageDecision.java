package org.alongside.safety.bpmn;

import org.alongside.engine.Variable;

/**
 * “How safe are things now?”: what code names of {@code processes/safety/safety-triage.dmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class SafetyTriageDecision {
    /** The key of the decision table. */
    public static final String KEY = "safety-triage";

    /** An input. */
    public static final Variable<String> SAFETY_NOW = Variable.text("safetyNow");

    /** An input. */
    public static final Variable<String> SAFETY_SELF = Variable.text("safetySelf");

    /** An input. */
    public static final Variable<String> SAFETY_OTHERS = Variable.text("safetyOthers");

    private SafetyTriageDecision() {}
}

package org.alongside.safety;

import org.alongside.policy.Policy;

/** What the triage table answers; the table itself is {@code processes/safety/safety-triage.dmn}. */
@Policy(
        id = "SAFE-01",
        rule =
                "Every contact with a survivor asks how safe things are now; a decision table turns the answers into calm, "
                        + "watch, urgent or emergency, and what was not asked is never calm.",
        source = "Guidelines 3.4, creating safety")
public enum SafetyLevel {
    CALM,
    WATCH,
    URGENT,
    EMERGENCY
}

package org.alongside.safety;

import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/** What the triage table answers; the table itself is {@code processes/safety/safety-triage.dmn}. */
@Policy(PolicyId.SAFE_01)
public enum SafetyLevel {
    CALM,
    WATCH,
    URGENT,
    EMERGENCY
}

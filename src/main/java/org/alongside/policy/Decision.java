package org.alongside.policy;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answer of a policy. Each is logged at level TRACE, by the id of the rule and nothing of anybody, so that the tests
 * can tell which rules they made decide.
 *
 * @param policyId the rule that refused; null when allowed
 * @param sentence what is wrong and what to do, for the worker; null when allowed
 */
public record Decision(
        @Nullable PolicyId policyId, @Nullable String sentence) {
    private static final Logger LOG = LoggerFactory.getLogger(Decision.class);
    private static final String LOGGED = "{} {}";
    private static final Decision ALLOWED = new Decision(null, null);

    /**
     * @param rule what was asked and did not refuse
     * @param more what was asked together with it
     */
    public static Decision allowed(PolicyId rule, PolicyId... more) {
        LOG.trace(LOGGED, rule, "allowed");
        for (PolicyId other : more) {
            LOG.trace(LOGGED, other, "allowed");
        }
        return ALLOWED;
    }

    public static Decision refused(PolicyId policyId, String sentence) {
        logRefusal(policyId);
        return new Decision(policyId, sentence);
    }

    public boolean isAllowed() {
        return policyId == null;
    }

    /** @throws Refused when the policy refused */
    public void orRefuse() {
        if (!isAllowed()) {
            throw refusal();
        }
    }

    /**
     * What is written down of a refusal where it is answered in other words.
     *
     * @throws IllegalStateException when the policy allowed
     */
    public Refused refusal() {
        if (policyId == null || sentence == null) {
            throw new IllegalStateException("This was allowed.");
        }
        return new Refused(policyId, sentence);
    }

    static void logRefusal(PolicyId rule) {
        LOG.trace(LOGGED, rule, "refused");
    }
}

package org.alongside.policy;

import org.jspecify.annotations.Nullable;

/**
 * The answer of a policy.
 *
 * @param policyId the rule that refused; null when allowed
 * @param sentence what is wrong and what to do, for the worker; null when allowed
 */
public record Decision(
        @Nullable PolicyId policyId, @Nullable String sentence) {
    private static final Decision ALLOWED = new Decision(null, null);

    public static Decision allowed() {
        return ALLOWED;
    }

    public static Decision refused(PolicyId policyId, String sentence) {
        return new Decision(policyId, sentence);
    }

    public boolean isAllowed() {
        return policyId == null;
    }

    /** @throws Refused when the policy refused */
    public void orRefuse() {
        if (policyId != null && sentence != null) {
            throw new Refused(policyId, sentence);
        }
    }
}

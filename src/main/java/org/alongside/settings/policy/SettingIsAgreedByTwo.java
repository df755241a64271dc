package org.alongside.settings.policy;

import org.alongside.ids.WorkerId;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/** What protects survivors is set by two people; what only serves the office is set by one. */
@Policy(
        value = PolicyId.WORKER_08,
        database = {"check setting_agreed_by_two", "trigger setting_stays"})
public final class SettingIsAgreedByTwo {
    private SettingIsAgreedByTwo() {}

    /**
     * @param needsTwo whether the setting protects survivors
     * @param proposedBy who proposed the value
     * @param agreedBy who agrees to it
     */
    public static Decision decide(boolean needsTwo, WorkerId proposedBy, WorkerId agreedBy) {
        return !needsTwo || !proposedBy.equals(agreedBy)
                ? Decision.allowed(PolicyId.WORKER_08)
                : Decision.refused(
                        PolicyId.WORKER_08,
                        "You proposed this yourself, so somebody else has to agree to it: another supervisor or administrator.");
    }
}

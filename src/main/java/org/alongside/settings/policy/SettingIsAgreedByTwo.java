package org.alongside.settings.policy;

import org.alongside.ids.WorkerId;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * What protects survivors is set by two people; what only serves the office is set by one. Who gave somebody their account or
 * password a short time ago may have signed in as them, so these two do not count as two.
 */
@Policy(
        value = PolicyId.WORKER_08,
        database = {
            "check setting_agreed_by_two",
            "trigger setting_stays",
            "table access_given, insert only",
            "trigger setting_second_is_somebody_else"
        })
public final class SettingIsAgreedByTwo {
    private SettingIsAgreedByTwo() {}

    /**
     * @param needsTwo whether the setting protects survivors
     * @param proposedBy who proposed the value
     * @param agreedBy who agrees to it
     * @param oneGaveAccess whether one of the two gave the other their account or password within these days
     */
    public record Facts(boolean needsTwo, WorkerId proposedBy, WorkerId agreedBy, boolean oneGaveAccess) {}

    /** @param apartDays for how long whoever gave somebody access is not the other of the two with them */
    public static Decision decide(Facts facts, int apartDays) {
        if (!facts.needsTwo()) {
            return Decision.allowed(PolicyId.WORKER_08);
        }
        if (facts.proposedBy().equals(facts.agreedBy())) {
            return Decision.refused(
                    PolicyId.WORKER_08,
                    "You proposed this yourself, so somebody else has to agree to it: another supervisor or administrator.");
        }
        if (facts.oneGaveAccess()) {
            return Decision.refused(
                    PolicyId.WORKER_08,
                    "One of you two gave the other their account or password within the last " + apartDays
                            + " days. Please ask another supervisor or administrator to look at it.");
        }
        return Decision.allowed(PolicyId.WORKER_08);
    }
}

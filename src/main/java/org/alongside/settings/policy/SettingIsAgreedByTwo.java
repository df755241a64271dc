package org.alongside.settings.policy;

import java.time.LocalDate;
import java.util.Optional;
import org.alongside.access.PageDate;
import org.alongside.access.Words;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * What protects survivors is set by two people; what only serves the office is set by one. Who gave somebody their account or
 * password a short time ago may have signed in as them, and in their name given access to others, so these do not count as two.
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
    private static final PageDate DAY = PageDate.of("d MMMM uuuu");

    private SettingIsAgreedByTwo() {}

    /**
     * @param needsTwo whether the setting protects survivors
     * @param proposedBy who proposed the value
     * @param agreedBy who agrees to it
     * @param twoFrom the day from which these two count as two; empty where they do
     */
    public record Facts(boolean needsTwo, WorkerId proposedBy, WorkerId agreedBy, Optional<LocalDate> twoFrom) {}

    public static Decision decide(Facts facts) {
        if (!facts.needsTwo()) {
            return Decision.allowed(PolicyId.WORKER_08);
        }
        if (facts.proposedBy().equals(facts.agreedBy())) {
            return Decision.refused(PolicyId.WORKER_08, Words.here("refused.you-proposed-this-setting"));
        }
        return facts.twoFrom()
                .map(day -> Decision.refused(PolicyId.WORKER_08, Words.here("refused.two-may-be-one", DAY.format(day))))
                .orElseGet(() -> Decision.allowed(PolicyId.WORKER_08));
    }
}

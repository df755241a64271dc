package org.alongside.consent.policy;

import java.util.List;
import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * A yes to a record is given once everything that it rests on was explained.
 */
@Policy(PolicyId.CONSENT_04)
public final class ExplainedBeforeConsent {
    private ExplainedBeforeConsent() {}

    /** @param stillToExplain what was not explained yet, as it reads in a sentence */
    public static Decision decide(List<String> stillToExplain) {
        return stillToExplain.isEmpty()
                ? Decision.allowed(PolicyId.CONSENT_04)
                : Decision.refused(
                        PolicyId.CONSENT_04, Words.here("refused.still-to-explain", String.join(", ", stillToExplain)));
    }
}

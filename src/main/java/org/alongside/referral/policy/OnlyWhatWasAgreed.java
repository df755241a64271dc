package org.alongside.referral.policy;

import java.time.LocalDate;
import java.util.Set;
import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.jspecify.annotations.Nullable;

/** A letter leaves with what the survivor agreed to for this recipient, for as long as they do, after it was seen with them. */
@Policy(PolicyId.REFER_02)
@Policy(PolicyId.CONSENT_05)
@Policy(PolicyId.CONSENT_06)
public final class OnlyWhatWasAgreed {
    private OnlyWhatWasAgreed() {}

    /**
     * @param inLetter classes of data in the letter
     * @param agreed classes agreed to now for this recipient; null where nothing is
     * @param until the last day of the agreement
     * @param isOwn whether who sends it built it with the survivor
     * @param isSeen whether they have read it since it was built
     */
    public record Facts(
            Set<String> inLetter,
            @Nullable Set<String> agreed,
            @Nullable LocalDate until,
            LocalDate today,
            boolean isOwn,
            boolean isSeen) {}

    public static Decision decide(Facts facts) {
        if (facts.agreed() == null || facts.until() == null || facts.until().isBefore(facts.today())) {
            return Decision.refused(PolicyId.CONSENT_06, Words.here("refused.service-learns-nothing-more"));
        }
        if (!facts.agreed().containsAll(facts.inLetter())) {
            return Decision.refused(PolicyId.REFER_02, Words.here("refused.agreed-to-something-else"));
        }
        if (!facts.isOwn()) {
            return Decision.refused(PolicyId.REFER_02, Words.here("refused.somebody-else-built-this-letter"));
        }
        return facts.isSeen()
                ? Decision.allowed(PolicyId.REFER_02, PolicyId.CONSENT_05, PolicyId.CONSENT_06)
                : Decision.refused(PolicyId.REFER_02, Words.here("refused.letter-was-not-looked-at"));
    }
}

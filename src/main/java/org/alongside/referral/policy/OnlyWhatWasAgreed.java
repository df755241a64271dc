package org.alongside.referral.policy;

import java.time.LocalDate;
import java.util.Set;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.jspecify.annotations.Nullable;

/** A letter leaves with what the survivor agreed to for this recipient, for as long as they do. */
@Policy(PolicyId.REFER_02)
@Policy(PolicyId.CONSENT_05)
@Policy(PolicyId.CONSENT_06)
public final class OnlyWhatWasAgreed {
    private OnlyWhatWasAgreed() {}

    /**
     * @param inLetter classes of data in the letter
     * @param agreed classes agreed to now for this recipient; null where nothing is
     * @param until the last day of the agreement
     */
    public record Facts(
            Set<String> inLetter,
            @Nullable Set<String> agreed,
            @Nullable LocalDate until,
            LocalDate today) {}

    public static Decision decide(Facts facts) {
        if (facts.agreed() == null || facts.until() == null || facts.until().isBefore(facts.today())) {
            return Decision.refused(
                    PolicyId.CONSENT_06,
                    "The survivor does not agree any more that this service learns something. Nothing leaves.");
        }
        return facts.agreed().containsAll(facts.inLetter())
                ? Decision.allowed(PolicyId.REFER_02, PolicyId.CONSENT_05, PolicyId.CONSENT_06)
                : Decision.refused(
                        PolicyId.REFER_02,
                        "The survivor agreed to something else than what is in this letter. Please look at it again together.");
    }
}

package org.alongside.referral.policy;

import java.time.LocalDate;
import java.util.Set;
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
            return Decision.refused(
                    PolicyId.CONSENT_06,
                    "The survivor does not agree any more that this service learns something. Nothing leaves.");
        }
        if (!facts.agreed().containsAll(facts.inLetter())) {
            return Decision.refused(
                    PolicyId.REFER_02,
                    "The survivor agreed to something else than what is in this letter. Please look at it again together.");
        }
        if (!facts.isOwn()) {
            return Decision.refused(
                    PolicyId.REFER_02,
                    "Somebody else built this letter with the survivor. Please choose to change something, and build it anew.");
        }
        return facts.isSeen()
                ? Decision.allowed(PolicyId.REFER_02, PolicyId.CONSENT_05, PolicyId.CONSENT_06)
                : Decision.refused(
                        PolicyId.REFER_02,
                        "This letter was not looked at since it was built. Please open it and read it together before it goes.");
    }
}

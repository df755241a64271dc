package org.alongside.journey.policy;

import java.time.LocalDate;
import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.jspecify.annotations.Nullable;

/** Whānau, partners and friends come to a session that the survivor agreed to for them, with a worker trained for it on that day. */
@Policy(PolicyId.REFER_06)
public final class BroughtInByTrainedWorker {
    private BroughtInByTrainedWorker() {}

    /**
     * A session, or a meeting ahead.
     *
     * @param isSomebodyNamed whether it is said who comes
     * @param areAllAgreedTo whether the survivor agrees that each of them comes on that day
     * @param day on which it is, in New Zealand
     * @param trainedUntil the last day of the worker's training for such sessions, in New Zealand; null where they have none
     */
    public record Facts(
            boolean isSomebodyNamed,
            boolean areAllAgreedTo,
            LocalDate day,
            @Nullable LocalDate trainedUntil) {}

    /** Whether they come. (REFER-06) */
    public static Decision decide(Facts facts) {
        if (!facts.isSomebodyNamed()) {
            return refused(Words.here("refused.say-who-comes"));
        }
        if (facts.trainedUntil() == null || facts.trainedUntil().isBefore(facts.day())) {
            return refused(Words.here("refused.not-trained-for-whanau"));
        }
        return facts.areAllAgreedTo()
                ? Decision.allowed(PolicyId.REFER_06)
                : refused(Words.here("refused.does-not-agree-to-each-of-these"));
    }

    private static Decision refused(String sentence) {
        return Decision.refused(PolicyId.REFER_06, sentence);
    }
}

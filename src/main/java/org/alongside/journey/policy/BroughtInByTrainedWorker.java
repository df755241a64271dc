package org.alongside.journey.policy;

import java.time.LocalDate;
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
            return refused(
                    "Please say who comes. The survivor agrees to each of them first, at *Whānau, partners, friends*.");
        }
        if (facts.trainedUntil() == null || facts.trainedUntil().isBefore(facts.day())) {
            return refused(
                    "You are not trained on that day for sessions with whānau, partners and friends. Your supervisor keeps"
                            + " that training in your profile. Please hold the session with the survivor alone, or with somebody trained.");
        }
        return facts.areAllAgreedTo()
                ? Decision.allowed(PolicyId.REFER_06)
                : refused(
                        "The survivor does not agree that each of these people comes on that day. Please ask the survivor, and write"
                                + " what they agree to at *Whānau, partners, friends* first.");
    }

    private static Decision refused(String sentence) {
        return Decision.refused(PolicyId.REFER_06, sentence);
    }
}

package org.alongside.journey.policy;

import java.util.Set;
import org.alongside.access.Words;
import org.alongside.ids.RecordEntryId;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.ToldByOthers.Answer;
import org.jspecify.annotations.Nullable;

/** What somebody else told waits until the survivor was told of it, and said whether it stays. */
@Policy(PolicyId.CONSENT_08)
public final class SurvivorIsToldOfWhatOthersSaid {
    private SurvivorIsToldOfWhatOthersSaid() {}

    /**
     * A contact with a survivor.
     *
     * @param waiting what they were not told of, or did not say whether it stays
     * @param isAsked whether the form of this contact asks about it; one that was open before this was asked does not
     * @param isSaid whether it was said that they were told of it, or could not be
     * @param answer what they want; null where they could not be told
     * @param talkedAbout what they were told of
     * @param hasOwnWords whether their own words are written down
     */
    public record Facts(
            Set<RecordEntryId> waiting,
            boolean isAsked,
            boolean isSaid,
            @Nullable Answer answer,
            Set<RecordEntryId> talkedAbout,
            boolean hasOwnWords) {}

    /** Whether the contact can be written down like this. What they could not be told goes on waiting. (CONSENT-08) */
    public static Decision decide(Facts facts) {
        if (facts.waiting().isEmpty() || !facts.isAsked()) {
            return Decision.allowed(PolicyId.CONSENT_08);
        }
        if (!facts.isSaid()) {
            return refused(Words.here("refused.say-whether-they-were-told"));
        }
        if (facts.answer() == null) {
            return Decision.allowed(PolicyId.CONSENT_08);
        }
        if (facts.talkedAbout().isEmpty()) {
            return refused(Words.here("refused.say-what-they-were-told-of"));
        }
        return facts.answer() == Answer.OWN_WORDS && !facts.hasOwnWords()
                ? refused(Words.here("refused.write-what-the-survivor-says"))
                : Decision.allowed(PolicyId.CONSENT_08);
    }

    private static Decision refused(String sentence) {
        return Decision.refused(PolicyId.CONSENT_08, sentence);
    }
}

package org.alongside.journey.policy;

import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * Whoever wants no session notes hears first what that means for the support.
 */
@Policy(PolicyId.CONSENT_07)
public final class EffectOfNoNotesIsExplained {
    private EffectOfNoNotesIsExplained() {}

    /**
     * @param keepsNotes whether the survivor agrees to session notes
     * @param isExplained whether they were told what support without them means
     */
    public static Decision decide(boolean keepsNotes, boolean isExplained) {
        return keepsNotes || isExplained
                ? Decision.allowed(PolicyId.CONSENT_07)
                : Decision.refused(PolicyId.CONSENT_07, Words.here("refused.explain-what-no-notes-mean"));
    }
}

package org.alongside.journey.policy;

import java.time.Duration;
import java.time.Instant;
import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.jspecify.annotations.Nullable;

/**
 * Whoever has a link does not open the record by trying words: after five that were wrong none is looked at for a day, the
 * right one neither. (CONF-01)
 */
@Policy(PolicyId.CONF_01)
public final class WordIsNotGuessed {
    public static final int TRIES_MAX = 5;

    /** So long no word opens anything after that. */
    public static final Duration CLOSED_FOR = Duration.ofDays(1);

    private WordIsNotGuessed() {}

    /**
     * Whether a word is looked at now.
     *
     * @param closedUntil until when none is; null where too many were wrong never or long ago
     */
    public static Decision decide(@Nullable Instant closedUntil, Instant now) {
        return closedUntil == null || !now.isBefore(closedUntil)
                ? Decision.allowed(PolicyId.CONF_01)
                : Decision.refused(PolicyId.CONF_01, Words.here("refused.too-many-words-were-wrong"));
    }

    /** Whether it closes with one more that is wrong. @param wrongBefore how many were wrong in a row before */
    public static boolean closesAfter(int wrongBefore) {
        return wrongBefore + 1 >= TRIES_MAX;
    }
}

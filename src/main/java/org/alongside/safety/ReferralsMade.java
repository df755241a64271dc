package org.alongside.safety;

import java.time.Instant;
import org.alongside.ids.JourneyId;

/** What safety asks of referrals, of which it knows nothing else. (OFFEND-04) */
public interface ReferralsMade {
    /**
     * Whether the survivor agreed on a way to a service that is kept: told of it, referred, or met together.
     *
     * @param since one that began before this counts only while it is open
     */
    boolean isOneMadeSince(JourneyId journeyId, Instant since);
}

package org.alongside.journey;

import java.time.Instant;
import org.alongside.ids.JourneyId;
import org.alongside.referral.Referral;
import org.alongside.referral.state.Referrals;
import org.alongside.safety.ReferralsMade;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells safety whether a referral was made, and nothing else of it. */
@Component
class ReferralsForSafety implements ReferralsMade {
    private final Referrals referrals;

    ReferralsForSafety(Referrals referrals) {
        this.referrals = referrals;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isOneMadeSince(JourneyId journeyId, Instant since) {
        return referrals.of(journeyId).stream()
                .filter(one -> one.way() != null && one.state() != Referral.State.TAKEN_BACK)
                .anyMatch(one -> one.state().isOpen() || !one.begunAt().isBefore(since));
    }
}

package org.alongside.referral.counts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Purpose;
import org.alongside.counts.CountedByHalfYear;
import org.alongside.counts.HalfYear;
import org.alongside.counts.policy.SixPeopleAtLeast;
import org.alongside.ids.JourneyId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.referral.counts.ReferralNumbers.Counted;
import org.springframework.stereotype.Component;

/**
 * Counts the referrals of each half-year that ended, once: of who agrees to anonymous reporting, never by worker or service. What is not
 * shown is kept nowhere.
 */
@Component
@Policy(PolicyId.MONITOR_05)
class ReferralCounts implements CountedByHalfYear {
    /** More referrals are not counted in one half-year. */
    static final int REFERRALS_MAX = 20_000;

    private final CountRows rows;
    private final ConsentLedger consent;

    ReferralCounts(CountRows rows, ConsentLedger consent) {
        this.rows = rows;
        this.consent = consent;
    }

    @Override
    public void count(HalfYear halfYear, Instant now) {
        if (!rows.halfYears().begin(halfYear, now)) {
            return;
        }
        List<Counted> all = rows.within(halfYear, REFERRALS_MAX);
        Set<JourneyId> agreed = all.stream()
                .map(Counted::survivor)
                .distinct()
                .filter(one -> consent.agrees(one, Purpose.ANONYMOUS_REPORTING))
                .collect(Collectors.toSet());
        List<Counted> counted =
                all.stream().filter(one -> agreed.contains(one.survivor())).toList();
        ReferralNumbers.of(counted, halfYear).forEach((part, numbers) -> {
            Map<String, Integer> shown = SixPeopleAtLeast.shown(numbers);
            // A region that is not shown is not named either: that it is there tells of somebody.
            numbers.keySet().stream()
                    .filter(value -> shown.containsKey(value) || part.known().contains(value))
                    .forEach(value -> rows.keep(halfYear, part, value, shown.get(value)));
        });
    }
}

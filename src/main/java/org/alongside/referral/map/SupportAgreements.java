package org.alongside.referral.map;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.access.Words;
import org.alongside.consent.ConsentLedger;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupportId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.referral.DataClass;
import org.alongside.referral.map.Support.State;
import org.alongside.referral.map.SupportMap.Outcome;
import org.alongside.referral.map.SupportRows.Version;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What each support on a map may be told: in the consent ledger, by the support as recipient, of classes of data, for a time.
 * All of it ends with the purpose as a whole, as for every recipient. Callers have locked the journey. (CONSENT-05, CONSENT-06)
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(value = PolicyId.CONSENT_05, database = "trigger agreed_for_support")
@Policy(PolicyId.CONSENT_06)
public class SupportAgreements {
    /** How long it holds at most. */
    public static final int DAYS_MAX = 366;

    private static final Instant NOW = Instant.parse("9999-01-01T00:00:00Z");

    private final SupportMap map;
    private final SupportRows rows;
    private final ConsentLedger consent;
    private final Clock clock;

    SupportAgreements(SupportMap map, SupportRows rows, ConsentLedger consent, Clock clock) {
        this.map = map;
        this.rows = rows;
        this.consent = consent;
        this.clock = clock;
    }

    /**
     * The survivor agrees that this support is told something.
     *
     * @param shown the version that the page showed
     * @param until the last day, {@link #DAYS_MAX} days away at most
     * @throws Refused where they do not walk with the survivor, these agreed to no record, or nothing or no such day is named
     */
    public Outcome agree(
            JourneyId journeyId, SupportId id, int shown, Set<DataClass> classes, LocalDate until, WorkerId by) {
        map.mayDraw(journeyId, by).orRefuse();
        Optional<Version> now = map.open(journeyId, id, by).filter(one -> one.state() != State.ENDED);
        if (now.isEmpty()) {
            return Outcome.NOT_THERE;
        }
        if (now.get().version() != shown) {
            return Outcome.CHANGED_SINCE;
        }
        LocalDate today = LocalDate.now(clock);
        if (classes.isEmpty() || until.isBefore(today) || until.isAfter(today.plusDays(DAYS_MAX))) {
            throw Refused.form(Words.here("refused.say-what-they-may-be-told"));
        }
        Set<String> covers = classes.stream().map(Enum::name).collect(Collectors.toSet());
        ConsentLedger.Disclosure agreed = new ConsentLedger.Disclosure(covers, until);
        if (!consent.agreedFor(journeyId, Support.recipient(id))
                .filter(agreed::equals)
                .isPresent()) {
            consent.giveFor(journeyId, by, Support.recipient(id), covers, until);
        }
        return Outcome.DONE;
    }

    /** They take back what this support may be told, for it alone; where nothing is agreed to, nothing changes. */
    public Outcome takeBack(JourneyId journeyId, SupportId id, WorkerId by) {
        if (map.open(journeyId, id, by).isEmpty()) {
            return Outcome.NOT_THERE;
        }
        consent.withdrawFor(journeyId, by, Support.recipient(id));
        return Outcome.DONE;
    }

    /** They left or are to be erased: nobody on the map is told anything any more, also if they come back. */
    public void ended(JourneyId journeyId, WorkerId by) {
        rows.current(journeyId, NOW).stream()
                .filter(one -> one.state() != State.ENDED)
                .forEach(one -> consent.withdrawFor(journeyId, by, Support.recipient(one.id())));
    }
}

package org.alongside.referral.answers;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.alongside.audit.Ledger;
import org.alongside.groups.WorkingDays;
import org.alongside.ids.ReferralId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.referral.Referral;
import org.alongside.referral.letter.LettersByMail;
import org.alongside.referral.state.OfficeHours;
import org.alongside.referral.state.ReferralRows;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What comes of a letter, and when it is asked for: what the service answered, and how it went for the survivor. */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.REFER_05)
public class AnswerSteps {
    private static final int ASK_AFTER_DAYS = 14;

    private final ReferralRows rows;
    private final LettersByMail byMail;
    private final WorkingDays days;
    private final Settings settings;
    private final Ledger ledger;
    private final Clock clock;

    AnswerSteps(
            ReferralRows rows, LettersByMail byMail, WorkingDays days, Settings settings, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.byMail = byMail;
        this.days = days;
        this.settings = settings;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** When a service is to have answered if it is asked today. (REFER-05) */
    public Instant answerBy() {
        return OfficeHours.endOf(days.after(LocalDate.now(clock), settings.number(SettingKey.REFERRAL_ANSWER)));
    }

    /** When the survivor is asked next how it went. */
    Instant askOn() {
        return OfficeHours.beginOf(LocalDate.now(clock).plusDays(ASK_AFTER_DAYS));
    }

    /** The service answered, or did not. */
    void answered(ReferralId id, Referral.Answer answer, WorkerId by) {
        Referral referral = rows.lockOrRefuse(id);
        rows.answered(id, answer, clock.instant());
        ledger.done(referral.journeyId().toString(), by, "service answered", Map.of("id", id, "answer", answer));
    }

    /** The survivor said how it went. The peer relationship goes on. (REFER-04) */
    Referral close(ReferralId id, Referral.Outcome outcome, WorkerId by) {
        Referral referral = rows.lockOrRefuse(id);
        byMail.end(referral, by);
        rows.closed(id, outcome, clock.instant());
        ledger.done(referral.journeyId().toString(), by, "referral ended", Map.of("id", id, "outcome", outcome));
        return referral;
    }
}

package org.alongside.referral.ending;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.People;
import org.alongside.access.Role;
import org.alongside.audit.Ledger;
import org.alongside.consent.ConsentLedger;
import org.alongside.engine.Processes;
import org.alongside.engine.VariableValues;
import org.alongside.groups.WorkingDays;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.ReferralId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.referral.Referral;
import org.alongside.referral.bpmn.RecallLetterProcess;
import org.alongside.referral.bpmn.ReferralProcess;
import org.alongside.referral.letter.LettersByMail;
import org.alongside.referral.offer.OfferSteps;
import org.alongside.referral.state.OfficeHours;
import org.alongside.referral.state.ReferralRows;
import org.alongside.referral.state.Referrals;
import org.alongside.workers.Walks;
import org.alongside.workers.Workers;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of referrals when a survivor takes back what they agreed to, leaves or is erased, wherever a referral is. */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.CONSENT_06)
@Policy(PolicyId.CONF_09)
@NamedInterface("api")
public class EndedAgreements {
    private static final int TELL_WORKING_DAYS = 1;

    private final ReferralRows rows;
    private final OfferSteps offers;
    private final LettersByMail byMail;
    private final ConsentLedger consent;
    private final Walks walks;
    private final Workers workers;
    private final People people;
    private final WorkingDays days;
    private final Processes processes;
    private final Ledger ledger;
    private final Clock clock;

    EndedAgreements(
            ReferralRows rows,
            OfferSteps offers,
            LettersByMail byMail,
            ConsentLedger consent,
            Walks walks,
            Workers workers,
            People people,
            WorkingDays days,
            Processes processes,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.offers = offers;
        this.byMail = byMail;
        this.consent = consent;
        this.walks = walks;
        this.workers = workers;
        this.people = people;
        this.days = days;
        this.processes = processes;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * The agreement ended, in the transaction in which the survivor says so: what has not left never leaves, and of what has left the
     * service is told that the agreement ended. (CONSENT-06)
     */
    public void agreementEnded(JourneyId journeyId, String label, WorkerId by) {
        rows.lockThoseToEnd(journeyId).forEach(referral -> end(referral, label, by));
    }

    /** The same with one service alone; all others go on. */
    public void agreementEnded(JourneyId journeyId, String label, EntryId service, WorkerId by) {
        rows.lockThoseToEnd(journeyId).stream()
                .filter(referral -> referral.entryId().equals(service))
                .forEach(referral -> end(referral, label, by));
        consent.withdrawFor(journeyId, by, Referrals.recipient(service));
    }

    private void end(Referral referral, String label, WorkerId by) {
        stop(referral);
        consent.withdrawFor(referral.journeyId(), by, Referrals.recipient(referral.entryId()));
        boolean neverLeft = !referral.hasLeft() || byMail.end(referral, by);
        if (neverLeft) {
            rows.delete(referral.id());
        } else if (referral.isToBeCalledBack(LocalDate.now(clock))) {
            rows.takenBack(referral.id(), clock.instant());
            byMail.recall(referral, by);
            ledger.done(referral.journeyId().toString(), by, "letter called back", Map.of("id", referral.id()));
            tellService(referral, label);
        }
    }

    private void tellService(Referral referral, String label) {
        processes.start(
                RecallLetterProcess.KEY,
                referral.journeyId(),
                VariableValues.with(RecallLetterProcess.REFERRAL_ID, referral.id())
                        .and(RecallLetterProcess.JOURNEY_LABEL, label)
                        .and(
                                RecallLetterProcess.ORGANISATION_ID,
                                CurrentOrganisation.current().orElseThrow())
                        .and(RecallLetterProcess.WORKER_ID, whoTells(referral))
                        .and(
                                RecallLetterProcess.TELL_BY,
                                OfficeHours.endOf(days.after(LocalDate.now(clock), TELL_WORKING_DAYS))));
    }

    /**
     * Who walks with them, or prepared the letter. Where that account is gone, as years after somebody left, a supervisor, rather one
     * without a conflict; and where there is none, still who prepared it, as nothing keeps an agreement from being taken back.
     */
    private WorkerId whoTells(Referral referral) {
        return walks.workerOf(referral.journeyId())
                .or(() -> Optional.ofNullable(referral.preparedBy()))
                .filter(who -> people.find(who).isPresent())
                .or(() -> people.idsOf(Role.SUPERVISOR).stream()
                        .min(Comparator.comparing((WorkerId who) -> workers.hasConflict(who, referral.journeyId()))
                                .thenComparing(WorkerId::value)))
                .or(() -> Optional.ofNullable(referral.preparedBy()))
                .orElseThrow();
    }

    /** The service was told that the agreement ended. */
    void recalled(ReferralId id, Referral.RecalledHow how, WorkerId by) {
        Referral referral = rows.lockOrRefuse(id);
        rows.recalled(id, how, clock.instant());
        ledger.done(referral.journeyId().toString(), by, "service told", Map.of("id", id, "how", how));
        erase(referral.journeyId());
    }

    /** They left: what has not left never leaves; of what has left nobody asks any more how it went. */
    public void left(JourneyId journeyId, WorkerId by) {
        for (Referral referral : rows.lockThoseToEnd(journeyId)) {
            if (referral.state().isOpen()) {
                stop(referral);
                if (referral.hasLeft() && !byMail.end(referral, by)) {
                    rows.closed(referral.id(), Referral.Outcome.LEFT, clock.instant());
                } else {
                    offers.forget(referral.id(), by);
                }
            }
        }
    }

    /** They are erased: nothing is kept but of what a service is still to be told that the agreement ended. (CONF-09) */
    public void erase(JourneyId journeyId) {
        rows.deleteOfErased(journeyId);
    }

    private void stop(Referral referral) {
        processes.cancel(
                ReferralProcess.KEY,
                referral.journeyId(),
                VariableValues.with(ReferralProcess.REFERRAL_ID, referral.id()),
                "The survivor decided otherwise.");
    }
}

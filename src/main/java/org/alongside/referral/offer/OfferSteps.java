package org.alongside.referral.offer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.alongside.access.Words;
import org.alongside.audit.Ledger;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Purpose;
import org.alongside.directory.Directory;
import org.alongside.directory.Entry;
import org.alongside.ids.ReferralId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.referral.DataClass;
import org.alongside.referral.MeetingOfThreeWished;
import org.alongside.referral.Referral;
import org.alongside.referral.answers.AnswerSteps;
import org.alongside.referral.letter.LetterBuilder;
import org.alongside.referral.letter.LettersByMail;
import org.alongside.referral.policy.OnlyWhatWasAgreed;
import org.alongside.referral.policy.SurvivorChoosesWay;
import org.alongside.referral.policy.SurvivorChoosesWay.Way;
import org.alongside.referral.state.ReferralRows;
import org.alongside.referral.state.Referrals;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What worker and survivor choose together: keeps what they agreed to, builds the letter and lets it leave, or keeps nothing of it. */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.REFER_01)
@Policy(PolicyId.REFER_02)
@Policy(PolicyId.REFER_03)
@Policy(PolicyId.CONSENT_05)
@Policy(PolicyId.CONSENT_06)
public class OfferSteps {
    private final ReferralRows rows;
    private final LetterBuilder letters;
    private final LettersByMail byMail;
    private final AnswerSteps answers;
    private final Directory directory;
    private final ConsentLedger consent;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OfferSteps(
            ReferralRows rows,
            LetterBuilder letters,
            LettersByMail byMail,
            AnswerSteps answers,
            Directory directory,
            ConsentLedger consent,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.letters = letters;
        this.byMail = byMail;
        this.answers = answers;
        this.directory = directory;
        this.consent = consent;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Keeps what the survivor agreed to for this service, and builds the letter from it.
     *
     * @param goesBy how the survivor chose that it goes
     * @throws Refused under REFER-01 unless they chose a way in which something leaves, and what; when they agreed to no record; where it
     *     cannot go as they chose
     */
    void prepare(
            ReferralId id,
            @Nullable Way way,
            Set<DataClass> classes,
            LocalDate until,
            Referral.GoesBy goesBy,
            WorkerId by) {
        SurvivorChoosesWay.decide(way, classes.size()).orRefuse();
        Referral referral = rows.lockOrRefuse(id);
        if (!consent.agrees(referral.journeyId(), Purpose.KEEP_RECORD)) {
            throw Refused.notNow(PolicyId.CONSENT_05, Words.here("refused.no-record-to-build-a-letter-from"));
        }
        Entry service = openService(referral);
        ReferralRows.Going going = byMail.going(referral, service, goesBy);
        rows.chooseAgain(id);
        consent.giveFor(
                referral.journeyId(), by, Referrals.recipient(referral.entryId()), DataClass.names(classes), until);
        byte[] letter = letters.build(referral, service, classes, until, by);
        rows.prepared(id, Objects.requireNonNull(way), classes, until, letter, going, by);
    }

    /**
     * The letter leaves.
     *
     * @return by when the service answers
     * @throws Refused under CONSENT-06 when the survivor does not agree any more, under REFER-02 when they agreed to something else,
     *     somebody else built it or nobody has seen it, under REFER-03 when the service is closed or was not reviewed in time
     */
    Instant send(ReferralId id, Referral.SentHow how, WorkerId by) {
        Referral referral = rows.lockOrRefuse(id);
        Optional<ConsentLedger.Disclosure> agreed =
                consent.agreedFor(referral.journeyId(), Referrals.recipient(referral.entryId()));
        OnlyWhatWasAgreed.decide(new OnlyWhatWasAgreed.Facts(
                        DataClass.names(referral.classes()),
                        agreed.map(ConsentLedger.Disclosure::covers).orElse(null),
                        agreed.map(ConsentLedger.Disclosure::until).orElse(null),
                        LocalDate.now(clock),
                        by.equals(referral.preparedBy()),
                        referral.seenAt() != null))
                .orRefuse();
        if (!how.is(referral.goesBy())) {
            throw Refused.form(Words.here("refused.chose-another-way-for-this-letter"));
        }
        Entry service = openService(referral);
        Instant answerBy = answers.answerBy();
        rows.sent(id, how, clock.instant(), answerBy);
        boolean isQueued = referral.goesBy() != Referral.GoesBy.PAPER;
        ledger.done(
                referral.journeyId().toString(),
                by,
                isQueued ? "letter queued" : "letter left",
                Map.of("id", id, "how", how, "classes", referral.classes()));
        if (isQueued) {
            byMail.queue(referral, service);
        }
        if (referral.way() == Way.MET_TOGETHER) {
            events.publishEvent(new MeetingOfThreeWished(referral.journeyId(), by));
        }
        return answerBy;
    }

    /** @throws Refused under REFER-03 when it is closed or was not reviewed in time */
    private Entry openService(Referral referral) {
        return directory.toReferTo(referral.entryId()).orElseThrow();
    }

    /** They know of it and are left free; that it was offered is kept, as they agreed. */
    void keepOffer(ReferralId id, WorkerId by) {
        Referral referral = nothingLeaves(id, by);
        rows.told(id, clock.instant());
        ledger.done(referral.journeyId().toString(), by, "told of a service", Map.of("id", id));
    }

    /** Nothing of it is kept. */
    public void forget(ReferralId id, WorkerId by) {
        nothingLeaves(id, by);
        rows.delete(id);
    }

    private Referral nothingLeaves(ReferralId id, WorkerId by) {
        Referral referral = rows.lockOrRefuse(id);
        rows.chooseAgain(id);
        String recipient = Referrals.recipient(referral.entryId());
        Optional<ConsentLedger.Disclosure> agreed = consent.agreedFor(referral.journeyId(), recipient);
        Optional<Referral> earlier = earlierLetter(referral);
        if (earlier.isEmpty()) {
            consent.withdrawFor(referral.journeyId(), by, recipient);
        } else if (agreed.isPresent() && (referral.state() == Referral.State.PREPARED || referral.hasLeft())) {
            // What was agreed to for this letter alone ends with it.
            consent.holdsAgainFor(
                    referral.journeyId(),
                    by,
                    recipient,
                    DataClass.names(earlier.get().classes()),
                    Objects.requireNonNull(earlier.get().agreedUntil()));
        }
        return referral;
    }

    /** A letter to the same service that has left and still rests on what was agreed to; the last one where there are several. */
    private Optional<Referral> earlierLetter(Referral referral) {
        return rows.of(referral.journeyId(), Referrals.SHOWN_MAX).stream()
                .filter(other -> other.entryId().equals(referral.entryId())
                        && !other.id().equals(referral.id())
                        && other.hasLeft())
                .filter(other -> other.state() != Referral.State.TAKEN_BACK
                        && !Objects.requireNonNull(other.agreedUntil()).isBefore(LocalDate.now(clock)))
                .max(Comparator.comparing(other -> Objects.requireNonNull(other.sentAt())));
    }
}

package org.alongside.referral.answers;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.alongside.access.Organisations;
import org.alongside.access.Words;
import org.alongside.audit.Ledger;
import org.alongside.consent.ConsentLedger;
import org.alongside.engine.BpmnMessages;
import org.alongside.engine.Caller;
import org.alongside.engine.EngineClock;
import org.alongside.engine.Processes;
import org.alongside.engine.VariableValues;
import org.alongside.ids.LinkSubjectId;
import org.alongside.ids.ReferralId;
import org.alongside.own.OwnLinks;
import org.alongside.own.OwnLinks.Purpose;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.referral.Referral;
import org.alongside.referral.bpmn.ReferralProcess;
import org.alongside.referral.state.ReferralRows;
import org.alongside.referral.state.Referrals;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What services answer by themselves to letters of referral, at the address that stands in the letter: once, without an account, while the
 * survivor agrees and an answer is waited for. Nothing of the survivor is told there. Each call is a transaction of its own in the
 * organisation that the thread works for. (REFER-05, CONSENT-06, CONF-06)
 */
@Service
@Policy(PolicyId.REFER_05)
@Policy(PolicyId.CONSENT_06)
@Policy(PolicyId.CONF_06)
@BpmnMessages(process = ReferralProcess.KEY, names = ReferralProcess.MESSAGE_REFERRAL_ANSWERED)
@NamedInterface("api")
public class ServiceAnswers {
    /** What can be answered. */
    public static final Set<Referral.Answer> ANSWERS = Set.of(
            Referral.Answer.TAKEN, Referral.Answer.WAITING, Referral.Answer.NOT_POSSIBLE, Referral.Answer.CALL_US);

    /** So far away the day is at most until which a service needs. */
    private static final int DAYS_MAX = 366;

    /** How it is with an address. */
    public enum State {
        /** An answer can be given. */
        OPEN,
        /** One was received. */
        ANSWERED,
        /** Whatever the reason: nothing can be answered, and no more is told. */
        OVER
    }

    /**
     * What an address shows.
     *
     * @param from name of the organisation; empty where nothing is shown
     * @param reference number of the letter; empty where nothing is shown
     * @param answeredAt when an answer was received; null where none was
     */
    public record Shown(
            State state,
            String from,
            String reference,
            @Nullable Instant answeredAt) {
        static final Shown OVER = new Shown(State.OVER, "", "", null);
    }

    /**
     * What a service answered by itself.
     *
     * @param waitingUntil the day until which they need; null with every other answer
     */
    @NamedInterface("api")
    public record Given(Referral.Answer answer, @Nullable LocalDate waitingUntil, Instant at) {}

    private final ReferralRows referrals;
    private final ServiceAnswerRows rows;
    private final OwnLinks links;
    private final ConsentLedger consent;
    private final Organisations organisations;
    private final Processes processes;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ServiceAnswers(
            ReferralRows referrals,
            ServiceAnswerRows rows,
            OwnLinks links,
            ConsentLedger consent,
            Organisations organisations,
            Processes processes,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.referrals = referrals;
        this.rows = rows;
        this.links = links;
        this.consent = consent;
        this.organisations = organisations;
        this.processes = processes;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The first day until which a service can say that it needs. */
    public LocalDate earliest() {
        return LocalDate.now(clock).plusDays(1);
    }

    /** The last one. */
    public LocalDate latest() {
        return LocalDate.now(clock).plusDays(DAYS_MAX);
    }

    /** How it is with an address. Changes nothing: programs look at addresses as well. */
    public Shown look(String token) {
        return inOne(() -> shown(token));
    }

    /**
     * Answers a letter, and the process goes on in the same transaction. Whoever is second, at the service or here, changes nothing.
     *
     * @param waitingUntil until when they need; null with every other answer
     * @return how it is with the address now
     * @throws Refused where it is no answer that can be given, or others work on this letter at this moment
     */
    public Shown answer(String token, Referral.Answer answer, @Nullable LocalDate waitingUntil) {
        if (!ANSWERS.contains(answer)
                || (answer == Referral.Answer.WAITING) != (waitingUntil != null)
                || waitingUntil != null && (waitingUntil.isBefore(earliest()) || waitingUntil.isAfter(latest()))) {
            throw Refused.form(Words.here("refused.choose-an-answer-and-a-day"));
        }
        return inOne(() -> {
            links.find(Purpose.REFERRAL, token)
                    .flatMap(link -> referrals.lock(link.subjectId().referral()))
                    .filter(this::isWaitedFor)
                    .filter(letter -> links.take(Purpose.REFERRAL, token).isPresent())
                    .ifPresent(letter -> keep(letter, new Given(answer, waitingUntil, clock.instant())));
            return shown(token);
        });
    }

    private void keep(Referral letter, Given given) {
        rows.insert(letter.id(), given);
        ledger.done(
                letter.journeyId().toString(),
                Caller.SERVICE,
                "answer received at the address of the letter",
                Map.of("id", letter.id()));
        LocalDate until = given.waitingUntil();
        boolean isHeard = processes.correlateTo(
                ReferralProcess.KEY,
                VariableValues.with(ReferralProcess.REFERRAL_ID, letter.id()),
                ReferralProcess.MESSAGE_REFERRAL_ANSWERED,
                letter.journeyId(),
                VariableValues.none(),
                VariableValues.with(
                                ReferralProcess.SERVICE_ANSWER, given.answer().name())
                        .and(
                                ReferralProcess.WAITING_UNTIL,
                                until == null
                                        ? null
                                        : until.atStartOfDay(EngineClock.ZONE).toInstant()));
        if (!isHeard) {
            throw Refused.notNow(PolicyId.REFER_05, Words.here("refused.nobody-waits-for-an-answer"));
        }
    }

    private Shown shown(String token) {
        Optional<ReferralId> open =
                links.find(Purpose.REFERRAL, token).map(link -> link.subjectId().referral());
        return open.or(() -> links.used(Purpose.REFERRAL, token).map(LinkSubjectId::referral))
                .flatMap(referrals::find)
                .filter(this::isAgreedTo)
                .map(letter -> open.isPresent() && isWaitedFor(letter)
                        ? new Shown(State.OPEN, organisations.nameHere(), letter.reference(), null)
                        : answered(letter))
                .orElse(Shown.OVER);
    }

    private Shown answered(Referral letter) {
        Optional<Instant> at = rows.find(letter.id()).map(Given::at).or(() -> Optional.ofNullable(letter.answeredAt())
                .filter(noted ->
                        letter.answer() == Referral.Answer.TAKEN || letter.answer() == Referral.Answer.NOT_POSSIBLE));
        return at.map(when -> new Shown(State.ANSWERED, organisations.nameHere(), letter.reference(), when))
                .orElse(Shown.OVER);
    }

    private boolean isWaitedFor(Referral letter) {
        return letter.state() == Referral.State.SENT
                && isAgreedTo(letter)
                && (letter.answer() == null || letter.answer().isStillWaitedFor());
    }

    /** Whether a letter has left, and what was agreed to for it holds today. Whoever left has nobody wait for an answer. */
    private boolean isAgreedTo(Referral letter) {
        LocalDate until = letter.agreedUntil();
        return (letter.state() == Referral.State.SENT
                        || letter.state() == Referral.State.CLOSED && letter.outcome() != Referral.Outcome.LEFT)
                && until != null
                && !until.isBefore(LocalDate.now(clock))
                && consent.agreedFor(letter.journeyId(), Referrals.recipient(letter.entryId()))
                        .isPresent();
    }

    /** What services answered by themselves to these letters. */
    public Map<ReferralId, Given> of(Collection<ReferralId> letters) {
        return inOne(() -> rows.of(letters));
    }

    private <T> T inOne(java.util.function.Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}

package org.alongside.referral.letter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Organisations;
import org.alongside.audit.Ledger;
import org.alongside.consent.ConsentLedger;
import org.alongside.directory.Directory;
import org.alongside.directory.Entry.Text;
import org.alongside.engine.Processes;
import org.alongside.engine.VariableValues;
import org.alongside.messages.mail.DueMail;
import org.alongside.messages.mail.Handover;
import org.alongside.messages.mail.Mail;
import org.alongside.messages.mail.MailCameBack;
import org.alongside.messages.mail.MailServer;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.referral.DataClass;
import org.alongside.referral.Referral;
import org.alongside.referral.bpmn.RecallLetterProcess;
import org.alongside.referral.letter.LetterMailRows.Because;
import org.alongside.referral.letter.LetterMailRows.Kind;
import org.alongside.referral.letter.LetterMailRows.Row;
import org.alongside.referral.letter.LetterMailRows.State;
import org.alongside.referral.state.ReferralRows;
import org.alongside.referral.state.Referrals;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends letters by e-mail, one after the other: claims one, asking once more whether the survivor agrees, builds the PDF, hands it over,
 * and keeps what came of it, each in a transaction of its own and none of them while the mail server is asked. Whoever is gone in between
 * leaves a mail claimed, which counts as unknown and is not sent again. Locks: referral, mail, engine. (CONSENT-06)
 */
@Component
@Policy(PolicyId.CONSENT_06)
@Policy(PolicyId.REFER_05)
class LetterPost implements DueMail {
    /** Whoever claimed a mail had all the time that a mail server has. */
    static final Duration CLAIMED_FOR = Duration.ofMinutes(10);

    static final Duration GIVES_UP_AFTER = Duration.ofDays(2);
    static final int TRIES_MAX = 20;

    private static final Logger LOG = LoggerFactory.getLogger(LetterPost.class);
    /** How many letters of one organisation are sent before those of the next. */
    private static final int IN_A_ROW = 20;

    private static final int SWEPT_MAX = 200;
    private static final int PREPARED_MAX = 3;
    private static final int SETTLED_MAX = 3;

    private final LetterMailRows rows;
    private final ReferralRows referrals;
    private final Letters letters;
    private final LettersByMail byMail;
    private final LetterFiles files;
    private final FileAddresses addresses;
    private final NotArrived notArrived;
    private final ConsentLedger consent;
    private final Directory directory;
    private final Settings settings;
    private final Organisations organisations;
    private final MailServer mailServer;
    private final Processes processes;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LetterPost(
            LetterMailRows rows,
            ReferralRows referrals,
            Letters letters,
            LettersByMail byMail,
            LetterFiles files,
            FileAddresses addresses,
            NotArrived notArrived,
            ConsentLedger consent,
            Directory directory,
            Settings settings,
            Organisations organisations,
            MailServer mailServer,
            Processes processes,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.referrals = referrals;
        this.letters = letters;
        this.byMail = byMail;
        this.files = files;
        this.addresses = addresses;
        this.notArrived = notArrived;
        this.consent = consent;
        this.directory = directory;
        this.settings = settings;
        this.organisations = organisations;
        this.mailServer = mailServer;
        this.processes = processes;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A mail that is claimed. @param mail makes it, outside of a transaction, as a PDF takes its time */
    private record Claimed(Row row, Supplier<Mail> mail) {}

    @Override
    public synchronized void sendDue(BooleanSupplier goesOn) {
        try (MailServer.Line line = mailServer.line()) {
            boolean isMore = true;
            while (isMore) {
                isMore = false;
                for (String organisation : organisations.ids()) {
                    try (CurrentOrganisation.Binding binding = CurrentOrganisation.bind(organisation)) {
                        sweep();
                        files.endThoseNotFetched();
                        isMore |= sendSome(line, goesOn);
                    }
                }
            }
        }
    }

    /** Whoever sent these is gone. One of which nobody can be told holds up no other. */
    private void sweep() {
        for (Row left : done(() -> rows.claimedBefore(clock.instant().minus(CLAIMED_FOR), SWEPT_MAX))) {
            if (settleAgain(left, Handover.UNKNOWN)) {
                LOG.warn("Whoever sent a letter is gone. Whether it left is not known.");
            }
        }
    }

    /** @return whether there may be more */
    private boolean sendSome(MailServer.Line line, BooleanSupplier goesOn) {
        for (int i = 0; i < IN_A_ROW; i++) {
            if (!goesOn.getAsBoolean() || !sendOne(line)) {
                return false;
            }
        }
        return true;
    }

    /** @return false where nothing is due */
    private boolean sendOne(MailServer.Line line) {
        Optional<Row> due = done(() -> rows.due(clock.instant()));
        if (due.isEmpty()) {
            return false;
        }
        Optional<Claimed> claimed;
        try {
            claimed = done(() -> claim(due.get()));
        } catch (RuntimeException e) {
            LOG.error("A letter could not be prepared: {}", e.getClass().getSimpleName());
            return postponeOrPutOff(due.get());
        }
        claimed.ifPresent(one -> {
            Mail mail;
            try {
                mail = one.mail().get();
            } catch (RuntimeException e) {
                LOG.error("A letter could not be made: {}", e.getClass().getSimpleName());
                postponeOrPutOff(one.row());
                return;
            }
            settleAgain(one.row(), line.send(mail));
        });
        return true;
    }

    private Optional<Claimed> claim(Row due) {
        Referral letter = referrals.lock(due.referralId()).orElse(null);
        Row row = rows.lock(due.id()).orElse(null);
        Instant now = clock.instant();
        if (letter == null
                || row == null
                || row.state() != State.WAITING
                || row.nextTryAt().isAfter(now)) {
            return Optional.empty();
        }
        if (!mailServer.isThere()) {
            fails(letter, row, Because.NO_MAIL_SERVER);
            return Optional.empty();
        }
        if (row.tries() >= TRIES_MAX || row.queuedAt().plus(GIVES_UP_AFTER).isBefore(now)) {
            fails(letter, row, Because.GAVE_UP);
            return Optional.empty();
        }
        return row.kind() == Kind.LETTER ? letter(letter, row, now) : recall(letter, row, now);
    }

    private Optional<Claimed> letter(Referral letter, Row row, Instant now) {
        boolean isAgreed = letter.state() == Referral.State.SENT
                && consent.agreedFor(letter.journeyId(), Referrals.recipient(letter.entryId()))
                        .filter(agreed -> agreed.covers().containsAll(DataClass.names(letter.classes())))
                        .isPresent();
        if (!isAgreed) {
            fails(letter, row, Because.AGREEMENT_OVER);
            return Optional.empty();
        }
        String to = Objects.requireNonNull(letter.mailTo());
        if (directory
                .find(letter.entryId())
                .filter(entry -> !entry.closed() && to.equals(entry.content().text(Text.EMAIL)))
                .isEmpty()) {
            fails(letter, row, Because.ADDRESS_CHANGED);
            return Optional.empty();
        }
        Optional<Letter> content = letters.open(letter);
        Optional<String> password = byMail.password(letter);
        if (content.isEmpty() || password.isEmpty()) {
            rows.ends(row.id(), State.STOPPED, null, now);
            return Optional.empty();
        }
        rows.claimed(row.id(), now);
        if (letter.goesBy() == Referral.GoesBy.ADDRESS) {
            CoveringMail.Said said = CoveringMail.withAddress(content.get(), addresses.open(letter));
            String from = content.get().from();
            return Optional.of(new Claimed(row, () -> CoveringMail.mail(row.id(), to, from, said)));
        }
        return Optional.of(new Claimed(row, () -> CoveringMail.mail(row.id(), to, content.get(), password.get())));
    }

    private Optional<Claimed> recall(Referral letter, Row row, Instant now) {
        rows.claimed(row.id(), now);
        String from = organisations.nameHere();
        CoveringMail.Said said =
                CoveringMail.agreementEnded(letter.reference(), from, settings.text(SettingKey.TELEPHONE));
        String to = Objects.requireNonNull(letter.mailTo());
        return Optional.of(new Claimed(row, () -> CoveringMail.mail(row.id(), to, from, said)));
    }

    /** Where it can neither be sent nor the worker be told, both are tried again later, and the others go on. */
    private boolean postponeOrPutOff(Row tried) {
        try {
            return done(() -> postpone(tried));
        } catch (RuntimeException e) {
            LOG.error(
                    "That a letter did not arrive could not be told: {}",
                    e.getClass().getSimpleName());
            int tries = tried.tries() + 1;
            return done(() -> {
                rows.lock(tried.id())
                        .filter(row -> row.state() == State.WAITING || row.state() == State.SENDING)
                        .ifPresent(row -> rows.waits(
                                row.id(), null, tries, clock.instant().plus(MailWaits.after(tries))));
                return true;
            });
        }
    }

    private boolean postpone(Row tried) {
        referrals.lock(tried.referralId()).ifPresent(letter -> rows.lock(tried.id())
                .filter(row -> row.state() == State.WAITING || row.state() == State.SENDING)
                .ifPresent(row -> {
                    if (row.isToStop()) {
                        neverLeft(letter, row);
                    } else if (row.tries() + 1 >= PREPARED_MAX) {
                        fails(letter, row, Because.UNREADABLE);
                    } else {
                        int tries = row.tries() + 1;
                        rows.waits(row.id(), null, tries, clock.instant().plus(MailWaits.after(tries)));
                        addresses.forget(letter);
                    }
                }));
        return true;
    }

    /** What the server answered is known here alone: it is kept also where others are busy with it at first. */
    private boolean settleAgain(Row row, Handover handover) {
        for (int tries = 1; tries <= SETTLED_MAX; tries++) {
            try {
                return done(() -> settle(row, handover));
            } catch (RuntimeException e) {
                LOG.error(
                        "What became of a letter could not be kept: {}",
                        e.getClass().getSimpleName());
            }
        }
        return false;
    }

    private boolean settle(Row claimed, Handover handover) {
        Referral letter = referrals.lock(claimed.referralId()).orElse(null);
        Row row = rows.lock(claimed.id()).orElse(null);
        // It took so long that it counts as unknown already; that it was taken, we know now.
        if (letter == null
                || row == null
                || row.state() != State.SENDING && !(row.state() == State.UNKNOWN && handover == Handover.TAKEN)) {
            return true;
        }
        switch (row.kind() == Kind.LETTER && addresses.isFetched(letter) ? Handover.TAKEN : handover) {
            case TAKEN -> {
                rows.ends(row.id(), State.SENT, null, clock.instant());
                note(letter, row, sent(letter, row));
                referrals.deleteOfErased(letter.journeyId());
            }
            case UNKNOWN -> {
                rows.unknown(row.id());
                note(letter, row, "mail handed over without an answer");
                notArrived.tell(letter, row.kind(), Referral.Answer.NOT_SURE);
            }
            case REFUSED -> endsOr(letter, row, () -> fails(letter, row, Because.REFUSED));
            case LATER -> endsOr(letter, row, () -> waits(letter, row, null));
            case SERVER_AWAY -> endsOr(letter, row, () -> waits(letter, row, Because.SERVER_AWAY));
        }
        return true;
    }

    private static String sent(Referral letter, Row row) {
        if (row.kind() == Kind.RECALL) {
            return "end of agreement sent by e-mail";
        }
        return letter.goesBy() == Referral.GoesBy.ADDRESS
                ? "address of a letter sent by e-mail"
                : "letter sent by e-mail";
    }

    private void waits(Referral letter, Row row, @Nullable Because because) {
        addresses.forget(letter);
        rows.waits(row.id(), because, row.tries(), clock.instant().plus(MailWaits.after(row.tries())));
    }

    private void endsOr(Referral letter, Row row, Runnable otherwise) {
        if (row.isToStop()) {
            neverLeft(letter, row);
        } else {
            otherwise.run();
        }
    }

    /** The agreement ended while it was handed over, and nobody took it: there is nothing to tell the service. */
    private void neverLeft(Referral letter, Row row) {
        rows.ends(row.id(), State.STOPPED, null, clock.instant());
        note(letter, row, "letter stopped before it left");
        nothingToCallBack(letter);
        if (letter.state() == Referral.State.TAKEN_BACK) {
            processes.cancel(
                    RecallLetterProcess.KEY,
                    letter.journeyId(),
                    VariableValues.with(RecallLetterProcess.REFERRAL_ID, letter.id()),
                    "The letter never left.");
            referrals.delete(letter.id());
        }
    }

    /** Nobody has the letter by e-mail, so no mail says that the agreement ended. */
    private void nothingToCallBack(Referral letter) {
        rows.lock(letter.id(), Kind.RECALL)
                .filter(recall -> recall.state() == State.WAITING)
                .ifPresent(recall -> rows.ends(recall.id(), State.STOPPED, null, clock.instant()));
    }

    private void fails(Referral letter, Row row, Because because) {
        rows.ends(row.id(), State.FAILED, because, clock.instant());
        note(letter, row, "mail did not arrive");
        notArrived.tell(letter, row.kind(), Referral.Answer.NOT_ARRIVED);
        if (row.kind() == Kind.LETTER) {
            addresses.close(letter, LetterFileRows.Because.MAIL_FAILED);
            nothingToCallBack(letter);
        }
        referrals.deleteOfErased(letter.journeyId());
    }

    /** Mail came back, whosever it is. */
    @EventListener
    void on(MailCameBack back) {
        rows.find(back.id())
                .ifPresent(found -> referrals.lock(found.referralId()).ifPresent(letter -> rows.lock(found.id())
                        .filter(row -> row.state() == State.SENT || row.state() == State.UNKNOWN)
                        .filter(row -> !addresses.isFetched(letter))
                        .ifPresent(row -> fails(letter, row, Because.CAME_BACK))));
    }

    private void note(Referral letter, Row row, String act) {
        ledger.done(letter.journeyId().toString(), Ledger.SERVICE, act, Map.of("id", letter.id(), "mail", row.id()));
    }

    private <T> T done(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}

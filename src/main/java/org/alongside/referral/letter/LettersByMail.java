package org.alongside.referral.letter;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.alongside.access.Words;
import org.alongside.audit.Ledger;
import org.alongside.directory.Entry;
import org.alongside.directory.Entry.Text;
import org.alongside.ids.MailId;
import org.alongside.ids.ReferralId;
import org.alongside.ids.WorkerId;
import org.alongside.messages.mail.Mail;
import org.alongside.messages.mail.MailServer;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.records.SealedTexts;
import org.alongside.referral.Referral;
import org.alongside.referral.letter.LetterMailRows.Kind;
import org.alongside.referral.letter.LetterMailRows.Row;
import org.alongside.referral.letter.LetterMailRows.State;
import org.alongside.referral.state.ReferralRows;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Letters that go by e-mail: where they can, to which address, with which password, and what ends one that has not left. (REFER-02,
 * CONSENT-06)
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.REFER_02)
@Policy(PolicyId.CONSENT_06)
@Policy(PolicyId.CONF_09)
public class LettersByMail {
    /** How many a page shows. */
    public static final int SHOWN_MAX = 200;

    /** Ten of each are 66 bits, and digits are said and heard alike in every language. */
    private static final int PASSWORD_DIGITS = 20;

    private static final int DIGITS = 10;
    private static final int GROUP = 4;

    /** Who acts next. */
    public enum Next {
        /** It is sent, or tried again, by itself. */
        BY_ITSELF,
        /** There is no mail server. */
        ADMINISTRATOR,
        /** Who walks with the survivor calls the service. */
        WORKER_CALLS,
        /** Who walked with the survivor tells the service that the agreement ended. */
        WORKER_TELLS
    }

    /**
     * A mail that is on its way or did not arrive, or a letter that nobody fetched. Nothing of the survivor or the service.
     *
     * @param reference number of the letter
     * @param mail whether it is a letter, or says that an agreement ended
     * @param state of the mail, or NOT_FETCHED where nobody can fetch the letter any more
     * @param because why it does not go on; empty for no reason
     * @param isTakenBack whether the agreement for this letter ended
     * @param since when it was queued, did not arrive, or could no longer be fetched
     */
    public record UnderWay(
            String reference, String mail, String state, String because, boolean isTakenBack, Instant since) {
        public Next next() {
            if (isTakenBack) {
                return Next.WORKER_TELLS;
            }
            if (state.equals(State.WAITING.name()) || state.equals(State.SENDING.name())) {
                return because.equals(LetterMailRows.Because.NO_MAIL_SERVER.name())
                        ? Next.ADMINISTRATOR
                        : Next.BY_ITSELF;
            }
            return Next.WORKER_CALLS;
        }
    }

    private final LetterMailRows rows;
    private final ReferralRows referrals;
    private final LetterFileRows files;
    private final FileAddresses addresses;
    private final MailServer mailServer;
    private final SealedTexts sealed;
    private final Ledger ledger;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    LettersByMail(
            LetterMailRows rows,
            ReferralRows referrals,
            LetterFileRows files,
            FileAddresses addresses,
            MailServer mailServer,
            SealedTexts sealed,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.referrals = referrals;
        this.files = files;
        this.addresses = addresses;
        this.mailServer = mailServer;
        this.sealed = sealed;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Why no mail can go to this service, with a letter or with an address at which it fetches one; empty where it can. */
    public String whyNot(Entry service) {
        if (!mailServer.isThere()) {
            return Words.here("refused.no-mail-server");
        }
        String address = service.content().text(Text.EMAIL);
        if (address.isEmpty()) {
            return Words.here("refused.service-has-no-e-mail-address");
        }
        return Mail.isAddress(address) ? "" : Words.here("refused.service-has-no-one-e-mail-address");
    }

    /**
     * To which address a mail goes, and with which password or code.
     *
     * @throws Refused where it cannot go as they chose, and says why
     */
    public ReferralRows.Going going(Referral referral, Entry service, Referral.GoesBy goesBy) {
        if (goesBy == Referral.GoesBy.PAPER) {
            return ReferralRows.Going.ON_PAPER;
        }
        String whyNot = whyNot(service);
        if (!whyNot.isEmpty()) {
            throw Refused.form(Words.here("refused.not-by-e-mail", whyNot));
        }
        byte[] password = sealed.seal(referral.journeyId(), place(referral), digits(goesBy))
                .orElseThrow(() -> Refused.form(Words.here("refused.everything-of-them-is-erased")));
        return new ReferralRows.Going(goesBy, service.content().text(Text.EMAIL), password);
    }

    /** Passwords of a file can be tried for years, and codes at an address five times: so a password is longer. */
    private String digits(Referral.GoesBy goesBy) {
        int many = goesBy == Referral.GoesBy.ADDRESS ? LetterFiles.CODE_DIGITS : PASSWORD_DIGITS;
        return random.ints(many, 0, DIGITS).mapToObj(String::valueOf).collect(Collectors.joining());
    }

    /** The password as it is said: in groups, between which nothing is typed. */
    static String spoken(String password) {
        return password.replaceAll("(?<=\\G.{" + GROUP + "})(?=.)", " ");
    }

    /** What opens the PDF, or fetches the letter, while it is needed. */
    Optional<String> password(Referral referral) {
        return referrals
                .password(referral.id())
                .flatMap(kept -> sealed.open(referral.journeyId(), place(referral), kept))
                .map(Object::toString);
    }

    /**
     * The letter is sent as soon as this transaction is committed.
     *
     * @throws Refused under REFER-02 where the service has another address than the one that was seen
     */
    public void queue(Referral referral, Entry service) {
        if (!service.content().text(Text.EMAIL).equals(referral.mailTo())
                || !whyNot(service).isEmpty()) {
            throw Refused.notNow(PolicyId.REFER_02, Words.here("refused.e-mail-address-has-changed"));
        }
        rows.insert(MailId.random(), referral.id(), Kind.LETTER, clock.instant());
        if (referral.goesBy() == Referral.GoesBy.ADDRESS) {
            files.insert(referral.id());
        }
    }

    /**
     * The letter is not to leave any more.
     *
     * @param referral locked
     * @return whether it is sure that it never left
     */
    public boolean end(Referral referral, WorkerId by) {
        Optional<Row> found = rows.lock(referral.id(), Kind.LETTER);
        if (found.isEmpty()) {
            return false;
        }
        Row row = found.get();
        if (referral.goesBy() == Referral.GoesBy.ADDRESS) {
            return endAddress(referral, row, by);
        }
        switch (row.state()) {
            case WAITING -> {
                rows.ends(row.id(), State.STOPPED, null, clock.instant());
                ledger.done(
                        referral.journeyId().toString(),
                        by,
                        "letter stopped before it left",
                        Map.of("id", referral.id(), "mail", row.id()));
                return true;
            }
            case SENDING -> {
                rows.askedToStop(row.id(), clock.instant());
                return false;
            }
            case STOPPED -> {
                return true;
            }
            case SENT, UNKNOWN, FAILED -> {
                return false;
            }
        }
        return false;
    }

    /** Nobody has more than an address, unless the letter was fetched, or the worker was told to print it. */
    private boolean endAddress(Referral referral, Row mail, WorkerId by) {
        LetterFileRows.Row file = files.lock(referral.id()).orElseThrow();
        if (file.isFetched()) {
            return false;
        }
        boolean neverLeft = file.toldAt() == null;
        if (!file.isClosed()) {
            addresses.close(referral, LetterFileRows.Because.STOPPED);
            if (mail.state() == State.WAITING) {
                rows.ends(mail.id(), State.STOPPED, null, clock.instant());
            } else if (mail.state() == State.SENDING) {
                rows.askedToStop(mail.id(), clock.instant());
            }
            ledger.done(
                    referral.journeyId().toString(),
                    by,
                    neverLeft ? "letter stopped before it left" : "address of a letter closed",
                    Map.of("id", referral.id(), "mail", mail.id()));
        }
        return neverLeft;
    }

    private boolean mayHaveIt(Referral referral, Row letter) {
        return referral.goesBy() == Referral.GoesBy.ADDRESS
                ? files.find(referral.id())
                        .filter(LetterFileRows.Row::isFetched)
                        .isPresent()
                : letter.state() == State.SENDING || letter.state() == State.SENT || letter.state() == State.UNKNOWN;
    }

    /** The service is told by e-mail that the agreement ended, where it has the letter by e-mail or may have it, or fetched it. */
    public void recall(Referral referral, WorkerId by) {
        rows.find(referral.id(), Kind.LETTER)
                .filter(letter -> mayHaveIt(referral, letter))
                .ifPresent(letter -> {
                    MailId id = MailId.random();
                    rows.insert(id, referral.id(), Kind.RECALL, clock.instant());
                    ledger.done(
                            referral.journeyId().toString(),
                            by,
                            "mail about the end of an agreement queued",
                            Map.of("id", referral.id(), "mail", id));
                });
    }

    /** How it is with a mail, in a sentence; empty where there is none. */
    String sentence(ReferralId referralId, Kind kind) {
        return rows.find(referralId, kind).map(LettersByMail::sentence).orElse("");
    }

    private static String sentence(Row row) {
        return switch (row.state()) {
            case WAITING, SENDING -> "The mail is on its way.";
            case SENT -> "The mail server took the mail.";
            case UNKNOWN ->
                "The mail was handed over, and no answer came: nobody knows whether it arrived. It is not sent again by itself.";
            case FAILED -> "The mail did not arrive: " + why(row);
            case STOPPED -> "The mail never left.";
        };
    }

    private static String why(Row row) {
        if (row.because() == null) {
            return "nobody took it.";
        }
        return switch (row.because()) {
            case NO_MAIL_SERVER -> "this installation has no mail server any more.";
            case SERVER_AWAY, GAVE_UP -> "the mail server did not take it for two days.";
            case REFUSED -> "the mail server does not take it for this address.";
            case CAME_BACK -> "it came back.";
            case ADDRESS_CHANGED ->
                "the directory has another address of this service by now, or the service is closed.";
            case AGREEMENT_OVER -> "what the survivor agreed to was over before it left.";
            case UNREADABLE -> "the letter could not be made.";
        };
    }

    /** Mails that are on their way or did not arrive, and letters that nobody fetched, the oldest first, {@link #SHOWN_MAX} at most. */
    @Transactional(readOnly = true)
    public List<UnderWay> underWay() {
        return rows.underWay(clock.instant(), SHOWN_MAX);
    }

    private static String place(Referral referral) {
        return "referral/" + referral.id() + "/password";
    }
}

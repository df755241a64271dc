package org.alongside.referral.letter;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.alongside.engine.EngineClock;
import org.alongside.engine.FormText;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.referral.Referral;
import org.springframework.stereotype.Component;

/** What the forms of a referral show of a letter that goes by e-mail or is fetched: before it goes, and what became of it. (REFER-02) */
@Component
@Policy(PolicyId.REFER_02)
@Policy(PolicyId.REFER_05)
public class LetterMailTexts {
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm", Locale.UK);
    private static final String LINE = "  \n";
    private static final String PRINT =
            "You can print it from *Other support* on the survivor's page, and hand it over or post it.";

    private final LettersByMail byMail;
    private final LetterFileRows files;

    LetterMailTexts(LettersByMail byMail, LetterFileRows files) {
        this.byMail = byMail;
        this.files = files;
    }

    /** How it goes: to which address, what the mail says word for word, and the password or code. Empty where no mail goes. */
    public String seen(Referral referral, Letter letter) {
        return switch (referral.goesBy()) {
            case PAPER -> "";
            case EMAIL -> seen(referral, "The letter is attached, encrypted.", CoveringMail.withLetter(letter));
            case ADDRESS ->
                seen(
                        referral,
                        "Nothing of the letter is in it. The address in it is made when it goes, and gives the letter out once, with the code.",
                        CoveringMail.withAddress(letter, "(the address)"));
        };
    }

    private String seen(Referral referral, String what, CoveringMail.Said said) {
        return "\n\n## How it goes\n\n**By e-mail to:** "
                + address(Objects.requireNonNull(referral.mailTo()))
                + LINE + what + " The mail says this, and nothing else:\n\n> **"
                + FormText.plain(said.subject()) + "**\n>\n"
                + said.text()
                        .strip()
                        .lines()
                        .map(line -> line.isEmpty() ? ">" : "> " + FormText.plain(line) + "  ")
                        .collect(Collectors.joining("\n"))
                + "\n\n" + password(referral);
    }

    private String password(Referral referral) {
        String what = referral.goesBy() == Referral.GoesBy.ADDRESS ? "Code, which" : "Password of the PDF, which";
        return byMail.password(referral)
                .map(password -> "**" + what + " you tell them by telephone:** `" + LettersByMail.spoken(password) + "`"
                        + LINE + "They type the " + password.length() + " digits without the spaces.")
                .orElse("");
    }

    /** What became of the mail and of the address in it, and the password or code for who calls the service. */
    public String became(Referral referral) {
        String mail = byMail.sentence(referral.id(), LetterMailRows.Kind.LETTER);
        return mail.isEmpty()
                ? ""
                : LINE + "**By e-mail:** " + mail
                        + files.find(referral.id())
                                .map(file -> LINE + "**At the address in it:** " + sentence(file))
                                .orElse("")
                        + "\n\n" + password(referral);
    }

    private static String sentence(LetterFileRows.Row file) {
        Instant fetchedAt = file.fetchedAt();
        if (fetchedAt != null) {
            return "The service fetched the letter on " + at(fetchedAt) + ".";
        }
        Instant endsAt = file.endsAt();
        LetterFileRows.Because because = file.because();
        if (because == null) {
            return "Nobody has fetched the letter yet." + (endsAt == null ? "" : " They can until " + at(endsAt) + ".");
        }
        return "Nobody fetched the letter, and it is given out no more: "
                + switch (because) {
                    case STOPPED -> "it was ended before.";
                    case NOT_FETCHED -> "its time is over.";
                    case WRONG_CODES -> "a wrong code was typed " + LetterFiles.WRONG_CODES_MAX + " times.";
                    case SERVICE_CHANGED ->
                        "the directory has another address of this service by now, or it is closed there or was not reviewed in time.";
                    case MAIL_FAILED -> "the mail did not arrive.";
                };
    }

    /** As it is, and no link: whoever is signed in answers for nobody. */
    public static String address(String address) {
        return "`" + address + "`";
    }

    private static String at(Instant time) {
        return AT.format(time.atZone(EngineClock.ZONE));
    }

    /** Why the worker is asked to call the service. */
    public String whyAsk(Referral referral) {
        Referral.Answer answer = referral.answer();
        boolean isAtAddress = referral.goesBy() == Referral.GoesBy.ADDRESS;
        if (answer == Referral.Answer.NOT_ARRIVED) {
            return (isAtAddress ? "Nobody fetched the letter. " : "The letter did not arrive by e-mail. ") + PRINT;
        }
        if (answer == Referral.Answer.NOT_SURE) {
            return "Nobody knows whether the " + (isAtAddress ? "mail with the address" : "letter")
                    + " arrived by e-mail. Ask them for a "
                    + (isAtAddress ? "mail" : "letter") + " with this number. Where they have none, you can"
                    + " print it from *Other support* on the survivor's page.";
        }
        return answer == Referral.Answer.CALL_US ? "The service would like to be called." : "Nobody has answered.";
    }

    /** What became of the mail that says that an agreement ended; empty where there is none. */
    public String recalled(Referral referral) {
        String became = byMail.sentence(referral.id(), LetterMailRows.Kind.RECALL);
        return became.isEmpty()
                ? ""
                : "\n\nA mail says this to them by itself. " + became
                        + " Please tell them as well, as mail is not always read.";
    }
}

package org.alongside.referral.letter;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.alongside.access.Language;
import org.alongside.access.LockedPdf;
import org.alongside.access.Words;
import org.alongside.ids.MailId;
import org.alongside.messages.mail.Mail;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * What a mail to a service says, in English and te reo Māori: the number of a letter, who wrote, and whom to call. It knows nothing of
 * anybody. (CONF-06)
 */
@Policy(PolicyId.CONF_06)
final class CoveringMail {
    private CoveringMail() {}

    /** What is said. */
    record Said(String subject, String text) {}

    /** The mail to which a letter is attached. */
    static Said withLetter(Letter letter) {
        return said("letter-mail.", letter.reference(), letter.from(), letter.answerTo());
    }

    /** The mail with the address at which a letter is fetched. @param address as it stands in the mail, or what stands for it before */
    static Said withAddress(Letter letter, String address) {
        Said said = said("letter-fetch-mail.", letter.reference(), letter.from(), letter.answerTo());
        return new Said(said.subject(), said.text().replace("{1}", address));
    }

    /** The mail that an agreement ended. @param telephone empty where the organisation has set none */
    static Said agreementEnded(String reference, String from, String telephone) {
        return said("letter-recall.", reference, from, telephone);
    }

    private static Said said(String key, String reference, String from, String telephone) {
        String subject = Arrays.stream(Language.values())
                .map(language -> Words.said(language, key + "subject").replace("{0}", reference))
                .collect(Collectors.joining(" · "));
        String text = Arrays.stream(Language.values())
                .map(language -> Words.said(language, key + "text").replace("{0}", reference)
                        + (telephone.isEmpty()
                                ? ""
                                : "\n" + Words.said(language, "letter.telephone") + ": " + telephone))
                .collect(Collectors.joining("\n\n* * *\n\n", "", "\n\n" + from + "\n"));
        return new Said(subject, text);
    }

    /** @param password locks the letter */
    static Mail mail(MailId id, String to, Letter letter, String password) {
        Said said = withLetter(letter);
        byte[] file = LockedPdf.of(LetterPdf.of(letter, false), password);
        return new Mail(
                id,
                to,
                letter.from(),
                said.subject(),
                said.text(),
                new Mail.Attachment("letter-" + letter.reference() + ".pdf", "application/pdf", file));
    }

    static Mail mail(MailId id, String to, String from, Said said) {
        return new Mail(id, to, from, said.subject(), said.text());
    }
}

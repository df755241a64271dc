package org.alongside.messages;

import org.alongside.access.Language;
import org.alongside.access.Words;
import org.alongside.ids.MailId;
import org.alongside.ids.MessageId;
import org.alongside.messages.mail.Mail;
import org.alongside.records.RecordField;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Puts a message into words: those of its template, a link, and the name that the survivor chose to hear from. */
@Component
class MessageWords {
    private final Words words;
    private final String publicAddress;

    MessageWords(
            Words words,
            @Value("${alongside.public-address:}") String publicAddress,
            @Value("${alongside.mail.host:}") String mailHost) {
        this.words = words;
        this.publicAddress = publicAddress.strip().replaceAll("/+$", "");
        boolean isAddress = this.publicAddress.matches(
                "https://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9/_-]*)?|http://localhost(:[0-9]+)?");
        if (!isAddress && (!this.publicAddress.isEmpty() || !mailHost.isBlank())) {
            throw new IllegalArgumentException(
                    "ALONGSIDE_PUBLIC_ADDRESS has to be where survivors open links, such as https://hello.example.org.");
        }
    }

    /** The mail to this contact. */
    Mail mail(MessageId id, MessageTemplate template, SafeContact contact, @Nullable OneTimeAddress link) {
        Language language = contact.language();
        String text = words.in(language, template.key("text"));
        return new Mail(
                MailId.of(id),
                contact.text(RecordField.CONTACT_ADDRESS),
                contact.codeName(),
                words.in(language, template.key("subject")),
                (link == null ? text : text.replace("{link}", link.below(publicAddress)))
                        + (contact.codeName().isEmpty() ? "" : "\n\n" + contact.codeName())
                        + "\n");
    }

    /** What somebody says or writes who passes it on; the link comes after it. */
    String toSay(MessageTemplate template, SafeContact contact) {
        return words.in(contact.language(), template.key("say"));
    }

    /**
     * A whole address, for who writes it into a message of their own.
     *
     * @param otherwise where the service is asked just now, for an installation that does not say where survivors open links
     */
    String address(OneTimeAddress link, String otherwise) {
        return link.below(publicAddress.isEmpty() ? otherwise : publicAddress);
    }
}

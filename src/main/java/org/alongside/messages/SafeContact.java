package org.alongside.messages;

import java.util.List;
import java.util.Map;
import org.alongside.access.Language;
import org.alongside.messages.mail.Mail;
import org.alongside.messages.policy.MailOnlyWhereSafe;
import org.alongside.records.RecordField;

/** The one safe way to make contact, as the record says it at this moment. It is kept nowhere else. */
record SafeContact(Map<RecordField, Object> answers) {
    static final List<RecordField> FIELDS = List.of(
            RecordField.CONTACT_ALIAS,
            RecordField.CONTACT_CHANNEL,
            RecordField.CONTACT_ADDRESS,
            RecordField.CONTACT_SAFE_HOURS,
            RecordField.CONTACT_ANY_TIME,
            RecordField.CONTACT_CODE_NAME,
            RecordField.CONTACT_VOICEMAIL,
            RecordField.CONTACT_LANGUAGE);

    /** What a mail needs; the rest is for a person. */
    static final List<RecordField> OF_MAIL = List.of(
            RecordField.CONTACT_CHANNEL,
            RecordField.CONTACT_ADDRESS,
            RecordField.CONTACT_SAFE_HOURS,
            RecordField.CONTACT_ANY_TIME,
            RecordField.CONTACT_CODE_NAME,
            RecordField.CONTACT_LANGUAGE);

    String text(RecordField field) {
        return answers.getOrDefault(field, "").toString().strip();
    }

    boolean isByMail() {
        return text(RecordField.CONTACT_CHANNEL).equals("EMAIL");
    }

    /** The name under which they want to hear from us; empty where they chose none. */
    String codeName() {
        return text(RecordField.CONTACT_CODE_NAME);
    }

    /** The survivor's own; English where it is another one, or was not said. */
    Language language() {
        return text(RecordField.CONTACT_LANGUAGE).equals("TE_REO_MAORI") ? Language.TE_REO_MAORI : Language.ENGLISH;
    }

    /** @param isSaidOfThisWay whether that it may come at any time was said of this way, address and hours */
    MailOnlyWhereSafe.Facts facts(boolean isSaidOfThisWay) {
        return new MailOnlyWhereSafe.Facts(
                isByMail(),
                isAddress(),
                isSaidOfThisWay && text(RecordField.CONTACT_ANY_TIME).equals("YES"),
                !text(RecordField.CONTACT_SAFE_HOURS).isEmpty());
    }

    private boolean isAddress() {
        return Mail.isAddress(text(RecordField.CONTACT_ADDRESS));
    }

    /** Why it is for a person, where it is. */
    OutboxRows.Because because() {
        if (!isByMail()) {
            return OutboxRows.Because.NOT_BY_MAIL;
        }
        return isAddress() ? OutboxRows.Because.HOURS_TO_KEEP : OutboxRows.Because.ADDRESS_IS_NONE;
    }

    /** Tells nothing, wherever it is written. */
    @Override
    public String toString() {
        return "a safe contact";
    }
}

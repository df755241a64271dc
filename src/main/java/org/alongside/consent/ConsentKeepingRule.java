package org.alongside.consent;

import java.util.EnumSet;
import java.util.Set;
import org.alongside.access.RecordPart;
import org.alongside.consent.policy.NothingIsKeptBeforeConsent;
import org.alongside.consent.policy.SessionNotesNeedConsent;
import org.alongside.ids.RecordId;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.KeepingRule;
import org.alongside.records.RecordField;
import org.springframework.stereotype.Component;

/** Which fields of a record may be kept, by what the survivor agreed to. */
@Component
@Policy(PolicyId.CONSENT_03)
@Policy(PolicyId.CONSENT_07)
@Policy(PolicyId.CONSENT_08)
class ConsentKeepingRule implements KeepingRule {
    private static final Set<RecordField> BEFORE_CONSENT = EnumSet.of(
            RecordField.CONTACT_ALIAS,
            RecordField.CONTACT_CHANNEL,
            RecordField.CONTACT_ADDRESS,
            RecordField.CONTACT_SAFE_HOURS,
            RecordField.CONTACT_ANY_TIME,
            RecordField.CONTACT_CODE_NAME,
            RecordField.CONTACT_VOICEMAIL,
            RecordField.CONTACT_LANGUAGE,
            RecordField.TOLD_BY_WHOM,
            RecordField.TOLD_WHAT,
            RecordField.TOLD_OWN_WORDS,
            RecordField.WISHES_WORKER_GENDER,
            RecordField.WISHES_CULTURE,
            RecordField.WISHES_CULTURE_NOTE,
            RecordField.OFFENDING_OUTCOME,
            RecordField.OFFENDING_MITIGATIONS);
    /** Of these, everything: how safe things are, concerns and what was done about them (CONSENT-07); and groups' own. */
    private static final Set<RecordPart> WITHOUT_CONSENT = EnumSet.of(RecordPart.SAFETY, RecordPart.GROUP);

    private static final Set<RecordField> NOTES = EnumSet.of(
            RecordField.SESSION_TALKED_ABOUT,
            RecordField.SESSION_NEXT_STEPS,
            RecordField.SESSION_AGREED_TOGETHER,
            RecordField.TOLD_BY_WHANAU);

    private final ConsentLedger consent;

    ConsentKeepingRule(ConsentLedger consent) {
        this.consent = consent;
    }

    @Override
    public Decision mayKeep(RecordId recordId, Set<RecordField> fields) {
        boolean isNeededBefore = fields.stream().allMatch(ConsentKeepingRule::isNeededBeforeConsent);
        Decision record = NothingIsKeptBeforeConsent.decide(
                isNeededBefore, isNeededBefore || consent.agrees(recordId.journey(), Purpose.KEEP_RECORD));
        if (!record.isAllowed()) {
            return record;
        }
        boolean hasNotes = fields.stream().anyMatch(NOTES::contains);
        return SessionNotesNeedConsent.decide(
                hasNotes, !hasNotes || consent.agrees(recordId.journey(), Purpose.KEEP_SESSION_NOTES));
    }

    private static boolean isNeededBeforeConsent(RecordField field) {
        return BEFORE_CONSENT.contains(field) || WITHOUT_CONSENT.contains(field.compartment());
    }
}

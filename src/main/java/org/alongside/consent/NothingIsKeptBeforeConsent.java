package org.alongside.consent;

import java.util.EnumSet;
import java.util.Set;
import org.alongside.access.Compartment;
import org.alongside.ids.RecordId;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.KeepingRule;
import org.alongside.records.RecordField;
import org.springframework.stereotype.Component;

/**
 * Before consent only what finding a worker, reaching the person safely and keeping people safe needs is kept, and all of
 * it is erased when the answer is no. What somebody else told is kept so that the survivor can be told of it (CONSENT-08).
 */
@Component
@Policy(PolicyId.CONSENT_03)
@Policy(PolicyId.CONSENT_08)
class NothingIsKeptBeforeConsent implements KeepingRule {
    private static final Set<RecordField> BEFORE_CONSENT = EnumSet.of(
            RecordField.CONTACT_ALIAS,
            RecordField.CONTACT_CHANNEL,
            RecordField.CONTACT_ADDRESS,
            RecordField.CONTACT_SAFE_HOURS,
            RecordField.CONTACT_CODE_NAME,
            RecordField.CONTACT_VOICEMAIL,
            RecordField.CONTACT_LANGUAGE,
            RecordField.TOLD_BY_WHOM,
            RecordField.TOLD_WHAT,
            RecordField.WISHES_WORKER_GENDER,
            RecordField.WISHES_CULTURE,
            RecordField.WISHES_CULTURE_NOTE,
            RecordField.OFFENDING_OUTCOME,
            RecordField.OFFENDING_MITIGATIONS);
    /** Of these, everything: how safe things are, concerns and what was done about them (CONSENT-07); and groups' own. */
    private static final Set<Compartment> WITHOUT_CONSENT = EnumSet.of(Compartment.SAFETY, Compartment.GROUP);

    private final ConsentLedger consent;

    NothingIsKeptBeforeConsent(ConsentLedger consent) {
        this.consent = consent;
    }

    @Override
    public Decision mayKeep(RecordId recordId, Set<RecordField> fields) {
        return fields.stream().allMatch(NothingIsKeptBeforeConsent::isKeptWithoutConsent)
                        || consent.agrees(recordId.journey(), Purpose.KEEP_RECORD)
                ? Decision.allowed(PolicyId.CONSENT_03)
                : Decision.refused(
                        PolicyId.CONSENT_03,
                        "The survivor has not agreed to a record yet, so this cannot be kept. Please record their "
                                + "decision first.");
    }

    private static boolean isKeptWithoutConsent(RecordField field) {
        return BEFORE_CONSENT.contains(field) || WITHOUT_CONSENT.contains(field.compartment());
    }
}

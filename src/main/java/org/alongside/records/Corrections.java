package org.alongside.records;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.access.Words;
import org.alongside.ids.RecordEntryId;
import org.alongside.ids.RecordId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.records.policy.OnlyWhatStandsIsCorrected;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is done to an entry that stands in a record: it is corrected by a new version, or what the survivor says is put beside it. As with
 * {@link RecordHistory}, an entry that is not open to who does it is not there.
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.CONF_01)
@Policy(
        value = PolicyId.CONF_07,
        database = {"trigger correction_fits", "trigger statement_fits"})
@Policy(value = PolicyId.CONF_08, database = "trigger correction_is_told")
public class Corrections {
    /** Of one entry. */
    private static final int STATEMENTS_MAX = 20;

    private final RecordHistory history;
    private final RecordRows rows;
    private final StatementRows statements;
    private final RecordCipher ciphers;
    private final Readers readers;
    private final List<KeepingRule> rules;
    private final Clock clock;

    Corrections(
            RecordHistory history,
            RecordRows rows,
            StatementRows statements,
            RecordCipher ciphers,
            Readers readers,
            List<KeepingRule> rules,
            Clock clock) {
        this.history = history;
        this.rows = rows;
        this.statements = statements;
        this.ciphers = ciphers;
        this.readers = readers;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Writes a new version of an entry. It stands at the time of what it corrects, so that it opens nothing to a worker to
     * whom that is not open, and an old session does not become the last one (CONF-08).
     *
     * @param fields an entry of another field is not there
     * @param value empty text takes the answer out
     * @param form where it was corrected
     * @return the new version; nothing where there is no such entry, or none that is open to the author
     * @throws Refused under CONF-07 where a later answer stands, where it is about safety or of somebody else, and where nothing
     *     changes; and when a policy does not let it be kept
     */
    public Optional<RecordEntryId> correct(
            RecordId recordId,
            WorkerId author,
            Collection<RecordField> fields,
            RecordEntryId entryId,
            Object value,
            CorrectionReason reason,
            String form) {
        rows.lock(recordId);
        Map<RecordPart, Instant> open = readers.of(recordId, author);
        Optional<RecordRows.FieldEntry> found = history.versions(recordId, author, fields, entryId, open).stream()
                .filter(each -> each.entry().id().equals(entryId))
                .findFirst();
        Optional<RecordCipher.OfRecord> key = found.flatMap(each -> ciphers.open(recordId));
        if (found.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        RecordCipher.OfRecord cipher = key.get();
        RecordField field = found.get().field();
        RecordRows.Entry entry = found.get().entry();
        OnlyWhatStandsIsCorrected.decide(new OnlyWhatStandsIsCorrected.Facts(
                        found.get().isCurrent(),
                        field.compartment() == RecordPart.SAFETY,
                        field.isOfSomebodyElse(),
                        !value.equals(cipher.decrypt(field, entry))))
                .orRefuse();
        Set<RecordField> said = value.equals("") ? Set.of() : Set.of(field);
        rules.forEach(rule -> rule.mayKeep(recordId, said).orRefuse());
        RecordEntryId id = RecordEntryId.random();
        RecordRows.NewEntry corrected = new RecordRows.NewEntry(
                id,
                field,
                found.get().occasion().orElse(null),
                entry.version() + 1,
                cipher.encrypt(field, id, value),
                entry.saidAt());
        rows.insert(recordId, List.of(corrected), author, clock.instant(), form);
        takeBackAnyTime(recordId, field, author, cipher, form);
        rows.correction(recordId, id, entryId, reason);
        return Optional.of(id);
    }

    /** Where the way to reach the survivor was corrected. (CONF-06) */
    private void takeBackAnyTime(
            RecordId recordId, RecordField changed, WorkerId author, RecordCipher.OfRecord cipher, String form) {
        Map<RecordField, RecordRows.Entry> entries =
                rows.latest(recordId, AnyTime.with(Set.of())).orElseThrow();
        if (AnyTime.isTakenBack(Set.of(changed), entries, cipher)) {
            RecordRows.Entry before = Objects.requireNonNull(entries.get(RecordField.CONTACT_ANY_TIME));
            RecordEntryId id = RecordEntryId.random();
            rows.insert(
                    recordId,
                    List.of(new RecordRows.NewEntry(
                            id,
                            RecordField.CONTACT_ANY_TIME,
                            null,
                            before.version() + 1,
                            cipher.encrypt(RecordField.CONTACT_ANY_TIME, id, ""),
                            null)),
                    author,
                    clock.instant(),
                    form);
        }
    }

    /**
     * Puts what the survivor says to an entry beside it. Whoever may see the entry may see it.
     *
     * @param fields an entry of another field is not there
     * @return whether there is such an entry that is open to the author
     * @throws Refused where it stands there already or there are twenty, and when a policy does not let it be kept
     */
    public boolean putBeside(
            RecordId recordId, WorkerId author, Collection<RecordField> fields, RecordEntryId entryId, String text) {
        rows.lock(recordId);
        Map<RecordPart, Instant> open = readers.of(recordId, author);
        List<RecordRows.FieldEntry> found = history.versions(recordId, author, fields, entryId, open);
        Optional<RecordCipher.OfRecord> key = ciphers.open(recordId);
        if (!RecordHistory.isAmong(found, entryId) || key.isEmpty()) {
            return false;
        }
        rules.forEach(
                rule -> rule.mayKeep(recordId, Set.of(found.get(0).field())).orRefuse());
        List<StatementRows.Statement> there = statements.of(recordId, List.of(entryId), STATEMENTS_MAX);
        if (there.stream().anyMatch(each -> key.get().decrypt(each).equals(text))) {
            throw Refused.form(Words.here("refused.words-stand-beside-it-already"));
        }
        if (there.size() == STATEMENTS_MAX) {
            throw Refused.form(Words.here("refused.twenty-statements"));
        }
        StatementId id = StatementId.random();
        statements.insert(
                recordId,
                new StatementRows.Statement(
                        id, entryId, key.get().encryptStatement(entryId, id, text), author, clock.instant()));
        return true;
    }
}

package org.alongside.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.Aead;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.audit.Ledger;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RecordId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.records.policy.NothingIsAddedToErased;
import org.alongside.records.policy.OnlyWhatStandsIsCorrected;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The records of survivors. Reading asks who may see; every look is listed; erasing is for good. */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.CONF_01)
@Policy(value = PolicyId.CONF_03, database = "table record_look, insert only")
@Policy(
        value = PolicyId.CONF_07,
        database = {"trigger correction_fits", "trigger statement_fits"})
@Policy(value = PolicyId.CONF_08, database = "trigger correction_is_told")
@Policy(
        value = PolicyId.CONF_09,
        database = {"trigger record_is_open", "trigger erasure_is_final"})
public class Records {
    /** The reason of a look at a name in a list. */
    public static final String BESIDE_LABEL = "name-beside-label";

    private static final Logger LOG = LoggerFactory.getLogger(Records.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ALIAS_LOOK_EVERY = Duration.ofHours(1);
    /** A page shows no more than this, and a search reads no more. */
    private static final int ENTRIES_MAX = 5_000;
    /** Of one entry. */
    private static final int STATEMENTS_MAX = 20;

    private static final int VERSIONS_MAX = 100;

    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    /** Why a record is erased. */
    public enum Erasure {
        SAID_NOT_NOW,
        WITHDREW_CONSENT,
        ASKED,
        RETENTION_ENDED
    }

    private final RecordRows rows;
    private final Vault vault;
    private final Readers readers;
    private final Ledger ledger;
    private final List<KeepingRule> rules;
    private final Clock clock;
    private final Counter unreadable;

    Records(
            RecordRows rows,
            Vault vault,
            Readers readers,
            Ledger ledger,
            List<KeepingRule> rules,
            Clock clock,
            MeterRegistry metrics) {
        this.rows = rows;
        this.vault = vault;
        this.readers = readers;
        this.ledger = ledger;
        this.rules = rules;
        this.clock = clock;
        this.unreadable = metrics.counter("alongside.records.unreadable");
    }

    /** Opens a record and makes its key. The key is for good once the transaction is kept, and gone if it is not. */
    public void open(RecordId recordId) {
        String key = recordId.toString();
        vault.makeProvisional(key);
        rows.open(recordId);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) {
                    vault.keep(key);
                } else if (status == STATUS_ROLLED_BACK) {
                    vault.discard(key);
                }
            }
        });
    }

    /**
     * Waits for who is writing into this record, and lets nobody else do so until this transaction has ended. Before a
     * journey is locked.
     */
    public void lock(RecordId recordId) {
        rows.lock(recordId);
    }

    /**
     * Keeps answers. Empty ones clear a field that the writer can see; what is unchanged makes no new version.
     *
     * @throws Refused when a policy does not let one of them be kept
     */
    public void write(RecordId recordId, WorkerId author, String form, Map<RecordField, Object> answers) {
        rows.lock(recordId);
        Optional<Map<RecordField, RecordRows.Entry>> latest = rows.latest(recordId, onceOnly(answers.keySet()));
        Optional<Aead> key = latest.isPresent() ? cipher(recordId) : Optional.empty();
        NothingIsAddedToErased.decide(key.isEmpty()).orRefuse();
        Map<RecordField, RecordRows.Entry> entries = latest.orElseThrow();
        Aead cipher = key.orElseThrow();
        Map<RecordField, Object> changed = new LinkedHashMap<>();
        answers.forEach((field, value) -> {
            RecordRows.Entry current = entries.get(field);
            boolean isEmpty = value.equals("");
            if ((current != null || !isEmpty) && (current == null || !value.equals(decrypt(cipher, current, field)))) {
                changed.put(field, value);
            }
        });
        if (changed.containsValue("")) {
            Map<RecordPart, Instant> open = readers.of(recordId, author);
            changed.entrySet()
                    .removeIf(answer -> answer.getValue().equals("")
                            && !isOpen(
                                    Objects.requireNonNull(entries.get(answer.getKey())),
                                    answer.getKey(),
                                    author,
                                    open));
        }
        Set<RecordField> said = EnumSet.noneOf(RecordField.class);
        changed.forEach((field, value) -> {
            if (!value.equals("")) {
                said.add(field);
            }
        });
        rules.forEach(rule -> rule.mayKeep(recordId, said).orRefuse());
        if (!changed.isEmpty()) {
            rows.insert(recordId, hidden(recordId, changed, entries, cipher), author, clock.instant(), form);
        }
    }

    private static Set<RecordField> onceOnly(Collection<RecordField> fields) {
        Set<RecordField> found = EnumSet.noneOf(RecordField.class);
        fields.stream().filter(field -> !field.isEachTime()).forEach(found::add);
        return found;
    }

    private static List<RecordRows.NewEntry> hidden(
            RecordId recordId,
            Map<RecordField, Object> answers,
            Map<RecordField, RecordRows.Entry> before,
            Aead cipher) {
        UUID occasion = UUID.randomUUID();
        List<RecordRows.NewEntry> entries = new ArrayList<>();
        answers.forEach((field, value) -> {
            UUID id = UUID.randomUUID();
            RecordRows.Entry current = before.get(field);
            entries.add(new RecordRows.NewEntry(
                    id,
                    field,
                    field.isEachTime() ? occasion : null,
                    current == null ? 1 : current.version() + 1,
                    encrypt(cipher, value, binding(recordId, field, id)),
                    null));
        });
        return entries;
    }

    /**
     * What this person may see of these fields, and the look is listed.
     *
     * @param reason why, such as the id of the form
     * @return values by field; absent where there is nothing, or nothing open to them
     */
    public Map<RecordField, Object> read(
            RecordId recordId, WorkerId reader, Collection<RecordField> fields, String reason) {
        Map<RecordField, RecordRows.Entry> entries = entries(recordId, fields);
        Map<RecordPart, Instant> open = entries.isEmpty() ? Map.of() : readers.of(recordId, reader);
        entries.entrySet().removeIf(entry -> !isOpen(entry.getValue(), entry.getKey(), reader, open));
        return look(recordId, reader, entries, reason);
    }

    /**
     * The current answers to these fields, and of each group of fields that are asked each time what was said the last time
     * that any of them was answered. One look is listed.
     *
     * @param current fields that have one current answer
     * @param lastTimes groups of fields; what is shown of each is of one moment
     * @param reason why, for the list of looks
     * @return what is open to the reader; a cleared answer is left out
     */
    public List<RecordEntry> current(
            RecordId recordId,
            WorkerId reader,
            Collection<RecordField> current,
            List<? extends Collection<RecordField>> lastTimes,
            String reason) {
        Map<RecordPart, Instant> open = readers.of(recordId, reader);
        List<RecordRows.FieldEntry> found = new ArrayList<>();
        entries(recordId, current)
                .forEach((field, entry) ->
                        found.add(new RecordRows.FieldEntry(field, Optional.empty(), true, Optional.empty(), entry)));
        lastTimes.forEach(fields -> found.addAll(rows.entries(
                recordId,
                reader,
                from(fields, open),
                contactFrom(open),
                END_OF_TIME,
                1,
                ENTRIES_MAX,
                Optional.empty())));
        return seen(
                recordId,
                reader,
                found,
                open,
                entry -> entry.isCurrent() && !entry.value().equals(""),
                reason);
    }

    /**
     * What was written of these fields, the newest first, with the answers that later ones took the place of. What was
     * written at one moment is not divided. One look is listed.
     *
     * @param before only what was written before this moment; the moment of the last entry of a page leads to the next
     * @param momentsMax how many moments at most
     * @param reason why, for the list of looks
     */
    public List<RecordEntry> history(
            RecordId recordId,
            WorkerId reader,
            Collection<RecordField> fields,
            Optional<Instant> before,
            int momentsMax,
            String reason) {
        Map<RecordPart, Instant> open = readers.of(recordId, reader);
        return seen(
                recordId,
                reader,
                rows.entries(
                        recordId,
                        reader,
                        from(fields, open),
                        contactFrom(open),
                        before.orElse(END_OF_TIME),
                        momentsMax,
                        ENTRIES_MAX,
                        Optional.empty()),
                open,
                entry -> true,
                reason);
    }

    /**
     * Like {@link #history}, the newest 5,000 entries that are open, and of these the ones that match. Listed as a look at
     * every field that was read for it, whether or not anything of it matched.
     *
     * @param max how many to give back at most, the newest
     */
    public List<RecordEntry> search(
            RecordId recordId,
            WorkerId reader,
            Collection<RecordField> fields,
            Predicate<RecordEntry> matches,
            int max,
            String reason) {
        return history(recordId, reader, fields, Optional.empty(), ENTRIES_MAX, reason).stream()
                .filter(matches)
                .limit(max)
                .toList();
    }

    /** What contact was before the reader's time with the survivor is not shown; what it is now is. (CONF-08) */
    private static Instant contactFrom(Map<RecordPart, Instant> open) {
        return open.getOrDefault(RecordPart.MAIN, END_OF_TIME);
    }

    /** From when on entries of each field are open; a field of which nothing is open is absent. */
    private static Map<RecordField, Instant> from(Collection<RecordField> fields, Map<RecordPart, Instant> open) {
        Map<RecordField, Instant> from = new EnumMap<>(RecordField.class);
        fields.forEach(field -> field.openBy().stream()
                .map(open::get)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .ifPresent(earliest -> from.put(field, earliest)));
        return from;
    }

    private List<RecordEntry> seen(
            RecordId recordId,
            WorkerId reader,
            List<RecordRows.FieldEntry> found,
            Map<RecordPart, Instant> open,
            Predicate<RecordEntry> isShown,
            String reason) {
        List<RecordEntry> seen = new ArrayList<>();
        if (found.isEmpty()) {
            return seen;
        }
        Map<UUID, List<RecordRows.Statement>> statements =
                rows
                        .statements(
                                recordId,
                                found.stream().map(each -> each.entry().id()).toList(),
                                ENTRIES_MAX)
                        .stream()
                        .collect(Collectors.groupingBy(RecordRows.Statement::entryId));
        cipher(recordId).ifPresent(cipher -> found.stream()
                .filter(each -> isOpen(each.entry(), each.field(), reader, open))
                .map(each -> entry(
                        each,
                        decrypt(cipher, each.entry(), each.field()),
                        statements.getOrDefault(each.entry().id(), List.of()).stream()
                                .filter(said -> isOpen(each.field(), said.writtenAt(), said.writtenBy(), reader, open))
                                .map(said -> statement(cipher, recordId, said))
                                .toList()))
                .filter(isShown)
                .forEach(seen::add));
        Set<RecordField> fields = EnumSet.noneOf(RecordField.class);
        seen.forEach(each -> fields.add(each.field()));
        if (!fields.isEmpty()) {
            rows.look(recordId, reader, fields, reason, clock.instant());
        }
        return seen;
    }

    private static RecordEntry entry(
            RecordRows.FieldEntry found, Object value, List<RecordEntry.Statement> statements) {
        RecordRows.Entry entry = found.entry();
        return new RecordEntry(
                entry.id(),
                found.field(),
                found.occasion(),
                found.isCurrent(),
                value,
                entry.writtenBy(),
                entry.writtenAt(),
                entry.saidAt(),
                found.corrected(),
                statements);
    }

    private RecordEntry.Statement statement(Aead cipher, RecordId recordId, RecordRows.Statement said) {
        Object text = decrypt(cipher, said.ciphertext(), bindingOfStatement(recordId, said.entryId(), said.id()));
        return new RecordEntry.Statement(text.toString(), said.writtenBy(), said.writtenAt());
    }

    /**
     * The versions of one entry, newest first: what is asked each time, of that time; else every answer. One look is listed.
     *
     * @param fields an entry of another field is not there
     * @return nothing where there is no such entry, or none that is open to the reader
     */
    public List<RecordEntry> versions(
            RecordId recordId, WorkerId reader, Collection<RecordField> fields, UUID entryId, String reason) {
        Map<RecordPart, Instant> open = readers.of(recordId, reader);
        List<RecordRows.FieldEntry> found = versions(recordId, reader, fields, entryId, open);
        return isAmong(found, entryId) ? seen(recordId, reader, found, open, entry -> true, reason) : List.of();
    }

    private List<RecordRows.FieldEntry> versions(
            RecordId recordId,
            WorkerId reader,
            Collection<RecordField> fields,
            UUID entryId,
            Map<RecordPart, Instant> open) {
        return rows
                .entries(
                        recordId,
                        reader,
                        from(fields, open),
                        contactFrom(open),
                        END_OF_TIME,
                        VERSIONS_MAX,
                        VERSIONS_MAX,
                        Optional.of(entryId))
                .stream()
                .filter(each -> isOpen(each.entry(), each.field(), reader, open))
                .toList();
    }

    /** Whether it is the newest version of one of these fields and open to the reader; shows nothing of what it holds. */
    public boolean isEntryOf(RecordId recordId, WorkerId reader, Collection<RecordField> fields, UUID entryId) {
        return isAmong(versions(recordId, reader, fields, entryId, readers.of(recordId, reader)), entryId);
    }

    private static boolean isAmong(List<RecordRows.FieldEntry> entries, UUID entryId) {
        return entries.stream().anyMatch(each -> each.entry().id().equals(entryId));
    }

    /**
     * Writes a new version of an entry. It stands at the time of what it corrects, so that it opens nothing to a worker to
     * whom that is not open, and an old session does not become the last one (CONF-08).
     *
     * @param fields an entry of another field is not there
     * @param value empty text takes the answer out
     * @param form where it was corrected
     * @return the new version; nothing where there is no such entry, or none that is open to the author
     * @throws Refused under CONF-07 where a later answer stands, where it is about safety and where nothing changes; and when a
     *     policy does not let it be kept
     */
    public Optional<UUID> correct(
            RecordId recordId,
            WorkerId author,
            Collection<RecordField> fields,
            UUID entryId,
            Object value,
            CorrectionReason reason,
            String form) {
        rows.lock(recordId);
        Map<RecordPart, Instant> open = readers.of(recordId, author);
        Optional<RecordRows.FieldEntry> found = versions(recordId, author, fields, entryId, open).stream()
                .filter(each -> each.entry().id().equals(entryId))
                .findFirst();
        Optional<Aead> key = found.flatMap(each -> cipher(recordId));
        if (found.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        Aead cipher = key.get();
        RecordField field = found.get().field();
        RecordRows.Entry entry = found.get().entry();
        OnlyWhatStandsIsCorrected.decide(new OnlyWhatStandsIsCorrected.Facts(
                        found.get().isCurrent(),
                        field.compartment() == RecordPart.SAFETY,
                        !value.equals(decrypt(cipher, entry, field))))
                .orRefuse();
        Set<RecordField> said = value.equals("") ? Set.of() : Set.of(field);
        rules.forEach(rule -> rule.mayKeep(recordId, said).orRefuse());
        UUID id = UUID.randomUUID();
        RecordRows.NewEntry corrected = new RecordRows.NewEntry(
                id,
                field,
                found.get().occasion().orElse(null),
                entry.version() + 1,
                encrypt(cipher, value, binding(recordId, field, id)),
                entry.saidAt());
        rows.insert(recordId, List.of(corrected), author, clock.instant(), form);
        rows.correction(recordId, id, entryId, reason);
        return Optional.of(id);
    }

    /**
     * Puts what the survivor says to an entry beside it. Whoever may see the entry may see it.
     *
     * @param fields an entry of another field is not there
     * @return whether there is such an entry that is open to the author
     * @throws Refused where it stands there already or there are twenty, and when a policy does not let it be kept
     */
    public boolean putBeside(
            RecordId recordId, WorkerId author, Collection<RecordField> fields, UUID entryId, String text) {
        rows.lock(recordId);
        Map<RecordPart, Instant> open = readers.of(recordId, author);
        List<RecordRows.FieldEntry> found = versions(recordId, author, fields, entryId, open);
        Optional<Aead> key = cipher(recordId);
        if (!isAmong(found, entryId) || key.isEmpty()) {
            return false;
        }
        rules.forEach(
                rule -> rule.mayKeep(recordId, Set.of(found.get(0).field())).orRefuse());
        List<RecordRows.Statement> there = rows.statements(recordId, List.of(entryId), STATEMENTS_MAX);
        if (there.stream()
                .anyMatch(each -> statement(key.get(), recordId, each).text().equals(text))) {
            throw Refused.form("These words stand beside it already. They are kept once.");
        }
        if (there.size() == STATEMENTS_MAX) {
            throw Refused.form("Twenty statements stand beside this entry, and there is room for no more.");
        }
        UUID id = UUID.randomUUID();
        rows.insert(
                recordId,
                new RecordRows.Statement(
                        id,
                        entryId,
                        encrypt(key.get(), text, bindingOfStatement(recordId, entryId, id)),
                        author,
                        clock.instant()));
        return true;
    }

    /** In the order of {@link RecordField}. */
    private Map<RecordField, RecordRows.Entry> entries(RecordId recordId, Collection<RecordField> fields) {
        return fields.isEmpty()
                ? new EnumMap<>(RecordField.class)
                : rows.latest(recordId, fields).orElseGet(() -> new EnumMap<>(RecordField.class));
    }

    private Map<RecordField, Object> look(
            RecordId recordId, WorkerId reader, Map<RecordField, RecordRows.Entry> entries, String reason) {
        Map<RecordField, Object> seen = new EnumMap<>(RecordField.class);
        if (entries.isEmpty()) {
            return seen;
        }
        cipher(recordId)
                .ifPresent(cipher -> entries.forEach((field, entry) -> {
                    Object value = decrypt(cipher, entry, field);
                    if (!value.equals("")) {
                        seen.put(field, value);
                    }
                }));
        if (!seen.isEmpty()) {
            rows.look(recordId, reader, seen.keySet(), reason, clock.instant());
        }
        return seen;
    }

    /**
     * The names that survivors chose, shown beside their labels so that a worker can tell them apart. Lists are looked at
     * all day long, so the look is listed once an hour for each reader and survivor and not each time.
     *
     * @return names by journey; absent where contact is not open to the reader, or where there is no such journey
     */
    public Map<JourneyId, String> aliases(Collection<JourneyId> journeyIds, WorkerId reader) {
        return names(journeyIds, reader, RecordField.CONTACT_ALIAS);
    }

    /** Like {@link #aliases}, the names by which survivors want to be called in groups, for who facilitates them. */
    public Map<JourneyId, String> namesInGroups(Collection<JourneyId> journeyIds, WorkerId reader) {
        return names(journeyIds, reader, RecordField.JOINING_NAME);
    }

    private Map<JourneyId, String> names(Collection<JourneyId> journeyIds, WorkerId reader, RecordField name) {
        Map<RecordId, Map<RecordPart, Instant>> open = readers.of(journeyIds, reader);
        Map<JourneyId, String> aliases = new LinkedHashMap<>();
        if (open.values().stream().noneMatch(parts -> parts.containsKey(name.compartment()))) {
            return aliases;
        }
        rows.lockLooksOf(reader);
        Map<RecordId, RecordRows.Entry> entries = rows.latest(open.keySet(), name);
        for (JourneyId journeyId : journeyIds) {
            RecordRows.Entry entry = entries.get(journeyId);
            if (entry != null && isOpen(entry, name, reader, open.getOrDefault(journeyId, Map.of()))) {
                name(journeyId, entry, name).ifPresent(alias -> aliases.put(journeyId, alias));
            }
        }
        if (!aliases.isEmpty()) {
            Instant at = clock.instant();
            rows.lookAfter(at.minus(ALIAS_LOOK_EVERY), aliases.keySet(), reader, name, BESIDE_LABEL, at);
        }
        return aliases;
    }

    /** A damaged key costs the one name that it is for, and not the list that it stands in. */
    private Optional<String> name(RecordId recordId, RecordRows.Entry entry, RecordField name) {
        try {
            return cipher(recordId)
                    .map(cipher -> decrypt(cipher, entry, name).toString())
                    .filter(alias -> !alias.isEmpty());
        } catch (Refused isUnreadable) {
            return Optional.empty();
        }
    }

    /** What the service itself needs to decide something; listed as a look like any other. */
    public Map<RecordField, Object> readForService(RecordId recordId, Collection<RecordField> fields, String reason) {
        return look(recordId, Ledger.SERVICE, entries(recordId, fields), reason);
    }

    /** When a field was last changed, by whomever; says nothing of what it holds. */
    @Transactional(readOnly = true)
    public Optional<Instant> changedAt(RecordId recordId, RecordField field) {
        return Optional.ofNullable(rows.latest(List.of(recordId), field).get(recordId))
                .map(RecordRows.Entry::writtenAt);
    }

    /** Every look into this record, newest first; for the survivor, and for who walks with them to show. */
    @Transactional(readOnly = true)
    public List<Look> looks(RecordId recordId, int max) {
        return rows.looks(recordId, max);
    }

    /**
     * A look into a record.
     *
     * @param fields ids of the fields that were seen
     */
    public record Look(WorkerId reader, Instant at, List<String> fields, String reason) {}

    /** Erases for good. The key is destroyed once the transaction that decided so is kept. */
    public void erase(RecordId recordId, WorkerId actor, Erasure why) {
        if (!rows.erase(recordId, why.name(), clock.instant())) {
            return;
        }
        readers.closeToAll(recordId);
        ledger.done(recordId.toString(), actor, "record erased", Map.of("because", why));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                vault.destroy(recordId.toString());
            }
        });
    }

    private static boolean isOpen(
            RecordRows.Entry entry, RecordField field, WorkerId reader, Map<RecordPart, Instant> open) {
        return isOpen(field, entry.saidAt(), entry.writtenBy(), reader, open);
    }

    private static boolean isOpen(
            RecordField field, Instant saidAt, WorkerId writtenBy, WorkerId reader, Map<RecordPart, Instant> open) {
        return field.openBy().stream()
                .map(open::get)
                .anyMatch(from -> from != null && (!saidAt.isBefore(from) || writtenBy.equals(reader)));
    }

    /** Of a record that is not erased; nothing where its key is destroyed all the same. */
    private Optional<Aead> cipher(RecordId recordId) {
        try {
            return vault.open(recordId.toString());
        } catch (UnreadableRecordException e) {
            throw unreadable(e);
        }
    }

    /** What is damaged is said to whoever can mend it, and never whose it is. */
    private Refused unreadable(Exception e) {
        unreadable.increment();
        LOG.error(
                "Something in a record could not be read: its key or its entry is damaged. Bring the vault back from a"
                        + " copy; see docs/operations.md.",
                e);
        return Refused.form(
                "What was said before cannot be read just now, because its key is damaged. Please tell an administrator: "
                        + "the key can be brought back from a copy.");
    }

    private static byte[] binding(RecordId recordId, RecordField field, UUID entry) {
        return ("record_entry.ciphertext|" + recordId + "|" + field.id() + "|" + entry)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bindingOfStatement(RecordId recordId, UUID entry, UUID statement) {
        return ("record_statement.ciphertext|" + recordId + "|" + entry + "|" + statement)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] encrypt(Aead cipher, Object value, byte[] binding) {
        try {
            return cipher.encrypt(JSON.writeValueAsBytes(value), binding);
        } catch (GeneralSecurityException | JsonProcessingException e) {
            throw new IllegalStateException("An answer could not be encrypted.", e);
        }
    }

    private Object decrypt(Aead cipher, RecordRows.Entry entry, RecordField field) {
        return decrypt(cipher, entry.ciphertext(), binding(entry.recordId(), field, entry.id()));
    }

    private Object decrypt(Aead cipher, byte[] ciphertext, byte[] binding) {
        try {
            byte[] open = cipher.decrypt(ciphertext, binding);
            return JSON.readValue(open, Object.class);
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw unreadable(e);
        }
    }
}

package org.alongside.records;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.audit.Ledger;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RecordEntryId;
import org.alongside.ids.RecordId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.records.policy.NothingIsAddedToErased;
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
@Policy(PolicyId.CONF_08)
@Policy(
        value = PolicyId.CONF_09,
        database = {"trigger record_is_open", "trigger erasure_is_final"})
public class Records {
    /** The reason of a look at a name in a list. */
    public static final String BESIDE_LABEL = "name-beside-label";

    /** What looks name when somebody read what was agreed to and taken back, which is no field. */
    public static final String AGREEMENTS = "agreements";

    /** What looks name when somebody read what the survivor asked for on their own page, which is no field. */
    public static final String REQUESTS = "requests";

    /** What looks name when somebody read whom the survivor brings in, which is no field. */
    public static final String SUPPORTERS = "supporters";

    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");
    private static final Set<RecordField> OF_ASSESSMENT = Arrays.stream(RecordField.values())
            .filter(field -> field.compartment() == RecordPart.OFFENDING)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(RecordField.class)));

    private static final Duration ALIAS_LOOK_EVERY = Duration.ofHours(1);

    /** Why a record is erased. */
    public enum Erasure {
        SAID_NOT_NOW,
        WITHDREW_CONSENT,
        ASKED,
        RETENTION_ENDED,
        /** By two supervisors, as whoever left asked for it. */
        ASKED_AFTER_LEAVING
    }

    private final RecordRows rows;
    private final LookRows looks;
    private final Vault vault;
    private final RecordCipher ciphers;
    private final Readers readers;
    private final Ledger ledger;
    private final List<KeepingRule> rules;
    private final Clock clock;

    Records(
            RecordRows rows,
            LookRows looks,
            Vault vault,
            RecordCipher ciphers,
            Readers readers,
            Ledger ledger,
            List<KeepingRule> rules,
            Clock clock) {
        this.rows = rows;
        this.looks = looks;
        this.vault = vault;
        this.ciphers = ciphers;
        this.readers = readers;
        this.ledger = ledger;
        this.rules = rules;
        this.clock = clock;
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
     * Keeps answers. Empty ones clear a field that the writer can see; what is unchanged makes no new version. Where the way to reach
     * the survivor changed, that an e-mail may come at any time is taken back, unless it was answered anew with it. (CONF-06)
     *
     * @return what has another answer now
     * @throws Refused when a policy does not let one of them be kept
     */
    public Set<RecordField> write(RecordId recordId, WorkerId author, String form, Map<RecordField, Object> answers) {
        rows.lock(recordId);
        Optional<Map<RecordField, RecordRows.Entry>> latest =
                rows.latest(recordId, AnyTime.with(onceOnly(answers.keySet())));
        Optional<RecordCipher.OfRecord> key = latest.isPresent() ? ciphers.open(recordId) : Optional.empty();
        NothingIsAddedToErased.decide(key.isEmpty()).orRefuse();
        Map<RecordField, RecordRows.Entry> entries = latest.orElseThrow();
        RecordCipher.OfRecord cipher = key.orElseThrow();
        Map<RecordField, Object> changed = new LinkedHashMap<>();
        answers.forEach((field, value) -> {
            RecordRows.Entry current = entries.get(field);
            boolean isEmpty = value.equals("");
            if ((current != null || !isEmpty) && (current == null || !value.equals(cipher.decrypt(field, current)))) {
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
        if (AnyTime.isTakenBack(changed.keySet(), entries, cipher)) {
            changed.put(RecordField.CONTACT_ANY_TIME, "");
        }
        Set<RecordField> said = EnumSet.noneOf(RecordField.class);
        changed.forEach((field, value) -> {
            if (!value.equals("")) {
                said.add(field);
            }
        });
        rules.forEach(rule -> rule.mayKeep(recordId, said).orRefuse());
        if (!changed.isEmpty()) {
            rows.insert(recordId, hidden(changed, entries, cipher), author, clock.instant(), form);
        }
        return Set.copyOf(changed.keySet());
    }

    private static Set<RecordField> onceOnly(Collection<RecordField> fields) {
        Set<RecordField> found = EnumSet.noneOf(RecordField.class);
        fields.stream().filter(field -> !field.isEachTime()).forEach(found::add);
        return found;
    }

    private static List<RecordRows.NewEntry> hidden(
            Map<RecordField, Object> answers, Map<RecordField, RecordRows.Entry> before, RecordCipher.OfRecord cipher) {
        OccasionId occasion = OccasionId.random();
        List<RecordRows.NewEntry> entries = new ArrayList<>();
        answers.forEach((field, value) -> {
            RecordEntryId id = RecordEntryId.random();
            RecordRows.Entry current = before.get(field);
            entries.add(new RecordRows.NewEntry(
                    id,
                    field,
                    field.isEachTime() ? occasion : null,
                    current == null ? 1 : current.version() + 1,
                    cipher.encrypt(field, id, value),
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
        ciphers.open(recordId)
                .ifPresent(cipher -> entries.forEach((field, entry) -> {
                    Object value = cipher.decrypt(field, entry);
                    if (!value.equals("")) {
                        seen.put(field, value);
                    }
                }));
        if (!seen.isEmpty()) {
            looks.insert(recordId, reader, seen.keySet(), reason, clock.instant());
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
        looks.lock(reader);
        Map<RecordId, RecordRows.Entry> entries = rows.latest(open.keySet(), name);
        for (JourneyId journeyId : journeyIds) {
            RecordRows.Entry entry = entries.get(journeyId);
            if (entry != null && isOpen(entry, name, reader, open.getOrDefault(journeyId, Map.of()))) {
                name(journeyId, entry, name).ifPresent(alias -> aliases.put(journeyId, alias));
            }
        }
        if (!aliases.isEmpty()) {
            Instant at = clock.instant();
            looks.insertAfter(at.minus(ALIAS_LOOK_EVERY), aliases.keySet(), reader, name, BESIDE_LABEL, at);
        }
        return aliases;
    }

    /** A damaged key costs the one name that it is for, and not the list that it stands in. */
    private Optional<String> name(RecordId recordId, RecordRows.Entry entry, RecordField name) {
        try {
            return ciphers.open(recordId)
                    .map(cipher -> cipher.decrypt(name, entry).toString())
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

    /**
     * Whether what was said of the way to reach them was said when that way, address and hours were, or after it; says nothing
     * of what it was. (CONF-06)
     */
    @Transactional(readOnly = true)
    public boolean isAnyTimeSaidOfThisWay(RecordId recordId) {
        return rows.latest(recordId, AnyTime.with(AnyTime.OF_ONE_WAY))
                .filter(AnyTime::isSaidLast)
                .isPresent();
    }

    /**
     * Looks into this record, newest first; for the survivor, and for who walks with them to show. Those of one moment are
     * never divided.
     *
     * @param before only those before this moment; empty for the newest
     * @param hiddenBefore looks at the part of an assessment alone are left out before this moment (OFFEND-07)
     * @param max about how many
     */
    @Transactional(readOnly = true)
    public Looks looks(RecordId recordId, Optional<Instant> before, Instant hiddenBefore, int max) {
        List<Look> found = looks.of(recordId, before.orElse(END_OF_TIME), OF_ASSESSMENT, hiddenBefore, max + 1);
        if (found.size() <= max) {
            return new Looks(found, Optional.empty());
        }
        Instant last = found.get(max - 1).at();
        return new Looks(
                found.stream().filter(look -> !look.at().isBefore(last)).toList(), Optional.of(last));
    }

    /**
     * Some looks.
     *
     * @param older the moment before which the next ones begin; empty where there are no more
     */
    public record Looks(List<Look> looks, Optional<Instant> older) {}

    /** Lists that somebody read what the survivor agreed to and took back. (CONF-03) */
    public void agreementsWereRead(RecordId recordId, WorkerId reader, String reason) {
        looks.insert(recordId, reader, new String[] {AGREEMENTS}, reason, clock.instant());
    }

    /** Lists that somebody saw what is kept of these fields, in a copy that was printed. (CONF-03) */
    public void wereRead(RecordId recordId, WorkerId reader, Collection<RecordField> fields, String reason) {
        looks.insert(recordId, reader, fields, reason, clock.instant());
    }

    /** Lists that somebody read what the survivor asked for on their own page, in their own words. (CONF-03) */
    public void requestsWereRead(RecordId recordId, WorkerId reader, String reason) {
        looks.insert(recordId, reader, new String[] {REQUESTS}, reason, clock.instant());
    }

    /** Lists that somebody read whom the survivor brings in. (CONF-03) */
    public void supportersWereRead(RecordId recordId, WorkerId reader, String reason) {
        looks.insert(recordId, reader, new String[] {SUPPORTERS}, reason, clock.instant());
    }

    /**
     * A look into a record.
     *
     * @param fields ids of the fields that were seen, or {@link #AGREEMENTS}, {@link #REQUESTS} or {@link #SUPPORTERS}
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
        return field.isOpen(open, entry.saidAt(), entry.writtenBy().equals(reader));
    }
}

package org.alongside.records;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
 * What was written into a record through time: read back entry by entry, corrected by a new version, with what the survivor
 * says beside it. As in {@link Records}, reading asks who may see, and every look is listed.
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.CONF_01)
@Policy(PolicyId.CONF_03)
@Policy(
        value = PolicyId.CONF_07,
        database = {"trigger correction_fits", "trigger statement_fits"})
@Policy(value = PolicyId.CONF_08, database = "trigger correction_is_told")
public class RecordHistory {
    /** A page shows no more than this, and a search reads no more. */
    static final int ENTRIES_MAX = 5_000;
    /** Of one entry. */
    private static final int STATEMENTS_MAX = 20;

    private static final int VERSIONS_MAX = 100;

    static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private final RecordRows rows;
    private final RecordCipher ciphers;
    private final Readers readers;
    private final List<KeepingRule> rules;
    private final Clock clock;

    RecordHistory(RecordRows rows, RecordCipher ciphers, Readers readers, List<KeepingRule> rules, Clock clock) {
        this.rows = rows;
        this.ciphers = ciphers;
        this.readers = readers;
        this.rules = rules;
        this.clock = clock;
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
        rows.latest(recordId, current)
                .orElseGet(Map::of)
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
                Optional.empty(),
                List.of(),
                false)));
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
    public List<RecordEntry> read(
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
                        Optional.empty(),
                        List.of(),
                        false),
                open,
                entry -> true,
                reason);
    }

    /**
     * Like {@link #read}, the newest 5,000 entries that are open, and of these the ones that match. Listed as a look at
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
        return read(recordId, reader, fields, Optional.empty(), ENTRIES_MAX, reason).stream()
                .filter(matches)
                .limit(max)
                .toList();
    }

    /** What contact was before the reader's time with the survivor is not shown; what it is now is. (CONF-08) */
    private static Instant contactFrom(Map<RecordPart, Instant> open) {
        return open.getOrDefault(RecordPart.MAIN, END_OF_TIME);
    }

    /** From when on entries of each field are open; a field of which nothing is open is absent. */
    static Map<RecordField, Instant> from(Collection<RecordField> fields, Map<RecordPart, Instant> open) {
        Map<RecordField, Instant> from = new EnumMap<>(RecordField.class);
        fields.forEach(field -> field.openFrom(open).ifPresent(earliest -> from.put(field, earliest)));
        return from;
    }

    List<RecordEntry> seen(
            RecordId recordId,
            WorkerId reader,
            List<RecordRows.FieldEntry> found,
            Map<RecordPart, Instant> open,
            Predicate<RecordEntry> isShown,
            String reason) {
        List<RecordEntry> seen = shown(recordId, reader, found, open, isShown);
        Set<RecordField> fields = EnumSet.noneOf(RecordField.class);
        seen.forEach(each -> fields.add(each.field()));
        if (!fields.isEmpty()) {
            rows.look(recordId, reader, fields, reason, clock.instant());
        }
        return seen;
    }

    List<RecordEntry> shown(
            RecordId recordId,
            WorkerId reader,
            List<RecordRows.FieldEntry> found,
            Map<RecordPart, Instant> open,
            Predicate<RecordEntry> isShown) {
        List<RecordEntry> seen = new ArrayList<>();
        if (found.isEmpty()) {
            return seen;
        }
        Map<RecordEntryId, List<RecordRows.Statement>> statements =
                rows
                        .statements(
                                recordId,
                                found.stream().map(each -> each.entry().id()).toList(),
                                ENTRIES_MAX)
                        .stream()
                        .collect(Collectors.groupingBy(RecordRows.Statement::entryId));
        ciphers.open(recordId).ifPresent(cipher -> found.stream()
                .filter(each -> isOpen(each, reader, open))
                .map(each -> entry(
                        each,
                        cipher.decrypt(each.field(), each.entry()),
                        statements.getOrDefault(each.entry().id(), List.of()).stream()
                                .filter(said -> each.field()
                                        .isOpen(
                                                open,
                                                said.writtenAt(),
                                                said.writtenBy().equals(reader)))
                                .map(said -> new RecordEntry.Statement(
                                        cipher.decrypt(said), said.writtenBy(), said.writtenAt()))
                                .toList()))
                .filter(isShown)
                .forEach(seen::add));
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

    /**
     * The versions of one entry, newest first: what is asked each time, of that time; else every answer. One look is listed.
     *
     * @param fields an entry of another field is not there
     * @return nothing where there is no such entry, or none that is open to the reader
     */
    public List<RecordEntry> versions(
            RecordId recordId, WorkerId reader, Collection<RecordField> fields, RecordEntryId entryId, String reason) {
        Map<RecordPart, Instant> open = readers.of(recordId, reader);
        List<RecordRows.FieldEntry> found = versions(recordId, reader, fields, entryId, open);
        return isAmong(found, entryId) ? seen(recordId, reader, found, open, entry -> true, reason) : List.of();
    }

    private List<RecordRows.FieldEntry> versions(
            RecordId recordId,
            WorkerId reader,
            Collection<RecordField> fields,
            RecordEntryId entryId,
            Map<RecordPart, Instant> open) {
        return open(recordId, reader, fields, Optional.of(entryId), VERSIONS_MAX, open);
    }

    private List<RecordRows.FieldEntry> open(
            RecordId recordId,
            WorkerId reader,
            Collection<RecordField> fields,
            Optional<RecordEntryId> entry,
            int max,
            Map<RecordPart, Instant> open) {
        Map<RecordField, Instant> from = from(fields, open);
        return rows
                .entries(recordId, reader, from, contactFrom(open), END_OF_TIME, max, max, entry, List.of(), false)
                .stream()
                .filter(each -> isOpen(each, reader, open))
                .toList();
    }

    /** Whether it is the newest version of one of these fields and open to the reader; shows nothing of what it holds. */
    public boolean isEntryOf(
            RecordId recordId, WorkerId reader, Collection<RecordField> fields, RecordEntryId entryId) {
        return isAmong(versions(recordId, reader, fields, entryId, readers.of(recordId, reader)), entryId);
    }

    /** Which entries of these fields are open to the reader, in one question; shows nothing of what they hold. */
    Set<RecordEntryId> open(RecordId recordId, WorkerId reader, Collection<RecordField> fields) {
        return open(recordId, reader, fields, Optional.empty(), ENTRIES_MAX, readers.of(recordId, reader)).stream()
                .map(each -> each.entry().id())
                .collect(Collectors.toSet());
    }

    private static boolean isAmong(List<RecordRows.FieldEntry> entries, RecordEntryId entryId) {
        return entries.stream().anyMatch(each -> each.entry().id().equals(entryId));
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
        Optional<RecordRows.FieldEntry> found = versions(recordId, author, fields, entryId, open).stream()
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
        List<RecordRows.FieldEntry> found = versions(recordId, author, fields, entryId, open);
        Optional<RecordCipher.OfRecord> key = ciphers.open(recordId);
        if (!isAmong(found, entryId) || key.isEmpty()) {
            return false;
        }
        rules.forEach(
                rule -> rule.mayKeep(recordId, Set.of(found.get(0).field())).orRefuse());
        List<RecordRows.Statement> there = rows.statements(recordId, List.of(entryId), STATEMENTS_MAX);
        if (there.stream().anyMatch(each -> key.get().decrypt(each).equals(text))) {
            throw Refused.form(Words.here("refused.words-stand-beside-it-already"));
        }
        if (there.size() == STATEMENTS_MAX) {
            throw Refused.form(Words.here("refused.twenty-statements"));
        }
        StatementId id = StatementId.random();
        rows.insert(
                recordId,
                new RecordRows.Statement(
                        id, entryId, key.get().encryptStatement(entryId, id, text), author, clock.instant()));
        return true;
    }

    private static boolean isOpen(RecordRows.FieldEntry found, WorkerId reader, Map<RecordPart, Instant> open) {
        RecordRows.Entry entry = found.entry();
        return found.field().isOpen(open, entry.saidAt(), entry.writtenBy().equals(reader));
    }
}

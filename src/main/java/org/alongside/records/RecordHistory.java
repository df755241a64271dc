package org.alongside.records;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.ids.RecordEntryId;
import org.alongside.ids.RecordId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was written into a record through time, read back entry by entry, with what the survivor says beside it. As in {@link Records},
 * reading asks who may see, and every look is listed.
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.CONF_01)
@Policy(PolicyId.CONF_03)
@Policy(PolicyId.CONF_08)
public class RecordHistory {
    /** A page shows no more than this, and a search reads no more. */
    static final int ENTRIES_MAX = 5_000;

    private static final int VERSIONS_MAX = 100;

    static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private final RecordRows rows;
    private final StatementRows statements;
    private final LookRows looks;
    private final RecordCipher ciphers;
    private final Readers readers;
    private final Clock clock;

    RecordHistory(
            RecordRows rows,
            StatementRows statements,
            LookRows looks,
            RecordCipher ciphers,
            Readers readers,
            Clock clock) {
        this.rows = rows;
        this.statements = statements;
        this.looks = looks;
        this.ciphers = ciphers;
        this.readers = readers;
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
            looks.insert(recordId, reader, fields, reason, clock.instant());
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
        Map<RecordEntryId, List<StatementRows.Statement>> beside =
                statements
                        .of(
                                recordId,
                                found.stream().map(each -> each.entry().id()).toList(),
                                ENTRIES_MAX)
                        .stream()
                        .collect(Collectors.groupingBy(StatementRows.Statement::entryId));
        ciphers.open(recordId).ifPresent(cipher -> found.stream()
                .filter(each -> isOpen(each, reader, open))
                .map(each -> entry(
                        each,
                        cipher.decrypt(each.field(), each.entry()),
                        beside.getOrDefault(each.entry().id(), List.of()).stream()
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

    List<RecordRows.FieldEntry> versions(
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

    static boolean isAmong(List<RecordRows.FieldEntry> entries, RecordEntryId entryId) {
        return entries.stream().anyMatch(each -> each.entry().id().equals(entryId));
    }

    private static boolean isOpen(RecordRows.FieldEntry found, WorkerId reader, Map<RecordPart, Instant> open) {
        RecordRows.Entry entry = found.entry();
        return found.field().isOpen(open, entry.saidAt(), entry.writtenBy().equals(reader));
    }
}

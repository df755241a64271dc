package org.alongside.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.engine.Caller;
import org.alongside.ids.RecordEntryId;
import org.alongside.ids.RecordId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What of a record is the survivor's to read, on their own page and in a copy, and what of that could be about others, for who goes
 * through it before they get the copy.
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.CONF_01)
@Policy(PolicyId.CONF_03)
@Policy(PolicyId.CONF_05)
@Policy(PolicyId.CONF_07)
public class CopyReading {
    /** Moments that are read at once, until there are no more. */
    private static final int MOMENTS = 100;

    /** What of a record is the survivor's to read: never the part of an assessment of overlapping offending. (OFFEND-07) */
    private static final Map<RecordPart, Instant> OF_SURVIVOR = Map.of(
            RecordPart.CONTACT, Instant.EPOCH,
            RecordPart.MAIN, Instant.EPOCH,
            RecordPart.SAFETY, Instant.EPOCH,
            RecordPart.JOINING, Instant.EPOCH);

    private static final Set<RecordField> ABOUT_OTHERS = Stream.of(RecordField.values())
            .filter(field -> field.couldBeAboutOthers() && isTheirs(field))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(RecordField.class)));

    private final RecordRows rows;
    private final ToldByOthers told;
    private final RecordHistory history;
    private final Readers readers;

    CopyReading(RecordRows rows, ToldByOthers told, RecordHistory history, Readers readers) {
        this.rows = rows;
        this.told = told;
        this.history = history;
        this.readers = readers;
    }

    /**
     * The record as the survivor whom it is about reads it, the newest first. No look is listed: the list tells them who else
     * read it.
     *
     * @param fields of these what is {@link RecordField#isOpenToSurvivor open to them}, whoever wrote it and when
     * @param before only what was written before this moment
     * @param momentsMax how many moments at most
     * @param but not what was written on these forms
     */
    public List<RecordEntry> readBySurvivor(
            RecordId recordId,
            Collection<RecordField> fields,
            Optional<Instant> before,
            int momentsMax,
            Set<String> but) {
        return shown(recordId, ofSurvivor(recordId, fields, before, momentsMax, but));
    }

    private List<RecordRows.FieldEntry> ofSurvivor(
            RecordId recordId,
            Collection<RecordField> fields,
            Optional<Instant> before,
            int momentsMax,
            Set<String> but) {
        Map<RecordField, Instant> from = new EnumMap<>(RecordField.class);
        fields.stream().filter(CopyReading::isTheirs).forEach(field -> from.put(field, Instant.EPOCH));
        return from.isEmpty()
                ? List.of()
                : rows.entries(
                        recordId,
                        Caller.SURVIVOR,
                        from,
                        Instant.EPOCH,
                        before.orElse(RecordHistory.END_OF_TIME),
                        momentsMax,
                        RecordHistory.ENTRIES_MAX,
                        Optional.empty(),
                        but,
                        true);
    }

    /** Of what somebody told, what the survivor was told of; that is asked of each entry. (CONSENT-08) */
    private static boolean isTheirs(RecordField field) {
        return field.isOpenToSurvivor() || field.isTold();
    }

    private List<RecordEntry> shown(RecordId recordId, List<RecordRows.FieldEntry> found) {
        return history.shown(recordId, Caller.SURVIVOR, found, OF_SURVIVOR, entry -> true);
    }

    /**
     * All that the survivor could read at one moment, as it was then, the newest first: what was written later is not there, nor
     * does it take the place of anything, and statements that came later stand beside nothing.
     *
     * @param but not what was written on these forms
     */
    public List<RecordEntry> asOf(RecordId recordId, Instant asOf, Set<String> but) {
        Set<RecordEntryId> toldBy = told.toldUntil(recordId, asOf);
        List<RecordRows.FieldEntry> all = new ArrayList<>();
        Optional<Instant> before = Optional.empty();
        while (true) {
            List<RecordRows.FieldEntry> found =
                    ofSurvivor(recordId, List.of(RecordField.values()), before, MOMENTS, but);
            if (found.isEmpty()) {
                break;
            }
            found.stream()
                    .filter(each -> !each.entry().writtenAt().isAfter(asOf)
                            && (!each.field().isTold()
                                    || toldBy.contains(each.entry().id())))
                    .forEach(all::add);
            before = Optional.of(found.get(found.size() - 1).entry().saidAt());
        }
        Set<RecordEntryId> standing = standing(all);
        return shown(recordId, all).stream()
                .map(entry -> entry.as(standing.contains(entry.id()), asOf))
                .toList();
    }

    /** The newest version of each. */
    private static Set<RecordEntryId> standing(List<RecordRows.FieldEntry> entries) {
        Map<List<Object>, RecordRows.FieldEntry> newest = new HashMap<>();
        entries.forEach(each -> newest.merge(
                List.of(each.field(), each.occasion()),
                each,
                (one, other) -> one.entry().version() > other.entry().version() ? one : other));
        return newest.values().stream().map(each -> each.entry().id()).collect(Collectors.toSet());
    }

    /**
     * A page of what could be about others.
     *
     * @param entries what is shown
     * @param gone all entries of this page, by id: also what was cleared
     * @param older the moment before which the next page begins; empty where nothing older is
     */
    public record ForCopy(List<RecordEntry> entries, Set<RecordEntryId> gone, Optional<Instant> older) {}

    /**
     * What could be about others, the newest first, for who goes through it before the survivor gets a copy: of what is open to
     * the survivor, what people write in their own words and somebody else than the survivor wrote. One look is listed.
     *
     * @param before only what was written before this moment
     * @param momentsMax moments a page; of some of them nothing may be shown, as they hold only what was cleared, or is the survivor's
     * @param but not what was written on these forms
     */
    public ForCopy readForCopy(
            RecordId recordId,
            WorkerId reader,
            Optional<Instant> before,
            int momentsMax,
            Set<String> but,
            String reason) {
        Map<RecordPart, Instant> open = readers.of(recordId, reader);
        if (!open.containsKey(RecordPart.COPYING)) {
            return new ForCopy(List.of(), Set.of(), Optional.empty());
        }
        // One moment more than a page has, so that it shows whether there is a further one.
        List<RecordRows.FieldEntry> found = rows.entries(
                recordId,
                reader,
                RecordHistory.from(ABOUT_OTHERS, open),
                Instant.EPOCH,
                before.orElse(RecordHistory.END_OF_TIME),
                momentsMax + 1,
                RecordHistory.ENTRIES_MAX,
                Optional.empty(),
                but,
                true);
        List<Instant> moments =
                found.stream().map(each -> each.entry().saidAt()).distinct().toList();
        Optional<Instant> older =
                moments.size() <= momentsMax ? Optional.empty() : Optional.of(moments.get(momentsMax - 1));
        List<RecordRows.FieldEntry> ofPage = found.stream()
                .filter(each -> older.isEmpty() || !each.entry().saidAt().isBefore(older.get()))
                .toList();
        Set<RecordEntryId> gone = new HashSet<>();
        ofPage.forEach(each -> gone.add(each.entry().id()));
        return new ForCopy(
                history.seen(
                        recordId,
                        reader,
                        ofPage,
                        open,
                        entry -> !entry.value().equals("") && !entry.writtenBy().equals(Caller.SURVIVOR),
                        reason),
                gone,
                older);
    }

    /**
     * Where the newest entry stands that {@link #readForCopy} could show and that is none of these; empty where all of it is among
     * them. Nothing is read of what it holds.
     *
     * @param gone by id what somebody has gone through
     */
    public Optional<Instant> notGoneThrough(RecordId recordId, Collection<RecordEntryId> gone, Set<String> but) {
        Set<RecordEntryId> shownAlready = new HashSet<>(gone);
        shownAlready.addAll(told.notTold(recordId));
        return rows.newestBut(recordId, ABOUT_OTHERS, Caller.SURVIVOR, but, shownAlready);
    }
}

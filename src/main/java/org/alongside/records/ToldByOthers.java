package org.alongside.records;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.access.Words;
import org.alongside.audit.Ledger;
import org.alongside.ids.RecordEntryId;
import org.alongside.ids.RecordId;
import org.alongside.ids.SupporterId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What somebody else told of a survivor: at the first contact, or of those whom the survivor brings in. It is held as unconfirmed and
 * waits until the survivor was told of it and said whether it stays. Its words are entries of the record, and are in no letter. (IPP 3A)
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(
        value = PolicyId.CONSENT_08,
        database = {"trigger told_by_others_waits", "trigger told_by_others_goes_on", "trigger correction_fits"})
@Policy(PolicyId.CONF_03)
@Policy(PolicyId.CONF_08)
public class ToldByOthers {
    /** The longest that is written down of what somebody told, and of the survivor's own words to it. */
    public static final int LENGTH_MAX = 4_000;

    /** How many stand in one record at most. */
    public static final int MAX = 50;

    private static final Set<RecordField> TOLD = Set.of(RecordField.TOLD_WHAT, RecordField.TOLD_BY_WHANAU);
    private static final List<RecordField> READ = List.of(
            RecordField.TOLD_WHAT, RecordField.TOLD_BY_WHOM, RecordField.TOLD_BY_WHANAU, RecordField.TOLD_OWN_WORDS);

    private final ToldRows rows;
    private final Records records;
    private final RecordHistory history;
    private final Ledger ledger;
    private final Clock clock;

    ToldByOthers(ToldRows rows, Records records, RecordHistory history, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.records = records;
        this.history = history;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What a survivor wants to happen with something that they were told. */
    public enum Answer {
        /** It stays as it is. */
        STAYS,
        /** It stays, with their own words beside it. */
        OWN_WORDS,
        /** It goes, at once and for good. */
        GOES
    }

    /**
     * Something that somebody told.
     *
     * @param byWhom who, as it was written down at the first contact; empty where that is not said
     * @param supporter who, of those whom the survivor brings in
     * @param toldAt when the survivor was told of it
     * @param answer what they want; empty while that waits
     * @param ownWords what they say to it; empty where nothing
     */
    public record Told(
            RecordEntryId id,
            String what,
            String byWhom,
            Optional<SupporterId> supporter,
            Instant heardAt,
            WorkerId writtenBy,
            Optional<Instant> toldAt,
            Optional<Answer> answer,
            String ownWords) {
        /** Whether the survivor is still to be told of it, or to be asked whether it stays. */
        public boolean isWaiting() {
            return answer.isEmpty();
        }
    }

    /** Whether something waits for the survivor, open to whoever walks with them or not; nothing of it is read. */
    @Transactional(readOnly = true)
    public int waiting(RecordId recordId) {
        return (int)
                rows.of(recordId).stream().filter(row -> row.answer().isEmpty()).count();
    }

    /** What was told and is open to this reader, the newest first. One look is listed. (CONF-03, CONF-08) */
    public List<Told> read(RecordId recordId, WorkerId reader, String reason) {
        List<ToldRows.Row> all = rows.of(recordId);
        if (all.isEmpty()) {
            return List.of();
        }
        Map<RecordEntryId, RecordEntry> entries = new HashMap<>();
        history.read(recordId, reader, READ, Optional.empty(), RecordHistory.ENTRIES_MAX, reason)
                .forEach(entry -> entries.put(entry.id(), entry));
        String byWhom = entries.values().stream()
                .filter(entry -> entry.field() == RecordField.TOLD_BY_WHOM && entry.isCurrent())
                .map(entry -> entry.value().toString())
                .findFirst()
                .orElse("");
        List<Told> told = new ArrayList<>();
        for (ToldRows.Row row : all) {
            RecordEntry entry = entries.get(row.entry());
            if (entry != null) {
                told.add(new Told(
                        row.entry(),
                        entry.value().toString(),
                        entry.field() == RecordField.TOLD_WHAT ? byWhom : "",
                        row.supporter(),
                        entry.writtenAt(),
                        entry.writtenBy(),
                        row.toldAt(),
                        row.answer().isEmpty() ? Optional.empty() : Optional.of(Answer.valueOf(row.answer())),
                        row.ownWords()
                                .map(entries::get)
                                .map(words ->
                                        Objects.requireNonNull(words).value().toString())
                                .orElse("")));
            }
        }
        return told;
    }

    /** The ids of what waits and is open to this reader; nothing of it is shown, so no look is listed. */
    public Set<RecordEntryId> waitingFor(RecordId recordId, WorkerId reader) {
        Set<RecordEntryId> waiting = rows.of(recordId).stream()
                .filter(row -> row.answer().isEmpty())
                .map(ToldRows.Row::entry)
                .collect(Collectors.toSet());
        if (!waiting.isEmpty()) {
            waiting.retainAll(history.open(recordId, reader, TOLD));
        }
        return waiting;
    }

    /** Whether words of the survivor are written down that stand beside nothing so far; nothing of them is read. */
    public boolean hasOwnWords(RecordId recordId) {
        return rows.newestOwnWords(recordId).isPresent();
    }

    /** What the survivor was told of until a moment: it is theirs to read. */
    Set<RecordEntryId> toldUntil(RecordId recordId, Instant until) {
        return rows.of(recordId).stream()
                .filter(row -> row.toldAt().filter(at -> !at.isAfter(until)).isPresent())
                .map(ToldRows.Row::entry)
                .collect(Collectors.toSet());
    }

    /** What they were not told of. */
    Set<RecordEntryId> notTold(RecordId recordId) {
        return rows.of(recordId).stream()
                .filter(row -> row.toldAt().isEmpty())
                .map(ToldRows.Row::entry)
                .collect(Collectors.toSet());
    }

    /**
     * Writes down what somebody told whom the survivor brings in. What waits already in the same words is not written again.
     *
     * @param form where it was written
     * @throws Refused where nothing may be kept, or there is too much of it already
     */
    public void write(RecordId recordId, SupporterId supporter, String what, WorkerId by, String form) {
        if (read(recordId, by, form).stream()
                .anyMatch(one -> one.isWaiting()
                        && one.what().equals(what)
                        && one.supporter().filter(supporter::equals).isPresent())) {
            return;
        }
        if (rows.of(recordId).size() >= MAX) {
            throw Refused.notNow(PolicyId.CONSENT_08, Words.here("refused.too-much-was-told", MAX));
        }
        records.write(recordId, by, form, Map.of(RecordField.TOLD_BY_WHANAU, what));
        toldBy(recordId, supporter, by);
    }

    /**
     * Says who told what this worker wrote down last.
     *
     * @return which entry that is; empty where they wrote down nothing
     */
    public Optional<RecordEntryId> toldBy(RecordId recordId, SupporterId supporter, WorkerId by) {
        Optional<RecordEntryId> heard = rows.newestOfNobody(recordId, RecordField.TOLD_BY_WHANAU, by);
        heard.ifPresent(entry -> {
            rows.toldBy(entry, supporter);
            ledger.done(recordId.toString(), by, "told by somebody else", Map.of("id", entry));
        });
        return heard;
    }

    /**
     * The survivor was told of these, and said what they want. Of what is not there, or was said to before, nothing changes.
     *
     * @param ownWords empty where they stand in the record already, written down with the form; else they are written down
     * @param form where it was said
     * @return whether anything of it waited
     * @throws Refused where words stand beside it, and there are none
     */
    public boolean answered(
            RecordId recordId,
            Collection<RecordEntryId> entries,
            Answer answer,
            String ownWords,
            WorkerId by,
            String form) {
        records.lock(recordId);
        Set<RecordEntryId> waiting = waitingFor(recordId, by);
        List<RecordEntryId> these =
                entries.stream().filter(waiting::contains).distinct().toList();
        if (these.isEmpty()) {
            return false;
        }
        rows.told(recordId, these, by, clock.instant());
        if (answer == Answer.GOES) {
            these.forEach(entry -> goes(recordId, entry, by));
            return true;
        }
        if (answer == Answer.OWN_WORDS && !ownWords.isEmpty()) {
            records.write(recordId, by, form, Map.of(RecordField.TOLD_OWN_WORDS, ownWords));
        }
        RecordEntryId words = answer == Answer.OWN_WORDS
                ? rows.newestOwnWords(recordId)
                        .orElseThrow(() -> Refused.form(Words.here("refused.write-what-the-survivor-says")))
                : null;
        rows.answered(recordId, these, answer.name(), words, clock.instant());
        ledger.done(recordId.toString(), by, "told the survivor what others told", Map.of("entries", these.size()));
        return true;
    }

    /**
     * Takes out something that somebody told, also where the survivor said before that it stays. It is erased at once; the ledger says
     * that something went, and not what.
     *
     * @return false where there is nothing like that, or it is not open to this worker
     */
    public boolean goes(RecordId recordId, RecordEntryId entry, WorkerId by) {
        records.lock(recordId);
        if (!history.isEntryOf(recordId, by, TOLD, entry) || !rows.erase(recordId, entry)) {
            return false;
        }
        ledger.done(recordId.toString(), by, "what somebody told was taken out", Map.of());
        return true;
    }
}

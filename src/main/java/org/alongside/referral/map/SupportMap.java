package org.alongside.referral.map;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
import org.alongside.access.Words;
import org.alongside.audit.Ledger;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Purpose;
import org.alongside.engine.Caller;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupportId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.alongside.referral.map.Coordinator.Who;
import org.alongside.referral.map.Support.Said;
import org.alongside.referral.map.Support.State;
import org.alongside.referral.map.SupportRows.Version;
import org.alongside.workers.Walks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Maps of support. Whoever walks with a survivor draws it with them, and they change it on their own page as well. Each change names the
 * version that its page showed, and is a version more. Callers have locked the journey.
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.CONF_01)
@Policy(PolicyId.CONF_03)
@Policy(PolicyId.CONF_08)
@Policy(PolicyId.CONF_09)
@Policy(PolicyId.CONSENT_05)
@Policy(PolicyId.CONSENT_06)
@Policy(PolicyId.REFER_04)
public class SupportMap {
    /** More at once do not fit on a map. */
    public static final int STANDING_MAX = 20;

    /** More versions than a map needs in many years. */
    static final int VERSIONS_MAX = 1000;

    /** The reason that the list of looks shows. */
    public static final String READING = "support-map";

    /** What looks name: the map says who supports the survivor. */
    private static final Set<RecordField> SEEN = EnumSet.of(RecordField.PLAN_PEOPLE_ALONGSIDE);

    private static final int NEWS_DAYS = 31;
    private static final Instant NOW = Instant.parse("9999-01-01T00:00:00Z");

    private final SupportRows rows;
    private final SupportWords words;
    private final ConsentLedger consent;
    private final Records records;
    private final Readers readers;
    private final Walks walks;
    private final Ledger ledger;
    private final Clock clock;

    SupportMap(
            SupportRows rows,
            SupportWords words,
            ConsentLedger consent,
            Records records,
            Readers readers,
            Walks walks,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.words = words;
        this.consent = consent;
        this.records = records;
        this.readers = readers;
        this.walks = walks;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A map as somebody sees it.
     *
     * @param supports in the order in which they were added, those that ended as well
     * @param isAllOpen false where something was said before this worker came and is not released to them
     */
    public record Seen(List<Support> supports, Coordinator coordinator, boolean isAllOpen) {
        /** Those that stand on it: what has ended is not drawn. */
        public List<Support> standing() {
            return supports.stream().filter(one -> one.state() != State.ENDED).toList();
        }

        public Optional<Support> find(SupportId id) {
            return supports.stream().filter(one -> one.id().equals(id)).findFirst();
        }
    }

    /** How a change ended. */
    public enum Outcome {
        DONE,
        /** Somebody else changed it since the page was shown; nothing was changed. */
        CHANGED_SINCE,
        /** There is no such support on this map, or it is not open to them. */
        NOT_THERE
    }

    /** Whether somebody may draw on the map of a survivor now. */
    public Decision mayDraw(JourneyId journeyId, WorkerId by) {
        if (!by.equals(Caller.SURVIVOR)
                && walks.workerOf(journeyId).filter(by::equals).isEmpty()) {
            return Decision.refused(PolicyId.CONF_01, Words.here("refused.map-is-drawn-with-their-worker"));
        }
        return consent.agrees(journeyId, Purpose.KEEP_RECORD)
                ? Decision.allowed(PolicyId.CONSENT_05)
                : Decision.refused(PolicyId.CONSENT_05, Words.here("refused.no-record-for-a-map"));
    }

    /** What is open of it to a worker; the look is listed where there is anything. (CONF-03, CONF-08) */
    public Seen look(JourneyId journeyId, WorkerId reader) {
        Seen seen = seen(journeyId, reader);
        if (!seen.supports().isEmpty()) {
            records.wereRead(journeyId, reader, SEEN, READING);
        }
        return seen;
    }

    private Seen seen(JourneyId journeyId, WorkerId reader) {
        Instant from = readers.of(journeyId, reader).get(RecordPart.MAIN);
        List<Version> all = rows.current(journeyId, NOW);
        List<Version> open = all.stream()
                .filter(one -> isOpen(one.wordsAt(), one.wordsBy(), reader, from))
                .toList();
        Seen seen = seen(journeyId, open, NOW);
        List<Support> supports = seen.supports().stream()
                .map(one -> new Support(
                        one.id(),
                        one.version(),
                        one.state(),
                        one.said(),
                        one.wordsAt(),
                        one.steps().stream()
                                .filter(step -> isOpen(step.at(), step.by(), reader, from))
                                .toList(),
                        one.agreed()))
                .toList();
        return new Seen(supports, seen.coordinator(), open.size() == all.size());
    }

    private static boolean isOpen(Instant at, WorkerId by, WorkerId reader, @Nullable Instant from) {
        return from != null && (by.equals(reader) || !at.isBefore(from));
    }

    /** All of it, for the survivor. */
    @Transactional(readOnly = true)
    public Seen ofSurvivor(JourneyId journeyId) {
        return ofSurvivor(journeyId, NOW);
    }

    /** As it was at a moment. */
    @Transactional(readOnly = true)
    public Seen ofSurvivor(JourneyId journeyId, Instant asOf) {
        return seen(journeyId, rows.current(journeyId, asOf), asOf);
    }

    private Seen seen(JourneyId journeyId, List<Version> versions, Instant asOf) {
        Map<SupportId, Said> said = words.of(journeyId, versions);
        Map<SupportId, List<Support.Step>> steps = rows.steps(journeyId, asOf);
        Map<String, ConsentLedger.Disclosure> agreed = consent.disclosures(journeyId);
        List<Support> supports = new ArrayList<>();
        for (Version one : versions) {
            Said words = said.get(one.id());
            if (words != null) {
                supports.add(new Support(
                        one.id(),
                        one.version(),
                        one.state(),
                        words,
                        one.wordsAt(),
                        steps.getOrDefault(one.id(), List.of()),
                        Optional.ofNullable(agreed.get(Support.recipient(one.id())))));
            }
        }
        return new Seen(supports, rows.coordinator(journeyId, asOf), true);
    }

    /** All that was ever said of each support, the oldest first, for the survivor's copy. (CONF-07) */
    @Transactional(readOnly = true)
    public Map<SupportId, List<Told>> told(JourneyId journeyId, Instant asOf) {
        Map<SupportId, List<Told>> told = new LinkedHashMap<>();
        for (Version one : rows.said(journeyId, asOf)) {
            Said said = words.of(journeyId, List.of(one)).get(one.id());
            if (said != null) {
                told.computeIfAbsent(one.id(), id -> new ArrayList<>())
                        .add(new Told(said, one.writtenAt(), one.writtenBy()));
            }
        }
        return told;
    }

    /** What was said of a support at a moment, and by whom it was written. */
    public record Told(Said said, Instant at, WorkerId by) {}

    /** Names of those of these recipients that stand on this map and are open to this reader, who is the survivor or a worker. */
    public Map<String, String> recipients(JourneyId journeyId, WorkerId reader, Set<String> recipients) {
        if (recipients.stream().noneMatch(one -> one.startsWith(Support.RECIPIENT))) {
            return Map.of();
        }
        Seen seen = reader.equals(Caller.SURVIVOR) ? ofSurvivor(journeyId) : seen(journeyId, reader);
        return seen.supports().stream()
                .filter(one -> recipients.contains(Support.recipient(one.id())))
                .collect(Collectors.toMap(
                        one -> Support.recipient(one.id()), one -> one.said().name()));
    }

    /** When the survivor last changed their map by themselves, within a month. */
    @Transactional(readOnly = true)
    public Optional<Instant> changedByThemselves(JourneyId journeyId) {
        return rows.changedBy(journeyId, Caller.SURVIVOR, clock.instant().minus(NEWS_DAYS, ChronoUnit.DAYS));
    }

    /**
     * Adds a support.
     *
     * @param id by which the page knows it, so that the same one again changes nothing
     * @param state in place or wished for
     * @throws Refused where they do not walk with the survivor, these agreed to no record, or twenty stand on the map
     */
    public Outcome add(JourneyId journeyId, SupportId id, State state, Said said, WorkerId by) {
        mayDraw(journeyId, by).orRefuse();
        if (rows.find(journeyId, id).isPresent()) {
            return Outcome.DONE;
        }
        if (rows.isAnywhere(id)) {
            return Outcome.NOT_THERE;
        }
        refuseUnlessMayGrow(journeyId, State.ENDED, state);
        return keep(journeyId, words.first(journeyId, id, state, said, by, now()), by, "support put on the map");
    }

    private void refuseUnlessMayGrow(JourneyId journeyId, State before, State after) {
        SupportRows.Numbers numbers = rows.numbers(journeyId);
        if (before == State.ENDED && after != State.ENDED && numbers.standing() >= STANDING_MAX) {
            throw Refused.notNow(PolicyId.REFER_04, Words.here("refused.supports-stand-on-the-map", STANDING_MAX));
        }
        if (numbers.versions() >= VERSIONS_MAX) {
            throw Refused.notNow(PolicyId.REFER_04, Words.here("refused.map-was-changed-very-often"));
        }
    }

    private Outcome keep(JourneyId journeyId, Version version, WorkerId by, String act) {
        if (!rows.insert(journeyId, version)) {
            return Outcome.CHANGED_SINCE;
        }
        ledger.done(
                journeyId.toString(),
                by,
                act,
                Map.of("id", version.id(), "version", version.version(), "state", version.state()));
        return Outcome.DONE;
    }

    /** Changes what is said of a support. @param shown the version that the page showed */
    public Outcome change(JourneyId journeyId, SupportId id, int shown, Said said, WorkerId by) {
        mayDraw(journeyId, by).orRefuse();
        Optional<Version> now = open(journeyId, id, by);
        if (now.isEmpty() || now.get().version() != shown) {
            return now.isEmpty() ? Outcome.NOT_THERE : Outcome.CHANGED_SINCE;
        }
        if (said.equals(words.of(journeyId, List.of(now.get())).get(id))) {
            return Outcome.DONE;
        }
        refuseUnlessMayGrow(journeyId, now.get().state(), now.get().state());
        return keep(journeyId, words.next(journeyId, now.get(), said, by, now()), by, "support described anew");
    }

    /**
     * They step out of it, come back, or do not want it any more. What ends, ends with what was agreed to for it, and coordinates no
     * more. (CONSENT-06)
     *
     * @param shown the version that the page showed; where it stands there already, as after a second press, nothing changes
     */
    public Outcome becomes(JourneyId journeyId, SupportId id, int shown, State state, WorkerId by) {
        mayDraw(journeyId, by).orRefuse();
        Optional<Version> now = open(journeyId, id, by);
        if (now.isEmpty()) {
            return Outcome.NOT_THERE;
        }
        if (now.get().state() == state) {
            return Outcome.DONE;
        }
        if (now.get().version() != shown) {
            return Outcome.CHANGED_SINCE;
        }
        refuseUnlessMayGrow(journeyId, now.get().state(), state);
        if (state == State.ENDED) {
            consent.withdrawFor(journeyId, by, Support.recipient(id));
            Coordinator coordinator = rows.coordinator(journeyId, NOW);
            if (coordinator.is(id)) {
                rows.coordinates(journeyId, coordinator.version() + 1, Who.NOT_SAID, null, by, now());
            }
        }
        return keep(journeyId, SupportWords.same(now.get(), state, by, now()), by, "support stands elsewhere");
    }

    /**
     * Says who coordinates.
     *
     * @param shown the version that the page showed; 0 where nobody had said
     * @param id which support; null where it is none
     */
    public Outcome coordinates(JourneyId journeyId, int shown, Who who, @Nullable SupportId id, WorkerId by) {
        mayDraw(journeyId, by).orRefuse();
        if (who == Who.SUPPORT
                && open(journeyId, Objects.requireNonNull(id), by)
                        .filter(one -> one.state() != State.ENDED)
                        .isEmpty()) {
            return Outcome.NOT_THERE;
        }
        Coordinator now = rows.coordinator(journeyId, NOW);
        if (now.who() == who && Objects.equals(now.supportId(), id)) {
            return Outcome.DONE;
        }
        if (now.version() != shown) {
            return Outcome.CHANGED_SINCE;
        }
        if (shown >= VERSIONS_MAX) {
            refuseUnlessMayGrow(journeyId, State.ENDED, State.ENDED);
        }
        rows.coordinates(journeyId, shown + 1, who, id, by, now());
        ledger.done(journeyId.toString(), by, "who coordinates", Map.of("who", who));
        return Outcome.DONE;
    }

    /** They are erased. (CONF-09) */
    public void erase(JourneyId journeyId) {
        rows.erase(journeyId);
    }

    /** The newest version of a support that is open to somebody. */
    Optional<Version> open(JourneyId journeyId, SupportId id, WorkerId by) {
        Optional<Version> now = rows.find(journeyId, id);
        if (by.equals(Caller.SURVIVOR) || now.isEmpty()) {
            return now;
        }
        Instant from = readers.of(journeyId, by).get(RecordPart.MAIN);
        return now.filter(one -> isOpen(one.wordsAt(), one.wordsBy(), by, from));
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

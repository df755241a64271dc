package org.alongside.journey.decisions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.access.Words;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Point;
import org.alongside.consent.Purpose;
import org.alongside.engine.ProcessDescriptor;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.own.CopyRequests;
import org.alongside.journey.own.OwnRequests;
import org.alongside.journey.own.OwnRequests.Request;
import org.alongside.journey.state.Journeys.Journey;
import org.alongside.journey.state.Journeys.State;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.alongside.records.Records.Look;
import org.alongside.safety.Concerns;
import org.alongside.workers.Walks;
import org.springframework.stereotype.Service;

/** What a survivor decides at any time and their worker passes on. */
@Service
@Policy(PolicyId.CONF_03)
@Policy(PolicyId.OFFEND_07)
public class AtAnyTimeActs {
    private static final int LOOKS_MAX = 100;
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");
    /** The same call for help again within this time is a second click. */
    private static final Duration SAME_CALL = Duration.ofMinutes(2);

    private final TheirJourneys own;
    private final SurvivorMessages survivor;
    private final ConsentLedger consent;
    private final Concerns concerns;
    private final Records records;
    private final Readers readers;
    private final Walks walks;
    private final OwnRequests requests;
    private final CopyRequests copies;
    private final Clock clock;
    /** OFFEND-07: the names of these processes say what they are about. */
    private final List<String> hidden;

    AtAnyTimeActs(
            TheirJourneys own,
            SurvivorMessages survivor,
            ConsentLedger consent,
            Concerns concerns,
            Records records,
            Readers readers,
            Walks walks,
            OwnRequests requests,
            CopyRequests copies,
            Clock clock,
            List<ProcessDescriptor> announced) {
        this.own = own;
        this.survivor = survivor;
        this.consent = consent;
        this.concerns = concerns;
        this.records = records;
        this.readers = readers;
        this.walks = walks;
        this.requests = requests;
        this.copies = copies;
        this.clock = clock;
        this.hidden = announced.stream()
                .filter(ProcessDescriptor::isHidden)
                .map(ProcessDescriptor::process)
                .toList();
    }

    /**
     * A journey as the worker sees it who walks with the survivor.
     *
     * @param alias where it is open to them
     * @param agreedTo what the survivor agrees to now, by purpose
     * @param hasWorker whether a worker walks with them, or one is still looked for
     * @param isEarlierReleased whether that worker reads what was written while somebody else walked with them
     */
    public record View(
            Journey journey,
            Optional<String> alias,
            Set<Purpose> agreedTo,
            boolean hasWorker,
            boolean isEarlierReleased,
            Looks looks) {}

    /**
     * A look into the record, as far as whoever reads the list may know of it.
     *
     * @param reader who looked, or {@link org.alongside.audit.Ledger#SERVICE}
     * @param isNameOnly nothing was seen but the name that the survivor chose
     * @param isOfAgreements what was agreed to and taken back was read
     * @param isOfRequests what they asked for on their own page was read
     * @param isOfSupporters whom they bring in was read
     * @param reason id of a form or of what the service decided; empty where it would say too much
     */
    public record Seen(
            WorkerId reader,
            Instant at,
            Set<RecordPart> parts,
            boolean isNameOnly,
            boolean isOfAgreements,
            boolean isOfRequests,
            boolean isOfSupporters,
            String reason) {
        /** Codes of what was seen, such as {@code MAIN}. */
        public List<String> partNames() {
            if (isOfAgreements) {
                return List.of("AGREEMENTS");
            }
            if (isOfRequests) {
                return List.of("REQUESTS");
            }
            if (isOfSupporters) {
                return List.of("SUPPORTERS");
            }
            return isNameOnly
                    ? List.of("NAME")
                    : parts.stream().map(RecordPart::name).toList();
        }
    }

    /**
     * Looks into the record as far as whoever reads the list may know of them, the newest first.
     *
     * @param older the moment before which the next page begins; empty where there is none
     */
    public record Looks(List<Seen> seen, Optional<Instant> older) {}

    /** Looks before those that the page shows, about a hundred at a time. (CONF-03) */
    public OlderLooks olderLooks(JourneyId journeyId, WorkerId by, Instant before) {
        return own.read(
                "at any time: older looks",
                journeyId,
                by,
                journey -> new OlderLooks(journey, looks(journeyId, by, Optional.of(before))));
    }

    /** A page of older looks. */
    public record OlderLooks(Journey journey, Looks looks) {}

    /** The journey and the newest hundred looks into its record. (CONF-03) */
    public View view(JourneyId journeyId, WorkerId by) {
        return own.read("at any time: look", journeyId, by, journey -> {
            Set<Purpose> agreed = EnumSet.noneOf(Purpose.class);
            for (Purpose purpose : Purpose.values()) {
                if (consent.agrees(journeyId, purpose)) {
                    agreed.add(purpose);
                }
            }
            return new View(
                    journey,
                    Optional.ofNullable(records.aliases(List.of(journeyId), by).get(journeyId)),
                    agreed,
                    walks.workerOf(journeyId).isPresent(),
                    walks.isEarlierReleased(journeyId),
                    looks(journeyId, by, Optional.empty()));
        });
    }

    /** They would like a break; if they have one already, so it is. (CONSENT-01) */
    public void pauses(JourneyId journeyId, WorkerId by) {
        own.change("at any time: pause", journeyId, by, journey -> {
            if (journey.state() != State.PAUSED) {
                survivor.pauses(journeyId);
            }
        });
    }

    /** They are back from their break; if they are here already, so it is. (CONSENT-02) */
    public void comesBack(JourneyId journeyId, WorkerId by) {
        own.change("at any time: come back", journeyId, by, journey -> {
            if (journey.state() == State.PAUSED) {
                survivor.comesBack(journeyId);
            }
        });
    }

    /** They leave, and can come back at any time. (CONSENT-01) */
    public void leaves(JourneyId journeyId, WorkerId by) {
        own.change("at any time: leave", journeyId, by, journey -> survivor.leaves(journeyId));
    }

    /**
     * They take an agreement back; from the record as a whole, everything is erased. Without an agreement there is nothing
     * to take back, but a record is erased all the same: nobody keeps one against the survivor's will. (CONSENT-06)
     *
     * @param effectExplained they were told what support without session notes means (CONSENT-07)
     */
    public void takesBack(JourneyId journeyId, Purpose purpose, boolean effectExplained, WorkerId by) {
        own.change("at any time: take consent back", journeyId, by, journey -> {
            if (purpose != Purpose.KEEP_RECORD && !consent.agrees(journeyId, purpose)) {
                return;
            }
            survivor.withdraws(journeyId, purpose, by);
            if (effectExplained && purpose == Purpose.KEEP_SESSION_NOTES) {
                consent.explained(journeyId, by, EnumSet.of(Point.EFFECT_OF_NO_NOTES));
            }
        });
    }

    /** Somebody is not safe. The same call again within two minutes is taken for a second click. (SAFE-02) */
    public void callsForHelp(JourneyId journeyId, Concerns.Level level, WorkerId by) {
        own.change("at any time: call for help", journeyId, by, journey -> {
            if (!concerns.isRaisedSince(journeyId, level, clock.instant().minus(SAME_CALL))) {
                survivor.reportDanger(journeyId, level.name());
            }
        });
    }

    /** They would like another worker. (WORKER-07, CONF-08) */
    public void wishesAnotherWorker(JourneyId journeyId, SurvivorMessages.Release release, WorkerId by) {
        own.change("at any time: another worker", journeyId, by, journey -> {
            if (walks.workerOf(journeyId).isEmpty()) {
                throw Refused.notNow(PolicyId.JOURNEY_04, Words.here("refused.nobody-walks-with-them-yet"));
            }
            survivor.wishesAnotherWorker(journeyId, release);
        });
    }

    /**
     * They would like a copy of their record; while one is asked for, it is that one. (CONF-07)
     *
     * @param onPaper they would like it printed, also the one that is ready
     */
    public void asksForCopy(JourneyId journeyId, boolean onPaper, WorkerId by) {
        own.change("at any time: copy", journeyId, by, journey -> {
            Optional<Request> ready = requests.of(journeyId).stream()
                    .filter(one -> onPaper && one.canBeAskedOnPaper(clock.instant()))
                    .findFirst();
            if (ready.isEmpty()) {
                requests.copy(journeyId, by);
            }
            if (onPaper) {
                requests.of(journeyId).stream()
                        .filter(one -> one.canBeAskedOnPaper(clock.instant()))
                        .findFirst()
                        .ifPresent(one -> copies.onPaper(one, by));
            }
        });
    }

    /** Their worker reads no more of what was written before the two walked together. (CONF-08) */
    public void takesReleaseBack(JourneyId journeyId, WorkerId by) {
        own.change("at any time: take release back", journeyId, by, journey -> walks.takeReleaseBack(journeyId, by));
    }

    /**
     * Looks for the survivor on a page of their own. Those of an assessment of overlapping offending are left out, as it is
     * told by who assesses and not by a list. (CONF-03, OFFEND-07)
     */
    public Looks looksOfSurvivor(JourneyId journeyId, Optional<Instant> before) {
        return looksOf(journeyId, Optional.empty(), before);
    }

    private Looks looks(JourneyId journeyId, WorkerId by, Optional<Instant> before) {
        return looksOf(journeyId, Optional.ofNullable(readers.of(journeyId, by).get(RecordPart.OFFENDING)), before);
    }

    private Looks looksOf(JourneyId journeyId, Optional<Instant> knowsOfCaseSince, Optional<Instant> before) {
        Records.Looks found = records.looks(journeyId, before, knowsOfCaseSince.orElse(NEVER), LOOKS_MAX);
        return new Looks(
                found.looks().stream()
                        .map(look -> seen(look, knowsOfCaseSince))
                        .filter(look -> look.isOfAgreements()
                                || look.isOfRequests()
                                || look.isOfSupporters()
                                || !look.parts().isEmpty())
                        .toList(),
                found.older());
    }

    /** Who does not know of an assessment under OFFEND-07 does not learn of it from the list of looks either. */
    private Seen seen(Look look, Optional<Instant> knowsOfCaseSince) {
        boolean knows =
                knowsOfCaseSince.filter(from -> !look.at().isBefore(from)).isPresent();
        Set<RecordPart> parts = look.fields().stream()
                .flatMap(field -> RecordField.of(field).stream())
                .map(RecordField::compartment)
                .filter(part -> knows || part != RecordPart.OFFENDING)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(RecordPart.class)));
        boolean saysTooMuch = !knows && hidden.stream().anyMatch(look.reason()::startsWith);
        boolean isNameOnly = look.fields().equals(List.of(RecordField.CONTACT_ALIAS.id()));
        boolean isOfAgreements = look.fields().contains(Records.AGREEMENTS);
        boolean isOfRequests = look.fields().contains(Records.REQUESTS);
        boolean isOfSupporters = look.fields().contains(Records.SUPPORTERS);
        return new Seen(
                look.reader(),
                look.at(),
                parts,
                isNameOnly,
                isOfAgreements,
                isOfRequests,
                isOfSupporters,
                saysTooMuch ? "" : look.reason());
    }
}

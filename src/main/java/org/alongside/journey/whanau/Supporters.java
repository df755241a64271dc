package org.alongside.journey.whanau;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.access.Words;
import org.alongside.audit.Ledger;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.ConsentLedger.How;
import org.alongside.consent.Purpose;
import org.alongside.consent.WhanauAgreements;
import org.alongside.consent.WhanauAgreements.Agreed;
import org.alongside.consent.WhanauAgreements.To;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupporterId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.whanau.Supporter.Knows;
import org.alongside.journey.whanau.Supporter.Said;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.records.Records;
import org.alongside.records.SealedTexts;
import org.alongside.workers.Walks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whānau, partners and friends whom a survivor brings in: who, agreed for what, how to reach them. The survivor decides; their worker
 * writes it down. Nobody here is tied to an account or a record of their own. Whoever changes something has locked the journey.
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(value = PolicyId.REFER_06, database = "trigger supporter_may_be")
@Policy(value = PolicyId.CONSENT_03, database = "trigger supporter_may_be")
@Policy(PolicyId.CONSENT_06)
@Policy(PolicyId.CONF_03)
@Policy(PolicyId.CONF_08)
@Policy(PolicyId.CONF_09)
public class Supporters {
    /** The reason of looks. */
    public static final String READING = "people.whanau";

    /** How many days are shown of the sessions to which somebody came. */
    public static final int SESSIONS_MAX = 10;

    private final SupporterRows rows;
    private final WhanauAgreements agreements;
    private final ConsentLedger consent;
    private final SealedTexts sealed;
    private final Records records;
    private final Readers readers;
    private final Walks walks;
    private final Ledger ledger;
    private final ObjectMapper json;
    private final Clock clock;

    Supporters(
            SupporterRows rows,
            WhanauAgreements agreements,
            ConsentLedger consent,
            SealedTexts sealed,
            Records records,
            Readers readers,
            Walks walks,
            Ledger ledger,
            ObjectMapper json,
            Clock clock) {
        this.rows = rows;
        this.agreements = agreements;
        this.consent = consent;
        this.sealed = sealed;
        this.records = records;
        this.readers = readers;
        this.walks = walks;
        this.ledger = ledger;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Somebody, with what the survivor agrees to with them now, each until a day.
     *
     * @param sessions the newest days on which they were at a session, {@link #SESSIONS_MAX} at most, the newest first
     */
    public record WithAgreements(Supporter supporter, Map<To, LocalDate> agreed, List<LocalDate> sessions) {}

    /** Whether anything of this can be kept with this worker now. */
    public Decision mayKeep(JourneyId journeyId, WorkerId by) {
        if (walks.workerOf(journeyId).filter(by::equals).isEmpty()) {
            return Decision.refused(PolicyId.REFER_06, Words.here("refused.brought-in-with-their-worker"));
        }
        return consent.agrees(journeyId, Purpose.KEEP_RECORD)
                ? Decision.allowed(PolicyId.REFER_06)
                : Decision.refused(PolicyId.CONSENT_03, Words.here("refused.no-record-to-write-people-down"));
    }

    /** Whether whānau may be brought in at all. */
    public boolean isPossible(JourneyId journeyId) {
        return agreements.isPossible(journeyId);
    }

    /** The survivor agrees that whānau are brought in at all; where they agree to it already, so it is. (CONSENT-05) */
    public void agreeAtAll(JourneyId journeyId, WorkerId by) {
        mayKeep(journeyId, by).orRefuse();
        if (!consent.agrees(journeyId, Purpose.CONTACT_WHANAU)) {
            consent.give(journeyId, by, Purpose.CONTACT_WHANAU, How.SPOKEN);
        }
    }

    /** Those whom this reader may see, as a look that is listed. (CONF-03, CONF-08) */
    public List<WithAgreements> read(JourneyId journeyId, WorkerId reader) {
        Instant from = readers.of(journeyId, reader).get(RecordPart.MAIN);
        List<WithAgreements> open = all(journeyId).stream()
                .filter(one -> from != null && isOpen(one.supporter(), from, reader))
                .toList();
        if (!open.isEmpty()) {
            records.supportersWereRead(journeyId, reader, READING);
        }
        return open;
    }

    private static boolean isOpen(Supporter one, Instant from, WorkerId reader) {
        return !one.changedAt().isBefore(from) || one.changedBy().equals(reader);
    }

    /** One of those; empty where there is nobody, or they are not open to this reader. */
    public Optional<WithAgreements> read(JourneyId journeyId, SupporterId id, WorkerId reader) {
        return read(journeyId, reader).stream()
                .filter(one -> one.supporter().id().equals(id))
                .findFirst();
    }

    /** All of them, for the survivor themselves: whoever asks has made sure who it is. */
    public List<WithAgreements> all(JourneyId journeyId) {
        List<Agreed> now = agreements.now(journeyId);
        Map<SupporterId, List<LocalDate>> sessions = rows.sessions(journeyId, SESSIONS_MAX);
        return rows.of(journeyId).stream()
                .flatMap(row -> opened(journeyId, row).stream())
                .map(one -> new WithAgreements(one, agreed(one.id(), now), sessions.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private static Map<To, LocalDate> agreed(SupporterId id, List<Agreed> now) {
        Map<To, LocalDate> agreed = new EnumMap<>(To.class);
        now.stream().filter(one -> one.supporter().equals(id)).forEach(one -> agreed.put(one.to(), one.until()));
        return agreed;
    }

    private Optional<Supporter> opened(JourneyId journeyId, SupporterRows.Row row) {
        return sealed.open(journeyId, place(row.id()), row.words())
                .map(said -> new Supporter(
                        row.id(),
                        row.version(),
                        json.convertValue(said, Said.class),
                        row.changedBy(),
                        row.changedAt()));
    }

    /**
     * Writes somebody down.
     *
     * @param id of the page on which it was typed, so that the same one sent twice is one
     * @throws Refused where nothing can be kept, or there are {@link Supporter#MAX} already
     */
    public void add(JourneyId journeyId, SupporterId id, Said said, WorkerId by) {
        mayKeep(journeyId, by).orRefuse();
        List<SupporterRows.Row> before = rows.of(journeyId);
        if (before.stream().anyMatch(row -> row.id().equals(id))) {
            return;
        }
        if (before.size() >= Supporter.MAX) {
            throw Refused.notNow(PolicyId.REFER_06, Words.here("refused.people-are-brought-in-already", Supporter.MAX));
        }
        if (!rows.insert(journeyId, id, seal(journeyId, id, said), by, clock.instant())) {
            throw Refused.form(Words.here("refused.open-the-page-anew"));
        }
        ledger.done(journeyId.toString(), by, "supporter written down", Map.of("id", id));
    }

    /**
     * Corrects what is written of somebody. What they may be told is agreed to as it is worded: where it is changed, that agreement
     * ends. So does the one to contact them, where they no longer know of the support.
     *
     * @return false where somebody changed it since this version; nothing was changed
     * @throws Refused where there is nobody, or nothing can be kept
     */
    public boolean change(JourneyId journeyId, SupporterId id, int version, Said said, WorkerId by) {
        mayKeep(journeyId, by).orRefuse();
        Supporter before = readable(journeyId, id, by);
        if (before.version() != version) {
            return before.said().equals(said);
        }
        if (before.said().equals(said)) {
            return true;
        }
        if (!before.said().tell().equals(said.tell())) {
            agreements.withdraw(journeyId, id, To.TELL, by);
        }
        if (before.said().knows() == Knows.YES && said.knows() != Knows.YES) {
            agreements.withdraw(journeyId, id, To.CONTACT, by);
        }
        rows.change(id, seal(journeyId, id, said), by, clock.instant());
        ledger.done(journeyId.toString(), by, "supporter changed", Map.of("id", id));
        return true;
    }

    private Supporter readable(JourneyId journeyId, SupporterId id, WorkerId by) {
        Instant from = readers.of(journeyId, by).get(RecordPart.MAIN);
        return rows.find(journeyId, id)
                .flatMap(row -> opened(journeyId, row))
                .filter(one -> from != null && isOpen(one, from, by))
                .orElseThrow(() -> Refused.notNow(PolicyId.REFER_06, Words.here("refused.person-is-not-on-the-list")));
    }

    /** Takes somebody off: what was agreed to with them ends, and their words are erased. Where there is nobody, so it is. */
    public void takeOff(JourneyId journeyId, SupporterId id, WorkerId by) {
        if (rows.find(journeyId, id).isEmpty()) {
            return;
        }
        readable(journeyId, id, by);
        agreements.withdraw(journeyId, id, by);
        rows.delete(id);
        ledger.done(journeyId.toString(), by, "supporter taken off", Map.of("id", id));
    }

    /**
     * The survivor agrees to something with somebody.
     *
     * @param knowsItTells the survivor knows that contact tells who does not know of the support
     * @throws Refused where it cannot be agreed to as things are, or the day is not within a year
     */
    public void agree(JourneyId journeyId, SupporterId id, To to, LocalDate until, boolean knowsItTells, WorkerId by) {
        mayKeep(journeyId, by).orRefuse();
        Said said = readable(journeyId, id, by).said();
        if (to == To.CONTACT && said.reach().isEmpty()) {
            throw Refused.form(Words.here("refused.write-down-how-to-reach-them"));
        }
        if (to == To.CONTACT && said.knows() != Knows.YES && !knowsItTells) {
            throw Refused.form(Words.here("refused.contact-would-tell-them"));
        }
        if (to == To.TELL && said.tell().isEmpty()) {
            throw Refused.form(Words.here("refused.write-down-what-they-may-be-told"));
        }
        agreements.give(journeyId, id, to, until, by);
    }

    /** They take back what they agreed to with one of them; all others go on. (CONSENT-06) */
    public void takeBack(JourneyId journeyId, SupporterId id, WorkerId by) {
        agreements.withdraw(journeyId, id, by);
    }

    /** They take back one thing that they agreed to with one of them. (CONSENT-06) */
    public void takeBack(JourneyId journeyId, SupporterId id, To to, WorkerId by) {
        agreements.withdraw(journeyId, id, to, by);
    }

    /** All agreements with all of them end, as the survivor said so or left; what is written of them stays. (CONSENT-06) */
    public void agreementsEnded(JourneyId journeyId, WorkerId by) {
        agreements.withdraw(journeyId, by);
    }

    /** Everything of the survivor is erased. (CONF-09) */
    public void erase(JourneyId journeyId) {
        rows.deleteAll(journeyId);
    }

    private byte[] seal(JourneyId journeyId, SupporterId id, Said said) {
        if (!said.isRight()) {
            throw Refused.form(Words.here("refused.missing-or-too-long"));
        }
        return sealed.seal(journeyId, place(id), Objects.requireNonNull(json.convertValue(said, Map.class)))
                .orElseThrow(
                        () -> Refused.notNow(PolicyId.CONF_09, Words.here("refused.everything-of-them-is-erased")));
    }

    private static String place(SupporterId id) {
        return "supporter/" + id;
    }

    /** What can be agreed to, in order. */
    public static List<To> everything() {
        return Arrays.asList(To.values());
    }
}

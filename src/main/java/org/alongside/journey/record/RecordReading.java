package org.alongside.journey.record;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.alongside.access.PlainText;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.ConsentLedger.Answer;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.state.Journeys.Journey;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.RecordEntry;
import org.alongside.records.RecordField;
import org.alongside.records.RecordHistory;
import org.alongside.records.Records;
import org.springframework.stereotype.Service;

/**
 * The record of a survivor as who walks with them reads it back. Each call is one transaction; what is shown of the record
 * is one look, with every field that was shown. Somebody else's name that stands in an answer stays in it (CONF-05).
 */
@Service
@Policy(PolicyId.CONF_01)
@Policy(PolicyId.CONF_03)
@Policy(PolicyId.CONF_08)
public class RecordReading {
    /** Moments a page: what one form kept is one. */
    public static final int MOMENTS_MAX = 50;
    /** What a search gives back at most. */
    public static final int HITS_MAX = 50;

    /** Reasons of looks. */
    public static final String PREPARING = "people.before-meeting";

    public static final String READING = "people.record";
    public static final String SEARCHING = "people.search";
    public static final String PRINTING = "people.print";
    public static final String AGREEMENTS = "people.agreements";

    /** More than anybody decides in many years: what still stands may be the oldest of them. */
    private static final int AGREEMENTS_MAX = 1_000;

    private static final Set<RecordField> CURRENT = EnumSet.of(
            RecordField.CONTACT_ALIAS,
            RecordField.CONTACT_CHANNEL,
            RecordField.CONTACT_ADDRESS,
            RecordField.CONTACT_SAFE_HOURS,
            RecordField.CONTACT_ANY_TIME,
            RecordField.CONTACT_CODE_NAME,
            RecordField.CONTACT_VOICEMAIL,
            RecordField.CONTACT_LANGUAGE,
            RecordField.MEETING_PLACE,
            RecordField.MEETING_WITH_WHOM,
            RecordField.PLAN_HOPES,
            RecordField.PLAN_NEXT_STEPS,
            RecordField.PLAN_KEEPING_SAFE,
            RecordField.RISKS_SELF,
            RecordField.RISKS_OTHERS);
    private static final List<Set<RecordField>> LAST_TIMES = List.of(
            RecordTheme.SESSION.fields(),
            EnumSet.of(RecordField.SESSION_SURVIVOR_WISHES),
            EnumSet.of(RecordField.PAUSE_NOTE),
            EnumSet.of(RecordField.SAFETY_NOW, RecordField.SAFETY_NOTE));

    private final TheirJourneys own;
    private final Records records;
    private final RecordHistory history;
    private final Readers readers;
    private final ConsentLedger consent;

    RecordReading(TheirJourneys own, Records records, RecordHistory history, Readers readers, ConsentLedger consent) {
        this.own = own;
        this.records = records;
        this.history = history;
        this.readers = readers;
        this.consent = consent;
    }

    /**
     * Part of a record.
     *
     * @param next the moment before which the next page begins; nothing where there is no more
     */
    public record Page(Journey journey, Optional<String> alias, List<RecordEntry> entries, Optional<Instant> next) {}

    /**
     * What is needed before a meeting: the last session, what the survivor asked to remember, the way forward, keeping safe,
     * how to reach them, the note for coming back.
     *
     * @param shown what is made of it, within the transaction that read it
     * @throws org.alongside.journey.state.NoSuchJourneyException when it is not the reader's, over, or not there
     */
    public <T> T beforeMeeting(JourneyId journeyId, WorkerId reader, Function<Page, T> shown) {
        return own.read("record: before a meeting", journeyId, reader, journey -> {
            List<RecordEntry> entries = history.current(journeyId, reader, CURRENT, LAST_TIMES, PREPARING);
            Optional<String> alias = entries.stream()
                    .filter(entry -> entry.field() == RecordField.CONTACT_ALIAS)
                    .map(entry -> entry.value().toString())
                    .findFirst();
            return shown.apply(new Page(journey, alias, entries, Optional.empty()));
        });
    }

    /**
     * All of the record that is open to the reader, the newest first, fifty moments at a time.
     *
     * @param theme all of it, or one theme
     * @param before where the page begins; the newest where it is empty
     */
    public Page page(
            JourneyId journeyId,
            WorkerId reader,
            Optional<RecordTheme> theme,
            Optional<Instant> before,
            String reason) {
        return own.read("record: read", journeyId, reader, journey -> {
            List<RecordEntry> found = history.read(journeyId, reader, fields(theme), before, MOMENTS_MAX + 1, reason);
            List<Instant> moments =
                    found.stream().map(RecordEntry::saidAt).distinct().toList();
            if (moments.size() <= MOMENTS_MAX) {
                return new Page(journey, alias(journeyId, reader), found, Optional.empty());
            }
            Instant last = moments.get(MOMENTS_MAX - 1);
            return new Page(
                    journey,
                    alias(journeyId, reader),
                    found.stream()
                            .filter(entry -> !entry.saidAt().isBefore(last))
                            .toList(),
                    Optional.of(last));
        });
    }

    /** The newest entries that contain these words, whatever their capitals and macrons, at most fifty. */
    public Page search(JourneyId journeyId, WorkerId reader, String words, SearchedText searched) {
        String wanted = PlainText.of(words);
        return own.read(
                "record: search",
                journeyId,
                reader,
                journey -> new Page(
                        journey,
                        alias(journeyId, reader),
                        history.search(
                                journeyId,
                                reader,
                                RecordTheme.allFields(),
                                entry -> PlainText.of(searched.of(entry)).contains(wanted),
                                HITS_MAX,
                                SEARCHING),
                        Optional.empty()));
    }

    /** The text of an entry as it is shown. */
    public interface SearchedText {
        String of(RecordEntry entry);
    }

    /**
     * What was agreed to and taken back, the newest first, at most a thousand answers. What ended before the reader's time with
     * the survivor is left out, and all of it where what was shared is closed to the reader. Where anything is shown, it is
     * listed as a look. (CONF-03, CONF-08, CONSENT-05)
     *
     * @param shown what is made of it, within the transaction that read it
     */
    public <T> T agreements(JourneyId journeyId, WorkerId reader, BiFunction<Journey, List<Answer>, T> shown) {
        return own.read("record: agreements", journeyId, reader, journey -> {
            List<Answer> open = open(journeyId, reader);
            if (!open.isEmpty()) {
                records.agreementsWereRead(journeyId, reader, AGREEMENTS);
            }
            return shown.apply(journey, open);
        });
    }

    private List<Answer> open(JourneyId journeyId, WorkerId reader) {
        Instant from = readers.of(journeyId, reader).get(RecordPart.MAIN);
        if (from == null) {
            return List.of();
        }
        List<Answer> all = consent.answers(journeyId, AGREEMENTS_MAX);
        return all.stream()
                .filter(answer -> !answer.at().isBefore(from) || isTheLast(answer, all))
                .toList();
    }

    private static boolean isTheLast(Answer answer, List<Answer> newestFirst) {
        return answer.isGiven()
                && newestFirst.stream()
                        .filter(each -> each.purpose() == answer.purpose()
                                && each.recipient().equals(answer.recipient()))
                        .findFirst()
                        .filter(answer::equals)
                        .isPresent();
    }

    private Optional<String> alias(JourneyId journeyId, WorkerId reader) {
        Map<JourneyId, String> names = records.aliases(List.of(journeyId), reader);
        return Optional.ofNullable(names.get(journeyId));
    }

    private static Collection<RecordField> fields(Optional<RecordTheme> theme) {
        return theme.map(RecordTheme::fields).orElseGet(RecordTheme::allFields);
    }
}

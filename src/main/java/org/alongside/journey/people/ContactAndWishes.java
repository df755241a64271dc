package org.alongside.journey.people;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.alongside.access.Words;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Purpose;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.state.Journeys.Journey;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.records.RecordEntry;
import org.alongside.records.RecordField;
import org.alongside.records.RecordHistory;
import org.alongside.records.Records;
import org.alongside.workers.Matching;
import org.alongside.workers.Walks;
import org.springframework.stereotype.Service;

/**
 * How a survivor may be reached, what they wish of a worker and whom they trust: seen and changed at any time by who walks
 * with them. What may be kept before they agreed to a record stays what it is (CONSENT-03).
 */
@Service
@Policy(PolicyId.CONF_01)
@Policy(PolicyId.WORKER_06)
public class ContactAndWishes {
    /** The reason that the list of looks shows. */
    public static final String REASON = "people.contact";

    private static final Set<RecordField> WISHES = EnumSet.of(
            RecordField.WISHES_WORKER_GENDER,
            RecordField.WISHES_CULTURE,
            RecordField.WISHES_CULTURE_NOTE,
            RecordField.CONTACT_LANGUAGE);

    /** Pages, each with what it asks, in this order. */
    public enum Part {
        CONTACT(
                RecordField.CONTACT_ALIAS,
                RecordField.CONTACT_CHANNEL,
                RecordField.CONTACT_ADDRESS,
                RecordField.CONTACT_SAFE_HOURS,
                RecordField.CONTACT_ANY_TIME,
                RecordField.CONTACT_CODE_NAME,
                RecordField.CONTACT_VOICEMAIL,
                RecordField.CONTACT_LANGUAGE,
                RecordField.WISHES_WORKER_GENDER,
                RecordField.WISHES_CULTURE,
                RecordField.WISHES_CULTURE_NOTE),
        PEOPLE_WHO_MATTER(RecordField.PERSON_KEY_PEOPLE);

        private final List<RecordField> fields;

        Part(RecordField... fields) {
            this.fields = List.of(fields);
        }

        public List<RecordField> fields() {
            return fields;
        }
    }

    private final TheirJourneys own;
    private final Records records;
    private final RecordHistory history;
    private final Matching matching;
    private final Walks walks;
    private final ConsentLedger consent;

    ContactAndWishes(
            TheirJourneys own,
            Records records,
            RecordHistory history,
            Matching matching,
            Walks walks,
            ConsentLedger consent) {
        this.own = own;
        this.records = records;
        this.history = history;
        this.matching = matching;
        this.walks = walks;
        this.consent = consent;
    }

    /**
     * What is there now.
     *
     * @param state tells this state from any other, for {@link #change}
     * @param maySomebodyBeCalled whether the survivor agreed that people who matter to them may be called at all (CONSENT-05)
     */
    public record View(Journey journey, Map<RecordField, Object> answers, String state, boolean maySomebodyBeCalled) {}

    /** @throws org.alongside.journey.state.NoSuchJourneyException when it is not the reader's, over, or not there */
    public View view(JourneyId journeyId, Part part, WorkerId reader) {
        return own.read("contact and wishes: look", journeyId, reader, journey -> view(journey, part, reader));
    }

    /**
     * Whether the survivor agreed that people who matter to them may be called at all, for a page that shows nothing else of
     * what is kept.
     */
    public boolean maySomebodyBeCalled(JourneyId journeyId, WorkerId reader) {
        return own.read("contact and wishes: agreed to", journeyId, reader, journey -> maySomebodyBeCalled(journeyId));
    }

    private boolean maySomebodyBeCalled(JourneyId journeyId) {
        return consent.agrees(journeyId, Purpose.CONTACT_WHANAU);
    }

    private View view(Journey journey, Part part, WorkerId reader) {
        List<RecordEntry> entries = history.current(journey.id(), reader, part.fields(), List.of(), REASON);
        Map<RecordField, Object> answers = new EnumMap<>(RecordField.class);
        entries.forEach(entry -> answers.put(entry.field(), entry.value()));
        return new View(journey, answers, state(entries), maySomebodyBeCalled(journey.id()));
    }

    private static String state(List<RecordEntry> entries) {
        String ids =
                entries.stream().map(entry -> entry.id().toString()).sorted().collect(Collectors.joining(","));
        return UUID.nameUUIDFromBytes(ids.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /**
     * Keeps what was changed; what is unchanged makes no new version. Where the way to reach them changed, that an e-mail may come
     * at any time is taken back until it is asked again.
     *
     * @param answers by field of the part; empty text clears one
     * @param seen the state of what was looked at before
     * @return whether that was taken back
     * @throws Refused when somebody changed it meanwhile, or when it may not be kept before the survivor agreed
     * @throws org.alongside.journey.state.NoSuchJourneyException when it is not the writer's, over, or not there
     */
    public boolean change(JourneyId journeyId, Part part, Map<RecordField, Object> answers, String seen, WorkerId by) {
        return own.changeAndTell("contact and wishes: change", journeyId, by, journey -> {
            View now = view(journey, part, by);
            if (!now.state().equals(seen)) {
                throw Refused.form(Words.here("refused.changed-meanwhile-open-another-tab"));
            }
            Set<RecordField> changed = records.write(journeyId, by, REASON, answers);
            boolean areWishesNew = !Collections.disjoint(answers.keySet(), WISHES)
                    && WISHES.stream().anyMatch(field -> !answers.getOrDefault(field, "")
                            .equals(now.answers().getOrDefault(field, "")));
            if (areWishesNew) {
                walks.wishesChanged(journeyId, matching.wishes(journeyId));
            }
            return changed.contains(RecordField.CONTACT_ANY_TIME)
                    && answers.getOrDefault(RecordField.CONTACT_ANY_TIME, "")
                            .equals(now.answers().get(RecordField.CONTACT_ANY_TIME));
        });
    }
}

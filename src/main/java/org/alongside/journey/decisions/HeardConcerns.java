package org.alongside.journey.decisions;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.alongside.engine.DecisionTables;
import org.alongside.engine.PageTransactions;
import org.alongside.engine.Processes;
import org.alongside.engine.VariableValues;
import org.alongside.groups.GroupView;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RecordId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.policy.ConcernIsAboutWhomTheyKnow;
import org.alongside.journey.state.JourneyAccess;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.state.Journeys.Journey;
import org.alongside.journey.state.Journeys.State;
import org.alongside.journey.state.NoSuchJourneyException;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.alongside.safety.Concerns;
import org.alongside.safety.FollowUps;
import org.alongside.safety.SafetyLevel;
import org.alongside.safety.bpmn.SafetyTriageDecision;
import org.alongside.workers.Walks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Whoever hears that somebody may not be safe raises it, from whatever they are doing: the worker who walks with the
 * survivor or took the first contact, whoever has a task about them, and whoever facilitates a group of theirs. What they
 * write goes into the survivor's record, to how safe things are, and nowhere else. (SAFE-07, CONF-05)
 */
@Service
@Policy(PolicyId.SAFE_01)
@Policy(PolicyId.SAFE_07)
public class HeardConcerns {
    private static final String ACT = "raise a concern";
    /** Why the record is written to, and by which words it is looked at. */
    public static final String PAGE = "heard-concern";
    /** The same call again within this time is taken for a second click: what was written is kept, and nobody is called twice. */
    private static final Duration SAME_CALL = Duration.ofMinutes(2);

    private final JourneyAccess own;
    private final Journeys journeys;
    private final GroupView groups;
    private final Records records;
    private final Concerns concerns;
    private final FollowUps followUps;
    private final Walks walks;
    private final Processes processes;
    private final DecisionTables decisions;
    private final PageTransactions acts;
    private final Clock clock;

    HeardConcerns(
            JourneyAccess own,
            Journeys journeys,
            GroupView groups,
            Records records,
            Concerns concerns,
            FollowUps followUps,
            Walks walks,
            Processes processes,
            DecisionTables decisions,
            PageTransactions acts,
            Clock clock) {
        this.own = own;
        this.journeys = journeys;
        this.groups = groups;
        this.records = records;
        this.concerns = concerns;
        this.followUps = followUps;
        this.walks = walks;
        this.processes = processes;
        this.decisions = decisions;
        this.acts = acts;
        this.clock = clock;
    }

    /** Somebody whom it may be about. @param name as far as it is open to who asks, or empty */
    public record Somebody(JourneyId journeyId, String label, String name) {}

    /**
     * What was heard.
     *
     * @param pressing how soon somebody must act, by who heard it: never less than the answers say
     * @param answers to the questions about safety, by field of the record; what was not asked is left out
     * @param words empty where there are none
     */
    public record Heard(SafetyLevel pressing, Map<RecordField, String> answers, String words) {}

    /**
     * Whom it may be about, for a journey or a group.
     *
     * @return empty for a group of which the person has a task and sees nobody
     * @throws NoSuchJourneyException where there is no such journey or group, or it is not theirs, which answer alike
     */
    public List<Somebody> about(RecordId about, WorkerId by) {
        return inOne(about, by, () -> whom(about, by));
    }

    /**
     * Raises it at once: as a concern, or where it is to be watched, as a follow-up within three days.
     *
     * @return how grave it is taken
     * @throws NoSuchJourneyException like {@link #about}, and where the survivor is not among those
     */
    public SafetyLevel raise(RecordId about, JourneyId journeyId, Heard heard, WorkerId by) {
        return inOne(about, by, () -> {
            Journey journey = journeys.lock(journeyId).orElseThrow(NoSuchJourneyException::new);
            if (whom(about, by).stream().noneMatch(one -> one.journeyId().equals(journeyId))) {
                throw new NoSuchJourneyException();
            }
            keep(journeyId, heard, by);
            SafetyLevel level = level(heard);
            WorkerId worker = walks.workerOf(journeyId).orElse(journey.firstContactBy());
            if (level.compareTo(SafetyLevel.URGENT) < 0) {
                followUps.start(journeyId, by, worker, journey.label(), false);
                return SafetyLevel.WATCH;
            }
            Concerns.Level call = Concerns.Level.valueOf(level.name());
            if (!concerns.isRaisedSince(journeyId, call, clock.instant().minus(SAME_CALL))) {
                concerns.raise(journeyId, call, by, worker, journey.label());
            }
            return level;
        });
    }

    private void keep(JourneyId journeyId, Heard heard, WorkerId by) {
        Map<RecordField, Object> kept = new EnumMap<>(RecordField.class);
        kept.putAll(heard.answers());
        if (!heard.words().isEmpty()) {
            kept.put(RecordField.CONCERN_WHAT, heard.words());
        }
        records.write(journeyId, by, PAGE, kept);
    }

    /** The graver of what the person thinks and what the table says. (SAFE-01) */
    private SafetyLevel level(Heard heard) {
        VariableValues said = VariableValues.none()
                .and(SafetyTriageDecision.SAFETY_NOW, text(heard, RecordField.SAFETY_NOW))
                .and(SafetyTriageDecision.SAFETY_SELF, text(heard, RecordField.SAFETY_SELF))
                .and(SafetyTriageDecision.SAFETY_OTHERS, text(heard, RecordField.SAFETY_OTHERS));
        SafetyLevel table = SafetyLevel.valueOf(decisions.answer(SafetyTriageDecision.KEY, said));
        return Stream.of(heard.pressing(), table).max(Comparator.naturalOrder()).orElseThrow();
    }

    private static @Nullable String text(Heard heard, RecordField field) {
        Object said = heard.answers().get(field);
        return said == null ? null : said.toString();
    }

    private List<Somebody> whom(RecordId id, WorkerId by) {
        Optional<Journey> journey = journeys.find(id.journey());
        if (journey.isPresent()) {
            boolean isTheirs = journey.get().state() != State.ERASED
                    && (own.decide(id.journey(), by).isAllowed()
                            || processes.hasTask(id, by)
                            || groups.facilitatesGroupOf(id.journey(), by));
            return ConcernIsAboutWhomTheyKnow.decide(isTheirs).isAllowed()
                    ? List.of(somebody(journey.get(), by))
                    : nobody();
        }
        List<Somebody> people = new ArrayList<>();
        groups.people(id.group(), by)
                .forEach(person -> people.add(new Somebody(person.journeyId(), person.label(), person.name())));
        boolean isTheirs = !people.isEmpty() || processes.hasTask(id, by);
        return ConcernIsAboutWhomTheyKnow.decide(isTheirs).isAllowed() ? people : nobody();
    }

    private static List<Somebody> nobody() {
        throw new NoSuchJourneyException();
    }

    private Somebody somebody(Journey journey, WorkerId by) {
        Map<JourneyId, String> names = records.aliases(List.of(journey.id()), by);
        return new Somebody(
                journey.id(),
                journey.label(),
                names.isEmpty()
                        ? records.namesInGroups(List.of(journey.id()), by).getOrDefault(journey.id(), "")
                        : names.getOrDefault(journey.id(), ""));
    }

    private <T> T inOne(RecordId about, WorkerId by, java.util.function.Supplier<T> work) {
        try {
            return acts.inOne(ACT, about, by, work);
        } catch (NoSuchJourneyException e) {
            // Whatever it was that is not theirs: one answer for all.
            acts.record(ConcernIsAboutWhomTheyKnow.decide(false).refusal(), ACT, about, by);
            throw e;
        }
    }
}

package org.alongside.workers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.access.People;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.alongside.workers.bpmn.MatchWorkerProcess;
import org.alongside.workers.policy.WorkerMayTakeOn;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds the worker to whom a survivor is offered: who may, then who is wished for, then who has most room. */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(value = PolicyId.WORKER_01, database = "column walk.gender_wish_met")
@Policy(value = PolicyId.WORKER_06, database = "column walk.culture_wish_met")
public class Matching {
    private final Workers workers;
    private final Walks walks;
    private final Records records;
    private final People people;
    private final Clock clock;
    private final Settings settings;

    Matching(Workers workers, Walks walks, Records records, People people, Clock clock, Settings settings) {
        this.workers = workers;
        this.walks = walks;
        this.records = records;
        this.people = people;
        this.clock = clock;
        this.settings = settings;
    }

    /** What the survivor wished for, as far as they said. */
    public Wishes wishes(JourneyId journeyId) {
        Map<RecordField, Object> said = records.readForService(
                journeyId,
                EnumSet.of(RecordField.WISHES_WORKER_GENDER, RecordField.WISHES_CULTURE, RecordField.CONTACT_LANGUAGE),
                MatchWorkerProcess.KEY);
        Object cultures = said.getOrDefault(RecordField.WISHES_CULTURE, List.of());
        return new Wishes(
                String.valueOf(said.getOrDefault(RecordField.WISHES_WORKER_GENDER, Wishes.NO_PREFERENCE)),
                cultures instanceof Collection<?> many
                        ? many.stream().map(Object::toString).collect(Collectors.toSet())
                        : Set.of(),
                String.valueOf(said.getOrDefault(RecordField.CONTACT_LANGUAGE, "NOT_SAID")));
    }

    /** Whether a supervisor may have this worker asked: everything but the wishes holds. */
    public boolean mayBeAsked(JourneyId journeyId, WorkerId workerId) {
        return workers.find(workerId).stream()
                .anyMatch(worker -> isFree(worker, walks.workerOf(journeyId), workers.withConflict(journeyId)));
    }

    /** All whom a supervisor may have asked, in the order of their ids. */
    public List<WorkerId> allWhoMayBeAsked(JourneyId journeyId) {
        Optional<WorkerId> walking = walks.workerOf(journeyId);
        Set<WorkerId> conflicts = workers.withConflict(journeyId);
        return workers.all().stream()
                .filter(worker -> isFree(worker, walking, conflicts))
                .map(Worker::userId)
                .toList();
    }

    private boolean isFree(Worker worker, Optional<WorkerId> walking, Set<WorkerId> conflicts) {
        return walking.filter(worker.userId()::equals).isEmpty() && mayTakeOn(worker, conflicts);
    }

    private boolean mayTakeOn(Worker worker, Set<WorkerId> conflicts) {
        return WorkerMayTakeOn.decide(
                        worker.facts(
                                conflicts.contains(worker.userId()), settings.number(SettingKey.CO_REFLECTION_DAYS)),
                        LocalDate.now(clock))
                .isAllowed();
    }

    /** An offer to somebody without an account would wait for nobody. */
    private boolean isHere(Worker worker) {
        return people.find(worker.userId()).isPresent();
    }

    /**
     * The next worker to offer to: of all there are, the one who meets most of what the survivor wishes. Who was offered
     * this survivor already is not asked again until a supervisor looks anew.
     *
     * @param preferredId who took the first contact: they know each other already
     * @param isRelaxed the survivor agreed to somebody who meets fewer of their wishes
     */
    public Optional<WorkerId> find(JourneyId journeyId, WorkerId preferredId, boolean isRelaxed) {
        Wishes wishes = wishes(journeyId);
        Set<WorkerId> asked = walks.askedSinceLastLook(journeyId);
        Set<WorkerId> conflicts = workers.withConflict(journeyId);
        // Accounts are looked up one by one, and only until the first that is there: nearly always one.
        return workers.all().stream()
                .filter(Worker::takesOn)
                .filter(worker -> !asked.contains(worker.userId()))
                .filter(worker -> mayTakeOn(worker, conflicts))
                .filter(worker -> isRelaxed || wishes.genderMetBy(worker))
                .sorted(bestFirst(wishes, preferredId))
                .filter(this::isHere)
                .map(Worker::userId)
                .findFirst();
    }

    private static Comparator<Worker> bestFirst(Wishes wishes, WorkerId preferredId) {
        return Comparator.<Worker>comparingInt(worker -> wishes.genderMetBy(worker) ? 0 : 1)
                .thenComparing(Comparator.<Worker>comparingLong(wishes::culturesMetCount)
                        .reversed())
                .thenComparing(worker -> worker.userId().equals(preferredId) ? 0 : 1)
                .thenComparing(Worker::walksWith)
                .thenComparing(Worker::userId);
    }
}

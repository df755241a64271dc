package org.alongside.safety;

import java.util.Optional;
import java.util.stream.Stream;
import org.alongside.access.People;
import org.alongside.access.Role;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.safety.policy.ConflictLeavesItToOthers;
import org.alongside.workers.Walks;
import org.alongside.workers.Workers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which supervisors may act on a concern, and who is the second of the two people who close it. (WORKER-04, WORKER-08) */
@Component
@Policy(PolicyId.WORKER_04)
@Policy(PolicyId.WORKER_08)
class SecondPerson {
    private final People people;
    private final Walks walks;
    private final Workers workers;

    SecondPerson(People people, Walks walks, Workers workers) {
        this.people = people;
        this.walks = walks;
        this.workers = workers;
    }

    /**
     * The worker who is asked to agree because there is no supervisor but the one who decided.
     *
     * @param firstAsked the worker to whom the concern came first
     * @return null when there is another supervisor, or nobody at all yet: then supervisors are asked, and a supervisor who
     *     gets an account meanwhile can agree
     */
    @Nullable
    WorkerId besides(WorkerId decidedBy, JourneyId journeyId, @Nullable WorkerId firstAsked) {
        if (isSupervisorBesides(decidedBy)) {
            return null;
        }
        return Stream.concat(walks.workerOf(journeyId).stream(), Optional.ofNullable(firstAsked).stream())
                .filter(worker -> !worker.equals(decidedBy))
                .filter(worker -> people.find(worker).isPresent())
                .findFirst()
                .orElse(null);
    }

    /** Whether somebody can still sign in here. */
    boolean hasAccount(WorkerId userId) {
        return people.find(userId).isPresent();
    }

    private boolean isSupervisorBesides(WorkerId userId) {
        return supervisorsBesides(userId).findAny().isPresent();
    }

    private Stream<WorkerId> supervisorsBesides(WorkerId userId) {
        return people.all().stream()
                .filter(person -> person.is(Role.SUPERVISOR))
                .map(People.Person::userId)
                .filter(supervisor -> !supervisor.equals(userId));
    }

    /**
     * Whether this person may take a task in which they see how the survivor is reached. Whoever knows the survivor in
     * another role leaves it to somebody else, where there is somebody: a call for help is not left alone.
     *
     * @param neither who cannot take it instead of them; null for nobody
     */
    Decision mayReach(WorkerId userId, JourneyId journeyId, @Nullable WorkerId neither) {
        boolean hasConflict = workers.hasConflict(userId, journeyId);
        boolean isAnotherThere = hasConflict
                && supervisorsBesides(userId)
                        .anyMatch(other -> !other.equals(neither) && !workers.hasConflict(other, journeyId));
        return ConflictLeavesItToOthers.mayReach(hasConflict, isAnotherThere);
    }
}

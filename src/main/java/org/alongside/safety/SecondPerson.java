package org.alongside.safety;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.alongside.access.People;
import org.alongside.access.Role;
import org.alongside.policy.Decision;
import org.alongside.workers.Walks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the second of the two people who close a concern. (WORKER-08) */
@Component
class SecondPerson {
    private final People people;
    private final Walks walks;

    SecondPerson(People people, Walks walks) {
        this.people = people;
        this.walks = walks;
    }

    /**
     * The worker who is asked to agree because there is no supervisor but the one who decided.
     *
     * @param firstAsked the worker to whom the concern came first
     * @return null when there is another supervisor, or nobody at all yet: then supervisors are asked, and a supervisor who
     *     gets an account meanwhile can agree
     */
    @Nullable
    String besides(String decidedBy, UUID journeyId, @Nullable String firstAsked) {
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
    boolean hasAccount(String userId) {
        return people.find(userId).isPresent();
    }

    /** Whether there is another supervisor than this person. */
    boolean isSupervisorBesides(String userId) {
        return people.all().stream()
                .anyMatch(
                        person -> person.is(Role.SUPERVISOR) && !person.userId().equals(userId));
    }

    /** Whether this person may be the second one. */
    static Decision mayAgree(String decidedBy, String by) {
        return decidedBy.equals(by)
                ? Decision.refused(
                        "WORKER-08",
                        "You said how things are now, so somebody else has to agree that it is enough. Another "
                                + "supervisor can take this task.")
                : Decision.allowed();
    }
}

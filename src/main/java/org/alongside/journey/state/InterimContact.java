package org.alongside.journey.state;

import java.util.Optional;
import java.util.stream.Stream;
import org.alongside.access.People;
import org.alongside.access.People.Person;
import org.alongside.access.Role;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.workers.Worker;
import org.alongside.workers.Workers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who stays in touch with a survivor while nobody walks with them: whoever took the first contact, or, when that account is
 * gone or they declared a conflict, a supervisor.
 */
@Component
public class InterimContact {
    private final People people;
    private final Workers workers;

    InterimContact(People people, Workers workers) {
        this.people = people;
        this.workers = workers;
    }

    /** Nobody only where the organisation has no supervisor either. */
    public Optional<WorkerId> with(JourneyId journeyId, WorkerId firstContactBy) {
        return with(journeyId, firstContactBy, null);
    }

    /** @param removed whose account is removed in this transaction, and still seems to be there */
    public Optional<WorkerId> with(JourneyId journeyId, WorkerId firstContactBy, @Nullable WorkerId removed) {
        Stream<WorkerId> first =
                Stream.of(firstContactBy).filter(who -> people.find(who).isPresent());
        Stream<WorkerId> supervisorOfThem = Stream.of(removed == null ? firstContactBy : removed)
                .flatMap(who -> workers.find(who).map(Worker::supervisorId).stream())
                .filter(who ->
                        people.find(who).filter(InterimContact::supervises).isPresent());
        return Stream.concat(
                        Stream.concat(first, supervisorOfThem),
                        people.all().stream().filter(InterimContact::supervises).map(Person::userId))
                .filter(who -> !who.equals(removed))
                .filter(who -> !workers.hasConflict(who, journeyId))
                .findFirst();
    }

    private static boolean supervises(Person person) {
        return person.is(Role.SUPERVISOR);
    }
}

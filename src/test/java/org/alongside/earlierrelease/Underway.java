package org.alongside.earlierrelease;

import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.and;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RecordId;
import org.alongside.testing.walk.Step;
import org.alongside.testing.walk.Tasklist;
import org.springframework.boot.test.context.TestComponent;

/** Brings survivors to a step of their journey, each with a worker of their own turn, and keeps who stands where. */
@TestComponent
final class Underway {
    static final List<String> WORKERS = List.of("worker2", "worker3", "worker4", "worker5", "facilitator1");

    /** Somebody at a place. @param name of the place, in words */
    record Standing(String name, RecordId id) {}

    private final Tasklist tasklist;
    private final OpenTasks openTasks;
    private final List<Standing> standing = new ArrayList<>();

    Underway(Tasklist tasklist, OpenTasks openTasks) {
        this.tasklist = tasklist;
        this.openTasks = openTasks;
    }

    List<Standing> all() {
        return List.copyOf(standing);
    }

    <I extends RecordId> I stands(String name, I id) {
        standing.add(new Standing(name, id));
        return id;
    }

    JourneyId contact(String name) {
        return contact(name, CALM);
    }

    JourneyId contact(String name, Map<String, ?> safety) {
        String worker = WORKERS.get(standing.size() % WORKERS.size());
        Map<String, Object> first = and(
                safety,
                "alias",
                "Tamsin " + (standing.size() + 1),
                "channel",
                "PHONE",
                "address",
                "021 555 0101",
                "safetyNote",
                "Calls from the library");
        return stands(name, tasklist.as(worker).begins(first));
    }

    JourneyId atWelcome(String name) {
        return at(Step.WELCOME, name);
    }

    JourneyId atConsent(String name) {
        return at(Step.CONSENT, name);
    }

    JourneyId atShare(String name) {
        return at(Step.SHARE, name);
    }

    JourneyId atPlan(String name) {
        return at(Step.PLAN, name);
    }

    JourneyId inSupport(String name) {
        return at(Step.SUPPORT, name);
    }

    private JourneyId at(Step step, String name) {
        JourneyId id = contact(name);
        step.reached((box, answers) -> openTasks.does(
                id, box, box.equals(Step.PLAN.box()) ? and(answers, "keepingSafe", "A walk first") : answers));
        return id;
    }

    /** The standing task, with what is next. */
    JourneyId next(JourneyId id, String whatNext) {
        openTasks.does(id, "userTask_walkAlongside", Map.of("whatNext", whatNext));
        return id;
    }
}

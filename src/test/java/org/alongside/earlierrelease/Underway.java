package org.alongside.earlierrelease;

import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.and;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RecordId;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.springframework.boot.test.context.TestComponent;

/** Brings survivors to a step of their journey, each with a worker of their own turn, and keeps who stands where. */
@TestComponent
final class Underway {
    static final List<String> WORKERS = List.of("worker2", "worker3", "worker4", "worker5", "facilitator1");

    /** Somebody at a place. @param name of the place, in words */
    record Standing(String name, RecordId id) {}

    private final Tasklist tasklist;
    private final Desk desk;
    private final List<Standing> standing = new ArrayList<>();

    Underway(Tasklist tasklist, Desk desk) {
        this.tasklist = tasklist;
        this.desk = desk;
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
        JourneyId id = contact(name);
        desk.does(id, "userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
        return id;
    }

    JourneyId atConsent(String name) {
        JourneyId id = atWelcome(name);
        desk.does(id, "userTask_welcome", and(CALM, "welcomeNext", "DECIDE", "explainedToday", Survivors.ALL_POINTS));
        return id;
    }

    JourneyId atShare(String name) {
        JourneyId id = atConsent(name);
        desk.does(id, "userTask_recordConsent", Survivors.agreeing());
        return id;
    }

    JourneyId atPlan(String name) {
        JourneyId id = atShare(name);
        desk.does(id, "userTask_share", and(CALM, "shareNext", "GO_ON", "home", "A flat by the sea"));
        return id;
    }

    JourneyId inSupport(String name) {
        JourneyId id = atPlan(name);
        desk.does(id, "userTask_planWayForward", Map.of("hopes", "A garden", "keepingSafe", "A walk first"));
        return id;
    }

    /** The standing task, with what is next. */
    JourneyId next(JourneyId id, String whatNext) {
        desk.does(id, "userTask_walkAlongside", Map.of("whatNext", whatNext));
        return id;
    }
}

package org.alongside.yesterday;

import static org.alongside.Survivors.CALM;
import static org.alongside.Survivors.and;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.Survivors;
import org.alongside.Tasklist;
import org.springframework.boot.test.context.TestComponent;

/** Brings survivors to a step of their journey, each with a worker of their own turn, and keeps who stands where. */
@TestComponent
final class Underway {
    static final List<String> WORKERS = List.of("worker2", "worker3", "worker4", "worker5", "facilitator1");

    /** Somebody at a place. @param name of the place, in words */
    record Standing(String name, UUID id) {}

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

    UUID stands(String name, UUID id) {
        standing.add(new Standing(name, id));
        return id;
    }

    UUID contact(String name) {
        return contact(name, CALM);
    }

    UUID contact(String name, Map<String, ?> safety) {
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

    UUID atWelcome(String name) {
        UUID id = contact(name);
        desk.does(id, "userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
        return id;
    }

    UUID atConsent(String name) {
        UUID id = atWelcome(name);
        desk.does(id, "userTask_welcome", and(CALM, "welcomeNext", "DECIDE", "explainedToday", Survivors.ALL_POINTS));
        return id;
    }

    UUID atShare(String name) {
        UUID id = atConsent(name);
        desk.does(id, "userTask_recordConsent", Survivors.agreeing());
        return id;
    }

    UUID atPlan(String name) {
        UUID id = atShare(name);
        desk.does(id, "userTask_share", and(CALM, "shareNext", "GO_ON", "home", "A flat by the sea"));
        return id;
    }

    UUID inSupport(String name) {
        UUID id = atPlan(name);
        desk.does(id, "userTask_planWayForward", Map.of("hopes", "A garden", "keepingSafe", "A walk first"));
        return id;
    }

    /** The standing task, with what is next. */
    UUID next(UUID id, String whatNext) {
        desk.does(id, "userTask_walkAlongside", Map.of("whatNext", whatNext));
        return id;
    }
}

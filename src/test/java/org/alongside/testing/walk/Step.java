package org.alongside.testing.walk;

import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.and;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The steps from the first contact into support, each with the task that it waits at and with what leads on from there. */
public enum Step {
    OFFER("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT")),
    WELCOME("userTask_welcome", and(CALM, "welcomeNext", "DECIDE", "explainedToday", Survivors.ALL_POINTS)),
    CONSENT("userTask_recordConsent", Survivors.agreeing()),
    SHARE("userTask_share", and(CALM, "shareNext", "GO_ON", "home", "A flat by the sea")),
    PLAN("userTask_planWayForward", Map.of("hopes", "A garden")),
    SUPPORT("userTask_walkAlongside", Map.of());

    private final String box;
    private final Map<String, Object> onward;

    Step(String box, Map<String, Object> onward) {
        this.box = box;
        this.onward = onward;
    }

    /** The task that it waits at. */
    public String box() {
        return box;
    }

    /** Answers that lead on to the next step. */
    public Map<String, Object> onward() {
        return onward;
    }

    /** Answers that lead on from a task; none where it is not one of these steps. */
    public static Map<String, Object> onward(String box) {
        return Stream.of(values())
                .filter(step -> step.box.equals(box))
                .map(Step::onward)
                .findFirst()
                .orElse(Map.of());
    }

    /** Somebody comes here from the first contact: box and answers of each step before. */
    public void reached(BiConsumer<String, Map<String, Object>> completes) {
        for (Step before : values()) {
            if (before.ordinal() < ordinal()) {
                completes.accept(before.box, before.onward);
            }
        }
    }
}

package org.alongside.randomwalk;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.alongside.consent.Point;
import org.alongside.consent.Purpose;
import org.alongside.ids.JourneyId;
import org.alongside.journey.state.Journeys;
import org.jspecify.annotations.Nullable;

/** What somebody outside would expect of one journey, from what was answered and said so far. */
final class Walked {
    final JourneyId journey;
    final Map<Purpose, Boolean> agreed = new EnumMap<>(Purpose.class);
    final Set<Point> explained = EnumSet.noneOf(Point.class);
    Journeys.State state = Journeys.State.OPEN;
    int concerns;

    Walked(JourneyId journey) {
        this.journey = journey;
        for (Purpose purpose : Purpose.values()) {
            agreed.put(purpose, false);
        }
    }

    boolean isUnderWay() {
        return state == Journeys.State.OPEN || state == Journeys.State.PAUSED;
    }

    /** A form was sent and taken. */
    void took(String form, Map<String, ?> answers) {
        if (isGrave(answers) && asksSafety(form) || form.endsWith("describe-concern") && isPressing(answers)) {
            concerns++;
        }
        explain(answers);
        switch (String.valueOf(decisive(answers))) {
            case "NOT_NOW" -> {
                if (saysNotNow(form, answers)) {
                    erased();
                }
            }
            case "YES" -> agree(answers);
            case "PAUSE" -> state = Journeys.State.PAUSED;
            case "LEAVE" -> state = Journeys.State.ENDED;
            case "COME_BACK" -> state = Journeys.State.OPEN;
            default -> {
                // Nothing that is seen from outside.
            }
        }
    }

    boolean saysNotNow(String form, Map<String, ?> answers) {
        return form.startsWith("connect.") && "NOT_NOW".equals(decisive(answers));
    }

    void erased() {
        state = Journeys.State.ERASED;
        agreed.put(Purpose.KEEP_RECORD, false);
    }

    void agrees(Purpose purpose) {
        agreed.put(purpose, true);
    }

    void withdrew(Purpose purpose) {
        agreed.put(purpose, false);
        if (purpose == Purpose.KEEP_RECORD) {
            erased();
        }
    }

    /** Why this cannot be taken although every answer is one that the form offers, or null. */
    @Nullable
    String mustBeRefused(Map<String, ?> answers) {
        if ("NO".equals(answers.get("everythingErased"))) {
            return "CONSENT-03";
        }
        if (!"YES".equals(answers.get("consentDecision"))) {
            return null;
        }
        Set<Point> after = EnumSet.copyOf(Point.beforeConsent());
        after.removeAll(explained);
        after.removeAll(points(answers));
        if (!after.isEmpty()) {
            return "CONSENT-04";
        }
        boolean isTold = Boolean.TRUE.equals(answers.get("keepSessionNotes"))
                || "YES".equals(answers.get("notesEffectExplained"));
        return isTold ? null : "CONSENT-07";
    }

    private static @Nullable Object decisive(Map<String, ?> answers) {
        for (String key : new String[] {"welcomeNext", "consentDecision", "whatNext", "doorChoice"}) {
            if (answers.get(key) != null) {
                return answers.get(key);
            }
        }
        return null;
    }

    private void agree(Map<String, ?> answers) {
        agreed.put(Purpose.KEEP_RECORD, true);
        agreed.put(Purpose.KEEP_SESSION_NOTES, Boolean.TRUE.equals(answers.get("keepSessionNotes")));
        agreed.put(Purpose.ANONYMOUS_REPORTING, Boolean.TRUE.equals(answers.get("anonymousReporting")));
        agreed.put(Purpose.CONTACT_WHANAU, Boolean.TRUE.equals(answers.get("contactWhanau")));
    }

    private void explain(Map<String, ?> answers) {
        explained.addAll(points(answers));
    }

    private static Set<Point> points(Map<String, ?> answers) {
        Set<Point> points = EnumSet.noneOf(Point.class);
        if (answers.get("explainedToday") instanceof Iterable<?> ticked) {
            ticked.forEach(point -> points.add(Point.valueOf(point.toString())));
        }
        return points;
    }

    private static boolean asksSafety(String form) {
        return form.matches("survivor-journey\\.first-contact|connect\\.(welcome|share)|support\\.record-session"
                + "|reflect\\.look-back|safety-follow-up\\.follow-up");
    }

    /** URGENT or EMERGENCY by SAFE-01, in other words than the table's. */
    private static boolean isGrave(Map<String, ?> answers) {
        return "NOT_SAFE".equals(answers.get("safetyNow"))
                || "PLAN".equals(answers.get("safetySelf"))
                || "CHILD".equals(answers.get("safetyOthers"))
                || "DANGER_NOW".equals(answers.get("safetyOthers"));
    }

    /** What a worker describes: anything that is not to be watched only, and everything about a child. SAFE-07. */
    private static boolean isPressing(Map<String, ?> answers) {
        return !"WATCH".equals(answers.get("safetyLevel")) || "YES".equals(answers.get("aboutChild"));
    }
}

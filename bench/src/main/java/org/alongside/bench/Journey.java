package org.alongside.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A journey of eight forms, from first contact to the end, as a worker's browser asks for them: each task is looked up,
 * opened (task, form, its schema, its values) and submitted. On both sides the same calls with the same answers.
 */
final class Journey {
    private static final String LONG = "A flat by the sea. ".repeat(100);
    private static final Map<String, Object> SAFE =
            Map.of("safetyNow", "SAFE", "safetySelf", "NO", "safetyOthers", "NO");

    /** The forms after the first contact, in order, and what is answered. */
    private enum Step {
        OFFER("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT")),
        WELCOME(
                "userTask_welcome",
                with(
                        SAFE,
                        Map.of(
                                "welcomeNext",
                                "DECIDE",
                                "explainedToday",
                                List.of(
                                        "HOW_PEER_SUPPORT_WORKS",
                                        "WHAT_IT_MAY_BRING",
                                        "OTHER_OPTIONS",
                                        "RISKS",
                                        "WHAT_IS_RECORDED",
                                        "LIMITS_OF_CONFIDENTIALITY",
                                        "STANCE_ON_OFFENDING")))),
        CONSENT(
                "userTask_recordConsent",
                Map.of(
                        "consentDecision", "YES",
                        "howGiven", "SPOKEN",
                        "keepSessionNotes", true,
                        "anonymousReporting", true,
                        "contactWhanau", true)),
        SHARE("userTask_share", with(SAFE, Map.of("shareNext", "GO_ON", "home", LONG, "offendingDisclosed", false))),
        PLAN("userTask_planWayForward", Map.of("hopes", LONG)),
        WALK("userTask_walkAlongside", Map.of("whatNext", "LEAVE")),
        FEEDBACK("userTask_inviteFeedback", Map.of());

        private final String task;
        private final Map<String, Object> answers;

        Step(String task, Map<String, Object> answers) {
            this.task = task;
            this.answers = answers;
        }
    }

    /** Where a journey is left. */
    enum Left {
        AT_WELCOME(Step.OFFER),
        IN_SUPPORT(Step.PLAN),
        AT_ITS_END(Step.FEEDBACK);

        private final Step last;

        Left(Step last) {
            this.last = last;
        }
    }

    private final Browser browser;
    private final Side side;
    private final String definition;

    Journey(Side side, Browser browser) {
        this.side = side;
        this.browser = browser;
        this.definition = browser.json(
                        "GET",
                        Browser.ENGINE + "/process-definition?key=survivor-journey&latestVersion=true&maxResults=1",
                        null)
                .get(0)
                .path("id")
                .asText();
    }

    /** @return the journey's id */
    String walk(Left left) {
        String journey = begin();
        for (Step step : Step.values()) {
            complete(journey, step);
            if (step == left.last) {
                break;
            }
        }
        return journey;
    }

    private String begin() {
        String form = Browser.ENGINE + "/process-definition/" + definition;
        browser.json("GET", form + "/startForm", null);
        browser.json("GET", form + "/deployed-start-form", null);
        browser.json("GET", form + "/form-variables", null);
        Map<String, Object> answers =
                with(SAFE, Map.of("alias", "Tamsin", "channel", "PHONE", "address", "021 555 0101"));
        Map<String, Object> body = new HashMap<>(Map.of("variables", typed(answers)));
        if (side == Side.PLAIN) {
            body.put("businessKey", UUID.randomUUID().toString());
        }
        return browser.json("POST", form + "/submit-form", body)
                .path("businessKey")
                .asText();
    }

    private void complete(String journey, Step step) {
        JsonNode tasks = browser.json(
                "GET", Browser.ENGINE + "/task?processInstanceBusinessKey=" + journey + "&maxResults=10", null);
        String id = null;
        for (JsonNode task : tasks) {
            if (task.path("taskDefinitionKey").asText().equals(step.task)) {
                id = task.path("id").asText();
            }
        }
        if (id == null) {
            throw new IllegalStateException(side + ": " + step.task + " is not there, but " + tasks);
        }
        String task = Browser.ENGINE + "/task/" + id;
        browser.json("GET", task, null);
        browser.json("GET", task + "/form", null);
        browser.json("GET", task + "/deployed-form", null);
        browser.json("GET", task + "/form-variables", null);
        var answer = browser.call("POST", task + "/submit-form", Map.of("variables", typed(step.answers)));
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    side + " answered " + answer.statusCode() + " to " + step.task + ": " + answer.body());
        }
    }

    private static Map<String, Object> with(Map<String, Object> some, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    /** As the Tasklist sends answers: lists as JSON, all else as it is. */
    private static Map<String, Object> typed(Map<String, Object> answers) {
        Map<String, Object> typed = new HashMap<>();
        answers.forEach((name, value) -> typed.put(
                name,
                value instanceof List<?>
                        ? Map.of("value", Browser.write(value), "type", "Json")
                        : Map.of("value", value)));
        return typed;
    }
}

package org.alongside.testing.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alongside.testing.walk.Survivors;

/** Walks a survivor's journey over HTTP, as whoever the process gives each task to. */
public final class Walk {
    private static final List<String> PEOPLE =
            List.of("worker1", "worker2", "facilitator1", "supervisor1", "supervisor2");
    private final Map<String, SignedIn> people = new HashMap<>();
    private final int port;
    private String journeyId = "";
    private String label = "";
    private String instanceId = "";

    /** A task as it lies in somebody's list. */
    public record Open(SignedIn who, JsonNode task) {
        public String id() {
            return task.path("id").asText();
        }
    }

    public Walk(int port) {
        this.port = port;
    }

    /** Goes on with a journey that somebody else began. */
    public Walk of(String label) {
        this.label = label;
        return this;
    }

    public SignedIn person(String user) {
        return people.computeIfAbsent(user, name -> SignedIn.as(port, name));
    }

    public String journeyId() {
        return journeyId;
    }

    /** Whether this is the instance that the journey began as. */
    public boolean isOf(String processInstanceId) {
        return instanceId.equals(processInstanceId);
    }

    public String label() {
        return label;
    }

    /** Begins a journey as worker1; everything after is about this one. */
    public Walk begin(Map<String, ?> answers) {
        Map<String, Object> all = new HashMap<>(Survivors.CALM);
        all.put("alias", "Somebody");
        all.putAll(answers);
        SignedIn.Answer started = person("worker1").start(all);
        assertThat(started.status()).as(started.body()).isEqualTo(200);
        journeyId = started.json().path("businessKey").asText();
        instanceId = started.json().path("id").asText();
        String name = offer().task().path("name").asText();
        label = name.substring(name.indexOf(" · "));
        return this;
    }

    /** The offer of this journey and of no other, which a test beside this one may have begun just now. */
    private Open offer() {
        for (String user : PEOPLE) {
            JsonNode mine = person(user)
                    .engine("/task?maxResults=2&taskDefinitionKey=userTask_offerJourney&processInstanceBusinessKey="
                            + journeyId)
                    .json();
            if (!mine.isEmpty()) {
                return new Open(person(user), mine.get(0));
            }
        }
        throw new IllegalStateException("Nobody was offered journey " + journeyId);
    }

    /** This journey's task of a box, wherever it lies. */
    public Optional<Open> find(String box) {
        for (String user : PEOPLE) {
            for (JsonNode task : person(user).tasks()) {
                if (task.path("taskDefinitionKey").asText().equals(box)
                        && task.path("name").asText().endsWith(label)) {
                    return Optional.of(new Open(person(user), task));
                }
            }
        }
        return Optional.empty();
    }

    /** What somebody does in a browser beside this walk takes a moment to arrive. */
    private Open comes(String box) {
        for (int tries = 0; tries < 20; tries++) {
            Optional<Open> open = find(box);
            if (open.isPresent()) {
                return open.get();
            }
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("Nobody has " + box + label);
    }

    /** Opens the form of the task of a box, and sends it with these answers. */
    public Open complete(String box, Map<String, ?> answers) {
        Open open = comes(box);
        if (open.task().path("assignee").isNull()) {
            open.who().claim(open.id());
        }
        open.who().engine("/task/" + open.id() + "/form-variables");
        SignedIn.Answer answer = open.who().submit(open.id(), answers);
        assertThat(answer.status()).as("%s: %s", box, answer.body()).isEqualTo(204);
        return open;
    }

    public Walk accept() {
        complete("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
        return this;
    }

    public Walk consent() {
        complete("userTask_welcome", Survivors.and(Survivors.CALM, "welcomeNext", "DECIDE"));
        complete(
                "userTask_recordConsent",
                Map.of(
                        "consentDecision",
                        "YES",
                        "howGiven",
                        "SPOKEN",
                        "keepSessionNotes",
                        true,
                        "explainedToday",
                        Survivors.ALL_POINTS));
        return this;
    }

    /** From the first contact to the standing task, with these things said on the way. */
    public Walk toSupport(Map<String, ?> contact, Map<String, ?> shared, Map<String, ?> plan) {
        begin(contact).accept().consent();
        Map<String, Object> share = new HashMap<>(Survivors.and(Survivors.CALM, "shareNext", "GO_ON"));
        share.putAll(shared);
        complete("userTask_share", share);
        complete("userTask_planWayForward", plan);
        return this;
    }

    public Open alongside() {
        return find("userTask_walkAlongside").orElseThrow();
    }
}

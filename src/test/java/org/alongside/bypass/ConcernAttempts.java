package org.alongside.bypass;

import static org.alongside.testing.http.SignedIn.ENGINE;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.alongside.testing.http.SignedIn;
import org.alongside.testing.http.SignedIn.Answer;

/**
 * Attempts at the tasks of a call for help: to take it from who acts, to make it quieter or later, to hide it from the
 * supervisors, to answer it in the place of somebody else. (SAFE-02, WORKER-08)
 */
final class ConcernAttempts {
    private static final String[] SUPERVISORS = {"supervisor1", "supervisor2"};
    private static final String[] OTHERS = {"worker2", "facilitator1", "analyst1", "admin1"};
    private static final String LATER = "2030-01-01T00:00:00.000+0000";

    private final Attempts attempts;
    private final String[] strangers;

    /** @param strangers people of another organisation */
    ConcernAttempts(Attempts attempts, String... strangers) {
        this.attempts = attempts;
        this.strangers = strangers;
    }

    private static String[] all(String[]... some) {
        return Arrays.stream(some).flatMap(Stream::of).toArray(String[]::new);
    }

    private static Function<SignedIn, Answer> post(String path, Map<String, ?> body) {
        return me -> me.engine("POST", path, body);
    }

    /**
     * @param task to act, which worker1 has
     * @param instance of the concern
     */
    void whileWorker1Acts(String task, String instance) {
        String[] notTheirs = all(SUPERVISORS, OTHERS, strangers);
        attempts.section("At the task of who acts on a call for help")
                .refused("look at it", me -> me.engine("/task/" + task), notTheirs)
                .refused("what is in it", me -> me.engine("/task/" + task + "/form-variables"), notTheirs)
                .refused("take it", me -> me.claim(task), notTheirs)
                .refused(
                        "say that they are safe",
                        me -> me.submit(task, Map.of("concernOutcome", "SAFE_NOW")),
                        notTheirs);
        quieterOrLater(task, all(new String[] {"worker1"}, notTheirs));
        attempts.refused("put it down", post("/task/" + task + "/unclaim", Map.of()), "worker1")
                .refused("complete it without its form", post("/task/" + task + "/complete", Map.of()), "worker1");
        ofTheConcern(instance, all(new String[] {"worker1"}, notTheirs));
    }

    /** @param task that is offered to the supervisors, and that none has taken */
    void whileSupervisorsAreAsked(String task) {
        String[] notOffered = all(new String[] {"worker1"}, OTHERS, strangers);
        Map<String, Object> isActing = Map.of("workerReached", "YES");
        attempts.section("At the task of the supervisors whom a call for help asks")
                .refused("look at it", me -> me.engine("/task/" + task), notOffered)
                .refused("take it", me -> me.claim(task), notOffered)
                .refused("say that somebody acts", me -> me.submit(task, isActing), notOffered)
                .refused("say so without taking it", me -> me.submit(task, isActing), SUPERVISORS)
                .refused("complete it without its form", post("/task/" + task + "/complete", Map.of()), SUPERVISORS)
                .refused(
                        "offer it to workers as well",
                        post(
                                "/task/" + task + "/identity-links",
                                Map.of("groupId", "peer-worker", "type", "candidate")),
                        SUPERVISORS)
                .refused(
                        "offer it to supervisors no more",
                        post(
                                "/task/" + task + "/identity-links/delete",
                                Map.of("groupId", "supervisor", "type", "candidate")),
                        all(SUPERVISORS, notOffered));
        quieterOrLater(task, all(SUPERVISORS, notOffered));
    }

    /** @param task to agree that it is closed, which worker1 decided */
    void whileASecondPersonIsAsked(String task) {
        Map<String, Object> enough = Map.of("isEnough", "YES");
        attempts.section("At the task of the second person who closes a concern")
                .refused("agree with oneself", me -> me.submit(task, enough), "worker1")
                .refused("take it to agree with oneself", me -> me.claim(task), "worker1")
                .refused("agree", me -> me.submit(task, enough), all(OTHERS, strangers))
                .refused("take it", me -> me.claim(task), all(OTHERS, strangers))
                .refused("agree without taking it", me -> me.submit(task, enough), SUPERVISORS);
        quieterOrLater(task, all(SUPERVISORS, OTHERS, strangers));
    }

    private void quieterOrLater(String task, String... users) {
        attempts.refused("give it to worker2", post("/task/" + task + "/assignee", Map.of("userId", "worker2")), users)
                .refused(
                        "delegate it to worker2",
                        post("/task/" + task + "/delegate", Map.of("userId", "worker2")),
                        users)
                .refused(
                        "make it less urgent, and due in years",
                        me -> me.engine(
                                "PUT",
                                "/task/" + task,
                                Map.of("priority", 0, "due", LATER, "followUp", LATER, "name", "Nothing")),
                        users);
    }

    private void ofTheConcern(String instance, String... users) {
        attempts.refused(
                        "make worker2 the one who acts",
                        me -> me.engine(
                                "PUT",
                                "/process-instance/" + instance + "/variables/workerId",
                                Map.of("value", "worker2", "type", "String")),
                        users)
                .refused("end it", me -> me.call("DELETE", ENGINE + "/process-instance/" + instance, ""), users)
                .refused(
                        "suspend it",
                        me -> me.engine(
                                "PUT", "/process-instance/" + instance + "/suspended", Map.of("suspended", true)),
                        users)
                .refused(
                        "let its timers wait for years",
                        me -> me.engine(
                                "PUT", "/job/suspended", Map.of("processInstanceId", instance, "suspended", true)),
                        users);
    }
}

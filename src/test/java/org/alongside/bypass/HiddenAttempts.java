package org.alongside.bypass;

import static org.alongside.bypass.EngineAttempts.get;

import java.util.Map;
import org.alongside.testing.http.SignedIn;
import org.alongside.testing.http.SignedIn.Answer;

/** Attempts to find out that offending is being assessed. OFFEND-07 */
final class HiddenAttempts {
    private final Attempts attempts;

    private final EngineAttempts.Known known;

    HiddenAttempts(Attempts attempts, EngineAttempts.Known known) {
        this.attempts = attempts;
        this.known = known;
    }

    void all() {
        String[] uninvolved = {"worker2", "supervisor2", "analyst1", "admin1"};
        attempts.section("That offending is being assessed")
                .refused("the instance, its id known", get("/process-instance/" + known.hiddenInstance()), uninvolved)
                .refused("an instance that does not exist", get("/process-instance/" + unknown()), uninvolved)
                .refused(
                        "the tree of the instance",
                        get("/process-instance/" + known.hiddenInstance() + "/activity-instances"),
                        uninvolved)
                .refused(
                        "the tree of one that does not exist",
                        get("/process-instance/" + unknown() + "/activity-instances"),
                        uninvolved)
                .refused(
                        "the form of the assessment",
                        get("/task/" + known.hiddenTask() + "/form-variables"),
                        uninvolved)
                .refused(
                        "the form of a task that does not exist",
                        get("/task/" + unknown() + "/form-variables"),
                        uninvolved)
                .refused("send the form of the assessment", me -> me.submit(known.hiddenTask(), Map.of()), uninvolved)
                .refused(
                        "send the form of a task that does not exist", me -> me.submit(unknown(), Map.of()), uninvolved)
                .refused("the process itself", get("/process-definition/key/offence-overlap"), uninvolved)
                .empty(
                        "its instances",
                        get("/process-instance?processDefinitionKey=offence-overlap&maxResults=10"),
                        uninvolved)
                .empty("their number", get("/process-instance/count?processDefinitionKey=offence-overlap"), uninvolved)
                .empty(
                        "their number, by the id of the process",
                        get("/process-instance/count?processDefinitionId=" + known.hiddenDefinition()),
                        uninvolved)
                .refused(
                        "its diagram with numbers",
                        get("/process-definition/" + known.hiddenDefinition() + "/statistics"),
                        uninvolved)
                .empty(
                        "executions of it",
                        get("/execution?processDefinitionKey=offence-overlap&maxResults=10"),
                        uninvolved)
                .empty("tasks of it", get("/task?processDefinitionKey=offence-overlap&maxResults=10"), uninvolved)
                .empty("its jobs", get("/job?processDefinitionKey=offence-overlap&maxResults=10"), uninvolved)
                .empty(
                        "its incidents",
                        get("/incident?processDefinitionKeyIn=offence-overlap&maxResults=10"),
                        uninvolved)
                .refused("Cockpit's list of its instances", me -> cockpit(me, "/process-instance"), "worker2")
                .empty(
                        "Cockpit's list of its instances",
                        me -> cockpit(me, "/process-instance?firstResult=0&maxResults=10"),
                        "supervisor2",
                        "analyst1",
                        "admin1")
                .empty(
                        "Cockpit's count of its instances",
                        me -> cockpit(me, "/process-instance/count"),
                        "supervisor2",
                        "analyst1",
                        "admin1");
    }

    private Answer cockpit(SignedIn me, String path) {
        String body = SignedIn.json(Map.of("processDefinitionId", known.hiddenDefinition()));
        return me.call("POST", "/camunda/api/cockpit/plugin/base/default" + path, body);
    }

    static String unknown() {
        return "12345678-0000-11f1-9e61-02fc00000001";
    }
}

package org.alongside.bypass;

import static org.alongside.testing.http.SignedIn.ENGINE;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.alongside.testing.http.SignedIn;
import org.alongside.testing.http.SignedIn.Answer;

/** Attempts at the engine's own endpoints: tasks, instances, variables, history, accounts. */
final class EngineAttempts {
    static final String[] ALL = {"worker1", "worker2", "supervisor2", "analyst1", "admin1"};
    private static final String[] OTHERS = {"worker2", "supervisor1", "supervisor2", "analyst1", "admin1"};
    private static final Map<String, Object> TEXT = Map.of("value", "typed words", "type", "String");

    private final Attempts attempts;
    private final Known known;

    /** Ids that an attacker may have come by. */
    record Known(
            String task,
            String instance,
            String execution,
            String definition,
            String hiddenTask,
            String hiddenInstance,
            String hiddenDefinition) {}

    EngineAttempts(Attempts attempts, Known known) {
        this.attempts = attempts;
        this.known = known;
    }

    void all() {
        tasks();
        words();
        instances();
        looking();
        expressions();
        new HiddenAttempts(attempts, known).all();
        new AccountAttempts(attempts).all();
    }

    static Function<SignedIn, Answer> post(String path, Object body) {
        return me -> me.engine("POST", path, body);
    }

    static Function<SignedIn, Answer> put(String path, Object body) {
        return me -> me.engine("PUT", path, body);
    }

    private static Function<SignedIn, Answer> delete(String path) {
        return me -> me.call("DELETE", ENGINE + path, "");
    }

    static Function<SignedIn, Answer> get(String path) {
        return me -> me.engine(path);
    }

    private void tasks() {
        String task = "/task/" + known.task();
        attempts.section("A task and who has it")
                .written("complete it without its form", post(task + "/complete", Map.of("variables", Map.of())), ALL)
                .written("resolve it", post(task + "/resolve", Map.of("variables", Map.of("x", TEXT))), ALL)
                .written("delegate it to worker2", post(task + "/delegate", Map.of("userId", "worker2")), ALL)
                .written("make worker2 its assignee", post(task + "/assignee", Map.of("userId", "worker2")), ALL)
                .written("claim it for worker2", post(task + "/claim", Map.of("userId", "worker2")), ALL)
                .written("claim somebody else's for oneself", me -> me.claim(known.task()), OTHERS)
                .written("put it down", post(task + "/unclaim", Map.of()), ALL)
                .written(
                        "add a person",
                        post(task + "/identity-links", Map.of("userId", "worker2", "type", "candidate")),
                        ALL)
                .written(
                        "add a group",
                        post(task + "/identity-links", Map.of("groupId", "peer-worker", "type", "candidate")),
                        ALL)
                .written(
                        "remove a person",
                        post(task + "/identity-links/delete", Map.of("userId", "worker1", "type", "assignee")),
                        ALL)
                .written("throw an error", post(task + "/bpmnError", Map.of("errorCode", "x")), ALL)
                .written("escalate", post(task + "/bpmnEscalation", Map.of("escalationCode", "journey.leaving")), ALL)
                .refused("remove it", delete(task), ALL)
                .written(
                        "send somebody else's form", me -> me.submit(known.task(), Map.of("whatNext", "LEAVE")), OTHERS)
                .written("ask for somebody else's form", get(task + "/form"), OTHERS)
                .written("ask for what is in somebody else's form", get(task + "/form-variables"), OTHERS)
                .refused("ask for somebody else's form as text", get(task + "/deployed-form"), OTHERS)
                .refused("ask for somebody else's form as HTML", get(task + "/rendered-form"), OTHERS)
                .refused("look at somebody else's task", get(task), OTHERS)
                .written("ask who has to do with it", get(task + "/identity-links"), OTHERS);
    }

    private void words() {
        String task = "/task/" + known.task();
        Map<String, Object> filter = Map.of("resourceType", "Task", "name", "typed words", "query", Map.of());
        Map<String, Object> own = Map.of("name", "typed words", "description", "typed words");
        attempts.section("Words outside of forms")
                .written("write a comment", post(task + "/comment/create", Map.of("message", "typed words")), ALL)
                .written("make a task of one's own", post("/task/create", own), ALL)
                .refused("name and describe a task", put(task, own), ALL)
                .refused("set when it is due", put(task, Map.of("due", "2027-01-01T09:00:00.000+0000")), ALL)
                .written("attach a file", me -> attach(me, task), ALL)
                .written("make a filter", post("/filter/create", filter), ALL)
                .refused("change a filter", put("/filter/" + known.task(), filter), ALL)
                .written("keep a variable with the task", put(task + "/variables/note", TEXT), ALL)
                .written("keep a variable in the task alone", put(task + "/localVariables/note", TEXT), ALL)
                .written(
                        "keep several variables",
                        post(task + "/variables", Map.of("modifications", Map.of("note", TEXT))),
                        ALL)
                .written("remove a variable", delete(task + "/variables/workerId"), ALL)
                .written(
                        "raise an incident with words",
                        post(
                                "/execution/" + known.execution() + "/create-incident",
                                Map.of("incidentType", "x", "configuration", "typed words")),
                        ALL);
    }

    private static Answer attach(SignedIn me, String task) {
        return me.parts(
                ENGINE + task + "/attachment/create",
                Map.of("attachment-name", "typed words", "content", "typed words"));
    }

    private void instances() {
        String instance = "/process-instance/" + known.instance();
        String definition = "/process-definition/" + known.definition();
        Map<String, Object> started = Map.of("variables", Map.of("journeyLabel", TEXT), "businessKey", "typed words");
        attempts.section("The process and its variables")
                .written("set a variable", put(instance + "/variables/workerId", Map.of("value", "worker2")), ALL)
                .written(
                        "set several variables",
                        post(instance + "/variables", Map.of("modifications", Map.of("workerId", TEXT))),
                        ALL)
                .written("remove a variable", delete(instance + "/variables/workerId"), ALL)
                .written("start without a form, with variables", post(definition + "/start", started), ALL)
                .refused(
                        "start by key, with a business key",
                        post("/process-definition/key/survivor-journey/start", started),
                        ALL)
                .written(
                        "send the start form with a business key",
                        post(definition + "/submit-form", Map.of("variables", Map.of(), "businessKey", "typed words")),
                        ALL)
                .refused(
                        "start a process that only a journey starts",
                        post("/process-definition/key/safety-concern/submit-form", Map.of("variables", Map.of())),
                        ALL)
                .refused(
                        "start an assessment of offending",
                        post("/process-definition/key/offence-overlap/start", Map.of()),
                        ALL)
                .written(
                        "send a message to all journeys",
                        post("/message", Map.of("messageName", "journey.ended", "all", true)),
                        ALL)
                .written(
                        "withdraw a survivor's consent by message",
                        post(
                                "/message",
                                Map.of("messageName", "consent.withdrawn", "processInstanceId", known.instance())),
                        ALL)
                .written("send a signal", post("/signal", Map.of("name", "x")), ALL)
                .written("let conditions be evaluated", post("/condition", Map.of("variables", Map.of("x", TEXT))), ALL)
                .written(
                        "trigger what it waits for", post("/execution/" + known.execution() + "/signal", Map.of()), ALL)
                .written(
                        "move it to another box",
                        post(
                                instance + "/modification",
                                Map.of(
                                        "instructions",
                                        List.of(Map.of(
                                                "type", "startBeforeActivity", "activityId", "userTask_welcome")))),
                        ALL)
                .written(
                        "migrate it",
                        post(
                                "/migration/execute",
                                Map.of(
                                        "migrationPlan",
                                        Map.of(
                                                "sourceProcessDefinitionId",
                                                known.definition(),
                                                "targetProcessDefinitionId",
                                                known.definition(),
                                                "instructions",
                                                List.of()),
                                        "processInstanceIds",
                                        List.of(known.instance()))),
                        ALL)
                .written("remove it", delete(instance), ALL)
                .written(
                        "remove several at once",
                        post("/process-instance/delete", Map.of("processInstanceIds", List.of(known.instance()))),
                        ALL)
                .written("suspend it", put(instance + "/suspended", Map.of("suspended", true)), ALL)
                .written("suspend the process", put(definition + "/suspended", Map.of("suspended", true)), ALL)
                .written(
                        "shorten how long history is kept",
                        put(definition + "/history-time-to-live", Map.of("historyTimeToLive", 0)),
                        ALL)
                .written(
                        "deploy a model",
                        me -> me.parts(
                                ENGINE + "/deployment/create",
                                Map.of("deployment-name", "eve", "eve.bpmn", "<definitions/>")),
                        ALL)
                .refused(
                        "evaluate a decision",
                        post("/decision-definition/key/safety-triage/evaluate", Map.of("variables", Map.of())),
                        ALL)
                .refused(
                        "fetch external tasks",
                        post("/external-task/fetchAndLock", Map.of("workerId", "x", "maxTasks", 1)),
                        ALL)
                .written("have history cleaned now", post("/history/cleanup?immediatelyDue=true", Map.of()), ALL)
                .written(
                        "make jobs run again", post("/job/retries", Map.of("retries", 1, "jobIds", List.of("x"))), ALL);
    }

    private void looking() {
        attempts.section("Looking where one has no part");
        for (String what : List.of(
                "variable-instance",
                "activity-instance",
                "task",
                "detail",
                "process-instance",
                "user-operation",
                "job-log",
                "identity-link-log",
                "incident")) {
            attempts.written("history: " + what, get("/history/" + what + "?maxResults=10"), ALL);
        }
        attempts.written("history: decisions", get("/history/decision-instance?maxResults=10"), ALL)
                .written("variables of everything", post("/variable-instance?maxResults=10", Map.of()), ALL)
                .written("variables of an instance", get("/process-instance/" + known.instance() + "/variables"), ALL)
                .written(
                        "one variable of an instance",
                        get("/process-instance/" + known.instance() + "/variables/workerId"),
                        ALL)
                .written("variables of a task", get("/task/" + known.task() + "/variables"), ALL)
                .written("one variable of a task", get("/task/" + known.task() + "/variables/workerId"), ALL)
                .written("comments of an instance", get("/process-instance/" + known.instance() + "/comment"), ALL)
                .empty(
                        "tasks of worker1",
                        get("/task?assignee=worker1&maxResults=10"),
                        "worker2",
                        "supervisor2",
                        "analyst1",
                        "admin1")
                .empty(
                        "all instances",
                        get("/process-instance?maxResults=100"),
                        "worker1",
                        "worker2",
                        "analyst1",
                        "admin1")
                .refused(
                        "the tree of an instance",
                        get("/process-instance/" + known.instance() + "/activity-instances"),
                        "worker1",
                        "worker2",
                        "analyst1",
                        "admin1")
                .refused("all tasks without an end", get("/task"), ALL)
                .refused("100,000 tasks at once", get("/task?maxResults=100000"), ALL)
                .written(
                        "instances by the value of a variable",
                        post(
                                "/process-instance?maxResults=10",
                                Map.of(
                                        "variables",
                                        List.of(Map.of("name", "workerId", "operator", "like", "value", "%")))),
                        ALL)
                .refused(
                        "the same by Cockpit's own search",
                        me -> me.call(
                                "POST",
                                "/camunda/api/cockpit/plugin/base/default/process-instance/count",
                                SignedIn.json(Map.of(
                                        "variables",
                                        List.of(Map.of("name", "workerId", "operator", "eq", "value", "worker1"))))),
                        "worker2",
                        "supervisor2",
                        "analyst1",
                        "admin1");
    }

    private void expressions() {
        String runtime = "''.getClass().forName('java.lang.Runtime')";
        String shell = "${" + runtime + ".getMethod('exec', ''.getClass()).invoke(" + runtime
                + ".getMethod('getRuntime').invoke(null), 'touch target/test-data/ran')}";
        attempts.section("Expressions, which are code")
                .written(
                        "an expression in a query",
                        post("/task?maxResults=10", Map.of("assigneeExpression", shell)),
                        ALL)
                .written(
                        "an expression in the \"or\" part of a query",
                        post("/task?maxResults=10", Map.of("orQueries", List.of(Map.of("assigneeExpression", shell)))),
                        ALL)
                .written(
                        "the same, counted",
                        post("/task/count", Map.of("orQueries", List.of(Map.of("assigneeExpression", shell)))),
                        ALL);
    }
}

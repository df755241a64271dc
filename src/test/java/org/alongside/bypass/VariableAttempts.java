package org.alongside.bypass;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alongside.testing.http.SignedIn;

/** Attempts to find out what is in variables by searching, counting and sorting: one guess at a time. */
final class VariableAttempts {
    private static final String[] ALL = {"worker1", "worker2", "supervisor2", "analyst1", "admin1"};

    private final Attempts attempts;
    private final String filter;

    /** @param filter id of a seeded list of the Tasklist */
    VariableAttempts(Attempts attempts, String filter) {
        this.attempts = attempts;
        this.filter = filter;
    }

    private static Map<String, Object> guess(String operator, Object value) {
        return Map.of("name", "consentDecision", "operator", operator, "value", value);
    }

    /** Bodies of a search for tasks, each another way to ask for the value of a variable. */
    private static Map<String, Object> searches() {
        Map<String, Object> searches = new LinkedHashMap<>();
        for (String operator : List.of("eq", "lt", "like")) {
            searches.put("by a variable of the process, " + operator, by("processVariables", guess(operator, "Y%")));
        }
        searches.put("by a variable of the task", by("taskVariables", guess("eq", "YES")));
        searches.put("by a variable of a case", by("caseInstanceVariables", guess("eq", "YES")));
        searches.put(
                "in its \"or\" part",
                Map.of("orQueries", List.of(Map.of("processVariables", List.of(guess("eq", "YES"))))));
        searches.put(
                "whatever the capitals",
                Map.of(
                        "processVariables",
                        List.of(guess("eq", "yes")),
                        "variableNamesIgnoreCase",
                        true,
                        "variableValuesIgnoreCase",
                        true));
        for (String kind : List.of(
                "processVariable",
                "taskVariable",
                "executionVariable",
                "caseInstanceVariable",
                "caseExecutionVariable")) {
            searches.put("sorted by a " + kind, sortedBy(kind));
        }
        return searches;
    }

    private static Map<String, Object> by(String criterion, Map<String, Object> guess) {
        return Map.of(criterion, List.of(guess));
    }

    private static Map<String, Object> sortedBy(String kind) {
        return Map.of(
                "sorting",
                List.of(Map.of(
                        "sortBy",
                        kind,
                        "sortOrder",
                        "asc",
                        "parameters",
                        Map.of("variable", "consentDecision", "type", "String"))));
    }

    void all() {
        attempts.section("What is in variables, by searching, counting and sorting");
        searches().forEach((what, body) -> {
            attempts.written("tasks " + what, me -> me.engine("POST", "/task?maxResults=10", body), ALL);
            attempts.written("tasks " + what + ", counted", me -> me.engine("POST", "/task/count", body), ALL);
            attempts.written(
                    "a list of the Tasklist " + what,
                    me -> me.engine("POST", "/filter/" + filter + "/list?firstResult=0&maxResults=15", body),
                    "worker1",
                    "worker2",
                    "supervisor2");
            attempts.written(
                    "a list of the Tasklist " + what + ", counted",
                    me -> me.engine("POST", "/filter/" + filter + "/count", body),
                    "worker1",
                    "worker2",
                    "supervisor2");
        });
        for (String address : List.of("/task", "/task/count")) {
            for (String criterion : List.of("processVariables", "taskVariables", "caseInstanceVariables")) {
                attempts.written(
                        address + " by " + criterion + " in the address",
                        me -> me.engine(address + "?maxResults=10&" + criterion + "=consentDecision_eq_YES"),
                        ALL);
            }
        }
        instances();
    }

    private void instances() {
        Map<String, Object> variables = by("variables", guess("like", "Y%"));
        for (String address :
                List.of("/process-instance", "/process-instance/count", "/execution", "/execution/count")) {
            attempts.written(
                    address + " by a variable", me -> me.engine("POST", address + "?maxResults=10", variables), ALL);
            attempts.written(
                    address + " by a variable in the address",
                    me -> me.engine(address + "?maxResults=10&variables=consentDecision_eq_YES"),
                    ALL);
        }
        attempts.written(
                        "executions by a variable of their process",
                        me -> me.engine("POST", "/execution?maxResults=10", by("processVariables", guess("eq", "YES"))),
                        ALL)
                .written(
                        "instances by a variable in the \"or\" part",
                        me -> me.engine("POST", "/process-instance/count", Map.of("orQueries", List.of(variables))),
                        ALL);
        for (String address : List.of(
                "/history/process-instance", "/history/task", "/history/variable-instance", "/variable-instance")) {
            attempts.written(
                    address + " by a value",
                    me -> me.engine(
                            "POST",
                            address + "/count",
                            address.contains("variable-instance")
                                    ? Map.of("variableName", "consentDecision", "variableValue", "YES")
                                    : address.contains("task")
                                            ? by("processVariables", guess("eq", "YES"))
                                            : variables),
                    ALL);
        }
        for (String address : List.of("/process-instance?firstResult=0&maxResults=10", "/process-instance/count")) {
            attempts.refused(
                    "Cockpit's own search by a variable: " + address,
                    me -> me.call(
                            "POST", "/camunda/api/cockpit/plugin/base/default" + address, SignedIn.json(variables)),
                    ALL);
        }
    }
}

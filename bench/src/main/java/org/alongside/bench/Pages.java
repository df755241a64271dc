package org.alongside.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the pages ask the service for, as recorded in a browser: every list and every count, for each role. */
final class Pages {
    private static final String ENGINE = Browser.ENGINE;
    private static final String COCKPIT = "/camunda/api/cockpit/plugin/base/default";
    private static final Map<String, Object> FIRST_PAGE = Map.of(
            "processVariables", List.of(),
            "taskVariables", List.of(),
            "caseInstanceVariables", List.of(),
            "firstResult", 0,
            "maxResults", 15,
            "sorting", List.of(Map.of("sortBy", "created", "sortOrder", "desc")),
            "active", true);

    /** The roles that are measured, by an account of each. */
    static final Map<String, String> USERS =
            Map.of("worker", "worker1", "facilitator", "facilitator1", "supervisor", "supervisor1");

    private static final Pattern PERSON = Pattern.compile("href=\"(/people/[^/\"?]+)\"");

    private static final int OK = 200;

    /** How the service answers what takes longer than it allows a request. */
    private static final int TOO_LONG = 503;

    /** @param body nothing when it is only fetched; then a page of ours may answer, not only an interface */
    record Asked(String name, String method, String path, Object body) {
        static Asked get(String name, String path) {
            return new Asked(name, "GET", path, null);
        }

        /**
         * Asks, and fails when the answer is neither a success nor that it takes too long.
         *
         * @return whether it was answered before the service's own limit of time
         */
        boolean by(Browser browser) {
            int status = body == null
                    ? browser.get(path).statusCode()
                    : browser.call(method, path, body).statusCode();
            if (status != OK && status != TOO_LONG) {
                throw new IllegalStateException(name + ": " + status);
            }
            return status != TOO_LONG;
        }
    }

    private final Side side;
    private final String role;
    private final Browser browser;

    Pages(Side side, String role, Browser browser) {
        this.side = side;
        this.role = role;
        this.browser = browser;
    }

    List<Asked> all() {
        List<Asked> all = new ArrayList<>(tasklist());
        if (role.equals("supervisor")) {
            all.addAll(cockpit());
        }
        if (side == Side.OURS) {
            all.addAll(ours());
        }
        return all;
    }

    private List<Asked> tasklist() {
        List<Asked> all = new ArrayList<>();
        for (JsonNode filter : browser.json("GET", ENGINE + "/filter?resourceType=Task&maxResults=2000", null)) {
            String name = filter.path("name").asText().replaceAll(" ·.*", "");
            String path = ENGINE + "/filter/" + filter.path("id").asText();
            all.add(new Asked("Tasklist: " + name, "POST", path + "/list?firstResult=0&maxResults=15", FIRST_PAGE));
            all.add(new Asked(
                    "Tasklist: " + name + ", page 3", "POST", path + "/list?firstResult=30&maxResults=15", FIRST_PAGE));
            all.add(new Asked("Tasklist: " + name + ", count", "POST", path + "/count", Map.of()));
        }
        all.add(Asked.get(
                "/task, first page", ENGINE + "/task?firstResult=0&maxResults=15&sortBy=created&sortOrder=desc"));
        all.add(Asked.get("/task/count", ENGINE + "/task/count"));
        JsonNode mine = browser.json("GET", ENGINE + "/task?maxResults=1", null);
        if (!mine.isEmpty()) {
            all.add(Asked.get(
                    "/task by id", ENGINE + "/task/" + mine.get(0).path("id").asText()));
        }
        return all;
    }

    private List<Asked> cockpit() {
        String definition = browser.json(
                        "GET",
                        ENGINE + "/process-definition?key=survivor-journey&latestVersion=true&maxResults=1",
                        null)
                .get(0)
                .path("id")
                .asText();
        Map<String, Object> ofDefinition = Map.of("processDefinitionId", definition);
        Map<String, Object> page = new LinkedHashMap<>(ofDefinition);
        page.putAll(Map.of("firstResult", 0, "maxResults", 50, "sortBy", "startTime", "sortOrder", "desc"));
        Map<String, Object> oldest = new LinkedHashMap<>(page);
        oldest.put("sortOrder", "asc");
        String instances = COCKPIT + "/process-instance";
        String dashboard = ENGINE + "/task/count?unfinished=true&";
        return List.of(
                Asked.get("Cockpit: assigned", dashboard + "assigned=true"),
                Asked.get("Cockpit: offered", dashboard + "unassigned=true&withCandidateGroups=true"),
                Asked.get("Cockpit: nobody's", dashboard + "unassigned=true&withoutCandidateGroups=true"),
                Asked.get("Cockpit: dashboard", ENGINE + "/process-definition/statistics?rootIncidents=true"),
                Asked.get("Cockpit: processes, count", COCKPIT + "/process-definition/statistics-count"),
                Asked.get(
                        "Cockpit: processes",
                        COCKPIT
                                + "/process-definition/statistics?firstResult=0&maxResults=50&sortBy=name&sortOrder=asc"),
                Asked.get(
                        "Cockpit: diagram",
                        ENGINE + "/process-definition/" + definition + "/statistics?incidents=true"),
                new Asked("Cockpit: journeys, count", "POST", instances + "/count", ofDefinition),
                new Asked(
                        "Cockpit: journeys",
                        "POST",
                        instances + "?firstResult=0&maxResults=50&sortBy=startTime&sortOrder=desc",
                        page),
                new Asked(
                        "Cockpit: journeys, oldest first",
                        "POST",
                        instances + "?firstResult=0&maxResults=50&sortBy=startTime&sortOrder=asc",
                        oldest),
                new Asked("Cockpit: jobs, count", "POST", ENGINE + "/job/count", ofDefinition),
                Asked.get("Cockpit: incidents, count", ENGINE + "/incident/count?processDefinitionId=" + definition),
                new Asked("Cockpit: running, count", "POST", ENGINE + "/process-instance/count", ofDefinition));
    }

    private List<Asked> ours() {
        List<Asked> all = new ArrayList<>(List.of(
                Asked.get("every page: /alerts", "/alerts"),
                Asked.get("Tasklist: /alerts with counts", "/alerts?counts=true"),
                Asked.get("/groups", "/groups")));
        if (role.equals("supervisor")) {
            all.add(Asked.get("/workers", "/workers"));
            all.add(Asked.get("/team", "/team"));
            all.add(Asked.get("/organisation", "/organisation"));
        } else {
            all.add(Asked.get("/journeys/return", "/journeys/return"));
            all.add(Asked.get("/groups/calendar", "/groups/calendar"));
            all.add(Asked.get("/people", "/people"));
            personWithRecord().ifPresent(person -> {
                all.add(Asked.get("/people/<label>", person));
                all.add(Asked.get("/people/<label>/record", person + "/record"));
            });
        }
        all.addAll(besideTheTasks());
        return all;
    }

    /** The first of their people who agreed to a record; other links of the page, and people before consent, have none. */
    private Optional<String> personWithRecord() {
        return PERSON.matcher(browser.get("/people").body())
                .results()
                .map(person -> person.group(1))
                .filter(person -> browser.get(person + "/record").statusCode() == OK)
                .findFirst();
    }

    /** What the Tasklist asks about the tasks of a page, for whoever has some, and Cockpit about instances. */
    private List<Asked> besideTheTasks() {
        List<Asked> all = new ArrayList<>();
        List<String> tasks = new ArrayList<>();
        List<String> instances = new ArrayList<>();
        for (JsonNode task : browser.json("GET", ENGINE + "/task?maxResults=15", null)) {
            tasks.add(task.path("id").asText());
            instances.add(task.path("processInstanceId").asText());
        }
        if (tasks.isEmpty()) {
            return all;
        }
        String ofTasks = "/tasks/journeys?tasks=" + String.join(",", tasks);
        all.add(Asked.get("Tasklist: journeys of a page", ofTasks));
        Set<String> journeys = new TreeSet<>();
        browser.json("GET", ofTasks, null).forEach(journey -> journeys.add(journey.asText()));
        if (!journeys.isEmpty()) {
            String asked = "?journeys=" + String.join(",", journeys);
            all.add(Asked.get("Tasklist: names of a page", "/alongside/aliases" + asked));
            all.add(Asked.get("Tasklist: whose journeys they are", "/journeys/mine" + asked));
        }
        if (role.equals("supervisor")) {
            all.add(Asked.get(
                    "Cockpit: labels of instances", "/instances/labels?instances=" + String.join(",", instances)));
        }
        return all;
    }
}

package org.alongside.testing.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alongside.testing.TestDatabase;

/** Somebody who signed in by the page, and now calls what the web applications call, or anything else. */
public final class SignedIn {
    public static final String ENGINE = "/camunda/api/engine/engine/default";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;
    private final String user;

    private SignedIn(int port, String user) {
        this.connection = new Connection(port);
        this.user = user;
    }

    /** Signs in with the password of the demonstration accounts. */
    public static SignedIn as(int port, String user) {
        return as(port, user, TestDatabase.PASSWORD);
    }

    public static SignedIn as(int port, String user, String password) {
        SignedIn person = new SignedIn(port, user);
        String token = Connection.token(person.get("/login").body()).orElseThrow();
        Answer answer = person.send(person.request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        Connection.form(Map.of("username", user, "password", password, "_csrf", token)))));
        if (answer.status() != 302 || answer.location().contains("failed")) {
            throw new IllegalStateException(user + " could not sign in: " + answer.status());
        }
        // Opening any application gives the token that its calls carry.
        for (String app : List.of("tasklist", "cockpit")) {
            person.get("/camunda/app/" + app + "/default/");
        }
        return person;
    }

    /** Somebody who did not sign in. */
    public static SignedIn not(int port) {
        return new SignedIn(port, "nobody");
    }

    public String user() {
        return user;
    }

    /** An answer of the service. */
    public record Answer(int status, String body, String location) {
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("This is not JSON: " + body, e);
            }
        }

        /** The sentence in it, if it has one. */
        public Optional<String> message() {
            try {
                return Optional.ofNullable(JSON.readTree(body).path("message").textValue());
            } catch (JsonProcessingException e) {
                return Optional.empty();
            }
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** A page, as a browser asks for one. */
    public Answer page(String path) {
        return send(request(path).header("Accept", "text/html").GET());
    }

    /** A call with a body as it is. */
    public Answer call(String method, String path, String body) {
        return send(connection
                .call(path)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    /** A form with files, as a page sends it. */
    public Answer parts(String path, Map<String, String> files) {
        String boundary = "----parts";
        StringBuilder body = new StringBuilder();
        files.forEach((name, content) -> body.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append(name.contains(".") || name.equals("content") ? "\"; filename=\"" + name : "")
                .append("\"\r\n\r\n")
                .append(content)
                .append("\r\n"));
        return send(connection
                .call(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(body + "--" + boundary + "--\r\n")));
    }

    /** A call of the engine's REST interface. */
    public Answer engine(String method, String path, Object body) {
        return call(method, ENGINE + path, json(body));
    }

    public Answer engine(String path) {
        return call("GET", ENGINE + path, "");
    }

    /** My tasks, or those offered to a group of mine. */
    public List<JsonNode> tasks() {
        List<JsonNode> tasks = new ArrayList<>();
        engine("/task?sortBy=created&sortOrder=asc&maxResults=200").json().forEach(tasks::add);
        return tasks;
    }

    public Optional<JsonNode> task(String box) {
        return tasks().stream()
                .filter(task -> task.path("taskDefinitionKey").asText().equals(box))
                .findFirst();
    }

    /** Begins a journey; answers as the engine does. */
    public Answer start(Map<String, ?> answers) {
        return start("survivor-journey", answers);
    }

    /** Begins a process that has a start form; answers as the engine does. */
    public Answer start(String process, Map<String, ?> answers) {
        String definition = engine("/process-definition?key=" + process + "&latestVersion=true&maxResults=1")
                .json()
                .get(0)
                .path("id")
                .asText();
        return engine(
                "POST", "/process-definition/" + definition + "/submit-form", Map.of("variables", typed(answers)));
    }

    public Answer submit(String taskId, Map<String, ?> answers) {
        return engine("POST", "/task/" + taskId + "/submit-form", Map.of("variables", typed(answers)));
    }

    public Answer claim(String taskId) {
        return engine("POST", "/task/" + taskId + "/claim", Map.of("userId", user));
    }

    /** As the Tasklist sends answers: lists as JSON, all else as it is. */
    public static Map<String, Object> typed(Map<String, ?> answers) {
        Map<String, Object> typed = new HashMap<>();
        answers.forEach((name, value) -> {
            Map<String, Object> variable = new HashMap<>();
            boolean isList = value instanceof List<?>;
            variable.put("value", isList ? json(value) : value);
            if (isList) {
                variable.put("type", "Json");
            }
            typed.put(name, variable);
        });
        return typed;
    }

    public static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public Optional<String> cookie(String name) {
        return connection.cookies().get(name);
    }

    public void setCookie(String name, String value) {
        connection.cookies().values().put(name, value);
    }

    public void forgetCookie(String name) {
        connection.cookies().values().remove(name);
    }

    private HttpRequest.Builder request(String path) {
        return connection.request(path);
    }

    private Answer send(HttpRequest.Builder request) {
        HttpResponse<String> response = connection.send(request);
        return new Answer(
                response.statusCode(),
                response.body(),
                response.headers().firstValue("Location").orElse(""));
    }
}

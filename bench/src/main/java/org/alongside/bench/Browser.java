package org.alongside.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who signed in by the page, with the cookies and the token that their browser sends. */
final class Browser {
    static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> cookies = new TreeMap<>();
    private final Side side;

    private Browser(Side side) {
        this.side = side;
    }

    static Browser signIn(Side side, String user) {
        Browser browser = new Browser(side);
        String password = URLEncoder.encode(Side.PASSWORD, StandardCharsets.UTF_8);
        if (side == Side.OURS) {
            Matcher token = TOKEN.matcher(browser.get("/login").body());
            if (!token.find()) {
                throw new IllegalStateException("The sign-in page has no token.");
            }
            browser.form("/login", "username=" + user + "&password=" + password + "&_csrf=" + token.group(1));
        } else {
            browser.get("/camunda/app/tasklist/default/");
            browser.form(
                    "/camunda/api/admin/auth/user/default/login/tasklist",
                    "username=" + user + "&password=" + password);
        }
        // The first page of an application gives the token that its calls carry.
        browser.get("/camunda/app/tasklist/default/");
        browser.json("GET", ENGINE + "/filter?resourceType=Task&maxResults=2000", null);
        return browser;
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** A call of a page. @return the answer, which must be a success */
    JsonNode json(String method, String path, Object body) {
        HttpResponse<String> answer = call(method, path, body);
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    side + " answered " + answer.statusCode() + " to " + method + " " + path + ": " + answer.body());
        }
        return read(answer.body());
    }

    HttpResponse<String> call(String method, String path, Object body) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .header(
                        "Accept",
                        path.contains("/filter/") && path.contains("/list")
                                ? "application/hal+json"
                                : "application/json");
        if (cookies.containsKey("XSRF-TOKEN")) {
            request.header("X-XSRF-TOKEN", cookies.get("XSRF-TOKEN"));
        }
        return send(
                request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(write(body))));
    }

    private void form(String path, String body) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json, text/html");
        if (cookies.containsKey("XSRF-TOKEN")) {
            request.header("X-XSRF-TOKEN", cookies.get("XSRF-TOKEN"));
        }
        int status = send(request.POST(BodyPublishers.ofString(body))).statusCode();
        if (status >= 400) {
            throw new IllegalStateException(side + " did not sign in: " + status);
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + side.port() + path))
                .timeout(PATIENCE);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            for (String header : response.headers().allValues("Set-Cookie")) {
                String[] nameAndValue = header.split(";", 2)[0].split("=", 2);
                if (nameAndValue[1].isEmpty()) {
                    cookies.remove(nameAndValue[0]);
                } else {
                    cookies.put(nameAndValue[0], nameAndValue[1]);
                }
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("This is not JSON: " + body, e);
        }
    }

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

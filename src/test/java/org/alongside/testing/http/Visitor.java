package org.alongside.testing.http;

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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser: keeps cookies, also those marked secure, and fills in forms. Does not follow redirects. */
public final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new HashMap<>();
    private final String address;

    public Visitor(int port) {
        this.address = "http://127.0.0.1:" + port;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).header("Accept", "text/html").GET());
    }

    /** A call as a page makes it in the background. */
    public HttpResponse<String> ask(String path) {
        return send(request(path).GET());
    }

    /** Sends a form with the token of the page that it stands on. */
    public HttpResponse<String> submit(String path, Map<String, String> fields) {
        return submit(path, path, fields);
    }

    /**
     * Sends a form to an address that is not that of its page.
     *
     * @param page where the form stands, or any other page with a token
     * @param fields by name; several values of a field with a line break between them
     */
    public HttpResponse<String> submit(String page, String path, Map<String, String> fields) {
        Matcher token = TOKEN.matcher(get(page).body());
        Map<String, String> all = new HashMap<>(fields);
        if (token.find()) {
            all.put("_csrf", token.group(1));
        }
        return sendForm(path, all);
    }

    /** Sends a form as it is, without a token of its own. */
    public HttpResponse<String> sendForm(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .flatMap(field -> field.getValue()
                        .lines()
                        .map(value -> field.getKey() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> signIn(String userId, String password) {
        return submit("/login", Map.of("username", userId, "password", password));
    }

    /** A call as the web applications make it, with their token once an application has been opened. */
    public HttpResponse<String> post(String path, String json) {
        return call("POST", path, json);
    }

    public HttpResponse<String> call(String method, String path, String json) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return send(request.method(method, BodyPublishers.ofString(json)));
    }

    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    public void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    public void forgetCookie(String name) {
        cookies.remove(name);
    }

    public static String location(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Location")
                .map(location -> location.replaceFirst("https?://[^/]+", ""))
                .orElse("");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
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
}

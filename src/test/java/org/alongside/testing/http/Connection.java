package org.alongside.testing.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One browser's connection to the service, with its cookies. Does not follow redirects. */
final class Connection {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Cookies cookies = new Cookies();
    private final String address;

    Connection(int port) {
        this.address = "http://127.0.0.1:" + port;
    }

    Cookies cookies() {
        return cookies;
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        cookies.header().ifPresent(header -> request.header("Cookie", header));
        return request;
    }

    /** The same, with the token that calls of the web applications carry once one of them has been opened. */
    HttpRequest.Builder call(String path) {
        HttpRequest.Builder request = request(path);
        cookies.get("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return request;
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body) {
        try {
            HttpResponse<T> response = http.send(request.build(), body);
            response.headers().allValues("Set-Cookie").forEach(cookies::take);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The token of the form on a page, if it has one. */
    static Optional<String> token(String page) {
        Matcher token = TOKEN.matcher(page);
        return token.find() ? Optional.of(token.group(1)) : Optional.empty();
    }

    /** The body of a form. */
    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field(field.getKey(), field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String field(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}

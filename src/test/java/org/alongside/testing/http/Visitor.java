package org.alongside.testing.http;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser: keeps cookies, also those marked secure, and fills in forms. Does not follow redirects. */
public final class Visitor {
    private static final Pattern FILE_FORM =
            Pattern.compile("<form[^>]*enctype=\"multipart/form-data\"[^>]*action=\"([^\"]+)\"");
    private static final String BOUNDARY = "----parts";

    private final Connection connection;

    public Visitor(int port) {
        this.connection = new Connection(port);
    }

    public HttpResponse<String> get(String path) {
        return connection.send(
                connection.request(path).header("Accept", "text/html").GET());
    }

    /** A file as it is. */
    public byte[] bytes(String path) {
        return connection
                .send(connection.request(path).GET(), BodyHandlers.ofByteArray())
                .body();
    }

    /** A call as a page makes it in the background. */
    public HttpResponse<String> ask(String path) {
        return connection.send(connection.request(path).GET());
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
        return sendForm(path, withToken(page, fields));
    }

    /** These fields with the token of a page, to be sent several times. */
    public Map<String, String> withToken(String page, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        Connection.token(get(page).body()).ifPresent(token -> all.put("_csrf", token));
        return all;
    }

    /** Sends a form with the token of its page, for a file as it is. */
    public HttpResponse<byte[]> submitForFile(String page, Map<String, String> fields) {
        return connection.send(form(page, withToken(page, fields)), BodyHandlers.ofByteArray());
    }

    /** Sends a form as it is, without a token of its own. */
    public HttpResponse<String> sendForm(String path, Map<String, String> fields) {
        return connection.send(form(path, fields));
    }

    private HttpRequest.Builder form(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .flatMap(field -> field.getValue().lines().map(value -> Connection.field(field.getKey(), value)))
                .collect(Collectors.joining("&"));
        return connection
                .request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString(body));
    }

    /**
     * Chooses a file on a page and sends it, in parts, as a browser does.
     *
     * @return the answer to the form
     */
    public HttpResponse<String> sendFile(String page, byte[] file) {
        Matcher form = FILE_FORM.matcher(get(page).body());
        if (!form.find()) {
            throw new IllegalStateException("There is no form for a file on " + page);
        }
        return sendParts(form.group(1).replace("&amp;", "&"), file);
    }

    /** Sends a file in parts, to an address as it is. */
    public HttpResponse<String> sendParts(String address, byte[] file) {
        byte[] before = ("--" + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"directory\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] after = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return connection.send(connection
                .request(address)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofByteArrays(List.of(before, file, after))));
    }

    public HttpResponse<String> signIn(String userId, String password) {
        return submit("/login", Map.of("username", userId, "password", password));
    }

    /** A call as the web applications make it, with their token once an application has been opened. */
    public HttpResponse<String> post(String path, String json) {
        return call("POST", path, json);
    }

    public HttpResponse<String> call(String method, String path, String json) {
        return connection.send(connection
                .call(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json)));
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

    public static String location(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Location")
                .map(location -> location.replaceFirst("https?://[^/]+", ""))
                .orElse("");
    }
}

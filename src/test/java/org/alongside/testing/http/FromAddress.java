package org.alongside.testing.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser at an address of its own, such as 127.0.0.5, that says of itself whatever it wants. */
public final class FromAddress {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final int ANSWER_WITHIN_MILLIS = 60_000;

    private final int port;
    private final String address;
    public final Map<String, String> cookies = new HashMap<>();

    public FromAddress(int port, String address) {
        this.port = port;
        this.address = address;
    }

    /** An answer, as it came over the wire. */
    public record Answer(int status, String head, String body) {
        public String header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(java.util.Locale.ROOT)
                            .startsWith(name.toLowerCase(java.util.Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    /** A connection on which nothing has been sent. */
    public Socket connect() {
        try {
            Socket socket = new Socket();
            socket.bind(new InetSocketAddress(address, 0));
            socket.setSoTimeout(ANSWER_WITHIN_MILLIS);
            socket.connect(new InetSocketAddress("127.0.0.1", port), ANSWER_WITHIN_MILLIS);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    /** @return where it leads, such as {@code /login?failed} */
    public String signIn(String userId, String password) {
        cookies.remove("ALONGSIDE_SESSION");
        Matcher token = TOKEN.matcher(get("/login").body());
        if (!token.find()) {
            throw new IllegalStateException("The sign-in page has no token.");
        }
        String form = Map.of("username", userId, "password", password, "_csrf", token.group(1)).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send("POST", "/login", form, "Content-Type: application/x-www-form-urlencoded")
                .header("Location");
    }

    public Answer send(String method, String path, String body, String... headers) {
        try (Socket socket = connect()) {
            StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
            if (java.util.Arrays.stream(headers).noneMatch(header -> header.startsWith("Host:"))) {
                head.append("Host: localhost:").append(port).append("\r\n");
            }
            head.append("Accept: text/html\r\nConnection: close\r\n");
            for (String header : headers) {
                head.append(header).append("\r\n");
            }
            if (!cookies.isEmpty()) {
                head.append("Cookie: ")
                        .append(cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")))
                        .append("\r\n");
            }
            if (!body.isEmpty()) {
                head.append("Content-Length: ")
                        .append(body.getBytes(StandardCharsets.UTF_8).length)
                        .append("\r\n");
            }
            socket.getOutputStream().write((head + "\r\n" + body).getBytes(StandardCharsets.UTF_8));
            return read(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads until the other side ends the connection. */
    public Answer read(Socket socket) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        for (int n = socket.getInputStream().read(part);
                n >= 0;
                n = socket.getInputStream().read(part)) {
            all.write(part, 0, n);
        }
        String text = all.toString(StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("No answer: " + text);
        }
        String head = text.substring(0, end);
        head.lines()
                .filter(line -> line.startsWith("Set-Cookie: "))
                .map(line -> line.substring(12).split(";", 2)[0].split("=", 2))
                .forEach(cookie -> {
                    if (cookie[1].isEmpty()) {
                        cookies.remove(cookie[0]);
                    } else {
                        cookies.put(cookie[0], cookie[1]);
                    }
                });
        return new Answer(Integer.parseInt(head.split(" ")[1]), head, text.substring(end + 4));
    }
}

package org.alongside.testing.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A browser at an address of its own, such as 127.0.0.5, that says of itself whatever it wants. */
public final class FromAddress {
    private static final int ANSWER_WITHIN_MILLIS = 60_000;

    private final int port;
    private final String address;
    private final Cookies jar = new Cookies();
    public final Map<String, String> cookies = jar.values();

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
        String token = Connection.token(get("/login").body()).orElseThrow();
        String form = Connection.form(Map.of("username", userId, "password", password, "_csrf", token));
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
            jar.header()
                    .ifPresent(header -> head.append("Cookie: ").append(header).append("\r\n"));
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
                .forEach(line -> jar.take(line.substring("Set-Cookie: ".length())));
        return new Answer(Integer.parseInt(head.split(" ")[1]), head, text.substring(end + 4));
    }
}

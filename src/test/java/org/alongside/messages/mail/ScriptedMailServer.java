package org.alongside.messages.mail;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A mail server on this machine that says what a test wants it to say: to a command, or to the end of a mail, which is called
 * {@code .} here.
 */
public final class ScriptedMailServer implements Closeable {
    /** Instead of an answer: the connection is gone. */
    public static final String GOES = "goes";
    /** Instead of an answer: nothing, for longer than anybody waits. */
    public static final String IS_SILENT = "is silent";

    private static final Map<String, String> ANSWERS = Map.of(
            "GREETING", "220 here",
            "EHLO", "250 here",
            "MAIL", "250 ok",
            "RCPT", "250 ok",
            "DATA", "354 go on",
            ".", "250 taken",
            "RSET", "250 ok",
            "NOOP", "250 ok",
            "QUIT", "221 bye");

    private final ServerSocket socket;
    private final Map<String, String> script = new ConcurrentHashMap<>(ANSWERS);
    private final Map<String, Runnable> meanwhile = new ConcurrentHashMap<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    public ScriptedMailServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        thread(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** From now on it answers so. */
    public ScriptedMailServer answers(String command, String answer) {
        script.put(command, answer);
        return this;
    }

    /** Before it answers, this happens. */
    public void meanwhile(String command, Runnable what) {
        meanwhile.put(command, what);
    }

    /** From now on it answers as a mail server should. */
    public void isWell() {
        script.putAll(ANSWERS);
        meanwhile.clear();
    }

    /** It is well and remembers nothing. */
    public void beginsAnew() {
        isWell();
        lines.clear();
        taken.clear();
    }

    /** All that it was told, line by line. */
    public List<String> lines() {
        return lines;
    }

    /** The mails that it said it took, or took without a word. */
    public List<String> taken() {
        return taken;
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "scripted mail server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket next = socket.accept();
                open.add(next);
                thread(() -> talk(next));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void talk(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            if (!say(client, "GREETING")) {
                return;
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                String command = line.split(" ", 2)[0].toUpperCase(java.util.Locale.ROOT);
                if (!say(client, command)) {
                    return;
                }
                if (command.equals("DATA") && script.getOrDefault("DATA", "").startsWith("354")) {
                    StringBuilder mail = new StringBuilder();
                    for (String data = in.readLine(); data != null && !data.equals("."); data = in.readLine()) {
                        mail.append(data).append("\r\n");
                    }
                    String end = script.getOrDefault(".", "");
                    if (end.startsWith("2") || end.equals(GOES) || end.equals(IS_SILENT)) {
                        taken.add(mail.toString());
                    }
                    if (!say(client, ".")) {
                        return;
                    }
                }
            }
        } catch (IOException gone) {
            // Whoever asked is gone.
        }
    }

    /** @return false when it says nothing more */
    private boolean say(Socket client, String to) throws IOException {
        meanwhile.getOrDefault(to, () -> {}).run();
        String answer = script.getOrDefault(to, "502 what?");
        if (answer.equals(GOES)) {
            return false;
        }
        if (answer.equals(IS_SILENT)) {
            return true;
        }
        OutputStream out = client.getOutputStream();
        out.write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return !answer.startsWith("421") && !to.equals("QUIT");
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket one : open) {
                one.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Stands before a real mail server, and has the line to it be slow, or break once the server has taken a mail. */
public final class BeforeMailServer implements Closeable {
    private final ServerSocket socket;
    private final int behind;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger taken = new AtomicInteger();
    private volatile int breaksAfterEach;
    private volatile long slowMillis;
    private volatile Runnable whenTaken = () -> {};

    /** @param behind the port of the mail server */
    public BeforeMailServer(int behind) {
        this.behind = behind;
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

    /** Of so many mails, the answer to the last one does not arrive: the server has it, and nobody is told. 0 for none. */
    public void breaksAfterEach(int mails) {
        breaksAfterEach = mails;
    }

    /** So long the server takes for each mail. */
    public void isSlow(long millis) {
        slowMillis = millis;
    }

    /** When the server has taken one, before it says so. */
    public void whenTaken(Runnable what) {
        whenTaken = what;
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "before mail server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                open.add(client);
                Socket server = connect(client);
                if (server != null) {
                    AtomicBoolean isAtEnd = new AtomicBoolean();
                    thread(() -> toServer(client, server, isAtEnd));
                    thread(() -> toClient(client, server, isAtEnd));
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private @Nullable Socket connect(Socket client) throws IOException {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
            open.add(server);
            return server;
        } catch (IOException nobodyThere) {
            client.close();
            return null;
        }
    }

    private static BufferedReader lines(Socket from) throws IOException {
        return new BufferedReader(new InputStreamReader(from.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    private static void say(Socket to, String line) throws IOException {
        OutputStream out = to.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static void toServer(Socket client, Socket server, AtomicBoolean isAtEnd) {
        try (client;
                server) {
            boolean isInMail = false;
            BufferedReader in = lines(client);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (isInMail && line.equals(".")) {
                    isInMail = false;
                    isAtEnd.set(true);
                } else if (line.equals("DATA")) {
                    isInMail = true;
                }
                say(server, line);
            }
        } catch (IOException gone) {
            // One of the two is gone.
        }
    }

    private void toClient(Socket client, Socket server, AtomicBoolean isAtEnd) {
        try (client;
                server) {
            BufferedReader in = lines(server);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (isAtEnd.getAndSet(false) && !passesOn()) {
                    return;
                }
                say(client, line);
            }
        } catch (IOException gone) {
            // One of the two is gone.
        }
    }

    private boolean passesOn() {
        whenTaken.run();
        try {
            Thread.sleep(slowMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        int number = taken.incrementAndGet();
        return breaksAfterEach == 0 || number % breaksAfterEach != 0;
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

package org.alongside.restart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An address in front of a server that may go away and come back elsewhere, as a database does behind its name. */
final class DatabaseProxy implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "database-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ServerSocket listening;
    private volatile int behind;
    private volatile boolean isSilent;

    /** Shut, until {@link #open} is called. */
    DatabaseProxy() throws IOException {
        listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    void open(int port) {
        isSilent = false;
        behind = port;
    }

    /** Takes whatever comes and passes nothing on, as a database does that has stopped, or a network that loses all. */
    void fallSilent() {
        isSilent = true;
    }

    /** Ends all connections, and each new one at once. */
    void shut() {
        behind = 0;
        open.forEach(DatabaseProxy::end);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                threads.execute(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        int port = behind;
        if (port == 0) {
            end(client);
            return;
        }
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
            open.add(client);
            open.add(server);
            threads.execute(() -> pass(client, server));
            threads.execute(() -> pass(server, client));
        } catch (IOException gone) {
            end(client);
        }
    }

    private void pass(Socket from, Socket to) {
        try {
            byte[] some = new byte[8_192];
            for (int count = from.getInputStream().read(some);
                    count >= 0;
                    count = from.getInputStream().read(some)) {
                if (!isSilent) {
                    to.getOutputStream().write(some, 0, count);
                }
            }
        } catch (IOException ended) {
            // The other side hears of it below.
        }
        end(from);
        end(to);
        open.remove(from);
        open.remove(to);
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        shut();
        threads.shutdownNow();
    }
}

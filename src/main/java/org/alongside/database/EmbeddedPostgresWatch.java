package org.alongside.database;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that the embedded server has ended without us (killed, out of memory) and starts it again. It asks the port and
 * not the process: where nobody collects ended processes, as in many containers, they seem to be alive for ever. A server
 * that is there and does not answer is left alone; requests have their own limits for that.
 */
final class EmbeddedPostgresWatch {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int CONNECT_MS = 1_000;
    /** After so many starts this gives up: the cause would end it again. */
    private static final int STARTS_MAX = 5;

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(10);
    private static final int TRIES_MAX = 2;

    private final EmbeddedPostgres server;
    private final Duration startWait;
    private final Runnable givenUp;
    private final Deque<Instant> starts = new ArrayDeque<>();

    EmbeddedPostgresWatch(EmbeddedPostgres server, Duration startWait, Runnable givenUp) {
        this.server = server;
        this.startWait = startWait;
        this.givenUp = givenUp;
    }

    void begin() {
        Thread thread = new Thread(this::watch, "embedded-postgres-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        while (!server.isClosed()) {
            // Asked twice, because the service itself may be stopping the server.
            if (isGone() && isPaused() && !server.isClosed() && isGone() && !startsAgain()) {
                LOG.error("The embedded database has ended and cannot be started again, so the service ends too.");
                givenUp.run();
                return;
            }
            if (!isPaused()) {
                return;
            }
        }
    }

    private boolean startsAgain() {
        LOG.error("The embedded database has ended without the service. Starting it again.");
        Instant now = Instant.now();
        starts.removeIf(start -> start.isBefore(now.minus(STARTS_WITHIN)));
        starts.add(now);
        if (starts.size() > STARTS_MAX) {
            return false;
        }
        for (int attempt = 0; attempt < TRIES_MAX; attempt++) {
            if (server.startAgain(startWait)) {
                LOG.warn("The embedded database runs again. What was not committed did not happen.");
                return true;
            }
        }
        return false;
    }

    private boolean isGone() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), CONNECT_MS);
            return false;
        } catch (ConnectException nobodyListens) {
            return true;
        } catch (IOException slowToAnswer) {
            return false;
        }
    }

    /** @return false when this thread is to end */
    private static boolean isPaused() {
        try {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

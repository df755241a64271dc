package org.alongside.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that outlived the application which had started it (killed, out of memory). It still owns the files, so
 * it has to end before a new one can start. Called only by who holds the lock of the data directory.
 */
final class OrphanedServer {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanedServer.class);
    private static final Duration FAST = Duration.ofSeconds(30);
    private static final Duration IMMEDIATE = Duration.ofSeconds(10);

    private final Path files;

    OrphanedServer(Path files) {
        this.files = files;
    }

    /** Ends it where there is one, and clears the pid file of one that is gone. */
    void end() {
        Path pidFile = files.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        try {
            Optional<ProcessHandle> server =
                    pid(pidFile).flatMap(ProcessHandle::of).filter(this::isOurs);
            if (server.isPresent()) {
                LOG.warn("Ending the database server that a killed application left behind.");
                stop(server.get());
            }
            endWorkers();
            // The number may have gone to an unrelated process meanwhile: PostgreSQL would then refuse to start.
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Its worker processes, where it was killed itself: they still write to the files, to which two servers must not write.
     * They end by themselves, but not at once.
     */
    private void endWorkers() throws IOException {
        List<ProcessHandle> left = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(command ->
                                Path.of(command).getFileName().toString().startsWith("postgres"))
                        .isPresent())
                .filter(this::isOurs)
                .toList();
        for (ProcessHandle worker : left) {
            signal(worker, "QUIT");
        }
        for (ProcessHandle worker : left) {
            if (!ended(worker, IMMEDIATE)) {
                worker.destroyForcibly();
                ended(worker, IMMEDIATE);
            }
        }
    }

    private static Optional<Long> pid(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        try {
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.parseLong(lines.get(0).strip()));
        } catch (NumberFormatException halfWritten) {
            return Optional.empty();
        }
    }

    private boolean isOurs(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            // PostgreSQL works inside its data directory, which no other process of the machine does by accident.
            Path workingDirectory = Path.of("/proc", Long.toString(process.pid()), "cwd");
            if (Files.exists(workingDirectory)) {
                return Files.isSameFile(workingDirectory, files);
            }
        } catch (IOException notReadable) {
            LOG.debug("Working directory of process {} is not readable.", process.pid());
        }
        return process.info()
                .arguments()
                .map(arguments -> Arrays.asList(arguments).contains(files.toString()))
                .orElse(false);
    }

    private static void stop(ProcessHandle server) throws IOException {
        signal(server, "INT");
        if (!ended(server, FAST)) {
            signal(server, "QUIT");
        }
        if (!ended(server, IMMEDIATE)) {
            throw new DatabaseRefusedException(
                    "A database server left behind by an earlier run (process " + server.pid() + ") does not end.",
                    "End that process by hand, then start again.");
        }
    }

    private static void signal(ProcessHandle server, String name) throws IOException {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(server.pid())).start();
            if (!kill.waitFor(10, TimeUnit.SECONDS)) {
                kill.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static boolean ended(ProcessHandle server, Duration within) throws IOException {
        try {
            server.onExit().get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException e) {
            throw new IOException(e);
        }
    }
}

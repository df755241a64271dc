package org.alongside.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;

/**
 * The databases with so many open tasks. Each is made once and never measured itself: what is measured is a copy, so that
 * every measurement begins with the same.
 */
final class Databases {
    private static final String COPY = "_run";

    private final Postgres postgres;
    private final Settings settings;

    Databases(Postgres postgres, Settings settings) {
        this.postgres = postgres;
        this.settings = settings;
    }

    Postgres postgres() {
        return postgres;
    }

    void makeAll() throws Exception {
        for (long size : settings.sizes()) {
            for (Side side : settings.sides()) {
                make(side, size);
            }
        }
    }

    /** A fresh copy of the database with so many open tasks. @return its name */
    String copy(Side side, long openTasks) throws Exception {
        make(side, openTasks);
        String original = side.database(openTasks);
        String copy = side.label() + COPY;
        postgres.drop(copy);
        postgres.copy(original, copy);
        copyFiles(original, copy);
        return copy;
    }

    /** Starts a service on a fresh copy. */
    Service start(Side side, long openTasks) throws Exception {
        return Service.start(side, postgres, copy(side, openTasks));
    }

    private void make(Side side, long openTasks) throws Exception {
        String name = side.database(openTasks);
        if (postgres.has(name)) {
            return;
        }
        String unfinished = name + "_unfinished";
        if (openTasks == 0) {
            postgres.drop(unfinished);
            postgres.create(unfinished);
            Service.start(side, postgres, unfinished).close();
        } else {
            if (!postgres.has(unfinished)) {
                make(side, 0);
                postgres.copy(side.database(0), unfinished);
                copyFiles(side.database(0), unfinished);
            }
            new ManyJourneys(postgres, settings, side, unfinished, openTasks).make();
        }
        try (Connection connection = postgres.superuser(unfinished)) {
            Postgres.execute(connection, "vacuum analyze");
        }
        copyFiles(unfinished, name);
        postgres.rename(unfinished, name);
    }

    /** The keys belong to the database. */
    private static void copyFiles(String from, String to) throws IOException, SQLException {
        Path source = Bench.WORK.resolve(from).resolve("data");
        Path target = Bench.WORK.resolve(to).resolve("data");
        if (!Files.exists(source)) {
            return;
        }
        org.springframework.util.FileSystemUtils.deleteRecursively(target);
        Files.createDirectories(target.getParent());
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        target.resolve(source.relativize(file)),
                        java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}

package org.alongside.restart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.Map;
import java.util.Properties;
import org.alongside.database.EmbeddedPostgres;

/** What a service keeps, with the database that it started, looked at from outside. */
final class DataFolder {
    private final Path folder;

    DataFolder(Path folder) {
        this.folder = folder;
    }

    /** A connection that sees everything. */
    Connection owner() throws Exception {
        Properties passwords = new Properties();
        try (var file = Files.newInputStream(folder.resolve("postgres-passwords"))) {
            passwords.load(file);
        }
        return DriverManager.getConnection(url(), "postgres", passwords.getProperty("postgres"));
    }

    private String url() throws Exception {
        String port = Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        return "jdbc:postgresql://127.0.0.1:" + port + "/alongside";
    }

    static long count(Connection connection, String query) throws Exception {
        try (ResultSet row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** As {@code bin/verify-ledger} runs it. */
    int verifyLedger() throws Exception {
        Properties passwords = new Properties();
        try (var file = Files.newInputStream(folder.resolve("postgres-passwords"))) {
            passwords.load(file);
        }
        ProcessBuilder verifier = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.alongside.audit.VerifyLedger");
        verifier.environment()
                .putAll(Map.of(
                        "SPRING_DATASOURCE_URL", url(),
                        "SPRING_DATASOURCE_USERNAME", EmbeddedPostgres.APP,
                        "SPRING_DATASOURCE_PASSWORD", passwords.getProperty(EmbeddedPostgres.APP),
                        "ALONGSIDE_DATA_DIR", folder.toString()));
        return verifier.redirectErrorStream(true)
                .redirectOutput(folder.resolve("verify-ledger.txt").toFile())
                .start()
                .waitFor();
    }
}

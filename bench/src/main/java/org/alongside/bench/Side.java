package org.alongside.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The two that are compared, and how each is started. */
enum Side {
    OURS(8095) {
        @Override
        Map<String, String> environment(Postgres postgres, String database, Path data) {
            return Map.of(
                    "SERVER_PORT",
                    Integer.toString(port()),
                    "SPRING_DATASOURCE_URL",
                    postgres.url(database),
                    "SPRING_DATASOURCE_USERNAME",
                    Postgres.APP,
                    "SPRING_DATASOURCE_PASSWORD",
                    Postgres.APP,
                    "SPRING_FLYWAY_USER",
                    Postgres.OWNER,
                    "SPRING_FLYWAY_PASSWORD",
                    Postgres.OWNER,
                    "ALONGSIDE_DATA_DIR",
                    data.toString(),
                    "ALONGSIDE_DEMO_PASSWORD",
                    PASSWORD);
        }
    },
    PLAIN(8096) {
        @Override
        Map<String, String> environment(Postgres postgres, String database, Path data) {
            return Map.of(
                    "SERVER_PORT",
                    Integer.toString(port()),
                    "SPRING_DATASOURCE_URL",
                    postgres.url(database),
                    "SPRING_DATASOURCE_USERNAME",
                    Postgres.OWNER,
                    "SPRING_DATASOURCE_PASSWORD",
                    Postgres.OWNER,
                    "BENCH_MODELS",
                    Bench.ROOT.toString(),
                    "BENCH_PASSWORD",
                    PASSWORD);
        }
    };

    /** Of everybody on both sides. */
    static final String PASSWORD = "kereru-in-the-puriri-7";

    /** The same for both. */
    static final String HEAP = "-Xmx1g";

    private final int port;

    Side(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The name of the database with so many open tasks. */
    String database(long openTasks) {
        return label() + "_" + openTasks;
    }

    abstract Map<String, String> environment(Postgres postgres, String database, Path data);

    /** The command that starts it as it is shipped: ours as {@code bin/build} makes it, plain as its one jar. */
    List<String> command() {
        String named = System.getenv("ALONGSIDE_BENCH_JAR");
        if (this == OURS && named == null) {
            return List.of(Bench.ROOT.resolve("target/service/start").toString());
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-jar",
                this == OURS
                        ? named
                        : Bench.ROOT.resolve("bench/target/plain.jar").toString());
    }
}

package org.alongside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Imports of the engine stand where ADR 1 says, so that moving to its successor stays mechanical. */
class EngineImportsTest {
    private static final Pattern ENGINE = Pattern.compile("import org\\.camunda\\.(?!bpm\\.engine\\.delegate\\.)");

    @Test
    void modulesKnowOfTheEngineOnlyHowADelegateIsCalled() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/alongside"))) {
            List<String> others = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().matches(".*/alongside/(engine|access|database)/.*"))
                    .filter(EngineImportsTest::importsTheEngine)
                    .map(Path::toString)
                    .toList();
            assertThat(others).isEmpty();
        }
    }

    private static boolean importsTheEngine(Path file) {
        try {
            return ENGINE.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

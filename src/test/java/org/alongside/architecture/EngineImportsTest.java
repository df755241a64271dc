package org.alongside.architecture;

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
    private static final Pattern ENGINE = Pattern.compile("import org\\.camunda\\.");
    private static final Pattern MORE_THAN_DELEGATES =
            Pattern.compile("import org\\.camunda\\.(?!bpm\\.engine\\.delegate\\.)");
    private static final String WHERE_DELEGATES_ARE =
            ".*/process/[^/]+|.*/groups/(joining|leaving|hosting)/[^/]+|.*/journey/(state|welcome|support|leaving)/[^/]+";

    @Test
    void delegatesKnowOfTheEngineOnlyHowTheyAreCalledAndOtherClassesNothing() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/alongside"))) {
            List<String> others = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().matches(".*/alongside/(engine|access|database)/.*"))
                    .filter(EngineImportsTest::importsMoreThanItMay)
                    .map(Path::toString)
                    .toList();
            assertThat(others).isEmpty();
        }
    }

    private static boolean importsMoreThanItMay(Path file) {
        Pattern notAllowed = file.toString().matches(WHERE_DELEGATES_ARE) ? MORE_THAN_DELEGATES : ENGINE;
        try {
            return notAllowed.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

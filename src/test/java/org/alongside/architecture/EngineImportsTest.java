package org.alongside.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Imports of the engine stand where ADR 1 says, so that moving to its successor stays mechanical. */
class EngineImportsTest {
    private static final Pattern ENGINE = Pattern.compile("import org\\.camunda\\.");
    private static final Pattern MORE_THAN_DELEGATES =
            Pattern.compile("import org\\.camunda\\.(?!bpm\\.engine\\.delegate\\.)");
    /** What several delegates share of a call. */
    private static final Set<String> FOR_DELEGATES = Set.of("WorkerSearch.java", "MeetingVariables.java");

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
        try {
            String text = Files.readString(file);
            boolean isCalledByModels = text.contains("\n@BpmnTask(")
                    || FOR_DELEGATES.contains(file.getFileName().toString());
            return (isCalledByModels ? MORE_THAN_DELEGATES : ENGINE)
                    .matcher(text)
                    .find();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

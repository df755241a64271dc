package org.alongside.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The models by bpmnlint's recommended rules, as {@code bin/check} asks them. Skipped where there is no Node. */
class BpmnlintTest {
    private static final int NOT_THERE = 3;

    private record Said(int code, String words) {}

    private final Path folder;

    BpmnlintTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void nothingIsFound() throws Exception {
        Said said = lint(Path.of("."));
        assertThat(said.code()).as(said.words()).isZero();
    }

    @Test
    void aFindingNamesModelElementAndWhatToDo() throws Exception {
        copyWith("processes/assessment/client-assessment.bpmn", "name=\"Offer the assessment\"", "");

        Said said = lint(folder);
        assertThat(said.code()).as(said.words()).isEqualTo(1);
        assertThat(said.words())
                .contains(
                        "client-assessment, userTask_offerAssessment: Element is missing label/name (label-required). Please")
                .contains("bpmnlint: 1 to mend.");
    }

    @Test
    void elementTemplatesAreValidByTheSchemaOfTheModeler() throws Exception {
        Said said = run("--templates", ".");
        assertThat(said.code()).as(said.words()).isZero();
        assertThat(said.words()).contains("Element templates: ").contains(" valid, 0 not.");

        Path templates = Files.createDirectories(folder.resolve(".camunda/element-templates"));
        String text = Files.readString(Path.of(".camunda/element-templates/match-worker.json"));
        Files.writeString(
                templates.resolve("match-worker.json"), text.replace("\"camunda:property\"", "\"camunda:prop\""));
        assertThat(run("--templates", folder.toString()).code()).isEqualTo(1);
    }

    private void copyWith(String changed, String from, String to) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("processes"))) {
            for (Path file : files.toList()) {
                Files.createDirectories(folder.resolve(file).getParent());
                Files.copy(file, folder.resolve(file));
            }
        }
        String text = Files.readString(folder.resolve(changed));
        assertThat(text).contains(from);
        Files.writeString(folder.resolve(changed), text.replace(from, to));
    }

    private static Said lint(Path folder) throws IOException, InterruptedException {
        return run(folder.toString());
    }

    private static Said run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bin/bpmnlint/run"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        assumeTrue(code != NOT_THERE, words);
        return new Said(code, words);
    }
}

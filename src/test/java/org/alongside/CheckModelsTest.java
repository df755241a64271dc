package org.alongside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bin/check} says of the models of a folder: ours are well, and each mistake is told with its place. */
class CheckModelsTest {
    private final Path folder;

    CheckModelsTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        for (String kind : List.of("processes", "forms")) {
            try (Stream<Path> files = Files.walk(Path.of(kind))) {
                for (Path file : files.toList()) {
                    Files.createDirectories(folder.resolve(file).getParent());
                    Files.copy(file, folder.resolve(file));
                }
            }
        }
    }

    @Test
    void ourModelsAreWell() {
        assertThat(CheckModels.problems(Path.of("."))).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadDoesNotHideTheOthers() throws IOException {
        Files.writeString(folder.resolve("processes/groups/host-group.bpmn"), "<no model>");
        change("processes/workers/match-worker.bpmn", "${findWorker}", "${findWorkr}");

        assertThat(CheckModels.problems(folder))
                .anyMatch(problem -> problem.startsWith("host-group.bpmn: it cannot be read"))
                .contains("match-worker, serviceTask_findWorker: ${findWorkr} is no delegate. Is findWorker meant?");
    }

    @Test
    void aFormThatCannotBeReadIsToldOnce() throws IOException {
        change("forms/workers/match-worker.offer-journey.form", "\"type\": \"radio\"", "\"type\": \"filepicker\"");

        List<String> problems = CheckModels.problems(folder);
        assertThat(problems)
                .anyMatch(problem ->
                        problem.startsWith("match-worker.offer-journey.form, offerAnswer: a component of type"
                                + " filepicker cannot be used here. Please choose one of these: checkbox,"))
                .noneMatch(problem -> problem.contains("there is no form match-worker.offer-journey"));
    }

    @Test
    void twoFilesWithOneIdAreTold() throws IOException {
        Files.copy(
                folder.resolve("processes/safety/safety-triage.dmn"),
                folder.resolve("processes/safety/safety-second.dmn"));

        assertThat(CheckModels.problems(folder))
                .anyMatch(problem -> problem.contains("another file has the id safety-triage as well"));
    }

    private void change(String file, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(folder.resolve(file), text.replace(from, to));
    }
}

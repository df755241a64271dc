package org.alongside.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.alongside.proof.Proofs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/process-map.md}, {@code docs/policies.md}, {@code docs/models}, the classes of processes and the Modeler's element
 * templates tell what models and code say.
 * {@code bin/docs} writes them anew; here they only must not differ.
 */
class GeneratedDocumentsTest {
    private static final boolean IS_WRITING = Boolean.getBoolean("alongside.docs.write");

    @BeforeAll
    static void testsAreChosen() {
        if (IS_WRITING) {
            Proofs.choose();
        }
    }

    @Test
    void everyBoxAndEveryRuleThatIsHeldIsExecutedByATest() {
        assertThat(Proofs.outOfDate()).as("docs/proof.tsv").isEmpty();
    }

    @Test
    void processMapIsUpToDate() throws IOException {
        same(Path.of("docs/process-map.md"), ProcessMap.write());
    }

    @Test
    void classesOfProcessesAreUpToDate() throws IOException {
        Map<Path, String> classes = ProcessClasses.write();
        for (Map.Entry<Path, String> one : classes.entrySet()) {
            same(one.getKey(), one.getValue());
        }
        assertThat(ProcessClasses.present())
                .as("classes of models that there are; bin/docs takes the others away")
                .hasSameElementsAs(classes.keySet());
    }

    @Test
    void policyCatalogueIsUpToDate() throws IOException {
        same(Path.of("docs/policies.md"), PolicyCatalogue.write());
    }

    @Test
    void fieldsOfTheRecordAreUpToDate() throws IOException {
        same(Path.of("docs/record-fields.md"), RecordFields.write());
    }

    @Test
    void tablesAreUpToDate() throws IOException {
        same(Path.of("docs/tables.md"), TableMap.write());
    }

    @Test
    void elementTemplatesAreUpToDate() throws IOException {
        Path folder = Path.of(".camunda/element-templates");
        Map<String, String> templates = ElementTemplates.write();
        for (Map.Entry<String, String> template : templates.entrySet()) {
            same(folder.resolve(template.getKey()), template.getValue());
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("files of processes that there are")
                    .hasSameElementsAs(templates.keySet());
        }
    }

    @Test
    void picturesOfModelsAreUpToDate() throws IOException {
        ModelPictures pictures = new ModelPictures();
        if (IS_WRITING) {
            pictures.write();
        }
        Set<String> files = new TreeSet<>(Set.of("README.md"));
        for (String id : pictures.ids()) {
            files.add(id + ".svg");
            assertThat(ModelPictures.drawnFrom(id))
                    .as("%s was not drawn from today's model; run bin/docs and commit what changed", id)
                    .isEqualTo(pictures.source(id));
            assertThat(ModelPictures.leadsTo(id))
                    .as("%s leads to", id)
                    .isNotEmpty()
                    .allMatch(Files::exists);
        }
        same(ModelPictures.FOLDER.resolve("README.md"), pictures.index());
        try (Stream<Path> found = Files.list(ModelPictures.FOLDER)) {
            assertThat(found.map(file -> file.getFileName().toString()))
                    .as("files of models that there are")
                    .hasSameElementsAs(files);
        }
    }

    private static void same(Path file, String text) throws IOException {
        if (IS_WRITING) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("%s is out of date; run bin/docs and commit what changed", file)
                .isEqualTo(text);
    }
}

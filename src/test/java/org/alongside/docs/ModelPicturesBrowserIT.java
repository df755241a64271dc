package org.alongside.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Models are drawn in a browser, as {@code bin/docs} does. Skipped where there is no Node, which fetches bpmn-js. */
class ModelPicturesBrowserIT {
    private static final int NOT_THERE = 3;

    @Test
    void aModelIsDrawnWithItsLinksAndEachTimeTheSame() throws Exception {
        Process install = new ProcessBuilder("bin/bpmnlint/run", "--install")
                .redirectErrorStream(true)
                .start();
        String words = new String(install.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(install.waitFor() != NOT_THERE, words);
        List<String> models = List.of("safety-concern", "safety-follow-up");

        var drawn = new ModelPictures().draw(models);

        assertThat(drawn).containsOnlyKeys(models);
        assertThat(new ModelPictures().draw(models)).isEqualTo(drawn);
        String concern = String.valueOf(drawn.get("safety-concern"));
        Element picture = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(concern.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertThat(picture.getTagName()).isEqualTo("svg");
        assertThat(picture.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("Safety concern");
        assertThat(concern)
                .contains(
                        "href=\"../../forms/safety/safety-concern.act-now.form\"",
                        "href=\"../../src/main/java/org/alongside/safety/process/RecordAction.java\"",
                        "href=\"agree-to-close.svg\"",
                        "marker-end: url(",
                        "Take over the concern (userTask_takeOver): safety-concern.take-over.form");
        assertThat(drawn.get("safety-follow-up")).contains("href=\"../../processes/safety/safety-triage.dmn\"");
    }
}

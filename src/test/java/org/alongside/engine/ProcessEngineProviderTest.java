package org.alongside.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.camunda.bpm.engine.rest.spi.ProcessEngineProvider;
import org.junit.jupiter.api.Test;

/** Camunda looks its provider up in all jars at each request; ours names the same one and is the first that is read. */
class ProcessEngineProviderTest {
    private static final String FILE = "META-INF/services/" + ProcessEngineProvider.class.getName();

    @Test
    void isTheOneThatCamundaNames() throws IOException {
        List<URL> files =
                Collections.list(ProcessEngineProvider.class.getClassLoader().getResources(FILE));
        assertThat(files).hasSize(2);
        assertThat(files.get(0).toString()).doesNotContain("camunda-webapp");
        assertThat(named(files.get(0))).isNotEmpty().isEqualTo(named(files.get(1)));
    }

    private static List<String> named(URL file) throws IOException {
        try (var content = file.openStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        }
    }
}

package org.alongside.randomwalk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The variables that each model declares, read from the models by themselves. */
final class DeclaredInModels {
    private static final String PREFIX = "variable:";

    private DeclaredInModels() {}

    static Map<String, Set<String>> variables() {
        Map<String, Set<String>> declared = new TreeMap<>();
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:processes/**/*.bpmn")) {
                try (InputStream content = file.getInputStream()) {
                    read(content, declared);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return declared;
    }

    private static void read(InputStream content, Map<String, Set<String>> declared) {
        var model = Bpmn.readModelFromStream(content);
        for (Process process : model.getModelElementsByType(Process.class)) {
            Set<String> names = new TreeSet<>();
            for (CamundaProperty property : model.getModelElementsByType(CamundaProperty.class)) {
                if (property.getCamundaName().startsWith(PREFIX)) {
                    names.add(property.getCamundaName().substring(PREFIX.length()));
                }
            }
            declared.put(process.getId(), names);
        }
    }
}

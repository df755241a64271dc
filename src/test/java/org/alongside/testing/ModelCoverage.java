package org.alongside.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.community.process_test_coverage.core.model.DefaultCollector;
import org.camunda.community.process_test_coverage.core.model.Event;
import org.camunda.community.process_test_coverage.core.model.EventSource;
import org.camunda.community.process_test_coverage.core.model.EventType;
import org.camunda.community.process_test_coverage.core.model.Model;
import org.camunda.community.process_test_coverage.core.model.Run;
import org.camunda.community.process_test_coverage.core.model.Suite;
import org.camunda.community.process_test_coverage.report.CoverageReportUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What the process tests of this run passed, of all models together, whichever JVM they ran in: each class writes a file
 * into {@code target/model-coverage}. The coverage library counts and reports; its own listener would ask the engine for
 * the model as the person at the Tasklist, who may not see it.
 */
final class ModelCoverage {
    private static final DefaultCollector COLLECTOR = new DefaultCollector(ModelCoverage::model);
    private static final Path FOLDER = Path.of("target/model-coverage");
    private static final Set<String> PASSED = new TreeSet<>();
    private static boolean isCounting;

    private ModelCoverage() {}

    static synchronized void beginClass(Class<?> test) {
        COLLECTOR.createSuite(new Suite(test.getName(), test.getSimpleName()));
        COLLECTOR.activateSuite(test.getName());
        PASSED.clear();
    }

    static synchronized void beginTest(String name) {
        COLLECTOR.createRun(new Run(name, name), COLLECTOR.getActiveSuite().getId());
        COLLECTOR.activateRun(name);
        isCounting = true;
    }

    static synchronized void endTest() {
        isCounting = false;
    }

    /** Writes down what the tests of this class passed, and draws it under {@code target/process-test-coverage}. */
    static synchronized void endClass() {
        CoverageReportUtil.createReport(COLLECTOR, null);
        try {
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve(COLLECTOR.getActiveSuite().getId() + ".txt"), PASSED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static synchronized void passed(String model, String element, String type, boolean isFlow) {
        if (isCounting) {
            PASSED.add(line(model, element));
            COLLECTOR.addEvent(new Event(
                    isFlow ? EventSource.SEQUENCE_FLOW : EventSource.FLOW_NODE,
                    isFlow ? EventType.TAKE : EventType.START,
                    element,
                    type,
                    model,
                    0));
        }
    }

    /** Ids of boxes and arrows that no test of this run passed, by model; of every model there is. */
    static TreeMap<String, Set<String>> missing() {
        Set<String> passed = passedByAll();
        TreeMap<String, Set<String>> missing = new TreeMap<>();
        for (BpmnModelInstance model : models()) {
            String key = key(model);
            missing.put(
                    key,
                    elements(model)
                            .map(BaseElement::getId)
                            .filter(element -> !passed.contains(line(key, element)))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        return missing;
    }

    private static Set<String> passedByAll() {
        Set<String> passed = new HashSet<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                passed.addAll(Files.readAllLines(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return passed;
    }

    private static String line(String model, String element) {
        return model + "\t" + element;
    }

    private static Model model(String key) {
        BpmnModelInstance model = models().stream()
                .filter(candidate -> key(candidate).equals(key))
                .findFirst()
                .orElseThrow();
        return new Model(key, (int) elements(model).count(), null, Bpmn.convertToString(model));
    }

    private static Stream<? extends BaseElement> elements(BpmnModelInstance model) {
        return Stream.<Collection<? extends BaseElement>>of(
                        model.getModelElementsByType(FlowNode.class), model.getModelElementsByType(SequenceFlow.class))
                .flatMap(Collection::stream);
    }

    private static String key(BpmnModelInstance model) {
        return model.getModelElementsByType(Process.class).iterator().next().getId();
    }

    private static @Nullable Collection<BpmnModelInstance> read;

    private static Collection<BpmnModelInstance> models() {
        Collection<BpmnModelInstance> known = read;
        if (known == null) {
            known = readModels();
            read = known;
        }
        return known;
    }

    private static Collection<BpmnModelInstance> readModels() {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:processes/**/*.bpmn");
            return Stream.of(files).map(ModelCoverage::readModel).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BpmnModelInstance readModel(Resource file) {
        try (InputStream content = file.getInputStream()) {
            return Bpmn.readModelFromStream(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

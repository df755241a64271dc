package org.alongside.bench.plain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Deploys Alongside's models, decision tables and forms as they are, but for the delegates. */
@Component
@Order(1)
class WithoutDelegates implements ApplicationRunner {
    private final RepositoryService repository;
    private final Path root;

    WithoutDelegates(RepositoryService repository, @Value("${bench.models}") Path root) {
        this.repository = repository;
        this.root = root;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        DeploymentBuilder deployment =
                repository.createDeployment().name("without delegates").enableDuplicateFiltering(true);
        for (Path file : files()) {
            String name = root.relativize(file).toString();
            if (name.endsWith(".bpmn")) {
                deployment.addString(name, withoutDelegates(file));
            } else {
                deployment.addString(name, Files.readString(file));
            }
        }
        deployment.deploy();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> processes = Files.walk(root.resolve("processes"));
                Stream<Path> forms = Files.walk(root.resolve("forms"))) {
            return Stream.concat(processes, forms)
                    .filter(file -> file.toString().matches(".*\\.(bpmn|dmn|form)"))
                    .sorted()
                    .toList();
        }
    }

    private static String withoutDelegates(Path file) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        model.getModelElementsByType(ServiceTask.class)
                .forEach(task -> task.setCamundaDelegateExpression("${outputs}"));
        for (CamundaExecutionListener listener :
                List.copyOf(model.getModelElementsByType(CamundaExecutionListener.class))) {
            if ("${planAssessments}".equals(listener.getCamundaDelegateExpression())) {
                listener.setCamundaDelegateExpression("${outputs}");
            } else if ("${waitForMeeting}".equals(listener.getCamundaDelegateExpression())) {
                listener.setCamundaDelegateExpression("${noMeeting}");
            } else {
                listener.getParentElement().removeChildElement(listener);
            }
        }
        for (CamundaTaskListener listener : List.copyOf(model.getModelElementsByType(CamundaTaskListener.class))) {
            listener.getParentElement().removeChildElement(listener);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Bpmn.writeModelToStream(out, model);
        return out.toString(java.nio.charset.StandardCharsets.UTF_8);
    }
}

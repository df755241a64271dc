package org.alongside.engine.setup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.engine.form.FormSchema;
import org.alongside.engine.wiring.Wiring;
import org.alongside.engine.wiring.model.Model;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.management.ProcessDefinitionStatistics;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.Resource;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.jspecify.annotations.Nullable;

/**
 * What runs ends on the version of its model on which it began, with the forms of that version (ADR 27). Here it is held
 * against the code as it is now: its delegates, the fields of the record, options and texts of its forms. What those
 * versions still can call belongs to them.
 */
final class EarlierVersionsCheck {
    private static final Pattern BEAN = Pattern.compile("\\$\\{([a-z][A-Za-z]*)}");

    private final RepositoryService repository;
    private final Wiring now;
    private final Wiring.Code code;
    private final List<String> problems = new ArrayList<>();
    /** Files of each deployment, by name without folders. */
    private final Map<String, Map<String, byte[]>> deployed = new HashMap<>();
    /** Models and forms as they are now, by name without folders. */
    private final Map<String, org.springframework.core.io.Resource> files;

    private EarlierVersionsCheck(RepositoryService repository, Wiring now, Wiring.Code code) {
        this.files = Wiring.files();
        this.repository = repository;
        this.now = now;
        this.code = code;
    }

    /** What cannot go on, a sentence each; empty when all can. */
    static List<String> problems(ProcessEngine engine, Wiring now, Wiring.Code code) {
        List<ProcessDefinitionStatistics> running =
                engine.getManagementService().createProcessDefinitionStatisticsQuery().list().stream()
                        .filter(definition -> definition.getInstances() > 0)
                        .sorted(Comparator.comparing(ProcessDefinition::getKey)
                                .thenComparing(ProcessDefinition::getVersion))
                        .toList();
        if (running.isEmpty()) {
            return List.of();
        }
        EarlierVersionsCheck versions = new EarlierVersionsCheck(engine.getRepositoryService(), now, code);
        Set<String> reached = new HashSet<>();
        running.forEach(definition -> versions.reach(definition, reached));
        return versions.problems;
    }

    private void reach(ProcessDefinition definition, Set<String> reached) {
        if (!reached.add(definition.getId())) {
            return;
        }
        for (String called : check(definition)) {
            repository
                    .createProcessDefinitionQuery()
                    .deploymentId(definition.getDeploymentId())
                    .processDefinitionKey(called)
                    .list()
                    .forEach(other -> reach(other, reached));
        }
    }

    /** @return ids of the processes that it calls */
    private Set<String> check(ProcessDefinition definition) {
        Map<String, byte[]> beside = deployed.computeIfAbsent(definition.getDeploymentId(), this::read);
        String file = name(definition.getResourceName());
        byte[] content = beside.get(file);
        if (content == null) {
            return Set.of();
        }
        Model same = isAsItIs(file, content) ? now.models().get(definition.getKey()) : null;
        Model model = same == null ? Wiring.model(new ByteArrayInputStream(content)) : same;
        if (same == null) {
            model.nodes()
                    .forEach(node -> delegate(definition, node.getId(), Model.camunda(node, "delegateExpression")));
            model.bpmn()
                    .getModelElementsByType(CamundaExecutionListener.class)
                    .forEach(listener -> delegate(
                            definition,
                            String.valueOf(listener.getParentElement()
                                    .getParentElement()
                                    .getAttributeValue("id")),
                            listener.getCamundaDelegateExpression()));
        }
        for (FlowNode node : model.nodes()) {
            String form = Model.camunda(node, "formRef");
            if (form != null) {
                form(definition, model, node.getId(), form, beside.get(form + ".form"));
            }
        }
        Set<String> called = new LinkedHashSet<>();
        model.bpmn()
                .getModelElementsByType(CallActivity.class)
                .forEach(call -> called.add(String.valueOf(call.getCalledElement())));
        return called;
    }

    private void delegate(ProcessDefinition definition, String box, @Nullable String expression) {
        Matcher bean = BEAN.matcher(String.valueOf(expression));
        if (bean.matches() && !code.delegates().containsKey(bean.group(1))) {
            add(definition, box, "there is no delegate " + expression + " any more");
        }
    }

    private void form(ProcessDefinition definition, Model model, String box, String id, byte @Nullable [] content) {
        if (content == null) {
            add(definition, box, "its form " + id + " is not there");
            return;
        }
        if (isAsItIs(id + ".form", content)) {
            return;
        }
        try {
            FormSchema form = FormSchema.parse(content);
            form.problems(code.recordFields(), code.options()).forEach(problem -> add(definition, box, problem));
            form.shownNames().stream()
                    .filter(shown -> !model.variables().containsKey(shown)
                            && !code.texts().contains(shown))
                    .forEach(shown -> add(definition, box, "nothing provides the text {{" + shown + "}} of " + id));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            add(definition, box, "its form " + id + " is not understood any more: " + e.getMessage());
        }
    }

    private void add(ProcessDefinition definition, String box, String problem) {
        problems.add("version " + definition.getVersion() + " of " + definition.getKey() + ", " + box + ": " + problem);
    }

    private Map<String, byte[]> read(String deploymentId) {
        Map<String, byte[]> content = new HashMap<>();
        for (Resource resource : repository.getDeploymentResources(deploymentId)) {
            content.put(name(resource.getName()), resource.getBytes());
        }
        return content;
    }

    /** What is the same was checked already. */
    private boolean isAsItIs(String file, byte[] content) {
        var as = files.get(file);
        try {
            return as != null && Arrays.equals(as.getContentAsByteArray(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(String resource) {
        return resource.substring(Math.max(resource.lastIndexOf('/'), resource.lastIndexOf('\\')) + 1);
    }
}

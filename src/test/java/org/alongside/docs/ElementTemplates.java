package org.alongside.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.alongside.engine.BpmnMessages;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.wiring.CheckedModels;
import org.alongside.engine.wiring.Wiring;
import org.alongside.engine.wiring.model.Model;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;

/**
 * Writes element templates for the Camunda Modeler, a file for each process, so that a delegate, a form, a decision, a
 * called process, a message and a policy are chosen from a list and not typed.
 */
final class ElementTemplates {
    private static final String SCHEMA =
            "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json";
    private static final int POLICIES_OF_A_BOX = 3;
    private static final int RULE_LENGTH_MAX = 80;
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A line for each template, property and choice, so that a change shows what was changed. */
    private static final DefaultPrettyPrinter LINES = new DefaultPrettyPrinter()
            .withObjectIndenter(DefaultPrettyPrinter.FixedSpaceIndenter.instance)
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    private final Wiring wiring;
    private final Wiring.Code code;
    private final Model model;
    private final String id;
    private final ArrayNode templates = JSON.createArrayNode();

    private ElementTemplates(Wiring wiring, Wiring.Code code, Model model) {
        this.wiring = wiring;
        this.code = code;
        this.model = model;
        this.id = model.process().getId();
    }

    /** The text of each file, by its name. */
    static Map<String, String> write() {
        Wiring wiring = Wiring.read();
        // Fields of the record do not stand in templates.
        Wiring.Code code = CheckedModels.code(Set.of());
        Map<String, String> files = new TreeMap<>();
        wiring.models()
                .forEach((id, model) -> files.put(id + ".json", new ElementTemplates(wiring, code, model).file()));
        return files;
    }

    private String file() {
        serviceTask();
        userTasks();
        startEvent();
        decision();
        callActivity();
        message();
        try {
            return JSON.writer(LINES).writeValueAsString(templates) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serviceTask() {
        Map<String, String> delegates = new TreeMap<>();
        code.delegates().forEach((bean, type) -> {
            if (Arrays.stream(type.getAnnotationsByType(BpmnTask.class))
                    .anyMatch(task -> task.process().equals(id))) {
                delegates.put(bean, "${" + bean + "}");
            }
        });
        if (delegates.isEmpty()) {
            return;
        }
        ArrayNode properties =
                template("serviceTask", "Service task", "bpmn:ServiceTask", "bpmn:Task", "bpmn:ServiceTask");
        dropdown(
                properties,
                "What it does",
                "The class of this name does it.",
                attribute("camunda:delegateExpression"),
                delegates);
        policies(properties);
    }

    private void userTasks() {
        Map<String, String> forms = forms(UserTask.class);
        if (forms.isEmpty()) {
            return;
        }
        Map<String, String> people = variables("id"::equals, name -> "${" + name + "}");
        people.remove("organisationId");
        if (!people.isEmpty()) {
            ArrayNode ofOne =
                    template("userTask.ofOne", "Task for one person", "bpmn:UserTask", "bpmn:Task", "bpmn:UserTask");
            dropdown(
                    ofOne,
                    "For whom",
                    "The variable that holds the person's id.",
                    attribute("camunda:assignee"),
                    people);
            form(ofOne, forms);
            policies(ofOne);
        }
        ArrayNode ofGroup =
                template("userTask.ofGroup", "Task for a group", "bpmn:UserTask", "bpmn:Task", "bpmn:UserTask");
        dropdown(
                ofGroup,
                "For whom",
                "Whoever of them takes it.",
                attribute("camunda:candidateGroups"),
                new TreeMap<>(Map.of("Peer workers", "peer-worker", "Supervisors", "supervisor")));
        form(ofGroup, forms);
        policies(ofGroup);
    }

    private void startEvent() {
        Map<String, String> forms = forms(StartEvent.class);
        if (!forms.isEmpty()) {
            ArrayNode properties = template("startEvent", "Start with a form", "bpmn:StartEvent", "bpmn:StartEvent");
            form(properties, forms);
            policies(properties);
        }
    }

    private void decision() {
        Map<String, String> results = variables(type -> type.startsWith("decision("), name -> name);
        if (results.isEmpty()) {
            return;
        }
        ArrayNode properties = template(
                "decision", "Decision by a table", "bpmn:BusinessRuleTask", "bpmn:Task", "bpmn:BusinessRuleTask");
        dropdown(properties, "Table", null, attribute("camunda:decisionRef"), same(wiring.decisions()));
        hidden(properties, attribute("camunda:decisionRefBinding"), "deployment");
        hidden(properties, attribute("camunda:mapDecisionResult"), "singleEntry");
        dropdown(properties, "What was decided goes into", null, attribute("camunda:resultVariable"), results);
        policies(properties);
    }

    private void callActivity() {
        Map<String, String> others = new TreeMap<>();
        wiring.models().forEach((other, called) -> {
            if (!other.equals(id)) {
                others.put(String.valueOf(called.process().getName()), other);
            }
        });
        ArrayNode properties =
                template("call", "Call a process", "bpmn:CallActivity", "bpmn:Task", "bpmn:CallActivity");
        dropdown(properties, "Process", null, attribute("calledElement"), others);
        hidden(properties, attribute("camunda:calledElementBinding"), "deployment");
        hidden(
                properties,
                JSON.createObjectNode().put("type", "camunda:in:businessKey"),
                "#{execution.processBusinessKey}");
        policies(properties);
        wiring.models().values().stream().filter(this::isOfTheSame).forEach(this::call);
    }

    /** Whether both are parts of the same process, or one is part of the other. */
    private boolean isOfTheSame(Model other) {
        String whole = Objects.requireNonNullElse(model.partOf(), id);
        String otherId = other.process().getId();
        return !otherId.equals(id) && whole.equals(Objects.requireNonNullElse(other.partOf(), otherId));
    }

    /** A call with its mappings filled in: what both declare, and what must be passed. */
    private void call(Model called) {
        String name = called.process().getId();
        ArrayNode properties = template(
                "call." + name,
                "Call " + called.process().getName(),
                "bpmn:CallActivity",
                "bpmn:Task",
                "bpmn:CallActivity");
        hidden(properties, attribute("calledElement"), name);
        hidden(properties, attribute("camunda:calledElementBinding"), "deployment");
        hidden(
                properties,
                JSON.createObjectNode().put("type", "camunda:in:businessKey"),
                "#{execution.processBusinessKey}");
        new TreeMap<>(called.variables()).forEach((variable, type) -> {
            if (model.variables().containsKey(variable)) {
                hidden(
                        properties,
                        JSON.createObjectNode().put("type", "camunda:in").put("target", variable),
                        variable);
            }
        });
        new TreeMap<>(called.passed()).forEach((passed, type) -> {
            ObjectNode property = properties.addObject();
            property.put("label", "Passed as " + passed)
                    .put("description", "The key of a transient answer. It is never stored.")
                    .put("type", "String")
                    .put("value", passed);
            property.set(
                    "binding", JSON.createObjectNode().put("type", "camunda:in").put("target", passed));
            property.putObject("constraints").put("notEmpty", true);
        });
        policies(properties);
    }

    private void message() {
        Map<String, String> messages = new TreeMap<>();
        code.senders().stream()
                .flatMap(type -> Arrays.stream(type.getAnnotationsByType(BpmnMessages.class)))
                .filter(sent -> sent.process().equals(id))
                .flatMap(sent -> Arrays.stream(sent.names()))
                .forEach(name -> messages.put(name, name));
        if (!messages.isEmpty()) {
            ArrayNode properties = template(
                    "message",
                    "Message event",
                    null,
                    "bpmn:StartEvent",
                    "bpmn:IntermediateCatchEvent",
                    "bpmn:BoundaryEvent");
            dropdown(
                    properties,
                    "Message",
                    "What the code sends. Please choose the same under Message, Global message reference.",
                    property("message"),
                    messages);
            policies(properties);
        }
    }

    private ArrayNode template(String kind, String name, @Nullable String elementType, String... appliesTo) {
        ObjectNode template = templates.addObject();
        template.put("$schema", SCHEMA);
        template.put(
                "name", model.process().getName() + ": " + Character.toLowerCase(name.charAt(0)) + name.substring(1));
        template.put("id", "org.alongside." + id + "." + kind);
        template.put("description", "Only for processes/" + model.module() + "/" + model.file() + ".bpmn.");
        ArrayNode types = template.putArray("appliesTo");
        Arrays.stream(appliesTo).forEach(types::add);
        if (elementType != null) {
            template.putObject("elementType").put("value", elementType);
        }
        ArrayNode properties = template.putArray("properties");
        ObjectNode label = properties.addObject();
        label.put("label", "Name").put("type", "String");
        label.set("binding", attribute("name"));
        label.putObject("constraints").put("notEmpty", true);
        return properties;
    }

    private void form(ArrayNode properties, Map<String, String> forms) {
        dropdown(properties, "Form", "A file of forms/" + model.module() + ".", attribute("camunda:formRef"), forms);
        hidden(properties, attribute("camunda:formRefBinding"), "deployment");
    }

    /** Those that the process's module holds or its models name; any other is written into the documentation. */
    private void policies(ArrayNode properties) {
        Map<String, String> policies = new LinkedHashMap<>();
        policies.put("–", "");
        Set<String> named = wiring.models().values().stream()
                .filter(other -> other.module().equals(model.module()))
                .flatMap(other -> other.nodes().stream())
                .flatMap(node -> Model.policies(node).stream())
                .collect(Collectors.toSet());
        PolicyCatalogue.policies().forEach((policy, held) -> {
            boolean isHeldHere = held.by().stream()
                    .anyMatch(type -> type.getName().startsWith("org.alongside." + model.module() + "."));
            if (isHeldHere || named.contains(policy.id())) {
                policies.put(policy + " " + shortened(policy.rule()), policy.id());
            }
        });
        for (int number = 1; number <= POLICIES_OF_A_BOX; number++) {
            ObjectNode property = dropdown(properties, "Policy", null, property("policy" + number), policies);
            property.put("value", "");
            property.remove("constraints");
        }
    }

    private static String shortened(String rule) {
        return rule.length() <= RULE_LENGTH_MAX ? rule : rule.substring(0, RULE_LENGTH_MAX) + " …";
    }

    private static ObjectNode dropdown(
            ArrayNode properties,
            String label,
            @Nullable String description,
            ObjectNode binding,
            Map<String, String> choices) {
        ObjectNode property = properties.addObject();
        property.put("label", label);
        if (description != null) {
            property.put("description", description);
        }
        property.put("type", "Dropdown");
        property.set("binding", binding);
        ArrayNode listed = property.putArray("choices");
        choices.forEach((name, value) -> listed.addObject().put("name", name).put("value", value));
        property.putObject("constraints").put("notEmpty", true);
        return property;
    }

    private static void hidden(ArrayNode properties, ObjectNode binding, String value) {
        ObjectNode property = properties.addObject();
        property.put("type", "Hidden").put("value", value);
        property.set("binding", binding);
    }

    private static ObjectNode attribute(String name) {
        return JSON.createObjectNode().put("type", "property").put("name", name);
    }

    private static ObjectNode property(String name) {
        return JSON.createObjectNode().put("type", "camunda:property").put("name", name);
    }

    /** Forms of the process, other than those on elements of other kinds: a new form is on none yet and stands in all. */
    private Map<String, String> forms(Class<?> kind) {
        List<String> onOthers = model.nodes().stream()
                .filter(node -> !kind.isInstance(node))
                .map(node -> String.valueOf(Model.camunda(node, "formRef")))
                .toList();
        boolean isOnOne = model.nodes().stream()
                .anyMatch(node -> kind.isInstance(node) && Model.camunda(node, "formRef") != null);
        return !isOnOne && kind == StartEvent.class
                ? Map.of()
                : new TreeSet<>(wiring.forms().keySet())
                        .stream()
                                .filter(form -> form.startsWith(id + ".") && !onOthers.contains(form))
                                .collect(Collectors.toMap(form -> form, form -> form, (a, b) -> a, TreeMap::new));
    }

    private Map<String, String> variables(Predicate<String> type, UnaryOperator<String> value) {
        Map<String, String> variables = new TreeMap<>();
        model.variables().forEach((name, holds) -> {
            if (type.test(holds)) {
                variables.put(name, value.apply(name));
            }
        });
        return variables;
    }

    private static Map<String, String> same(Map<String, ?> named) {
        return named.keySet().stream().collect(Collectors.toMap(key -> key, key -> key, (a, b) -> a, TreeMap::new));
    }
}

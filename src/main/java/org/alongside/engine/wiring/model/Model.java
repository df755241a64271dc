package org.alongside.engine.wiring.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.engine.ProcessParts;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/**
 * A BPMN model as a file of ours.
 *
 * @param module the folder under {@code processes/}
 * @param file the file's name without {@code .bpmn}
 */
public record Model(String module, String file, BpmnModelInstance bpmn) {
    /** The namespace of Camunda's attributes. */
    public static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    /** The property by which a process says that it is part of another one. */
    private static final Pattern POLICY = Pattern.compile("\\b([A-Z]{4,8}-\\d{2})\\b");

    /** The process of this file. */
    public Process process() {
        Collection<Process> processes = bpmn.getModelElementsByType(Process.class);
        if (processes.size() != 1) {
            throw new IllegalStateException(file + ".bpmn holds " + processes.size() + " processes instead of one.");
        }
        return processes.iterator().next();
    }

    /** Every box, event and gateway, in the order of the file. */
    public List<FlowNode> nodes() {
        return new ArrayList<>(bpmn.getModelElementsByType(FlowNode.class));
    }

    /** Declared variables and their types. */
    public Map<String, String> variables() {
        return declared("variable:");
    }

    /** What its caller passes to it for its first steps, and the types; it is never stored. */
    public Map<String, String> passed() {
        return declared("passed:");
    }

    private Map<String, String> declared(String prefix) {
        Map<String, String> declared = new LinkedHashMap<>();
        for (CamundaProperty property : bpmn.getModelElementsByType(CamundaProperty.class)) {
            String name = property.getCamundaName();
            if (name != null && name.startsWith(prefix)) {
                declared.put(
                        name.substring(prefix.length()), Objects.requireNonNullElse(property.getCamundaValue(), ""));
            }
        }
        return declared;
    }

    /** The process that this one is part of, or null: who names that process means this one as well. */
    public @Nullable String partOf() {
        return properties(process()).get(ProcessParts.PART_OF);
    }

    /** Policy ids that a box names, in its documentation or in properties chosen in the Modeler. */
    public static Set<String> policies(BaseElement element) {
        Set<String> ids = new LinkedHashSet<>();
        for (Documentation documentation : element.getDocumentations()) {
            Matcher matcher = POLICY.matcher(documentation.getTextContent());
            while (matcher.find()) {
                ids.add(matcher.group(1));
            }
        }
        properties(element).forEach((name, value) -> {
            if (name.matches("policy[0-9]") && !value.isBlank()) {
                ids.add(value);
            }
        });
        return ids;
    }

    /** Camunda's properties of an element, by name. */
    public static Map<String, String> properties(BaseElement element) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (element.getExtensionElements() != null) {
            for (CamundaProperties of :
                    element.getExtensionElements().getChildElementsByType(CamundaProperties.class)) {
                of.getCamundaProperties()
                        .forEach(property -> properties.put(
                                String.valueOf(property.getCamundaName()),
                                Objects.requireNonNullElse(property.getCamundaValue(), "")));
            }
        }
        return properties;
    }

    /** An attribute of Camunda's, or null. */
    public static @Nullable String camunda(ModelElementInstance element, String attribute) {
        return element.getAttributeValueNs(CAMUNDA, attribute);
    }

    /** What people read on the box. */
    public static String name(FlowElement element) {
        return element.getName() == null ? element.getId() : element.getName().replace('\n', ' ');
    }
}

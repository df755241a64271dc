package org.alongside.engine.wiring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.alongside.engine.form.FormSchema;
import org.alongside.engine.wiring.model.Model;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * What is never stored is there up to the next box that waits, and no longer. So from each place that reads such an answer
 * this goes back along the flows to where the engine last waited: there it must have been asked, or the process begun with
 * it. Otherwise the place would find nothing, and a survivor would stand there.
 */
final class FirstStepsCheck {
    private final Wiring wiring;
    private final Model model;
    private final List<String> problems;
    private final Map<String, FlowNode> nodes = new HashMap<>();
    private final Map<String, List<String>> before = new HashMap<>();
    /** Answers that are given and not stored, by the box that gives them. */
    private final Map<String, Set<String>> given = new HashMap<>();

    private final Set<String> all = new TreeSet<>();

    private FirstStepsCheck(Wiring wiring, Model model, List<String> problems) {
        this.wiring = wiring;
        this.model = model;
        this.problems = problems;
    }

    static void check(Wiring wiring, List<String> problems) {
        wiring.models().values().forEach(model -> new FirstStepsCheck(wiring, model, problems).run());
    }

    private void run() {
        for (FlowNode node : model.nodes()) {
            nodes.put(node.getId(), node);
            FormSchema form = wiring.forms().get(String.valueOf(Model.camunda(node, "formRef")));
            Set<String> here = new TreeSet<>(form == null ? Set.of() : form.transientVariables());
            if (node instanceof StartEvent && !(node.getParentElement() instanceof SubProcess)) {
                here.addAll(model.passed().keySet());
            }
            given.put(node.getId(), here);
            all.addAll(here);
        }
        all.removeAll(model.variables().keySet());
        if (all.isEmpty()) {
            return;
        }
        for (SequenceFlow flow : model.bpmn().getModelElementsByType(SequenceFlow.class)) {
            before.computeIfAbsent(String.valueOf(flow.getAttributeValue("targetRef")), target -> new ArrayList<>())
                    .add(String.valueOf(flow.getAttributeValue("sourceRef")));
        }
        for (ConditionExpression condition : model.bpmn().getModelElementsByType(ConditionExpression.class)) {
            ModelElementInstance flow = condition.getParentElement();
            reads(
                    String.valueOf(flow.getAttributeValue("id")),
                    String.valueOf(flow.getAttributeValue("sourceRef")),
                    ConditionCheck.names(condition.getTextContent()));
        }
        for (BusinessRuleTask task : model.bpmn().getModelElementsByType(BusinessRuleTask.class)) {
            var table = wiring.decisions().get(String.valueOf(task.getCamundaDecisionRef()));
            if (table != null) {
                Set<String> names = new LinkedHashSet<>();
                table.getModelElementsByType(InputExpression.class)
                        .forEach(input ->
                                names.add(input.getText().getTextContent().strip()));
                reads(task.getId(), task.getId(), names);
            }
        }
        for (CallActivity call : model.bpmn().getModelElementsByType(CallActivity.class)) {
            Set<String> names = new LinkedHashSet<>();
            if (call.getExtensionElements() != null) {
                call.getExtensionElements()
                        .getChildElementsByType(CamundaIn.class)
                        .forEach(in -> names.add(String.valueOf(in.getCamundaSource())));
            }
            reads(call.getId(), call.getId(), names);
        }
    }

    private void reads(String place, String node, Set<String> names) {
        for (String name : names) {
            if (all.contains(name)) {
                Set<String> lacking = new TreeSet<>();
                back(node, name, new HashSet<>(), lacking);
                if (!lacking.isEmpty()) {
                    problems.add(model.process().getId() + ", " + place + ": it reads " + name
                            + ", which is never stored and gone on the way from " + String.join(" and ", lacking)
                            + ". Please ask it there, read it before something waits, or declare it as a variable.");
                }
            }
        }
    }

    /** @param at a box in which something is read, or that goes on to it without waiting */
    private void back(String at, String name, Set<String> seen, Set<String> lacking) {
        FlowNode node = nodes.get(at);
        if (node == null || !seen.add(at)) {
            return;
        }
        if (isSaved(node, "asyncBefore")) {
            lacking.add(at);
            return;
        }
        if (node instanceof StartEvent) {
            start((StartEvent) node, name, seen, lacking);
            return;
        }
        for (String source : before.getOrDefault(at, List.of())) {
            from(source, name, seen, lacking);
        }
    }

    /** What comes out of this box: what it asked, if it waits, and else what came to it. */
    private void from(String source, String name, Set<String> seen, Set<String> lacking) {
        FlowNode node = nodes.get(source);
        if (node == null) {
            return;
        }
        if (waits(node) || isSaved(node, "asyncAfter")) {
            if (!given.getOrDefault(source, Set.of()).contains(name)) {
                lacking.add(source);
            }
        } else if (node instanceof BoundaryEvent boundary) {
            boundary(boundary, lacking);
        } else if (node instanceof SubProcess frame) {
            if (seen.add(source)) {
                frame.getChildElementsByType(EndEvent.class).forEach(end -> back(end.getId(), name, seen, lacking));
            }
        } else {
            back(source, name, seen, lacking);
        }
    }

    /** An escalation comes in the same transaction; where it was thrown is not followed. */
    private static void boundary(BoundaryEvent boundary, Set<String> lacking) {
        boolean isThrown =
                boundary.getEventDefinitions().stream().anyMatch(EscalationEventDefinition.class::isInstance);
        if (!isThrown) {
            lacking.add(boundary.getId());
        }
    }

    private void start(StartEvent start, String name, Set<String> seen, Set<String> lacking) {
        if (start.getParentElement() instanceof SubProcess frame
                && start.getEventDefinitions().isEmpty()) {
            back(frame.getId(), name, seen, lacking);
        } else if (!given.getOrDefault(start.getId(), Set.of()).contains(name)) {
            lacking.add(start.getId());
        }
    }

    private boolean waits(FlowNode node) {
        return node instanceof CallActivity call
                ? isWaitedFor(String.valueOf(call.getCalledElement()), new HashSet<>())
                : node instanceof UserTask || node instanceof ReceiveTask || node instanceof IntermediateCatchEvent;
    }

    /** Whether something in a called process can wait; what is transient is then gone here as well. */
    private boolean isWaitedFor(String process, Set<String> seen) {
        Model called = wiring.models().get(process);
        if (called == null || !seen.add(process)) {
            return false;
        }
        return called.nodes().stream()
                .anyMatch(node -> node instanceof CallActivity call
                        ? isWaitedFor(String.valueOf(call.getCalledElement()), seen)
                        : node instanceof UserTask
                                || node instanceof ReceiveTask
                                || node instanceof IntermediateCatchEvent
                                || isSaved(node, "asyncBefore")
                                || isSaved(node, "asyncAfter"));
    }

    private static boolean isSaved(FlowNode node, String when) {
        return (node instanceof Activity || node instanceof StartEvent || node instanceof EndEvent)
                && "true".equals(Model.camunda(node, when));
    }
}

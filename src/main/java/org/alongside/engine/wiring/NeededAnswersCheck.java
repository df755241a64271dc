package org.alongside.engine.wiring;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.NeedsAnswers;
import org.alongside.engine.form.FormSchema;
import org.alongside.engine.wiring.model.Model;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** Each form before a box asks for what the delegate of the box needs to hold its policy, so that no drawing takes the policy away. */
final class NeededAnswersCheck {
    private final Wiring wiring;
    private final Model model;
    private final List<String> problems;
    private final Map<String, FlowNode> nodes = new HashMap<>();
    /** Boxes from which a flow leads to the box, by the box. */
    private final Map<String, Set<String>> before = new HashMap<>();

    private NeededAnswersCheck(Wiring wiring, Model model, List<String> problems) {
        this.wiring = wiring;
        this.model = model;
        this.problems = problems;
        model.nodes().forEach(node -> nodes.put(node.getId(), node));
        for (SequenceFlow flow : model.bpmn().getModelElementsByType(SequenceFlow.class)) {
            before.computeIfAbsent(String.valueOf(flow.getAttributeValue("targetRef")), target -> new LinkedHashSet<>())
                    .add(String.valueOf(flow.getAttributeValue("sourceRef")));
        }
    }

    static void check(Wiring wiring, Wiring.Code code, List<String> problems) {
        for (Class<?> type : code.delegates().values()) {
            for (NeedsAnswers needed : type.getAnnotationsByType(NeedsAnswers.class)) {
                check(wiring, type, needed, problems);
            }
        }
    }

    private static void check(Wiring wiring, Class<?> type, NeedsAnswers needed, List<String> problems) {
        for (BpmnTask task : type.getAnnotationsByType(BpmnTask.class)) {
            Model model = wiring.models().get(task.process());
            if (model == null) {
                continue; // DelegateCheck says so.
            }
            for (String element : task.elements()) {
                new NeededAnswersCheck(wiring, model, problems).box(element, type, needed);
            }
        }
    }

    /** From the box back to what was asked last. A box that waits, or begins, keeps no answers for those after it. */
    private void box(String box, Class<?> type, NeedsAnswers needed) {
        Set<String> seen = new HashSet<>(Set.of(box));
        Deque<String> open = new ArrayDeque<>(before.getOrDefault(box, Set.of()));
        while (!open.isEmpty()) {
            String id = open.remove();
            FlowNode node = nodes.get(id);
            if (!seen.add(id) || node == null) {
                continue;
            }
            if (node instanceof UserTask) {
                asks(id, String.valueOf(Model.camunda(node, "formRef")), type, needed);
            } else if (node instanceof Gateway || node instanceof ServiceTask || node instanceof BusinessRuleTask) {
                open.addAll(before.getOrDefault(id, Set.of()));
            } else {
                add(
                        box,
                        "a flow comes from " + id + ", which asks for nothing, and " + type.getSimpleName() + " needs "
                                + String.join(" and ", needed.fields()) + " for "
                                + needed.policy().id()
                                + ". Please lead the flow to a user task before it, whose form asks for that.");
            }
        }
    }

    private void asks(String task, String ref, Class<?> type, NeedsAnswers needed) {
        FormSchema form = wiring.forms().get(ref);
        if (form == null) {
            return; // ModelCheck says that there is none.
        }
        for (String field : needed.fields()) {
            if (!form.transientVariables().contains(field)) {
                add(
                        task,
                        "the form " + ref + " does not ask for " + field + ", which " + type.getSimpleName()
                                + " needs for " + needed.policy().id()
                                + ". Please put the question with this key back, with the property transient.");
            }
        }
    }

    private void add(String element, String problem) {
        problems.add(model.process().getId() + ", " + element + ": " + problem);
    }
}

package org.alongside.engine.wiring;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alongside.engine.wiring.model.Model;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * From every box an end can be reached, be it by an event that interrupts it, at its edge or at the edge of the subprocess that it is in. Otherwise
 * a survivor would go round in a circle for good. (A box without a way on is named by bpmnlint.)
 */
final class ReachabilityCheck {
    private final Model model;
    /** Boxes from which a way leads to the box, by the box. */
    private final Map<String, Set<String>> before = new HashMap<>();
    /** Boxes to which a way leads from the box, by the box. */
    private final Map<String, Set<String>> after = new HashMap<>();

    private ReachabilityCheck(Model model) {
        this.model = model;
    }

    static void check(Model model, List<String> problems) {
        List<String> endless = new ReachabilityCheck(model).endless();
        if (!endless.isEmpty()) {
            problems.add(model.process().getId() + ", " + endless.get(0) + ": no end can be reached from here"
                    + (endless.size() == 1 ? "" : ", nor from " + String.join(", ", endless.subList(1, endless.size())))
                    + ". Please draw a flow that leads to an end event.");
        }
    }

    private List<String> endless() {
        Set<String> withWayOn = new LinkedHashSet<>();
        for (SequenceFlow flow : model.bpmn().getModelElementsByType(SequenceFlow.class)) {
            String source = String.valueOf(flow.getAttributeValue("sourceRef"));
            withWayOn.add(source);
            leads(source, String.valueOf(flow.getAttributeValue("targetRef")));
        }
        Map<String, List<String>> atTheEdge = new HashMap<>();
        for (BoundaryEvent event : model.bpmn().getModelElementsByType(BoundaryEvent.class)) {
            if (!event.cancelActivity()) {
                continue;
            }
            String host = String.valueOf(event.getAttributeValue("attachedToRef"));
            leads(host, event.getId());
            atTheEdge.computeIfAbsent(host, box -> new ArrayList<>()).add(event.getId());
        }
        for (FlowNode node : model.nodes()) {
            ModelElementInstance around = node.getParentElement();
            while (around instanceof SubProcess frame) {
                atTheEdge.getOrDefault(frame.getId(), List.of()).forEach(event -> leads(node.getId(), event));
                around = frame.getParentElement();
            }
        }
        besides();
        Set<String> leadToAnEnd = reached(
                before,
                model.nodes().stream()
                        .map(FlowNode::getId)
                        .filter(id -> !withWayOn.contains(id))
                        .toList());
        return model.nodes().stream()
                .map(FlowNode::getId)
                .filter(id -> !leadToAnEnd.contains(id))
                .toList();
    }

    /** What goes on beside a box, by an event that does not interrupt it, ends with the box where an event terminates all. */
    private void besides() {
        if (model.bpmn().getModelElementsByType(TerminateEventDefinition.class).isEmpty()) {
            return;
        }
        for (BoundaryEvent event : model.bpmn().getModelElementsByType(BoundaryEvent.class)) {
            if (!event.cancelActivity()) {
                String host = String.valueOf(event.getAttributeValue("attachedToRef"));
                reached(after, List.of(event.getId())).forEach(box -> leads(box, host));
            }
        }
    }

    private static Set<String> reached(Map<String, Set<String>> next, Collection<String> from) {
        Set<String> reached = new LinkedHashSet<>(from);
        Deque<String> toLookAt = new ArrayDeque<>(from);
        while (!toLookAt.isEmpty()) {
            for (String box : next.getOrDefault(toLookAt.remove(), Set.of())) {
                if (reached.add(box)) {
                    toLookAt.add(box);
                }
            }
        }
        return reached;
    }

    private void leads(String from, String to) {
        before.computeIfAbsent(to, target -> new LinkedHashSet<>()).add(from);
        after.computeIfAbsent(from, source -> new LinkedHashSet<>()).add(to);
    }
}

package org.alongside.engine.wiring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.Association;
import org.camunda.bpm.model.bpmn.instance.DataObjectReference;
import org.camunda.bpm.model.bpmn.instance.DataStoreReference;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/**
 * What is drawn of a model, and where.
 *
 * @param unplaced ids of events, gateways and flows whose name has no place of its own
 * @param extent holds everything; null when nothing is drawn
 */
record Drawing(
        List<Shape> shapes,
        List<Flow> flows,
        List<Label> labels,
        List<String> unplaced,
        @Nullable Box extent) {
    private static final double NAME_SIZE = 11;
    private static final double TITLE_SIZE = 12;
    private static final double TITLE_MARGIN = 5;

    /**
     * A box, event, gateway, frame or note.
     *
     * @param frames ids of the frames around it, the nearest first
     * @param host id of the box on whose border it stands, when it is a boundary event
     */
    record Shape(
            String id,
            Box box,
            Set<String> frames,
            @Nullable String host) {}

    /** A flow, from waypoint to waypoint. */
    record Flow(String id, String source, String target, List<Line> lines, Set<String> frames) {
        double length() {
            return lines.stream().mapToDouble(Line::length).sum();
        }

        boolean beginsOrEndsAt(Line.Point point) {
            return lines.get(0).from().isAt(point)
                    || lines.get(lines.size() - 1).to().isAt(point);
        }

        boolean sharesAnEndWith(Flow other) {
            return source.equals(other.source) || target.equals(other.target);
        }
    }

    /** A name that stands outside its element, or the title of a frame. */
    record Label(String id, Box box, Set<String> frames) {}

    static Drawing of(Model model) {
        return new Reader(model).read();
    }

    private static final class Reader {
        private final Model model;
        private final Map<String, ModelElementInstance> elements = new HashMap<>();
        private final List<Shape> shapes = new ArrayList<>();
        private final List<Flow> flows = new ArrayList<>();
        private final List<Label> labels = new ArrayList<>();
        private final List<String> unplaced = new ArrayList<>();
        private @Nullable Box extent;

        Reader(Model model) {
            this.model = model;
        }

        Drawing read() {
            for (Class<? extends ModelElementInstance> type : List.of(
                    FlowNode.class,
                    SequenceFlow.class,
                    TextAnnotation.class,
                    Association.class,
                    DataObjectReference.class,
                    DataStoreReference.class)) {
                model.bpmn()
                        .getModelElementsByType(type)
                        .forEach(element -> elements.put(element.getAttributeValue("id"), element));
            }
            model.bpmn().getModelElementsByType(BpmnShape.class).forEach(this::shape);
            model.bpmn().getModelElementsByType(BpmnEdge.class).forEach(this::edge);
            return new Drawing(shapes, flows, labels, unplaced, extent);
        }

        private void shape(BpmnShape shape) {
            Box box = box(shape.getBounds());
            extend(box);
            String id = shape.getAttributeValue("bpmnElement");
            ModelElementInstance element = elements.get(id);
            if (element == null) {
                // Lanes, pools and groups lie around others; they only take room.
                return;
            }
            Set<String> frames = frames(element);
            shapes.add(new Shape(id, box, frames, element.getAttributeValue("attachedToRef")));
            if (element instanceof SubProcess) {
                title(id, element, box, frames);
            } else if (element instanceof FlowNode && !(element instanceof Activity)) {
                label(id, element, shape.getBpmnLabel(), frames);
            }
        }

        private void title(String id, ModelElementInstance frame, Box box, Set<String> around) {
            String words = frame.getAttributeValue("name");
            if (words != null) {
                double width = Math.min(LabelText.width(words, TITLE_SIZE), box.width() - 2 * TITLE_MARGIN);
                Set<String> frames = new LinkedHashSet<>(Set.of(id));
                frames.addAll(around);
                labels.add(new Label(
                        id,
                        new Box(
                                box.x() + (box.width() - width) / 2,
                                box.y() + TITLE_MARGIN,
                                width,
                                LabelText.height(words, TITLE_SIZE, width)),
                        frames));
            }
        }

        private void edge(BpmnEdge edge) {
            List<Line> lines = new ArrayList<>();
            Waypoint last = null;
            for (Waypoint point : edge.getWaypoints()) {
                if (last != null) {
                    lines.add(new Line(last.getX(), last.getY(), point.getX(), point.getY()));
                }
                last = point;
            }
            lines.forEach(line -> extend(line.box()));
            String id = edge.getAttributeValue("bpmnElement");
            ModelElementInstance element = elements.get(id);
            if (element != null && !lines.isEmpty()) {
                Set<String> frames = frames(element);
                flows.add(new Flow(
                        id,
                        element.getAttributeValue("sourceRef"),
                        element.getAttributeValue("targetRef"),
                        lines,
                        frames));
                label(id, element, edge.getBpmnLabel(), frames);
            }
        }

        private void label(String id, ModelElementInstance element, @Nullable BpmnLabel label, Set<String> frames) {
            String words = element.getAttributeValue("name");
            if (words == null || words.isBlank()) {
                return;
            }
            if (label == null || label.getBounds() == null) {
                unplaced.add(id);
                return;
            }
            Box kept = box(label.getBounds());
            double height = Math.max(kept.height(), LabelText.height(words, NAME_SIZE, kept.width()));
            Box box = new Box(kept.x(), kept.y(), kept.width(), height);
            extend(box);
            labels.add(new Label(id, box, frames));
        }

        private void extend(Box box) {
            extent = extent == null ? box : extent.with(box);
        }

        private static Box box(Bounds bounds) {
            return new Box(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
        }

        private static Set<String> frames(ModelElementInstance element) {
            Set<String> frames = new LinkedHashSet<>();
            for (ModelElementInstance parent = element.getParentElement();
                    parent instanceof SubProcess;
                    parent = parent.getParentElement()) {
                frames.add(parent.getAttributeValue("id"));
            }
            return frames;
        }
    }
}

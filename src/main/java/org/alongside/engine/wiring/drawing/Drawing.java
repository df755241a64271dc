package org.alongside.engine.wiring.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.alongside.engine.wiring.model.Model;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What is drawn of a model, and where. Read from the text itself: it is asked at each start, and the objects of the model cost
 * more time than all that is asked of them here.
 *
 * @param nodes ids of boxes, events, gateways and frames, drawn or not, each with the ids of the frames around it
 * @param frames ids of frames
 * @param flowIds ids of sequence flows, drawn or not
 * @param unplaced ids of events, gateways and flows whose name has no place of its own
 * @param extent holds everything; null when nothing is drawn
 * @param diagrams how many the file holds
 */
record Drawing(
        Map<String, Set<String>> nodes,
        Set<String> frames,
        Set<String> flowIds,
        List<Shape> shapes,
        List<Flow> flows,
        List<Label> labels,
        List<String> unplaced,
        @Nullable Bounds extent,
        int diagrams) {
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
            Bounds box,
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
    record Label(String id, Bounds box, Set<String> frames) {}

    static Drawing of(Model model) {
        Reader reader = new Reader();
        Node document = model.bpmn().getDocument().getDomSource().getNode();
        return reader.read(Objects.requireNonNull((Element) document.getFirstChild()));
    }

    /** What stands in a model, and what of it matters here. */
    private record Found(Element element, Set<String> frames) {
        String kind() {
            return element.getLocalName();
        }

        @Nullable
        String name() {
            return attribute(element, "name");
        }
    }

    private static @Nullable String attribute(Element element, String name) {
        return element.hasAttribute(name) ? element.getAttribute(name) : null;
    }

    private static final class Reader {
        private static final Set<String> FRAMES = Set.of("subProcess", "adHocSubProcess", "transaction");
        /** Others take room, but what lies over them is theirs: lanes, pools and groups. */
        private static final Set<String> BESIDE_NODES =
                Set.of("textAnnotation", "dataObjectReference", "dataStoreReference");

        private final Map<String, Found> elements = new HashMap<>();
        private final Map<String, Set<String>> nodes = new LinkedHashMap<>();
        private final Set<String> frames = new LinkedHashSet<>();
        private final Set<String> flowIds = new LinkedHashSet<>();
        private final List<Shape> shapes = new ArrayList<>();
        private final List<Flow> flows = new ArrayList<>();
        private final List<Label> labels = new ArrayList<>();
        private final List<String> unplaced = new ArrayList<>();
        private @Nullable Bounds extent;
        private int diagrams;

        Drawing read(Element definitions) {
            for (Element child : children(definitions)) {
                if ("process".equals(child.getLocalName())) {
                    elements(child, Set.of());
                }
            }
            for (Element child : children(definitions)) {
                if ("BPMNDiagram".equals(child.getLocalName())) {
                    diagrams++;
                    children(child).forEach(plane -> children(plane).forEach(this::drawn));
                }
            }
            return new Drawing(nodes, frames, flowIds, shapes, flows, labels, unplaced, extent, diagrams);
        }

        private static List<Element> children(Element parent) {
            List<Element> children = new ArrayList<>();
            for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child instanceof Element element) {
                    children.add(element);
                }
            }
            return children;
        }

        private static boolean isNode(String kind) {
            return kind.endsWith("Event")
                    || kind.endsWith("Gateway")
                    || kind.endsWith("ask")
                    || kind.equals("callActivity")
                    || FRAMES.contains(kind);
        }

        private void elements(Element parent, Set<String> around) {
            for (Element child : children(parent)) {
                String kind = child.getLocalName();
                String id = child.getAttribute("id");
                if (isNode(kind)) {
                    nodes.put(id, around);
                } else if (kind.equals("sequenceFlow")) {
                    flowIds.add(id);
                } else if (!kind.equals("association") && !BESIDE_NODES.contains(kind)) {
                    continue;
                }
                elements.put(id, new Found(child, around));
                if (FRAMES.contains(kind)) {
                    frames.add(id);
                    Set<String> within = new LinkedHashSet<>(Set.of(id));
                    within.addAll(around);
                    elements(child, within);
                }
            }
        }

        private void drawn(Element part) {
            Found of = elements.get(part.getAttribute("bpmnElement"));
            List<Line> lines = new ArrayList<>();
            Line.Point last = null;
            Element label = null;
            for (Element child : children(part)) {
                switch (child.getLocalName()) {
                    case "Bounds" -> shape(of, box(child));
                    case "BPMNLabel" -> label = child;
                    case "waypoint" -> {
                        Line.Point point = new Line.Point(number(child, "x"), number(child, "y"));
                        if (last != null) {
                            lines.add(new Line(last.x(), last.y(), point.x(), point.y()));
                        }
                        last = point;
                    }
                    default -> {}
                }
            }
            lines.forEach(line -> extend(line.box()));
            if (of != null && !lines.isEmpty()) {
                flows.add(new Flow(
                        of.element().getAttribute("id"),
                        of.element().getAttribute("sourceRef"),
                        of.element().getAttribute("targetRef"),
                        lines,
                        of.frames()));
            }
            if (of != null) {
                label(of, label);
            }
        }

        private void shape(@Nullable Found of, Bounds box) {
            extend(box);
            if (of != null) {
                String id = of.element().getAttribute("id");
                shapes.add(new Shape(id, box, of.frames(), attribute(of.element(), "attachedToRef")));
                if (FRAMES.contains(of.kind())) {
                    title(id, of, box);
                }
            }
        }

        private void title(String id, Found frame, Bounds box) {
            String words = frame.name();
            if (words != null) {
                double width = Math.min(LabelText.width(words, TITLE_SIZE), box.width() - 2 * TITLE_MARGIN);
                Set<String> around = new LinkedHashSet<>(Set.of(id));
                around.addAll(frame.frames());
                labels.add(new Label(
                        id,
                        new Bounds(
                                box.x() + (box.width() - width) / 2,
                                box.y() + TITLE_MARGIN,
                                width,
                                LabelText.height(words, TITLE_SIZE, width)),
                        around));
            }
        }

        private void label(Found of, @Nullable Element label) {
            String words = of.name();
            if (words == null
                    || words.isBlank()
                    || !of.kind().endsWith("Event")
                            && !of.kind().endsWith("Gateway")
                            && !of.kind().endsWith("Flow")) {
                return;
            }
            String id = of.element().getAttribute("id");
            List<Element> bounds = label == null ? List.of() : children(label);
            if (bounds.isEmpty()) {
                unplaced.add(id);
                return;
            }
            Bounds kept = box(bounds.get(0));
            double height = Math.max(kept.height(), LabelText.height(words, NAME_SIZE, kept.width()));
            Bounds box = new Bounds(kept.x(), kept.y(), kept.width(), height);
            extend(box);
            labels.add(new Label(id, box, of.frames()));
        }

        private void extend(Bounds box) {
            extent = extent == null ? box : extent.with(box);
        }

        private static Bounds box(Element bounds) {
            return new Bounds(
                    number(bounds, "x"), number(bounds, "y"), number(bounds, "width"), number(bounds, "height"));
        }

        private static double number(Element element, String attribute) {
            return Double.parseDouble(element.getAttribute(attribute));
        }
    }
}

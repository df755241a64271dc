package org.alongside.engine.wiring.drawing;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alongside.engine.wiring.model.Model;

/**
 * Whether a drawing can be printed and read: its size, how much it holds, and that nothing lies over something else. What is too
 * large for one sheet is a process of its own, which the others call.
 */
public final class DrawingCheck {
    /** A sheet of A3 with letters of eight points. */
    static final int WIDTH_MAX_PIXELS = 1700;

    static final int HEIGHT_MAX_PIXELS = 1150;
    static final int NODES_MAX = 30;
    static final int FRAMES_DEEP_MAX = 2;
    static final int FLOW_LENGTH_MAX_PIXELS = 1200;

    /** Flows may pass close to words, whose place is only known to about a pixel. */
    private static final double LABEL_MARGIN = 1;

    private final String id;
    private final Drawing drawing;
    private final List<String> problems;

    private DrawingCheck(Model model, Drawing drawing, List<String> problems) {
        this.id = model.process().getId();
        this.drawing = drawing;
        this.problems = problems;
    }

    /** All models. A box or flow that is named in a log, a task or a test is to be found without knowing the model. */
    public static void check(Collection<Model> models, List<String> problems) {
        Map<String, String> seen = new HashMap<>();
        for (Model model : models) {
            Drawing drawing = Drawing.of(model);
            DrawingCheck check = new DrawingCheck(model, drawing, problems);
            check.run();
            drawing.nodes().keySet().forEach(element -> check.isOnce(element, seen));
            drawing.flowIds().forEach(element -> check.isOnce(element, seen));
        }
    }

    static void check(Model model, List<String> problems) {
        new DrawingCheck(model, Drawing.of(model), problems).run();
    }

    private void isOnce(String element, Map<String, String> seen) {
        String other = seen.putIfAbsent(element, id);
        if (other != null) {
            add(element, other + " has an element with this id as well. Please give one of them another id.");
        }
    }

    private void run() {
        if (drawing.diagrams() != 1) {
            add(
                    "drawing",
                    "the file holds " + drawing.diagrams()
                            + " drawings instead of one. Please unfold the frames, or make a folded one a process of its own"
                            + " that is called.");
            return;
        }
        size();
        contents();
        flows();
        shapes();
        labels();
    }

    private void add(String element, String problem) {
        problems.add(id + ", " + element + ": " + problem);
    }

    private static String number(double pixels) {
        return String.format(Locale.ROOT, "%,d", (long) Math.ceil(pixels));
    }

    private void size() {
        Bounds extent = drawing.extent();
        if (extent != null && (extent.width() > WIDTH_MAX_PIXELS || extent.height() > HEIGHT_MAX_PIXELS)) {
            add(
                    "drawing",
                    "it is " + number(extent.width()) + " x " + number(extent.height())
                            + " pixels; at most " + number(WIDTH_MAX_PIXELS) + " x " + number(HEIGHT_MAX_PIXELS)
                            + " can be read on a sheet of A3. Please draw it closer together, or make a part of it a process"
                            + " of its own that is called.");
        }
    }

    private void contents() {
        int nodes = drawing.nodes().size();
        if (nodes > NODES_MAX) {
            add(
                    "drawing",
                    "it holds " + nodes + " boxes, events, gateways and frames; at most " + NODES_MAX
                            + " are understood at once. Please make a part of it a process of its own that is called.");
        }
        for (String frame : drawing.frames()) {
            int others = drawing.nodes().getOrDefault(frame, Set.of()).size();
            if (others >= FRAMES_DEEP_MAX) {
                add(
                        frame,
                        "it is a frame within " + others + " others; frames are at most " + FRAMES_DEEP_MAX
                                + " deep. Please make it a process of its own that is called.");
            }
        }
    }

    private void flows() {
        Set<String> drawn = new HashSet<>();
        for (Drawing.Flow flow : drawing.flows()) {
            drawn.add(flow.id());
            if (flow.length() > FLOW_LENGTH_MAX_PIXELS) {
                add(
                        flow.id(),
                        "it is " + number(flow.length()) + " pixels long; at most " + number(FLOW_LENGTH_MAX_PIXELS)
                                + " can be followed. Please move its ends closer together, or make a part of the model a"
                                + " process of its own that is called.");
            }
            throughShapes(flow);
        }
        for (String flow : drawing.flowIds()) {
            if (!drawn.contains(flow)) {
                add(flow, "it is missing from the drawing. Please draw it, or remove it from the file.");
            }
        }
        for (int one = 0; one < drawing.flows().size(); one++) {
            for (int other = one + 1; other < drawing.flows().size(); other++) {
                crossing(drawing.flows().get(one), drawing.flows().get(other));
            }
        }
    }

    private void throughShapes(Drawing.Flow flow) {
        for (Drawing.Shape shape : drawing.shapes()) {
            boolean isItsFrame = flow.frames().contains(shape.id());
            if (isItsFrame
                    && !flow.lines().stream().allMatch(line -> shape.box().holds(line.box()))) {
                add(flow.id(), "it leaves its frame " + shape.id() + ". Please keep it inside.");
            }
            if (!isItsFrame
                    && !shape.id().equals(flow.source())
                    && !shape.id().equals(flow.target())
                    && flow.lines().stream().anyMatch(shape.box()::isTouchedBy)) {
                add(flow.id(), "it runs through " + shape.id() + ". Please lead it around.");
            }
        }
    }

    private void crossing(Drawing.Flow one, Drawing.Flow other) {
        if (one.sharesAnEndWith(other)) {
            // They may come together before their box, but not cross on the way.
            crossed(one, other).ifPresent(point -> crosses(one, "it crosses ", other, point));
            return;
        }
        List<Line.Point> found = List.of();
        for (Line line : one.lines()) {
            for (Line another : other.lines()) {
                List<Line.Point> points = line.meets(another);
                // One that comes to a box and one that leaves it may do so at the same point.
                boolean isOnlyAnEnd =
                        points.size() == 1 && one.beginsOrEndsAt(points.get(0)) && other.beginsOrEndsAt(points.get(0));
                if (points.size() > found.size() && !isOnlyAnEnd) {
                    found = points;
                }
            }
        }
        if (!found.isEmpty()) {
            crosses(one, found.size() == 1 ? "it crosses " : "it lies upon ", other, found.get(0));
        }
    }

    private static Optional<Line.Point> crossed(Drawing.Flow one, Drawing.Flow other) {
        return one.lines().stream()
                .flatMap(line -> other.lines().stream().flatMap(another -> line.crosses(another).stream()))
                .findFirst();
    }

    private void crosses(Drawing.Flow one, String how, Drawing.Flow other, Line.Point point) {
        add(
                one.id(),
                how + other.id() + " at " + Math.round(point.x()) + ", " + Math.round(point.y())
                        + ". Please lead one of them another way.");
    }

    private void shapes() {
        List<Drawing.Shape> shapes = drawing.shapes();
        for (int first = 0; first < shapes.size(); first++) {
            Drawing.Shape one = shapes.get(first);
            for (int second = first + 1; second < shapes.size(); second++) {
                Drawing.Shape other = shapes.get(second);
                if (!belongs(one, other) && !belongs(other, one) && one.box().covers(other.box())) {
                    add(one.id(), "it lies over " + other.id() + ". Please move them apart.");
                }
            }
        }
        for (Drawing.Shape inner : shapes) {
            for (Drawing.Shape outer : shapes) {
                if (inner.frames().contains(outer.id()) && !outer.box().holds(inner.box())) {
                    add(
                            inner.id(),
                            "it stands outside its frame " + outer.id() + ". Please make the frame larger, or move it"
                                    + " inside.");
                }
                if (outer.id().equals(inner.host()) && !isOnBorder(inner.box(), outer.box())) {
                    add(inner.id(), "it does not stand on the border of " + outer.id() + ". Please move it there.");
                }
            }
        }
    }

    private static boolean belongs(Drawing.Shape inner, Drawing.Shape outer) {
        return inner.frames().contains(outer.id()) || outer.id().equals(inner.host());
    }

    private static boolean isOnBorder(Bounds event, Bounds host) {
        return host.covers(event) && !host.holds(event);
    }

    private void labels() {
        for (String id : drawing.unplaced()) {
            add(
                    id,
                    "its name has no place of its own, so that each program writes it elsewhere. Please move the name a little"
                            + " in the Modeler.");
        }
        List<Drawing.Label> labels = drawing.labels();
        for (int first = 0; first < labels.size(); first++) {
            Drawing.Label label = labels.get(first);
            for (Drawing.Shape shape : drawing.shapes()) {
                if (label.frames().contains(shape.id())) {
                    if (!shape.box().holds(label.box())) {
                        add(label.id(), "its name leaves the frame " + shape.id() + ". Please move it inside.");
                    }
                } else if (label.box().covers(shape.box())) {
                    add(label.id(), "its name lies over " + shape.id() + ". Please move the name.");
                }
            }
            Bounds words = label.box().within(LABEL_MARGIN);
            for (Drawing.Flow flow : drawing.flows()) {
                if (!flow.id().equals(label.id()) && flow.lines().stream().anyMatch(words::isTouchedBy)) {
                    add(label.id(), flow.id() + " runs through its name. Please move one of them.");
                }
            }
            for (int second = first + 1; second < labels.size(); second++) {
                if (label.box().covers(labels.get(second).box())) {
                    add(
                            label.id(),
                            "its name lies over the name of "
                                    + labels.get(second).id() + ". Please move one of them.");
                }
            }
        }
    }
}

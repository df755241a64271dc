package org.alongside.engine.wiring.drawing;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.alongside.engine.wiring.model.Model;
import org.alongside.engine.wiring.model.ModelReader;
import org.jspecify.annotations.Nullable;

/** A drawing that is put together from places, for tests of what is said about it. */
final class Sheet {
    private final String id;
    private final StringBuilder elements = new StringBuilder();
    private final StringBuilder drawn = new StringBuilder();
    private final List<String> closing = new ArrayList<>();

    Sheet(String id) {
        this.id = id;
    }

    /** A task of 100 x 80 pixels. */
    Sheet task(String name, int x, int y) {
        elements.append("<bpmn:task id=\"").append(name).append("\" name=\"A task\" />");
        return shape(name, x, y, 100, 80, null);
    }

    /** A gateway of 50 x 50 pixels, with its name elsewhere. */
    Sheet gateway(String name, int x, int y, @Nullable Bounds label) {
        elements.append("<bpmn:exclusiveGateway id=\"").append(name).append("\" name=\"Is it so?\" />");
        return shape(name, x, y, 50, 50, label);
    }

    /** An event on the border of a box, without a name. */
    Sheet boundary(String name, String host, int x, int y) {
        elements.append("<bpmn:boundaryEvent id=\"").append(name).append("\" attachedToRef=\"");
        elements.append(host).append("\"><bpmn:escalationEventDefinition id=\"escalation_");
        elements.append(name).append("\" /></bpmn:boundaryEvent>");
        return shape(name, x, y, 36, 36, null);
    }

    /** Begins a frame, which {@link #close} ends. */
    Sheet frame(String name, String title, int x, int y, int width, int height) {
        elements.append("<bpmn:subProcess id=\"").append(name).append("\" name=\"");
        elements.append(title).append("\">");
        closing.add("</bpmn:subProcess>");
        return shape(name, x, y, width, height, null);
    }

    Sheet close() {
        elements.append(closing.remove(closing.size() - 1));
        return this;
    }

    /** A flow without a name, by x and y of each waypoint. */
    Sheet flow(String from, String to, int... points) {
        return flow(from, to, null, null, points);
    }

    Sheet flow(String from, String to, @Nullable String name, @Nullable Bounds label, int... points) {
        return flow("flow_" + from + "_" + to, from, to, name, label, points);
    }

    Sheet flow(String flow, String from, String to, @Nullable String name, @Nullable Bounds label, int... points) {
        undrawnFlow(flow, from, to, name);
        drawn.append("<bpmndi:BPMNEdge id=\"edge_").append(flow).append("\" bpmnElement=\"");
        drawn.append(flow).append("\">");
        for (int i = 0; i < points.length; i += 2) {
            drawn.append("<di:waypoint x=\"").append(points[i]).append("\" y=\"");
            drawn.append(points[i + 1]).append("\" />");
        }
        label(label);
        drawn.append("</bpmndi:BPMNEdge>");
        return this;
    }

    Sheet undrawnFlow(String flow, String from, String to, @Nullable String name) {
        elements.append("<bpmn:sequenceFlow id=\"").append(flow).append("\" sourceRef=\"");
        elements.append(from).append("\" targetRef=\"").append(to);
        elements.append(name == null ? "\" />" : "\" name=\"" + name + "\" />");
        return this;
    }

    private Sheet shape(String name, int x, int y, int width, int height, @Nullable Bounds label) {
        drawn.append("<bpmndi:BPMNShape id=\"shape_").append(name).append("\" bpmnElement=\"");
        drawn.append(name).append("\">");
        bounds(new Bounds(x, y, width, height));
        label(label);
        drawn.append("</bpmndi:BPMNShape>");
        return this;
    }

    private void label(@Nullable Bounds label) {
        if (label != null) {
            drawn.append("<bpmndi:BPMNLabel>");
            bounds(label);
            drawn.append("</bpmndi:BPMNLabel>");
        }
    }

    private void bounds(Bounds box) {
        drawn.append("<dc:Bounds x=\"").append(box.x()).append("\" y=\"").append(box.y());
        drawn.append("\" width=\"").append(box.width()).append("\" height=\"");
        drawn.append(box.height()).append("\" />");
    }

    Model model() {
        return model("<bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement=\"" + id + "\">" + drawn
                + "</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>");
    }

    Model model(String diagrams) {
        String text =
                """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
                    xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
                    xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="definitions" targetNamespace="test">
                """ + "<bpmn:process id=\"" + id + "\" isExecutable=\"true\">" + elements + "</bpmn:process>" + diagrams
                        + "</bpmn:definitions>";
        return new Model(
                "test", id, new ModelReader().read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    /** What is said about it. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        DrawingCheck.check(model(), problems);
        return problems;
    }
}

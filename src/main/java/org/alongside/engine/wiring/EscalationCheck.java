package org.alongside.engine.wiring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.alongside.engine.wiring.model.Model;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/**
 * Follows each escalation from where it is thrown outwards, through the frames of its model and on into every model that
 * calls it: somebody must catch it, and whoever waits for one must be able to get it. What nobody catches the engine would
 * pass over in silence.
 */
final class EscalationCheck {
    private final Wiring wiring;
    private final List<String> problems;
    private final Map<String, OfModel> models = new LinkedHashMap<>();
    /** Codes that leave a model, with who throws them, by process. */
    private final Map<String, Map<String, String>> leaving = new HashMap<>();

    private EscalationCheck(Wiring wiring, List<String> problems) {
        this.wiring = wiring;
        this.problems = problems;
        wiring.models().forEach((id, model) -> models.put(id, new OfModel(model)));
    }

    static void check(Wiring wiring, List<String> problems) {
        new EscalationCheck(wiring, problems).run();
    }

    /** Every code that is thrown in any model. */
    static Set<String> codes(Wiring wiring) {
        Set<String> codes = new TreeSet<>();
        wiring.models().values().forEach(model -> new OfModel(model)
                .thrown.values().stream().filter(code -> !code.isEmpty()).forEach(codes::add));
        return codes;
    }

    private void run() {
        Set<String> called = new HashSet<>();
        models.forEach((id, model) -> {
            leaving(id);
            model.calls.values().forEach(called::add);
        });
        models.forEach((id, model) -> {
            model.withoutCode.forEach(element -> add(id, element, "its escalation has no code. Please give it one."));
            if (!called.contains(id)) {
                leaving(id)
                        .forEach((code, thrower) -> add(
                                id,
                                "escalations",
                                code + ", thrown by " + thrower
                                        + ", is caught nowhere. Please draw a boundary event for it on a frame"
                                        + " or a call around it."));
            }
            model.catching.forEach((where, caught) -> caught.forEach(one -> caught(id, model, where, caught, one)));
        });
    }

    private void caught(String id, OfModel model, String where, List<Catching> all, Catching one) {
        if (one.code.isEmpty() && all.size() > 1) {
            add(
                    id,
                    one.element,
                    "it catches every escalation beside others at " + where
                            + ", which the engine refuses. Please keep one" + " of them.");
        }
        if (one.got.isEmpty() && !model.callsUnknown(wiring)) {
            add(
                    id,
                    one.element,
                    (one.code.isEmpty() ? "it catches every escalation" : "it catches " + one.code)
                            + ", but nothing in " + where + " throws " + (one.code.isEmpty() ? "one" : "it")
                            + ". Please throw it there, or remove the event.");
        }
        if (one.variable != null && !"id".equals(model.model.variables().get(one.variable))) {
            add(
                    id,
                    one.element,
                    "its code goes into " + one.variable
                            + ", which is no variable of the type id. Please declare variable:" + one.variable
                            + " with the type id.");
        }
    }

    private void add(String process, String element, String problem) {
        problems.add(process + ", " + element + ": " + problem);
    }

    /** What is thrown in a model or in what it calls and caught nowhere in it. */
    private Map<String, String> leaving(String id) {
        Map<String, String> known = leaving.get(id);
        if (known != null) {
            return known;
        }
        Map<String, String> leaves = new LinkedHashMap<>();
        leaving.put(id, leaves);
        OfModel model = models.get(id);
        if (model != null) {
            model.thrown.forEach((element, code) -> {
                if (!model.isCaught(element, code)) {
                    leaves.put(code, element.getAttributeValue("id") + " of " + id);
                }
            });
            model.calls.forEach((call, called) -> leaving(called).forEach((code, thrower) -> {
                if (!model.isCaught(call, code)) {
                    leaves.put(code, thrower);
                }
            }));
        }
        return leaves;
    }

    /** A boundary event or the start of an event frame; without a code it catches all. */
    private static final class Catching {
        final String element;
        final String code;
        final @Nullable String variable;
        final Set<String> got = new LinkedHashSet<>();
        /** The event frame that it begins, if it is the start of one. */
        final @Nullable ModelElementInstance frame;

        Catching(ModelElementInstance event, EscalationEventDefinition definition) {
            this.frame = event instanceof StartEvent ? event.getParentElement() : null;
            this.element = String.valueOf(event.getAttributeValue("id"));
            this.code = definition.getEscalation() == null
                    ? ""
                    : String.valueOf(definition.getEscalation().getEscalationCode());
            this.variable = Model.camunda(definition, "escalationCodeVariable");
        }
    }

    private static final class OfModel {
        final Model model;
        final Map<ModelElementInstance, String> thrown = new LinkedHashMap<>();
        final Map<ModelElementInstance, String> calls = new LinkedHashMap<>();
        /** By the id of the box or frame in which they catch. */
        final Map<String, List<Catching>> catching = new LinkedHashMap<>();

        final List<String> withoutCode = new ArrayList<>();

        OfModel(Model model) {
            this.model = model;
            for (CallActivity call : model.bpmn().getModelElementsByType(CallActivity.class)) {
                calls.put(call, String.valueOf(call.getCalledElement()));
            }
            for (EscalationEventDefinition definition :
                    model.bpmn().getModelElementsByType(EscalationEventDefinition.class)) {
                event((FlowNode) definition.getParentElement(), definition);
            }
        }

        private void event(FlowNode event, EscalationEventDefinition definition) {
            String code = definition.getEscalation() == null
                    ? null
                    : definition.getEscalation().getEscalationCode();
            if (definition.getEscalation() != null && (code == null || code.isBlank())) {
                withoutCode.add(event.getId());
            } else if (event instanceof BoundaryEvent) {
                catches(event.getAttributeValue("attachedToRef"), event, definition);
            } else if (event instanceof StartEvent) {
                catches(event.getParentElement().getParentElement().getAttributeValue("id"), event, definition);
            } else if (code == null) {
                withoutCode.add(event.getId());
            } else {
                thrown.put(event, code);
            }
        }

        private void catches(@Nullable String where, FlowNode event, EscalationEventDefinition definition) {
            catching.computeIfAbsent(String.valueOf(where), key -> new ArrayList<>())
                    .add(new Catching(event, definition));
        }

        /** From the box outwards, frame by frame; whoever catches it notes that. */
        boolean isCaught(ModelElementInstance box, String code) {
            Set<ModelElementInstance> around = new HashSet<>();
            for (ModelElementInstance at = box; at != null; at = at.getParentElement()) {
                around.add(at);
                for (Catching one : catching.getOrDefault(String.valueOf(at.getAttributeValue("id")), List.of())) {
                    // What is thrown in an event frame does not begin that frame again.
                    boolean isInItself = around.contains(one.frame);
                    if (!isInItself && (one.code.isEmpty() || one.code.equals(code))) {
                        one.got.add(code);
                        return true;
                    }
                }
            }
            return false;
        }

        boolean callsUnknown(Wiring wiring) {
            return !wiring.models().keySet().containsAll(calls.values());
        }
    }
}

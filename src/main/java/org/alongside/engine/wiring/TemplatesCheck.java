package org.alongside.engine.wiring;

import java.util.List;
import org.alongside.engine.wiring.model.Model;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;

/** Compares what was chosen by an element template with what the model does: a template cannot set everything itself. */
final class TemplatesCheck {
    private static final String OURS = "org.alongside.";

    private TemplatesCheck() {}

    static void check(Model model, List<String> problems) {
        String process = model.process().getId();
        for (FlowNode node : model.nodes()) {
            String template = Model.camunda(node, "modelerTemplate");
            if (template != null && template.startsWith(OURS) && !template.startsWith(OURS + process + ".")) {
                problems.add(process + ", " + node.getId() + ": it uses the template " + template
                        + ", which is for another process. Please choose one of this process.");
            }
            String message = Model.properties(node).get("message");
            if (message != null && !message.isBlank() && !message.equals(awaited(node))) {
                problems.add(process + ", " + node.getId() + ": its template says that it waits for " + message
                        + ", but it waits for " + awaited(node)
                        + ". Please choose the same under Message, Global message reference.");
            }
        }
    }

    private static String awaited(FlowNode node) {
        return node.getChildElementsByType(MessageEventDefinition.class).stream()
                .map(MessageEventDefinition::getMessage)
                .filter(message -> message != null && message.getName() != null)
                .map(message -> message.getName())
                .findFirst()
                .orElse("no message");
    }
}

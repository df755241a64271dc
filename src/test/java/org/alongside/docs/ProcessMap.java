package org.alongside.docs;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alongside.engine.wiring.ConditionCheck;
import org.alongside.engine.wiring.Wiring;
import org.alongside.engine.wiring.model.Model;
import org.alongside.proof.Proofs;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** Writes which box runs what. */
final class ProcessMap {
    private ProcessMap() {}

    static String write() {
        StringBuilder text = new StringBuilder("""
                # Process map

                From every box to its code, form and policies. Generated from the models by `bin/docs`; the build fails
                when it is out of date. The delegate `${openJourney}` is the class `OpenJourney` of the model's
                module, in its package `process` (in `groups`, `journey` and `referral`: in the package of what it does). The
                tests are some of those that passed the box, see `proof.tsv`.

                """);
        Map<String, Model> models = new TreeMap<>(Wiring.read().models());
        models.values().forEach(model -> process(model, calling(models, model), text));
        return text.toString().stripTrailing() + "\n";
    }

    /** Which boxes call it, as {@code box of process}. */
    private static List<String> calling(Map<String, Model> models, Model called) {
        return models.values().stream()
                .flatMap(model -> model.bpmn().getModelElementsByType(CallActivity.class).stream()
                        .filter(call -> called.process().getId().equals(call.getCalledElement()))
                        .map(call ->
                                "`" + call.getId() + "` of `" + model.process().getId() + "`"))
                .toList();
    }

    private static void process(Model model, List<String> calling, StringBuilder text) {
        text.append("## ")
                .append(model.process().getName())
                .append(" (`")
                .append(model.process().getId());
        text.append("`)\n\n`processes/")
                .append(model.module())
                .append('/')
                .append(model.file())
                .append(".bpmn`, ");
        text.append(model.nodes().size()).append(" boxes, ");
        text.append(model.bpmn().getModelElementsByType(SequenceFlow.class).size())
                .append(" flows.");
        if (model.partOf() != null) {
            text.append(" Part of `").append(model.partOf()).append("`.");
        }
        if (!calling.isEmpty()) {
            text.append(" Called by ").append(String.join(", ", calling)).append('.');
        }
        text.append("\n\n");
        text.append("| variable | holds |\n|---|---|\n");
        new TreeMap<>(model.variables()).forEach((name, type) -> text.append("| `")
                .append(name)
                .append("` | ")
                .append(type.replace("|", " \\| "))
                .append(" |\n"));
        new TreeMap<>(model.passed()).forEach((name, type) -> text.append("| `")
                .append(name)
                .append("` | nothing is stored; passed to it for its first steps: ")
                .append(type.replace("|", " \\| "))
                .append(" |\n"));
        text.append("\n| box | what it says | runs | policies | tests |\n|---|---|---|---|---|\n");
        for (FlowNode node : model.nodes()) {
            text.append("| `")
                    .append(node.getId())
                    .append("` | ")
                    .append(Model.name(node))
                    .append(" | ");
            String runs = runs(node);
            text.append(runs.isEmpty() ? "–" : runs).append(" | ");
            text.append(String.join(", ", Model.policies(node))).append(" | ");
            text.append(String.join(", ", Proofs.testsThatPassed(model.process().getId(), node.getId())))
                    .append(" |\n");
        }
        text.append('\n');
    }

    private static String runs(FlowNode node) {
        if (node instanceof UserTask || (node instanceof StartEvent && Model.camunda(node, "formRef") != null)) {
            String who = Model.camunda(node, "assignee");
            String group = Model.camunda(node, "candidateGroups");
            String whom = who != null ? " for `" + who + "`" : group != null ? " for the group " + group : "";
            return "form `" + Model.camunda(node, "formRef") + "`" + whom;
        }
        if (node instanceof ServiceTask) {
            return "`" + Model.camunda(node, "delegateExpression") + "`";
        }
        if (node instanceof BusinessRuleTask) {
            return "decision `" + Model.camunda(node, "decisionRef") + "`";
        }
        if (node instanceof CallActivity) {
            return "process `" + node.getAttributeValue("calledElement") + "`";
        }
        return node instanceof Gateway ? reads(node) : event(node);
    }

    /** The variables that the conditions of its flows name. */
    private static String reads(FlowNode gateway) {
        String names = gateway.getOutgoing().stream()
                .map(SequenceFlow::getConditionExpression)
                .filter(Objects::nonNull)
                .flatMap(condition -> ConditionCheck.names(condition.getTextContent()).stream())
                .distinct()
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : "reads " + names;
    }

    private static String event(FlowNode node) {
        return node.getChildElementsByType(EventDefinition.class).stream()
                .map(definition -> {
                    if (definition instanceof MessageEventDefinition message) {
                        return "message `" + message.getMessage().getName() + "`";
                    }
                    if (definition instanceof EscalationEventDefinition escalation) {
                        var thrown = escalation.getEscalation();
                        return thrown == null ? "any escalation" : "escalation `" + thrown.getEscalationCode() + "`";
                    }
                    return definition instanceof TimerEventDefinition
                            ? "timer `" + definition.getTextContent().strip() + "`"
                            : "";
                })
                .collect(Collectors.joining(", "));
    }
}

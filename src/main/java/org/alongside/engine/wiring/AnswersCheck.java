package org.alongside.engine.wiring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.alongside.engine.form.FormSchema;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/**
 * Follows each answer through a model: what a condition compares with must be an answer that can be given, each answer must
 * have a way out of a gateway that has no default, and a table must know every answer that is put to it.
 */
final class AnswersCheck {
    private static final Pattern COMPARED = Pattern.compile("([a-z][A-Za-z]*) == '([A-Z0-9_]+)'");
    private static final Pattern ONLY_COMPARED =
            Pattern.compile("\\$\\{[a-z][A-Za-z]* == '[A-Z0-9_]+'( \\|\\| [a-z][A-Za-z]* == '[A-Z0-9_]+')*}");
    private static final Pattern YES_OR_NO = Pattern.compile("\\$\\{(not )?([a-z][A-Za-z]*)}");
    private static final Pattern DECISION = Pattern.compile("decision\\((.*)\\)");

    private final Wiring wiring;
    private final Model model;
    private final List<String> problems;
    /** Answers that can be given, by variable. */
    private final Map<String, Set<String>> answers = new LinkedHashMap<>();
    /** Flows by the id of the element that they leave. */
    private final Map<String, List<SequenceFlow>> waysOut = new HashMap<>();

    private AnswersCheck(Wiring wiring, Model model, List<String> problems) {
        this.wiring = wiring;
        this.model = model;
        this.problems = problems;
    }

    static void check(Wiring wiring, List<String> problems) {
        wiring.models().values().forEach(model -> new AnswersCheck(wiring, model, problems).run());
    }

    private void run() {
        for (ModelElementInstance node : elements(UserTask.class, StartEvent.class)) {
            FormSchema form = wiring.forms().get(String.valueOf(Model.camunda(node, "formRef")));
            if (form != null) {
                form.choices()
                        .forEach((key, values) ->
                                asked(String.valueOf(node.getAttributeValue("id")), form, key, values));
            }
        }
        // By their attributes: the model would look each flow up by a search through the file.
        for (SequenceFlow flow : model.bpmn().getModelElementsByType(SequenceFlow.class)) {
            waysOut.computeIfAbsent(String.valueOf(flow.getAttributeValue("sourceRef")), source -> new ArrayList<>())
                    .add(flow);
        }
        model.variables().forEach((name, type) -> {
            if (!declared(type).isEmpty()) {
                answers.put(name, declared(type));
            }
        });
        model.bpmn().getModelElementsByType(ConditionExpression.class).forEach(this::compared);
        model.bpmn().getModelElementsByType(ExclusiveGateway.class).forEach(this::everyAnswerHasAWay);
        model.bpmn().getModelElementsByType(InclusiveGateway.class).forEach(this::everyAnswerHasAWay);
        model.bpmn().getModelElementsByType(BusinessRuleTask.class).forEach(this::decided);
    }

    @SafeVarargs
    private List<ModelElementInstance> elements(Class<? extends ModelElementInstance>... types) {
        return Arrays.stream(types)
                .flatMap(type -> model.bpmn().getModelElementsByType(type).stream())
                .collect(Collectors.toList());
    }

    private void add(String element, String problem) {
        problems.add(model.process().getId() + ", " + element + ": " + problem);
    }

    private void asked(String element, FormSchema form, String key, Set<String> values) {
        answers.computeIfAbsent(key, name -> new LinkedHashSet<>()).addAll(values);
        Set<String> declared = declared(model.variables().get(key));
        Set<String> undeclared = new TreeSet<>(values);
        undeclared.removeAll(declared);
        if (!declared.isEmpty() && !undeclared.isEmpty()) {
            add(
                    element,
                    "the form " + form.id() + " lets " + key + " be " + undeclared
                            + ", which the variable does not take." + " Please add it to variable:" + key
                            + " of the process, or take it out of the form.");
        }
    }

    private static Set<String> declared(@Nullable String type) {
        Matcher decision = DECISION.matcher(String.valueOf(type));
        return decision.matches()
                ? new LinkedHashSet<>(Arrays.asList(decision.group(1).split("\\|")))
                : Set.of();
    }

    private void compared(ConditionExpression condition) {
        String flow = String.valueOf(condition.getParentElement().getAttributeValue("id"));
        COMPARED.matcher(condition.getTextContent()).results().forEach(found -> {
            Set<String> possible = answers.getOrDefault(found.group(1), Set.of());
            if (!possible.isEmpty() && !possible.contains(found.group(2))) {
                add(
                        flow,
                        "it waits for " + found.group(1) + " to be " + found.group(2) + ", which it never is."
                                + Nearest.to(found.group(2), possible));
            }
        });
    }

    private void everyAnswerHasAWay(FlowNode gateway) {
        List<SequenceFlow> ways = waysOut.getOrDefault(gateway.getId(), List.of());
        if (gateway.getAttributeValue("default") != null || ways.size() < 2) {
            return;
        }
        Set<String> names = new LinkedHashSet<>();
        Set<String> covered = new LinkedHashSet<>();
        Set<String> possible = new LinkedHashSet<>();
        for (SequenceFlow way : ways) {
            ConditionExpression condition = way.getConditionExpression();
            String text = condition == null ? "" : condition.getTextContent().strip();
            Matcher yesOrNo = YES_OR_NO.matcher(text);
            if (yesOrNo.matches()) {
                names.add(yesOrNo.group(2));
                covered.add(yesOrNo.group(1) == null ? "yes" : "no");
                possible.addAll(List.of("yes", "no"));
            } else if (ONLY_COMPARED.matcher(text).matches()) {
                COMPARED.matcher(text).results().forEach(found -> {
                    names.add(found.group(1));
                    covered.add(found.group(2));
                    possible.addAll(answers.getOrDefault(found.group(1), Set.of()));
                });
            } else {
                return;
            }
        }
        possible.removeAll(covered);
        if (names.size() == 1 && !possible.isEmpty()) {
            add(
                    gateway.getId(),
                    "no flow goes on when " + names.iterator().next() + " is " + String.join(" or ", possible)
                            + ". Please draw one, or make one of the flows the default.");
        }
    }

    private void decided(BusinessRuleTask task) {
        var file = wiring.decisions().get(String.valueOf(task.getCamundaDecisionRef()));
        if (file == null) {
            return;
        }
        for (DecisionTable table : file.getModelElementsByType(DecisionTable.class)) {
            for (Input input : table.getInputs()) {
                String name = input.getInputExpression().getTextContent().strip();
                Set<String> unknown = new TreeSet<>(answers.getOrDefault(name, Set.of()));
                Set<String> known = DecisionTableCheck.values(input.getInputValues());
                unknown.removeAll(known);
                if (!known.isEmpty() && !unknown.isEmpty()) {
                    add(
                            task.getId(),
                            "a form lets " + name + " be " + unknown + ", which the decision "
                                    + task.getCamundaDecisionRef() + " does not know. Please add it to the table.");
                }
            }
            for (Output output : table.getOutputs()) {
                Set<String> taken = declared(model.variables().get(String.valueOf(task.getCamundaResultVariable())));
                Set<String> unknown = new TreeSet<>(DecisionTableCheck.values(output.getOutputValues()));
                unknown.removeAll(taken);
                if (!taken.isEmpty() && !unknown.isEmpty()) {
                    add(
                            task.getId(),
                            "the decision can be " + unknown + ", which the variable " + task.getCamundaResultVariable()
                                    + " does not take. Please add it to the variable of the process.");
                }
            }
        }
    }
}

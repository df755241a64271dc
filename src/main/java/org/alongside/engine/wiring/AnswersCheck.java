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
import org.alongside.engine.wiring.model.Model;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * Follows each answer through a model: what a condition compares with must be an answer that can be given, each answer must
 * have a way out of a gateway that has no default, and a table must know every answer that is put to it.
 */
final class AnswersCheck {
    /** An answer, or a code of an escalation or a message, such as {@code journey.notNow}. */
    static final String VALUE = "'(?:[A-Z0-9_]+|[a-z][A-Za-z]*(?:\\.[a-z][A-Za-z]*)+)'";

    private static final Pattern COMPARED = Pattern.compile("([a-z][A-Za-z]*) == (" + VALUE + ")");
    private static final String ONE = "[a-z][A-Za-z]* == " + VALUE;
    private static final Pattern ONLY_COMPARED = Pattern.compile("\\$\\{" + ONE + "( \\|\\| " + ONE + ")*}");
    private static final Pattern YES_OR_NO = Pattern.compile("\\$\\{(not )?([a-z][A-Za-z]*)}");

    private final Wiring wiring;
    private final Model model;
    private final List<String> problems;
    /** Answers that can be given, by variable. */
    private final Map<String, Set<String>> answers = new LinkedHashMap<>();
    /** Forms that let a question go without an answer, by variable. */
    private final Map<String, String> notRequired = new HashMap<>();
    /** Flows by the id of the element that they leave. */
    private final Map<String, List<SequenceFlow>> waysOut = new HashMap<>();

    private final Set<String> codes;

    private AnswersCheck(Wiring wiring, Model model, Set<String> codes, List<String> problems) {
        this.codes = codes;
        this.wiring = wiring;
        this.model = model;
        this.problems = problems;
    }

    static void check(Wiring wiring, List<String> problems) {
        Set<String> codes = EscalationCheck.codes(wiring);
        wiring.models().values().forEach(model -> model.bpmn()
                .getModelElementsByType(Message.class)
                .forEach(message -> codes.add(String.valueOf(message.getName()))));
        wiring.models().values().forEach(model -> new AnswersCheck(wiring, model, codes, problems).run());
    }

    private void run() {
        for (ModelElementInstance node : elements(UserTask.class, StartEvent.class)) {
            FormSchema form = wiring.forms().get(String.valueOf(Model.camunda(node, "formRef")));
            if (form != null) {
                form.choices()
                        .forEach((key, values) ->
                                asked(String.valueOf(node.getAttributeValue("id")), form, key, values));
                form.choicesNotRequired().forEach(key -> notRequired.put(key, form.id()));
            }
        }
        // By their attributes: the model would look each flow up by a search through the file.
        for (SequenceFlow flow : model.bpmn().getModelElementsByType(SequenceFlow.class)) {
            waysOut.computeIfAbsent(String.valueOf(flow.getAttributeValue("sourceRef")), source -> new ArrayList<>())
                    .add(flow);
        }
        model.variables().forEach((name, type) -> {
            if (!VariableTypes.answers(type).isEmpty()) {
                answers.put(name, VariableTypes.answers(type));
            }
        });
        // That each call passes nothing else is looked at where it is called.
        model.passed().forEach((name, type) -> {
            if (!VariableTypes.answers(type).isEmpty()) {
                answers.computeIfAbsent(name, key -> new LinkedHashSet<>()).addAll(VariableTypes.answers(type));
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
        Set<String> declared = VariableTypes.answers(model.variables().get(key));
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

    private void compared(ConditionExpression condition) {
        String flow = String.valueOf(condition.getParentElement().getAttributeValue("id"));
        COMPARED.matcher(condition.getTextContent()).results().forEach(found -> {
            String name = found.group(1);
            String value = bare(found.group(2));
            Set<String> possible = answers.getOrDefault(name, Set.of());
            if (value.contains(".") && !"id".equals(model.variables().get(name))) {
                add(
                        flow,
                        name + " is compared with the code " + value + ", but is no variable that can hold one. Please"
                                + " declare variable:" + name + " with the type id.");
            } else if (value.contains(".") && !codes.contains(value)) {
                add(
                        flow,
                        "it waits for " + name + " to be " + value
                                + ", which is neither an escalation that is thrown nor a message that is awaited."
                                + NearestName.to(value, codes));
            } else if (!possible.isEmpty() && !possible.contains(value)) {
                add(
                        flow,
                        "it waits for " + name + " to be " + value + ", which it never is."
                                + NearestName.to(value, possible));
            }
        });
    }

    private static String bare(String value) {
        return value.substring(1, value.length() - 1);
    }

    private void everyAnswerHasAWay(FlowNode gateway) {
        List<SequenceFlow> ways = waysOut.getOrDefault(gateway.getId(), List.of());
        if (gateway.getAttributeValue("default") != null
                || ways.stream().allMatch(way -> way.getConditionExpression() == null)) {
            return;
        }
        if (ways.size() == 1) {
            add(
                    gateway.getId(),
                    "its only flow has a condition, and the engine does not take that. Please draw the other flows, or take"
                            + " the gateway out.");
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
                    covered.add(bare(found.group(2)));
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
        String unanswered = names.size() == 1 ? notRequired.get(names.iterator().next()) : null;
        if (unanswered != null) {
            add(
                    gateway.getId(),
                    "no flow goes on when " + names.iterator().next() + " has no answer. Please make the question of "
                            + unanswered + ".form required, or one of the flows the default.");
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
                            name + " can be " + unknown + ", which the decision " + task.getCamundaDecisionRef()
                                    + " does not know. Please add it to the table.");
                }
            }
            for (Output output : table.getOutputs()) {
                Set<String> taken =
                        VariableTypes.answers(model.variables().get(String.valueOf(task.getCamundaResultVariable())));
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

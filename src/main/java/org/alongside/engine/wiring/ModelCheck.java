package org.alongside.engine.wiring;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.DeclaredVariablesParseListener;
import org.alongside.engine.form.FormSchema;
import org.alongside.engine.wiring.model.Model;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Script;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** Compares one model with forms, decisions, other models and code. */
final class ModelCheck {
    private static final Pattern BEAN = Pattern.compile("\\$\\{([a-z][A-Za-z]*)}");
    private static final Pattern VARIABLE = BEAN;
    private static final Pattern GENERATED_ID = Pattern.compile("[A-Za-z]+_(?=[a-z]*[0-9])[0-9a-z]{7}");
    private static final Set<String> DO_NOTHING = Set.of("task", "manualTask");

    private final Wiring wiring;
    private final Model model;
    private final Wiring.Code code;
    private final List<String> problems;
    private final String id;
    private final Map<String, String> declared;
    private final Set<String> known = new HashSet<>();
    /** Forms whose questions are kept in the record, by the question's key. */
    private final Map<String, String> keptInRecord = new HashMap<>();
    /** Whether each user task has a form that is there; otherwise what they ask is not known. */
    private boolean isEachFormThere = true;

    private final Set<String> delegatesNamed = new LinkedHashSet<>();
    /** Asked for once: the model is searched through for each type of node. */
    private final List<FlowNode> nodes;

    /** Ids of what has a place in the diagram. */
    private final Set<String> drawn = new HashSet<>();

    ModelCheck(Wiring wiring, Model model, Wiring.Code code, List<String> problems) {
        this.wiring = wiring;
        this.model = model;
        this.code = code;
        this.problems = problems;
        this.id = model.process().getId();
        this.declared = model.variables();
        this.known.addAll(declared.keySet());
        this.known.addAll(model.passed().keySet());
        this.nodes = model.nodes();
        model.bpmn()
                .getModelElementsByType(BpmnShape.class)
                .forEach(shape -> drawn.add(shape.getAttributeValue("bpmnElement")));
    }

    /** Each as {@code element -> bean}. */
    Set<String> delegatesNamed() {
        return delegatesNamed;
    }

    void run() {
        process();
        forms();
        nodes.forEach(this::node);
        listeners();
        new ConditionCheck(model, problems).run(known, keptInRecord, isEachFormThere);
        decisions();
        forbidden();
        model.bpmn().getModelElementsByType(SequenceFlow.class).forEach(flow -> {
            if (GENERATED_ID.matcher(flow.getId()).matches()) {
                add(
                        flow.getId(),
                        "the id was generated; please give it one that says where it leads, such as"
                                + " flow_fromWelcome_toReady.");
            }
        });
    }

    private void add(String element, String problem) {
        problems.add(id + ", " + element + ": " + problem);
    }

    private void process() {
        if (!id.equals(model.file())) {
            add("process", "the file has another name: " + model.file() + ".bpmn. Please name it " + id + ".bpmn.");
        }
        if (Model.camunda(model.process(), "historyTimeToLive") == null) {
            add(
                    "process",
                    "camunda:historyTimeToLive is missing, so its history would never be cleaned up. Please give it a period such as P180D.");
        }
        if (model.process().getName() == null
                || model.process().getDocumentations().isEmpty()) {
            add("process", "a name and a sentence of documentation are missing. Please write them.");
        }
        declared.forEach((name, type) -> type("the variable " + name, type));
        model.passed().forEach((name, type) -> {
            type("what is passed as " + name, type);
            if (declared.containsKey(name)) {
                add(
                        "process",
                        name
                                + " is declared as passed and as a variable. Please keep passed: for what its caller gives it"
                                + " for the first steps, or variable: for what it keeps.");
            }
        });
    }

    private void type(String what, String type) {
        if (!DeclaredVariablesParseListener.isType(type)) {
            add(
                    "process",
                    what + " has the type " + type
                            + ", which holds no decision, id or date. Please choose id, date, cycle, boolean, number, label or"
                            + " decision(ONE|OTHER).");
        }
    }

    private void forms() {
        for (ModelElementInstance element : all(UserTask.class, StartEvent.class)) {
            String name = element.getAttributeValue("id");
            String ref = Model.camunda(element, "formRef");
            if (ref == null) {
                if (element instanceof UserTask) {
                    isEachFormThere = false;
                    add(name, "a user task needs a form. Please choose one of forms/" + model.module() + ".");
                }
                continue;
            }
            if (!"deployment".equals(Model.camunda(element, "formRefBinding"))) {
                add(
                        name,
                        "camunda:formRefBinding must be deployment, so that running instances keep their form. Please choose it.");
            }
            FormSchema form = wiring.forms().get(ref);
            if (form == null) {
                isEachFormThere = false;
                if (wiring.notRead().stream().noneMatch(problem -> problem.startsWith(ref + ".form"))) {
                    add(
                            name,
                            "there is no form " + ref + "."
                                    + NearestName.to(ref, ours(wiring.forms().keySet())));
                }
                continue;
            }
            if (form.isForSurvivors()) {
                add(
                        name,
                        "the form " + ref + " is for pages of survivors; what they answer must not come to a process.");
            }
            for (String variable : form.variables()) {
                if (!declared.containsKey(variable)) {
                    add(
                            name,
                            "the form " + ref + " fills " + variable
                                    + ", which the process does not declare. Please add the property variable:"
                                    + variable + " to the process, or record or transient to the field.");
                }
            }
            for (String shown : form.shownNames()) {
                if (!declared.containsKey(shown) && !code.texts().contains(shown)) {
                    add(
                            name,
                            "the text of " + ref + ".form shows {{" + shown
                                    + "}}, which is no variable of the process and which no class provides."
                                    + NearestName.to(shown, code.texts()));
                }
            }
            known.addAll(form.transientVariables());
            form.keptInRecord().forEach(key -> keptInRecord.put(key, ref));
        }
    }

    private void node(FlowNode node) {
        String name = node.getId();
        if (GENERATED_ID.matcher(name).matches()) {
            add(name, "the id was generated; please give it one that says what it is, such as userTask_welcome.");
        }
        for (String policy : Model.policies(node)) {
            if (!code.policies().contains(policy)) {
                add(
                        name,
                        "the documentation names the policy " + policy + ", which is no rule that the service holds."
                                + NearestName.to(policy, code.policies()));
            }
        }
        if (node.getDocumentations().isEmpty()) {
            add(
                    name,
                    "a sentence of documentation is missing. Please write what it does, for whoever reads the drawing.");
        }
        if (!drawn.contains(name)) {
            add(name, "it is missing from the diagram. Please draw it, or remove it from the file.");
        }
        if (node instanceof ServiceTask) {
            delegate(name, Model.camunda(node, "delegateExpression"));
        }
        if (node instanceof UserTask) {
            people(node);
        }
        if (DO_NOTHING.contains(node.getElementType().getTypeName())) {
            add(
                    name,
                    "this task does nothing. Please choose a template for it, such as the one of a task for one person.");
        }
    }

    private void people(FlowNode task) {
        String assignee = Model.camunda(task, "assignee");
        String groups = Model.camunda(task, "candidateGroups");
        if ((assignee == null) == (groups == null)) {
            add(
                    task.getId(),
                    "a user task is for one person or for one group. Please fill in either assignee, such as ${workerId}, or"
                            + " candidate groups.");
        }
        if (groups != null && !Set.of("supervisor", "peer-worker").contains(groups)) {
            add(
                    task.getId(),
                    "there is no group " + groups + "." + NearestName.to(groups, Set.of("supervisor", "peer-worker")));
        }
        for (String attribute : List.of("assignee", "dueDate", "followUpDate")) {
            variable(task.getId(), Model.camunda(task, attribute));
        }
        String priority = Model.camunda(task, "priority");
        if (priority != null && !priority.matches("[0-9]{1,3}")) {
            variable(task.getId(), priority);
        }
    }

    private void variable(String element, @Nullable String expression) {
        if (expression == null) {
            return;
        }
        Matcher matcher = VARIABLE.matcher(expression);
        if (!matcher.matches() || !declared.containsKey(matcher.group(1))) {
            add(
                    element,
                    expression + " is not one declared variable."
                            + NearestName.to(bare(expression), declared.keySet()));
        }
    }

    private static String bare(@Nullable String expression) {
        return String.valueOf(expression).replaceAll("[${}]", "");
    }

    private Set<String> ours(Set<String> forms) {
        return forms.stream().filter(form -> form.startsWith(id + ".")).collect(Collectors.toSet());
    }

    private Set<String> delegatesHere() {
        return code.delegates().entrySet().stream()
                .filter(delegate -> Arrays.stream(delegate.getValue().getAnnotationsByType(BpmnTask.class))
                        .anyMatch(task -> task.process().equals(id)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void delegate(String element, @Nullable String expression) {
        Matcher matcher = BEAN.matcher(String.valueOf(expression));
        Class<?> type = matcher.matches() ? code.delegates().get(matcher.group(1)) : null;
        if (type == null) {
            add(element, expression + " is no delegate." + NearestName.to(bare(expression), delegatesHere()));
            return;
        }
        delegatesNamed.add(element + " -> " + matcher.group(1));
        if (!DelegateCheck.belongs(type, id, element)) {
            add(
                    element,
                    type.getSimpleName()
                            + " does not say that it belongs here. Please add the box to its @BpmnTask, or choose"
                            + " another delegate.");
        }
    }

    private void listeners() {
        for (CamundaExecutionListener listener : model.bpmn().getModelElementsByType(CamundaExecutionListener.class)) {
            String owner = listener.getParentElement().getParentElement().getAttributeValue("id");
            delegate(
                    String.valueOf(owner),
                    Model.camunda(listener, "delegateExpression") == null
                            ? listener.getCamundaDelegateExpression()
                            : Model.camunda(listener, "delegateExpression"));
        }
        for (TimerEventDefinition timer : model.bpmn().getModelElementsByType(TimerEventDefinition.class)) {
            String owner = String.valueOf(timer.getParentElement().getAttributeValue("id"));
            boolean isRepeated = timer.getTimeCycle() != null
                    && "cycle".equals(declared.get(bare(timer.getTimeCycle().getTextContent())));
            if (timer.getTimeDate() != null) {
                variable(owner, timer.getTimeDate().getTextContent());
            } else if (!isRepeated) {
                add(
                        owner,
                        "a timer needs a date variable, so that it can be read and moved. Please choose Date and one such"
                                + " variable, or for what comes again Cycle and a variable of the type cycle.");
            }
        }
    }

    private void decisions() {
        for (BusinessRuleTask task : model.bpmn().getModelElementsByType(BusinessRuleTask.class)) {
            String ref = task.getCamundaDecisionRef();
            var table = ref == null ? null : wiring.decisions().get(ref);
            if (table == null) {
                add(
                        task.getId(),
                        "there is no decision " + ref + "."
                                + NearestName.to(ref, wiring.decisions().keySet()));
                continue;
            }
            if (!"deployment".equals(task.getCamundaDecisionRefBinding())) {
                add(task.getId(), "camunda:decisionRefBinding must be deployment. Please choose it.");
            }
            if (!declared.containsKey(String.valueOf(task.getCamundaResultVariable()))) {
                add(
                        task.getId(),
                        "its result variable is not declared."
                                + NearestName.to(task.getCamundaResultVariable(), declared.keySet()));
            }
            for (InputExpression input : table.getModelElementsByType(InputExpression.class)) {
                String name = input.getText().getTextContent().trim();
                if (!known.contains(name)) {
                    add(
                            task.getId(),
                            "the decision reads " + name
                                    + ", which is neither declared nor asked by a form. Please add the question to a"
                                    + " form before it, with the property transient.");
                }
            }
        }
    }

    private void forbidden() {
        for (ModelElementInstance element : all(
                Script.class,
                ScriptTask.class,
                CamundaScript.class,
                CamundaTaskListener.class,
                CamundaInputParameter.class)) {
            add(
                    element.getElementType().getTypeName(),
                    "scripts, task listeners and input mappings are not used here. Please use a delegate.");
        }
        for (FlowNode node : nodes) {
            if (Model.camunda(node, "class") != null || Model.camunda(node, "expression") != null) {
                add(
                        node.getId(),
                        "it runs a class or an expression instead of a delegate. Please choose Delegate expression.");
            }
        }
    }

    @SafeVarargs
    private List<ModelElementInstance> all(Class<? extends ModelElementInstance>... types) {
        return List.of(types).stream()
                .flatMap(type -> model.bpmn().getModelElementsByType(type).stream())
                .collect(Collectors.toList());
    }
}

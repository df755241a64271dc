package org.alongside.engine.wiring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.engine.TaskNameParseListener;
import org.alongside.engine.form.FormSchema;
import org.alongside.engine.wiring.model.Model;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/**
 * Holds each call of a process against the process that is called. A variable is passed to a variable. What is never
 * stored, such as an answer about safety, is passed to what the called process declares as {@code passed:}; the engine
 * stores it there as little as here. The one may not become the other: what is not stored would be missing later, and
 * what is stored stays stored.
 */
final class CallCheck {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([a-z][A-Za-z]*)}");

    private final Wiring wiring;
    private final Model model;
    private final List<String> problems;
    private final Map<String, String> declared;
    /** By name, what each form that asks it, or the caller, can make of it. */
    private final Map<String, Map<String, String>> notStored = new HashMap<>();

    private CallCheck(Wiring wiring, Model model, List<String> problems) {
        this.wiring = wiring;
        this.model = model;
        this.problems = problems;
        this.declared = model.variables();
        for (FlowNode node : model.nodes()) {
            FormSchema form = wiring.forms().get(String.valueOf(Model.camunda(node, "formRef")));
            if (form != null) {
                form.transientTypes().forEach((name, type) -> notStored(name, "the form " + form.id(), type));
            }
        }
        model.passed().forEach((name, type) -> notStored(name, "passed:" + name, type));
    }

    private void notStored(String name, String by, String type) {
        notStored.computeIfAbsent(name, key -> new LinkedHashMap<>()).put(by, type);
    }

    static void check(Wiring wiring, List<String> problems) {
        wiring.models().values().forEach(model -> {
            var calls = model.bpmn().getModelElementsByType(CallActivity.class);
            if (!calls.isEmpty()) {
                CallCheck check = new CallCheck(wiring, model, problems);
                calls.forEach(check::call);
            }
            part(wiring, model, problems);
        });
    }

    private static void part(Wiring wiring, Model model, List<String> problems) {
        String whole = model.partOf();
        Model other = whole == null ? model : wiring.models().get(whole);
        if (whole != null && (other == null || other.equals(model) || other.partOf() != null)) {
            problems.add(model.process().getId() + ", process: it says that it is part of " + whole
                    + ", which is no process, itself, or part of another one. Please name the whole.");
        } else if (other != null && !other.module().equals(model.module())) {
            problems.add(model.process().getId() + ", process: it is part of " + whole
                    + ", which lies in another folder. Please put both into processes/" + other.module() + ".");
        }
        if (whole != null && !isBegun(wiring, model)) {
            problems.add(model.process().getId() + ", process: it is part of " + whole
                    + ", but no process calls it and nothing begins it. Please draw a call activity that calls it, or remove"
                    + " the model.");
        }
    }

    /** By a call, or by an event or form at its start. */
    private static boolean isBegun(Wiring wiring, Model part) {
        return wiring.models().values().stream()
                        .flatMap(model -> model.bpmn().getModelElementsByType(CallActivity.class).stream())
                        .anyMatch(call -> part.process().getId().equals(call.getCalledElement()))
                || part.bpmn().getModelElementsByType(StartEvent.class).stream()
                        .anyMatch(start -> Model.camunda(start, "formRef") != null
                                || !start.getEventDefinitions().isEmpty());
    }

    private void add(CallActivity call, String problem) {
        problems.add(model.process().getId() + ", " + call.getId() + ": " + problem);
    }

    private void call(CallActivity call) {
        String name = call.getCalledElement();
        Model called = wiring.models().get(String.valueOf(name));
        if (called == null && wiring.isUnreadable(String.valueOf(name))) {
            return;
        }
        if (called == null) {
            add(
                    call,
                    "there is no process " + name + "."
                            + NearestName.to(name, wiring.models().keySet()));
            return;
        }
        if (!"deployment".equals(call.getCamundaCalledElementBinding())) {
            add(call, "camunda:calledElementBinding must be deployment. Please choose it.");
        }
        boolean hasKey = false;
        Set<String> filled = new LinkedHashSet<>();
        for (CamundaIn in : mappings(call, CamundaIn.class)) {
            hasKey |= in.getCamundaBusinessKey() != null;
            if (in.getCamundaBusinessKey() == null) {
                in(call, called, in);
                filled.add(String.valueOf(in.getCamundaTarget()));
            }
        }
        Set<String> comesBack = new LinkedHashSet<>();
        for (CamundaOut out : mappings(call, CamundaOut.class)) {
            out(call, called, out);
            comesBack.add(String.valueOf(out.getCamundaSource()));
        }
        if (!hasKey) {
            add(
                    call,
                    "the journey's key is not passed on. Please add the mapping Business key #{execution.processBusinessKey}.");
        }
        leftOut(call, called, filled, comesBack);
    }

    private static <T extends ModelElementInstance> List<T> mappings(CallActivity call, Class<T> kind) {
        return call.getExtensionElements() == null
                ? List.of()
                : new ArrayList<>(call.getExtensionElements().getChildElementsByType(kind));
    }

    private void in(CallActivity call, Model called, CamundaIn in) {
        String from = in.getCamundaSource();
        String to = String.valueOf(in.getCamundaTarget());
        if (from == null || in.getCamundaLocal()) {
            notOne(call);
            return;
        }
        String ofVariable = called.variables().get(to);
        String ofPassed = called.passed().get(to);
        if (ofVariable == null && ofPassed == null) {
            add(
                    call,
                    from + " is passed to " + to + ", which " + id(called) + " does not declare."
                            + NearestName.to(to, names(called)));
        } else if (declared.containsKey(from) && ofVariable == null) {
            add(
                    call,
                    from + " is a variable, which stays stored, but " + id(called) + " takes " + to
                            + " as something that is never stored. Please declare variable:" + to + " there.");
        } else if (declared.containsKey(from)) {
            fits(call, from, declared.get(from), "variable:" + to, ofVariable, called);
        } else if (!notStored.containsKey(from)) {
            add(
                    call,
                    from + " is passed on, but is no variable, no transient answer of a form, and not passed here."
                            + NearestName.to(from, declared.keySet()));
        } else if (ofPassed == null) {
            add(
                    call,
                    from + " is not stored, so it would be missing in " + id(called) + " after its first steps. Please"
                            + " declare passed:" + to + " there instead of variable:" + to + ".");
        } else {
            notStored
                    .get(from)
                    .forEach((by, type) -> fits(call, from + " (" + by + ")", type, "passed:" + to, ofPassed, called));
        }
    }

    private void out(CallActivity call, Model called, CamundaOut out) {
        String from = out.getCamundaSource();
        String to = String.valueOf(out.getCamundaTarget());
        if (from == null) {
            notOne(call);
        } else if (!called.variables().containsKey(from) || !declared.containsKey(to)) {
            add(
                    call,
                    from + " comes back as " + to
                            + ", which is not declared on both sides. Please declare it by variable: in both processes.");
        } else {
            fits(call, from, called.variables().get(from), "variable:" + to, declared.get(to), model);
        }
    }

    private void notOne(CallActivity call) {
        add(
                call,
                "a mapping names no single variable. Please write source and target, once for each variable, so that it"
                        + " can be seen what goes where.");
    }

    private void fits(
            CallActivity call, String what, @Nullable String type, String target, @Nullable String taken, Model where) {
        String misfit = VariableTypes.misfit(String.valueOf(type), String.valueOf(taken));
        if (!misfit.isEmpty()) {
            add(
                    call,
                    what + " " + misfit + ", which " + target + " of " + id(where)
                            + " does not take. Please make both the same.");
        }
    }

    /** What the called process waits for at once must be passed; what both declare and it only reads as well. */
    private void leftOut(CallActivity call, Model called, Set<String> filled, Set<String> comesBack) {
        Set<String> missing = new TreeSet<>(called.passed().keySet());
        missing.removeAll(filled);
        missing.forEach(name -> add(
                call,
                "it leaves out " + name + ", which is passed to " + id(called)
                        + ". Please add the mapping from a transient answer of a form to " + name + "."));
        Set<String> read = reads(called);
        read.retainAll(called.variables().keySet());
        read.retainAll(declared.keySet());
        read.removeAll(sets(called));
        read.removeAll(filled);
        read.removeAll(comesBack);
        read.forEach(name -> add(
                call,
                "it leaves out " + name + ", which " + id(called)
                        + " reads and nothing there sets. Please add the mapping from " + name + " to " + name + "."));
    }

    private Set<String> reads(Model called) {
        Set<String> read = new TreeSet<>();
        for (FlowNode node : called.nodes()) {
            for (String attribute : List.of("assignee", "dueDate", "followUpDate", "priority")) {
                variable(Model.camunda(node, attribute), read);
            }
            if (node instanceof UserTask) {
                read.add(TaskNameParseListener.LABEL);
                read.add(TaskNameParseListener.GROUP_LABEL);
            } else if (node instanceof BusinessRuleTask task) {
                var table = wiring.decisions().get(String.valueOf(task.getCamundaDecisionRef()));
                if (table != null) {
                    table.getModelElementsByType(InputExpression.class)
                            .forEach(input ->
                                    read.add(input.getText().getTextContent().strip()));
                }
            } else if (node instanceof CallActivity further) {
                mappings(further, CamundaIn.class).forEach(in -> read.add(String.valueOf(in.getCamundaSource())));
            }
        }
        called.bpmn()
                .getModelElementsByType(ConditionExpression.class)
                .forEach(condition -> read.addAll(ConditionCheck.names(condition.getTextContent())));
        for (TimerEventDefinition timer : called.bpmn().getModelElementsByType(TimerEventDefinition.class)) {
            for (ModelElementInstance when : timer.getChildElementsByType(ModelElementInstance.class)) {
                variable(when.getTextContent(), read);
            }
        }
        return read;
    }

    private static void variable(@Nullable String expression, Set<String> into) {
        Matcher matcher = VARIABLE.matcher(String.valueOf(expression));
        if (matcher.matches()) {
            into.add(matcher.group(1));
        }
    }

    /** What forms, decisions and calls set; what a delegate sets is not known. */
    private Set<String> sets(Model called) {
        Set<String> set = new TreeSet<>();
        for (FlowNode node : called.nodes()) {
            FormSchema form = wiring.forms().get(String.valueOf(Model.camunda(node, "formRef")));
            if (form != null && (node instanceof UserTask || node instanceof StartEvent)) {
                set.addAll(form.variables());
            } else if (node instanceof BusinessRuleTask task) {
                set.add(String.valueOf(task.getCamundaResultVariable()));
            } else if (node instanceof CallActivity further) {
                mappings(further, CamundaOut.class).forEach(out -> set.add(String.valueOf(out.getCamundaTarget())));
            }
        }
        return set;
    }

    private static String id(Model model) {
        return model.process().getId();
    }

    private static Set<String> names(Model called) {
        Set<String> names = new TreeSet<>(called.variables().keySet());
        names.addAll(called.passed().keySet());
        return names;
    }
}

package org.alongside.engine.wiring;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alongside.engine.BpmnMessages;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.wiring.model.Model;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.jspecify.annotations.Nullable;

/** Holds the annotations of the code against the models: what says that it belongs to a box does. */
final class DelegateCheck {
    private DelegateCheck() {}

    static void check(Wiring wiring, Wiring.Code code, Map<String, Set<String>> named, List<String> problems) {
        code.delegates().forEach((bean, type) -> {
            for (BpmnTask task : type.getAnnotationsByType(BpmnTask.class)) {
                delegate(wiring, bean, type, task, named, problems);
            }
        });
        messages(wiring, code, problems);
    }

    /** Whether the class says that it belongs to this box. */
    static boolean belongs(Class<?> type, String process, String element) {
        return Arrays.stream(type.getAnnotationsByType(BpmnTask.class))
                .anyMatch(task -> task.process().equals(process)
                        && Arrays.asList(task.elements()).contains(element));
    }

    private static void delegate(
            Wiring wiring,
            String bean,
            Class<?> type,
            BpmnTask task,
            Map<String, Set<String>> named,
            List<String> problems) {
        Model model = wiring.models().get(task.process());
        if (model == null && wiring.isUnreadable(task.process())) {
            return;
        }
        if (model == null) {
            problems.add(type.getSimpleName() + " belongs to " + task.process() + ", which is no process.");
            return;
        }
        for (String element : task.elements()) {
            if (!named.getOrDefault(task.process(), Set.of()).contains(element + " -> " + bean)) {
                problems.add(task.process() + ": " + element + " does not name ${" + bean + "}, but "
                        + type.getSimpleName() + " says that it does.");
            }
        }
        String module = "org.alongside." + model.module() + ".";
        if (!type.getName().startsWith(module)) {
            problems.add(task.process() + " lies in processes/" + model.module() + " but names " + type.getSimpleName()
                    + " of another module.");
        }
    }

    /** What all classes together send to a process is what it awaits. */
    private static void messages(Wiring wiring, Wiring.Code code, List<String> problems) {
        Map<String, Set<String>> sent = new TreeMap<>();
        Map<String, Set<String>> senders = new HashMap<>();
        for (Class<?> type : code.senders()) {
            for (BpmnMessages messages : type.getAnnotationsByType(BpmnMessages.class)) {
                sent.computeIfAbsent(messages.process(), process -> new TreeSet<>())
                        .addAll(Arrays.asList(messages.names()));
                senders.computeIfAbsent(messages.process(), process -> new TreeSet<>())
                        .add(type.getSimpleName());
            }
        }
        wiring.models().keySet().forEach(process -> sent.putIfAbsent(process, Set.of()));
        sent.forEach((process, names) -> {
            Set<String> awaited = awaited(wiring.models().get(process));
            if (!names.equals(awaited)) {
                problems.add(process + " awaits the messages " + awaited + ", but "
                        + (senders.containsKey(process)
                                ? String.join(" and ", senders.get(process)) + " sends " + names
                                : "no class sends one")
                        + ". Please name the same in the model and in @BpmnMessages.");
            }
        });
    }

    private static Set<String> awaited(@Nullable Model model) {
        Set<String> awaited = new TreeSet<>();
        if (model != null) {
            model.bpmn().getModelElementsByType(Message.class).forEach(message -> awaited.add(message.getName()));
        }
        return awaited;
    }
}

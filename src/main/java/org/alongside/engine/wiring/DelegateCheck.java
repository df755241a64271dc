package org.alongside.engine.wiring;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.alongside.engine.BpmnMessages;
import org.alongside.engine.BpmnTask;
import org.camunda.bpm.model.bpmn.instance.Message;

/** Holds the annotations of the code against the models: what says that it belongs to a box does. */
final class DelegateCheck {
    private DelegateCheck() {}

    static void check(Wiring wiring, Wiring.Code code, Map<String, Set<String>> named, List<String> problems) {
        code.delegates().forEach((bean, type) -> delegate(wiring, bean, type, named, problems));
        code.senders().forEach(type -> sender(wiring, type, problems));
    }

    private static void delegate(
            Wiring wiring, String bean, Class<?> type, Map<String, Set<String>> named, List<String> problems) {
        BpmnTask task = type.getAnnotation(BpmnTask.class);
        Model model = wiring.models().get(task.process());
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
        String room = "org.alongside." + model.module() + ".";
        if (!type.getName().startsWith(room)) {
            problems.add(task.process() + " lies in processes/" + model.module() + " but names " + type.getSimpleName()
                    + " of another module.");
        }
    }

    private static void sender(Wiring wiring, Class<?> type, List<String> problems) {
        BpmnMessages messages = type.getAnnotation(BpmnMessages.class);
        Model model = wiring.models().get(messages.process());
        Set<String> awaited = new TreeSet<>();
        if (model != null) {
            model.bpmn().getModelElementsByType(Message.class).forEach(message -> awaited.add(message.getName()));
        }
        Set<String> sent = new TreeSet<>(Arrays.asList(messages.names()));
        if (!sent.equals(awaited)) {
            problems.add(messages.process() + " awaits the messages " + awaited + ", but " + type.getSimpleName()
                    + " sends " + sent + ".");
        }
    }
}

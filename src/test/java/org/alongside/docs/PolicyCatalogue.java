package org.alongside.docs;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alongside.engine.wiring.Model;
import org.alongside.engine.wiring.Wiring;
import org.alongside.policy.Policy;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Writes the catalogue of the policies that the code holds. */
final class PolicyCatalogue {
    private PolicyCatalogue() {}

    record Held(Policy policy, Class<?> by) {}

    /** By id; an id is held by one class. */
    static Map<String, Held> policies() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
                return true;
            }
        };
        scanner.addIncludeFilter(new AnnotationTypeFilter(Policy.class));
        scanner.addIncludeFilter(new AnnotationTypeFilter(Policy.List.class));
        Map<String, Held> held = new TreeMap<>();
        scanner.findCandidateComponents("org.alongside").forEach(found -> {
            Class<?> type = ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null);
            for (Policy policy : type.getAnnotationsByType(Policy.class)) {
                Held before = held.put(policy.id(), new Held(policy, type));
                if (before != null) {
                    throw new IllegalStateException(
                            policy.id() + " is held by " + before.by() + " and by " + type + "; one is enough.");
                }
            }
        });
        return held;
    }

    static String write() {
        Wiring wiring = Wiring.read();
        StringBuilder text = new StringBuilder("""
                # Policies

                What the service holds to, whatever anybody clicks, draws or calls. Generated from the classes that
                carry `@Policy` and from the models by `bin/docs`; the build fails when it is out of date, when a model
                names an id that no class holds, and when no test names an id.

                """);
        policies().forEach((id, held) -> {
            text.append("## ")
                    .append(id)
                    .append("\n\n")
                    .append(held.policy().rule())
                    .append("\n\n");
            text.append("- Source: ").append(held.policy().source()).append('\n');
            text.append("- Class: `").append(held.by().getName()).append("`\n");
            text.append("- Asked by: ").append(orNone(boxes(wiring, id))).append('\n');
            String database = held.policy().database();
            text.append("- Database: ")
                    .append(database.isEmpty() ? "–" : database)
                    .append('\n');
            text.append("- Tests: ").append(orNone(TestsThatName.of(id))).append("\n\n");
        });
        return text.toString().stripTrailing() + "\n";
    }

    private static String orNone(Set<String> names) {
        return names.isEmpty()
                ? "–"
                : String.join(", ", names.stream().map(name -> "`" + name + "`").toList());
    }

    private static Set<String> boxes(Wiring wiring, String id) {
        Set<String> boxes = new TreeSet<>();
        for (Model model : wiring.models().values()) {
            for (FlowNode node : model.nodes()) {
                if (Model.policies(node).contains(id)) {
                    boxes.add(model.process().getId() + "/" + node.getId());
                }
            }
        }
        return boxes;
    }
}

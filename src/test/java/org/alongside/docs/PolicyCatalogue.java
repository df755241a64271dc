package org.alongside.docs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    /**
     * A policy as the code holds it.
     *
     * @param told the rule, where it comes from, and what in the database holds it
     * @param by every class that holds it, who tells the rule first
     */
    record Held(Policy told, List<Class<?>> by) {}

    /** By id. */
    static Map<String, Held> policies() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
                return true;
            }
        };
        scanner.addIncludeFilter(new AnnotationTypeFilter(Policy.class));
        scanner.addIncludeFilter(new AnnotationTypeFilter(Policy.List.class));
        return of(scanner.findCandidateComponents("org.alongside").stream()
                .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .toList());
    }

    /** @throws IllegalStateException unless of those that hold an id, one class tells its rule and source */
    static Map<String, Held> of(Collection<? extends Class<?>> types) {
        Map<String, List<Class<?>>> holding = new TreeMap<>();
        Map<String, Policy> told = new TreeMap<>();
        types.stream().sorted(Comparator.comparing(Class::getName)).forEach(type -> {
            for (Policy policy : type.getAnnotationsByType(Policy.class)) {
                List<Class<?>> by = holding.computeIfAbsent(policy.id(), id -> new ArrayList<>());
                if (policy.rule().isEmpty() != policy.source().isEmpty()) {
                    throw new IllegalStateException(type + " tells of " + policy.id()
                            + " a rule without its source, or " + "a source without its rule.");
                }
                if (policy.rule().isEmpty()) {
                    by.add(type);
                } else {
                    by.add(0, type);
                    if (told.put(policy.id(), policy) != null) {
                        throw new IllegalStateException(policy.id() + " is told by more than one class: " + by);
                    }
                }
            }
        });
        Map<String, Held> held = new TreeMap<>();
        holding.forEach((id, by) -> {
            Policy policy = told.get(id);
            if (policy == null) {
                throw new IllegalStateException("No class tells what " + id + " is: " + by);
            }
            held.put(id, new Held(policy, List.copyOf(by)));
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
                    .append(held.told().rule())
                    .append("\n\n");
            text.append("- Source: ").append(held.told().source()).append('\n');
            text.append(held.by().size() == 1 ? "- Class: " : "- Classes: ")
                    .append(held.by().stream()
                            .map(type -> "`" + type.getName() + "`")
                            .collect(Collectors.joining(", ")))
                    .append('\n');
            text.append("- Asked by: ").append(orNone(boxes(wiring, id))).append('\n');
            String database = held.told().database();
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

package org.alongside.docs;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.engine.wiring.Wiring;
import org.alongside.engine.wiring.model.Model;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.PolicyState;
import org.alongside.policy.Refused;
import org.alongside.proof.Proofs;
import org.alongside.settings.SettingKey;
import org.camunda.bpm.model.bpmn.instance.FlowNode;

/** Writes every rule of the catalogue, how far it is held, and what holds it. */
final class PolicyCatalogue {
    private static final Map<PolicyId, Held> OF_THE_SERVICE = of(new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.alongside"));

    private PolicyCatalogue() {}

    /**
     * What holds a rule.
     *
     * @param by classes that carry it or refuse under it, by name
     * @param database what in the database holds it as well, as the classes say
     */
    record Held(PolicyId rule, List<Class<?>> by, Set<String> database) {}

    /** Every rule, also those that nothing holds. */
    static Map<PolicyId, Held> policies() {
        return OF_THE_SERVICE;
    }

    static Map<PolicyId, Held> of(JavaClasses classes) {
        Map<PolicyId, Set<Class<?>>> by = new EnumMap<>(PolicyId.class);
        Map<PolicyId, Set<String>> database = new EnumMap<>(PolicyId.class);
        for (JavaClass type : classes) {
            Class<?> code = type.reflect();
            for (Policy carried : code.getAnnotationsByType(Policy.class)) {
                by.computeIfAbsent(carried.value(), rule -> byName()).add(code);
                database.computeIfAbsent(carried.value(), rule -> new LinkedHashSet<>())
                        .addAll(List.of(carried.database()));
            }
            refusesUnder(type)
                    .forEach(id -> by.computeIfAbsent(id, rule -> byName()).add(code.getNestHost()));
        }
        Map<PolicyId, Held> held = new EnumMap<>(PolicyId.class);
        for (PolicyId rule : PolicyId.values()) {
            held.put(
                    rule,
                    new Held(
                            rule, List.copyOf(by.getOrDefault(rule, Set.of())), database.getOrDefault(rule, Set.of())));
        }
        return held;
    }

    private static Set<Class<?>> byName() {
        return new TreeSet<>(Comparator.comparing(Class::getName));
    }

    private static Set<PolicyId> refusesUnder(JavaClass type) {
        return type.getCodeUnits().stream()
                .filter(PolicyCatalogue::refuses)
                .flatMap(code -> code.getFieldAccesses().stream())
                .map(JavaFieldAccess::getTarget)
                .filter(target -> target.getOwner().isEquivalentTo(PolicyId.class))
                .map(target -> PolicyId.valueOf(target.getName()))
                .collect(Collectors.toSet());
    }

    private static boolean refuses(JavaCodeUnit code) {
        return code.getCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Refused.class)
                                && call.getName().equals("<init>")
                        || call.getTargetOwner().isEquivalentTo(Decision.class)
                                && call.getName().equals("refused"));
    }

    /**
     * What is claimed of rules and not so.
     *
     * @param tests the tests of a rule, by its id
     */
    static List<String> falseClaims(Collection<Held> rules, Function<String, Set<String>> tests) {
        List<String> problems = new ArrayList<>();
        for (Held held : rules) {
            PolicyId rule = held.rule();
            if (rule.state() == PolicyState.NOT_YET) {
                if (!held.by().isEmpty()) {
                    problems.add(rule + " is said to be not held yet, and is held by " + held.by() + ".");
                }
                continue;
            }
            if (held.by().isEmpty()) {
                problems.add(rule + " is said to be " + rule.state().words() + ", and no class holds it.");
            }
            if (tests.apply(rule.id()).isEmpty()) {
                problems.add(rule + " is said to be " + rule.state().words() + ", and no test proves it.");
            }
        }
        return problems;
    }

    static String write() {
        Wiring wiring = Wiring.read();
        Collection<Held> rules = policies().values();
        StringBuilder text = new StringBuilder("""
                # Policies

                What the service is to hold to, whatever anybody clicks, draws or calls, and how far it does. Generated by
                `bin/docs` from `PolicyId`, from the classes that refuse under a rule or carry it with `@Policy`, and from
                the models. The build fails when this page is out of date, when a model names a rule that is not held, when
                a rule is said to be held and no class holds it or no test proves it, and when a class holds a rule that is
                said to be not held yet.

                """);
        counts(rules, text);
        text.append("| rule | state |\n|---|---|\n");
        rules.forEach(held -> text.append(row(held.rule())));
        rules.forEach(held -> rule(held, wiring, text));
        return text.toString().stripTrailing() + "\n";
    }

    private static void counts(Collection<Held> rules, StringBuilder text) {
        text.append(rules.size()).append(" rules: ");
        text.append(Stream.of(PolicyState.values())
                .map(state -> rules.stream()
                                .filter(held -> held.rule().state() == state)
                                .count()
                        + " " + state.words())
                .collect(Collectors.joining(", ")));
        text.append(".\n\n");
    }

    private static String row(PolicyId rule) {
        return "| [" + rule + "](#" + rule.id().toLowerCase(java.util.Locale.ROOT) + ") | "
                + rule.state().words()
                + rule.missing().map(missing -> ": " + missing).orElse("") + " |\n";
    }

    private static void rule(Held held, Wiring wiring, StringBuilder text) {
        PolicyId rule = held.rule();
        text.append("\n## ").append(rule).append("\n\n").append(rule.rule()).append("\n\n");
        text.append("- State: ").append(rule.state().words()).append('\n');
        rule.missing()
                .ifPresent(missing -> text.append("- Missing: ").append(missing).append('\n'));
        text.append("- Source: ").append(rule.source()).append('\n');
        if (rule.state() == PolicyState.NOT_YET) {
            return;
        }
        text.append("- Decided by: ").append(classes(held, true)).append('\n');
        text.append("- Carried by: ").append(classes(held, false)).append('\n');
        text.append("- Named by boxes: ").append(code(boxes(wiring, rule.id()))).append('\n');
        text.append("- Database: ")
                .append(held.database().isEmpty() ? "–" : String.join("; ", held.database()))
                .append('\n');
        String settings = Stream.of(SettingKey.values())
                .filter(setting -> setting.policies().contains(rule))
                .map(setting -> setting.title() + " (`" + setting.key() + "`)")
                .collect(Collectors.joining("; "));
        if (!settings.isEmpty()) {
            text.append("- Settings: ").append(settings).append('\n');
        }
        text.append("- Tests: ")
                .append(code(Proofs.testsThatDecided(rule.id())))
                .append('\n');
    }

    /** @param decide those that decide from facts, in packages {@code policy}; otherwise those that ask them or refuse */
    private static String classes(Held held, boolean decide) {
        return code(held.by().stream()
                .filter(type -> type.getPackageName().endsWith(".policy") == decide)
                .map(Class::getName)
                .toList());
    }

    private static String code(Collection<String> names) {
        return names.isEmpty()
                ? "–"
                : names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
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

package org.alongside.engine.wiring;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.jspecify.annotations.Nullable;

/**
 * Tries a decision table with every combination of answers, those that were not given included: each must be decided, by
 * one rule only where the hit policy wants one, and no rule may stand where it is never reached. Inputs are texts with a
 * list of their values, or booleans; what else a table may hold is refused, as nothing could be said about it.
 */
final class DecisionTableCheck {
    /** Enough for six questions of eight answers; a table beyond it is too large to be read as well. */
    private static final int COMBINATIONS_MAX = 300_000;

    private static final int SHOWN_MAX = 3;
    private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"(\\s*,\\s*\"[^\"]*\")*|true|false");
    private static final Pattern NEGATED = Pattern.compile("not\\((.*)\\)");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"|\\b(true|false)\\b");
    /** An answer that was not given. */
    private static final String NOT_GIVEN = "nothing";

    private final String id;
    private final DecisionTable table;
    private final List<String> problems;
    private final List<Set<String>> inputs = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final List<List<Set<String>>> rules = new ArrayList<>();
    private final List<String> ruleIds = new ArrayList<>();

    private DecisionTableCheck(String id, DecisionTable table, List<String> problems) {
        this.id = id;
        this.table = table;
        this.problems = problems;
    }

    static void check(String id, DmnModelInstance file, List<String> problems) {
        for (Decision decision : file.getModelElementsByType(Decision.class)) {
            if (decision.getId().equals(id) && decision.getExpression() instanceof DecisionTable table) {
                new DecisionTableCheck(id, table, problems).run();
            } else if (decision.getId().equals(id)) {
                problems.add(
                        id + ": it is no decision table. Please decide by a table, which can be read and checked.");
            }
        }
    }

    /** The texts that an input or output lists as its values. */
    static Set<String> values(@Nullable DmnElement listed) {
        return listed == null ? Set.of() : literals(text(listed));
    }

    private void run() {
        if (readInputs() && readRules()) {
            outputs();
            combinations();
        }
    }

    private void add(String element, String problem) {
        problems.add(id + ", " + element + ": " + problem);
    }

    private boolean readInputs() {
        int combinations = 1;
        for (Input input : table.getInputs()) {
            String type = input.getInputExpression().getTypeRef();
            Set<String> values = new LinkedHashSet<>(
                    "boolean".equals(type) ? Set.of("true", "false") : values(input.getInputValues()));
            if (values.isEmpty() || !Set.of("string", "boolean").contains(String.valueOf(type))) {
                add(
                        input.getId(),
                        "the input of type " + type
                                + " has no list of values, so nobody can say whether every answer is"
                                + " decided. Please make it a string and list its values.");
                return false;
            }
            values.add(NOT_GIVEN);
            inputs.add(values);
            labels.add(text(input.getInputExpression()));
            combinations *= values.size();
            if (combinations > COMBINATIONS_MAX) {
                add("decision table", "it has more combinations than can be tried. Please divide it into two tables.");
                return false;
            }
        }
        return true;
    }

    private boolean readRules() {
        boolean isRead = true;
        for (Rule rule : table.getRules()) {
            List<Set<String>> accepted = new ArrayList<>();
            int column = 0;
            for (var entry : rule.getInputEntries()) {
                Set<String> fits = fits(text(entry), inputs.get(column));
                if (fits == null) {
                    add(
                            rule.getId(),
                            "the entry " + text(entry) + " under " + labels.get(column) + " cannot be checked. Please"
                                    + " write values in quotation marks with commas between them, not(…) around them, or"
                                    + " nothing for any.");
                    isRead = false;
                    break;
                }
                Set<String> unknown = literals(text(entry));
                unknown.removeAll(inputs.get(column));
                for (String value : unknown) {
                    add(
                            rule.getId(),
                            value + " is no value of " + labels.get(column) + "."
                                    + NearestName.to(value, given(inputs.get(column))));
                }
                accepted.add(fits);
                column++;
            }
            rules.add(accepted);
            ruleIds.add(rule.getId());
        }
        return isRead;
    }

    private static @Nullable Set<String> fits(String entry, Set<String> values) {
        if (entry.isEmpty() || entry.equals("-")) {
            return values;
        }
        Matcher negated = NEGATED.matcher(entry);
        String listed = negated.matches() ? negated.group(1).strip() : entry;
        if (!LITERALS.matcher(listed).matches()) {
            return null;
        }
        Set<String> fits = new LinkedHashSet<>(literals(listed));
        if (negated.matches()) {
            Set<String> others = new LinkedHashSet<>(values);
            others.removeAll(fits);
            return others;
        }
        return fits;
    }

    private void outputs() {
        int column = 0;
        for (Output output : table.getOutputs()) {
            Set<String> values = values(output.getOutputValues());
            for (Rule rule : table.getRules()) {
                String entry = text(new ArrayList<>(rule.getOutputEntries()).get(column));
                if (entry.isEmpty()) {
                    add(rule.getId(), "it decides nothing. Please fill in " + output.getName() + ".");
                }
                for (String value : literals(entry)) {
                    if (!values.isEmpty() && !values.contains(value)) {
                        add(
                                rule.getId(),
                                value + " is no value of the output " + output.getName() + "."
                                        + NearestName.to(value, values));
                    }
                }
            }
            column++;
        }
    }

    private void combinations() {
        boolean isOneRuleOnly = Set.of(HitPolicy.UNIQUE, HitPolicy.ANY).contains(table.getHitPolicy());
        boolean isFirst = HitPolicy.FIRST == table.getHitPolicy() || HitPolicy.PRIORITY == table.getHitPolicy();
        Set<Integer> reached = new LinkedHashSet<>();
        List<String> gaps = new ArrayList<>();
        Set<String> overlaps = new LinkedHashSet<>();
        each(new ArrayList<>(), answers -> {
            List<Integer> hits = hits(answers);
            if (hits.isEmpty()) {
                gaps.add(describe(answers));
            } else if (isOneRuleOnly && hits.size() > 1) {
                overlaps.add(ruleIds.get(hits.get(0)) + " and " + ruleIds.get(hits.get(1)) + " both decide "
                        + describe(answers));
            }
            reached.addAll(isFirst && !hits.isEmpty() ? hits.subList(0, 1) : hits);
        });
        if (!gaps.isEmpty()) {
            add(
                    "decision table",
                    "no rule decides " + some(gaps)
                            + ". Please add a rule, or a last one that decides whatever is left.");
        }
        if (!overlaps.isEmpty()) {
            add(
                    "decision table",
                    some(new ArrayList<>(overlaps))
                            + ". Please let one of them decide, or choose the hit policy First.");
        }
        for (int rule = 0; rule < rules.size(); rule++) {
            if (!reached.contains(rule)) {
                add(
                        ruleIds.get(rule),
                        "it is never reached; rules above it decide all it names. Please move or remove it.");
            }
        }
    }

    private interface Tried {
        void answers(List<String> answers);
    }

    private void each(List<String> begun, Tried tried) {
        if (begun.size() == inputs.size()) {
            tried.answers(begun);
            return;
        }
        for (String value : inputs.get(begun.size())) {
            begun.add(value);
            each(begun, tried);
            begun.remove(begun.size() - 1);
        }
    }

    private List<Integer> hits(List<String> answers) {
        List<Integer> hits = new ArrayList<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            boolean fits = true;
            for (int column = 0; column < answers.size(); column++) {
                fits &= rules.get(rule).get(column).contains(answers.get(column));
            }
            if (fits) {
                hits.add(rule);
            }
        }
        return hits;
    }

    private String describe(List<String> answers) {
        List<String> parts = new ArrayList<>();
        for (int column = 0; column < answers.size(); column++) {
            parts.add(labels.get(column) + " " + answers.get(column));
        }
        return "(" + String.join(", ", parts) + ")";
    }

    private static String some(List<String> all) {
        return String.join(", ", all.subList(0, Math.min(SHOWN_MAX, all.size())))
                + (all.size() > SHOWN_MAX ? " and " + (all.size() - SHOWN_MAX) + " more" : "");
    }

    private static Set<String> given(Set<String> values) {
        Set<String> given = new LinkedHashSet<>(values);
        given.remove(NOT_GIVEN);
        return given;
    }

    private static Set<String> literals(String text) {
        Set<String> values = new LinkedHashSet<>();
        LITERAL.matcher(text)
                .results()
                .map(found -> Objects.requireNonNullElse(found.group(1), found.group()))
                .forEach(values::add);
        return values;
    }

    private static String text(DmnElement element) {
        return element.getChildElementsByType(Text.class).stream()
                .findFirst()
                .map(text -> text.getTextContent().strip())
                .orElse("");
    }
}

package org.alongside.engine.wiring;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.engine.wiring.model.Model;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;

/** Holds the conditions of one model: each tests one named variable that is known where it stands. */
public final class ConditionCheck {
    private static final String OPERAND = "[a-z][A-Za-z]*( == (" + AnswersCheck.VALUE + "|null))?";
    private static final Pattern CONDITION = Pattern.compile("\\$\\{(not )?" + OPERAND + "( \\|\\| " + OPERAND + ")*}");
    private static final Pattern NAME = Pattern.compile("(?<![A-Za-z'_])([a-z][A-Za-z]*)(?![A-Za-z'])");
    private static final Set<String> WORDS = Set.of("not", "null", "true", "false");

    private final Model model;
    private final List<String> problems;

    ConditionCheck(Model model, List<String> problems) {
        this.model = model;
        this.problems = problems;
    }

    /**
     * @param known variables that are declared, passed or asked by a form
     * @param keptInRecord forms whose questions are kept in the record, by the question's key
     * @param isEachFormThere whether all that forms ask is known
     */
    void run(Set<String> known, Map<String, String> keptInRecord, boolean isEachFormThere) {
        for (ConditionExpression condition : model.bpmn().getModelElementsByType(ConditionExpression.class)) {
            String flow = String.valueOf(condition.getParentElement().getAttributeValue("id"));
            String text = condition.getTextContent().trim();
            if (!CONDITION.matcher(text).matches()) {
                add(
                        flow,
                        text
                                + " tests more than one named variable. Please write ${name}, ${not name} or ${name == 'VALUE'}, with"
                                + " || between them.");
                continue;
            }
            for (String name : names(text)) {
                if (keptInRecord.containsKey(name) && !known.contains(name)) {
                    add(
                            flow,
                            text + " reads " + name
                                    + ", which is kept in the record and not known here. Please give the"
                                    + " question of " + keptInRecord.get(name)
                                    + ".form the property transient instead of record.");
                } else if (isEachFormThere && !known.contains(name)) {
                    add(
                            flow,
                            text + " reads " + name + ", which is neither declared nor asked by a form."
                                    + NearestName.to(name, known));
                }
            }
        }
    }

    private void add(String element, String problem) {
        problems.add(model.process().getId() + ", " + element + ": " + problem);
    }

    /** Names of variables in a condition. */
    public static Set<String> names(String text) {
        Matcher matcher = NAME.matcher(text.replaceAll("'[^']*'", ""));
        Set<String> names = new LinkedHashSet<>();
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        names.removeAll(WORDS);
        return names;
    }
}

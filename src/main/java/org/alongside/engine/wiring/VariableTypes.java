package org.alongside.engine.wiring;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Types of variables as models declare them. */
final class VariableTypes {
    private static final Pattern DECISION = Pattern.compile("decision\\((.*)\\)");

    private VariableTypes() {}

    /** What a decision can be; nothing for any other type. */
    static Set<String> answers(@Nullable String type) {
        Matcher decision = DECISION.matcher(String.valueOf(type));
        return decision.matches()
                ? new LinkedHashSet<>(Arrays.asList(decision.group(1).split("\\|")))
                : Set.of();
    }

    /** Why what is of one type does not fit where the other is declared, as the end of a sentence; empty when it fits. */
    static String misfit(String source, String target) {
        if (source.equals(target)) {
            return "";
        }
        Set<String> given = new TreeSet<>(answers(source));
        Set<String> taken = answers(target);
        if (given.isEmpty() || taken.isEmpty()) {
            return "is of the type " + source + " and not " + target;
        }
        given.removeAll(taken);
        return given.isEmpty() ? "" : "can be " + given;
    }
}

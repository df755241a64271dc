package org.alongside.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/** Variables with their values, for a process that is started or hears a message, or to find instances by. */
public final class VariableValues {
    private static final VariableValues NONE = new VariableValues(Map.of());

    private final Map<String, Object> values;

    private VariableValues(Map<String, Object> values) {
        this.values = values;
    }

    public static VariableValues none() {
        return NONE;
    }

    /** One variable; further ones follow by {@link #and}. */
    public static <T> VariableValues with(Variable<T> variable, @Nullable T value) {
        return NONE.and(variable, value);
    }

    /** These and one more; null says that it holds nothing. */
    public <T> VariableValues and(Variable<T> variable, @Nullable T value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(variable.name(), variable.stored(value));
        return new VariableValues(Collections.unmodifiableMap(more));
    }

    /** As the engine keeps them, by name. */
    Map<String, Object> stored() {
        return values;
    }

    /** The same beside those that are passed on and never stored. */
    Map<String, Object> with(VariableValues passing) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        passing.values.forEach((name, value) -> all.put(name, Variables.untypedValue(value, true)));
        return all;
    }

    @Override
    public String toString() {
        return values.keySet().stream().collect(Collectors.joining(", ", "[", "]"));
    }
}

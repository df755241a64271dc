package org.alongside.groups.group;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.ids.MembershipId;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Reads what was ticked in a list of a form: values with commas between. */
public final class Ids {
    private Ids() {}

    public static Set<MembershipId> of(DelegateExecution execution, String name) {
        return codes(execution, name).stream()
                .map(MembershipId::of)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    public static Set<String> codes(DelegateExecution execution, String name) {
        Object value = execution.getVariable(name);
        Stream<String> all = value instanceof Collection<?> many
                ? many.stream().map(Object::toString)
                : value == null
                        ? Stream.empty()
                        : Arrays.stream(value.toString().split(",", -1));
        return all.filter(code -> !code.isBlank()).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}

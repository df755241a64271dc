package org.alongside.engine.guard;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.QueryVariableValue;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.springframework.util.ReflectionUtils;

/**
 * What a signed-in person may not put into a query. The engine itself refuses expressions only at the top of one and
 * evaluates those in its "or" parts, which would be code of theirs that we run. And a query that selects or sorts by the
 * value of a variable is a way to read variables, one guess at a time, even where it only counts.
 */
@Policy(PolicyId.CONF_01)
final class QueryRules {
    private QueryRules() {}

    /** @throws Refused when the command asks such a query, alone or as the extension of a filter */
    static void check(Command<?> command) {
        if (command instanceof AbstractQuery<?, ?> query) {
            check(query);
        } else if (command instanceof AbstractExecuteFilterCmd filter) {
            Field field = Objects.requireNonNull(ReflectionUtils.findField(filter.getClass(), "extendingQuery"));
            ReflectionUtils.makeAccessible(field);
            if (ReflectionUtils.getField(field, filter) instanceof AbstractQuery<?, ?> extension) {
                check(extension);
            }
        }
    }

    private static void check(AbstractQuery<?, ?> query) {
        List<? extends AbstractQuery<?, ?>> parts = parts(query);
        if (parts.stream().anyMatch(part -> !part.getExpressions().isEmpty())) {
            throw refused("A search cannot hold an expression. Please name what you look for.");
        }
        for (AbstractQuery<?, ?> part : parts) {
            checkVariables(variablesAskedFor(part));
            checkVariables(part.getOrderingProperties().stream()
                    .filter(order -> QueryOrderingProperty.RELATION_VARIABLE.equals(order.getRelation()))
                    .toList());
        }
    }

    /**
     * Conditions on variables, in whichever field a kind of query keeps them: each has its own, and one that comes with
     * a new version is found as well.
     */
    private static List<QueryVariableValue> variablesAskedFor(AbstractQuery<?, ?> query) {
        List<QueryVariableValue> found = new ArrayList<>();
        ReflectionUtils.doWithFields(query.getClass(), field -> {
            ReflectionUtils.makeAccessible(field);
            if (ReflectionUtils.getField(field, query) instanceof Collection<?> values) {
                values.stream()
                        .filter(QueryVariableValue.class::isInstance)
                        .map(QueryVariableValue.class::cast)
                        .forEach(found::add);
            }
        });
        return found;
    }

    /** @throws Refused when a search names values of variables */
    static void checkVariables(List<?> variables) {
        if (!variables.isEmpty()) {
            throw refused("What runs cannot be searched or sorted by what is known about it.");
        }
    }

    /** Of a search whose result would tell something about somebody. */
    private static Refused refused(String sentence) {
        return new Refused(PolicyId.CONF_01, sentence);
    }

    private static List<? extends AbstractQuery<?, ?>> parts(AbstractQuery<?, ?> query) {
        if (query instanceof TaskQueryImpl tasks) {
            return tasks.getQueries();
        }
        return query instanceof ProcessInstanceQueryImpl instances ? instances.getQueries() : List.of(query);
    }
}

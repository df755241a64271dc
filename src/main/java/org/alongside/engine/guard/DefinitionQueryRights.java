package org.alongside.engine.guard;

import java.lang.reflect.Field;
import java.util.Objects;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.ActivityStatisticsQueryImpl;
import org.camunda.bpm.engine.impl.JobQueryImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/**
 * Cockpit's questions about the instances and jobs of one process definition. Whoever may read all of them is asked for that right
 * once. The engine would compare each instance with each right that the person has, which takes most of a second for
 * 100,000 instances. Whose organisation it is, is looked at all the same.
 */
final class DefinitionQueryRights {
    private DefinitionQueryRights() {}

    static boolean isAskedFor(Command<?> command) {
        return definition(command) != null;
    }

    /** The command, without the engine's look at each instance where the person may read them all. */
    static <T> Command<T> guarded(Command<T> command) {
        return context -> mayReadAll(context, Objects.requireNonNull(definition(command)))
                ? context.runWithoutAuthorization(command)
                : command.execute(context);
    }

    private static boolean mayReadAll(CommandContext context, String definitionId) {
        ProcessDefinitionEntity definition =
                context.getProcessDefinitionManager().findLatestProcessDefinitionById(definitionId);
        if (definition == null) {
            return false;
        }
        AuthorizationManager rights = context.getAuthorizationManager();
        String key = definition.getKey();
        return rights.isAuthorized(Permissions.READ, Resources.PROCESS_DEFINITION, key)
                && rights.isAuthorized(ProcessDefinitionPermissions.READ_INSTANCE, Resources.PROCESS_DEFINITION, key);
    }

    /** The condition stands at the top of the query: it narrows whatever else is asked. */
    private static @Nullable String definition(Command<?> command) {
        if (command instanceof ProcessInstanceQueryImpl
                || command instanceof JobQueryImpl
                || command instanceof ActivityStatisticsQueryImpl) {
            Field field = Objects.requireNonNull(ReflectionUtils.findField(command.getClass(), "processDefinitionId"));
            ReflectionUtils.makeAccessible(field);
            return (String) ReflectionUtils.getField(field, command);
        }
        return null;
    }
}

package org.alongside.engine.guard;

import java.lang.reflect.Field;
import java.util.List;
import org.alongside.policy.Refused;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.cockpit.db.CommandExecutor;
import org.camunda.bpm.cockpit.impl.DefaultCockpitRuntimeDelegate;
import org.camunda.bpm.cockpit.impl.plugin.base.dto.query.AbstractProcessInstanceQueryDto;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

/**
 * Cockpit reads the engine's tables with commands of its own that never come by {@link CommandGuardInterceptor}. Here they are refused
 * the one thing by which they would show more than the flow: a search by the value of a variable.
 */
final class GuardedCockpitRuntimeDelegate extends DefaultCockpitRuntimeDelegate {
    @Override
    protected CommandExecutor createCommandExecutor(String engine) {
        CommandExecutor reading = super.createCommandExecutor(engine);
        return new CommandExecutor() {
            @Override
            public <T> T executeCommand(Command<T> command) {
                try {
                    check(command, getProcessEngine(engine));
                } catch (Refused refused) {
                    throw Refused.asSaid(new AuthorizationException(refused.sentence()), refused.sentence());
                }
                return reading.executeCommand(command);
            }
        };
    }

    /** Commands hold what they were asked for in a field, each under a name of its own. */
    private static void check(Command<?> command, ProcessEngine engine) {
        for (Field field : command.getClass().getDeclaredFields()) {
            ReflectionUtils.makeAccessible(field);
            if (ReflectionUtils.getField(field, command) instanceof AbstractProcessInstanceQueryDto<?> query) {
                QueryRules.checkVariables(variables(query));
                if (mayReadAll(query.getProcessDefinitionId(), engine)) {
                    query.setAuthCheck(new AskedAlready());
                }
            }
        }
    }

    /** Asked once here instead of for each instance, as in {@link DefinitionQueryRights}. */
    private static boolean mayReadAll(@Nullable String definitionId, ProcessEngine engine) {
        Authentication person = engine.getIdentityService().getCurrentAuthentication();
        if (definitionId == null || person == null) {
            return false;
        }
        ProcessDefinition definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionId(definitionId)
                .singleResult();
        return definition != null
                && engine.getAuthorizationService()
                        .isUserAuthorized(
                                person.getUserId(),
                                person.getGroupIds(),
                                ProcessDefinitionPermissions.READ_INSTANCE,
                                Resources.PROCESS_DEFINITION,
                                definition.getKey());
    }

    /** Stays so when Cockpit sets it up for the person. */
    private static final class AskedAlready extends AuthorizationCheck {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean shouldPerformAuthorizatioCheck() {
            return false;
        }

        @Override
        public boolean getShouldPerformAuthorizatioCheck() {
            return false;
        }
    }

    private static List<?> variables(AbstractProcessInstanceQueryDto<?> query) {
        Field field = ReflectionUtils.findField(query.getClass(), "variables");
        if (field == null) {
            throw new IllegalStateException("Cockpit's queries have changed: look at what they can search by.");
        }
        ReflectionUtils.makeAccessible(field);
        return ReflectionUtils.getField(field, query) instanceof List<?> variables ? variables : List.of();
    }

    /** Takes its place after Cockpit has set itself up and before the first request can come. */
    @Component
    static class AtStart implements SmartInitializingSingleton {
        @Override
        public void afterSingletonsInstantiated() {
            Cockpit.setCockpitRuntimeDelegate(new GuardedCockpitRuntimeDelegate());
        }
    }
}

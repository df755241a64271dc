package org.alongside.engine.deployed;

import java.lang.reflect.Field;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.application.ProcessApplicationReference;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.GetDeployedProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetProcessApplicationForDeploymentCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/**
 * For each form the engine's REST interface asks, without a signed-in user, to which process application it belongs. The
 * answer is not in the database, so no transaction begins for it. What a signed-in person asks is left as it is, since
 * their rights have to be checked.
 */
public final class DeploymentLookupInterceptor extends CommandInterceptor {
    private static final Field DEPLOYMENT = field(GetProcessApplicationForDeploymentCmd.class, "deploymentId");
    private static final Field MODEL = field(GetDeployedProcessDefinitionCmd.class, "processDefinitionId");

    private final ProcessEngineConfigurationImpl engine;
    private final DeployedModels deployed;
    private final Supplier<@Nullable Authentication> caller;

    public DeploymentLookupInterceptor(
            ProcessEngineConfigurationImpl engine, DeployedModels deployed, Supplier<@Nullable Authentication> caller) {
        this.engine = engine;
        this.deployed = deployed;
        this.caller = caller;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"})
    public <T> T execute(Command<T> command) {
        if (Context.getCommandContext() != null || caller.get() != null) {
            return next.execute(command);
        }
        if (command instanceof GetProcessApplicationForDeploymentCmd) {
            return (T) application((String) ReflectionUtils.getField(DEPLOYMENT, command));
        }
        ProcessDefinitionEntity model = command instanceof GetDeployedProcessDefinitionCmd
                ? model((String) ReflectionUtils.getField(MODEL, command))
                : null;
        return model == null ? next.execute(command) : (T) model;
    }

    private @Nullable String application(@Nullable String deployment) {
        ProcessApplicationReference reference =
                engine.getProcessApplicationManager().getProcessApplicationForDeployment(deployment);
        return reference == null ? null : reference.getName();
    }

    private @Nullable ProcessDefinitionEntity model(@Nullable String id) {
        ProcessDefinitionEntity now = id == null ? null : deployed.model(id);
        ProcessDefinitionEntity parsed =
                now == null ? null : engine.getDeploymentCache().findProcessDefinitionFromCache(id);
        if (parsed != null) {
            parsed.updateModifiableFieldsFromEntity(Objects.requireNonNull(now));
        }
        return parsed;
    }

    private static Field field(Class<?> command, String name) {
        Field field = Objects.requireNonNull(ReflectionUtils.findField(command, name), name);
        ReflectionUtils.makeAccessible(field);
        return field;
    }
}

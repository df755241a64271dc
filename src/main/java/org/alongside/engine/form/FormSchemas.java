package org.alongside.engine.form;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.jspecify.annotations.Nullable;

/** Deployed forms, parsed. A deployed form never changes, so each is parsed once on each node. */
final class FormSchemas {
    private static final int KEPT_MAX = 1_000;

    private final Map<String, FormSchema> parsed = new ConcurrentHashMap<>();

    /** The form that this task or start has, or null when it has none. Must be called inside a command. */
    @Nullable
    FormSchema of(FormData data) {
        CamundaFormRef ref = data.getCamundaFormRef();
        if (ref == null) {
            return null;
        }
        CommandContext context = Context.getCommandContext();
        CamundaFormDefinitionEntity definition = context.getCamundaFormDefinitionManager()
                .findDefinitionByDeploymentAndKey(data.getDeploymentId(), ref.getKey());
        if (definition == null) {
            throw new IllegalStateException("The form " + ref.getKey() + " is not deployed with its process.");
        }
        if (parsed.size() > KEPT_MAX) {
            parsed.clear();
        }
        return parsed.computeIfAbsent(definition.getId(), id -> {
            ResourceEntity resource = context.getResourceManager()
                    .findResourceByDeploymentIdAndResourceName(
                            definition.getDeploymentId(), definition.getResourceName());
            return FormSchema.parse(resource.getBytes());
        });
    }
}

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
        String key = data.getDeploymentId() + "/" + ref.getKey();
        FormSchema known = parsed.get(key);
        if (known != null) {
            return known;
        }
        FormSchema read = read(data.getDeploymentId(), ref.getKey());
        if (parsed.size() >= KEPT_MAX) {
            parsed.clear();
        }
        parsed.put(key, read);
        return read;
    }

    private static FormSchema read(String deployment, String key) {
        CommandContext context = Context.getCommandContext();
        CamundaFormDefinitionEntity definition =
                context.getCamundaFormDefinitionManager().findDefinitionByDeploymentAndKey(deployment, key);
        if (definition == null) {
            throw new IllegalStateException("The form " + key + " is not deployed with its process.");
        }
        ResourceEntity resource = context.getResourceManager()
                .findResourceByDeploymentIdAndResourceName(deployment, definition.getResourceName());
        return FormSchema.parse(resource.getBytes());
    }
}

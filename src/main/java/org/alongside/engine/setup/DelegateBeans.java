package org.alongside.engine.setup;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.alongside.engine.BpmnTask;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * The beans that a model may name: delegates, and nothing else of the application. The engine by default would let a
 * model call every bean.
 */
final class DelegateBeans extends HashMap<Object, Object> {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<ApplicationContext> context;
    private final transient Map<String, Object> known = new HashMap<>();

    DelegateBeans(Supplier<ApplicationContext> context) {
        this.context = context;
    }

    /** All delegates by bean name. */
    synchronized Map<String, Object> all() {
        if (known.isEmpty()) {
            known.putAll(context.get().getBeansWithAnnotation(BpmnTask.class));
            known.putAll(context.get().getBeansWithAnnotation(BpmnTask.List.class));
        }
        return known;
    }

    @Override
    public boolean containsKey(Object key) {
        return key instanceof String name && all().containsKey(name);
    }

    @Override
    public @Nullable Object get(Object key) {
        return all().get(String.valueOf(key));
    }

    @Override
    public boolean isEmpty() {
        return false;
    }
}

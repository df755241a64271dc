package org.alongside.engine.setup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.jspecify.annotations.Nullable;

/**
 * No task has variables of its own: {@code GuardedDbEntityManager} lets none be written. So the engine need not look for them, which
 * it does whenever a task is opened, made or completed.
 */
final class ProcessVariableManager extends VariableInstanceManager {
    @Override
    public List<VariableInstanceEntity> findVariableInstancesByTaskIdAndVariableNames(
            String taskId, @Nullable Collection<String> variableNames) {
        return new ArrayList<>();
    }

    static final class Factory implements SessionFactory {
        @Override
        public Class<?> getSessionType() {
            return VariableInstanceManager.class;
        }

        @Override
        public Session openSession() {
            return new ProcessVariableManager();
        }
    }
}

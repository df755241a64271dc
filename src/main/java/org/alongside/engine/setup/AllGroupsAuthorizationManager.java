package org.alongside.engine.setup;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.jspecify.annotations.Nullable;

/**
 * Asks for rights with all groups of a person. The engine first reads, in every command, which groups of the whole
 * installation have any right, and leaves the others out: nobody here has more than a few, and a group without rights
 * gives none.
 */
final class AllGroupsAuthorizationManager extends AuthorizationManager {
    @Override
    public List<String> filterAuthenticatedGroupIds(@Nullable List<String> authenticatedGroupIds) {
        return authenticatedGroupIds == null ? new ArrayList<>() : new ArrayList<>(authenticatedGroupIds);
    }

    static final class Factory implements SessionFactory {
        @Override
        public Class<?> getSessionType() {
            return AuthorizationManager.class;
        }

        @Override
        public Session openSession() {
            return new AllGroupsAuthorizationManager();
        }
    }
}

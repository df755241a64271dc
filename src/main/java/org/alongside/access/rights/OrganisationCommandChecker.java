package org.alongside.access.rights;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.jspecify.annotations.Nullable;

/**
 * The engine's check that what is asked for is of the organisation of who asks. Whose a deployment is never changes under
 * its id, so it is read once.
 */
public final class OrganisationCommandChecker extends TenantCommandChecker {
    private static final int KEPT_MAX = 1_000;

    private final Map<String, Optional<String>> organisations = new ConcurrentHashMap<>();

    @Override
    protected @Nullable DeploymentEntity findDeploymentById(String id) {
        Optional<String> known = organisations.get(id);
        if (known == null) {
            DeploymentEntity read = super.findDeploymentById(id);
            if (read == null) {
                return null;
            }
            known = Optional.ofNullable(read.getTenantId());
            if (organisations.size() >= KEPT_MAX) {
                organisations.clear();
            }
            organisations.put(id, known);
        }
        DeploymentEntity whose = new DeploymentEntity();
        whose.setId(id);
        known.ifPresent(whose::setTenantId);
        return whose;
    }
}

package org.alongside.access;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Tenant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The organisations that share this installation: each a tenant of the engine, and a row that the domain refers to. */
@Component
public class Organisations {
    private final IdentityService identity;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Organisations(IdentityService identity, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.identity = identity;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Ids of all organisations, for work that no person began. */
    public java.util.List<String> ids() {
        return identity.createTenantQuery().list().stream().map(Tenant::getId).toList();
    }

    /** Makes sure that the domain knows this tenant, which an administrator may have made in Admin. */
    public void keep(String organisationId) {
        Tenant tenant = identity.createTenantQuery().tenantId(organisationId).singleResult();
        String name = tenant == null || tenant.getName() == null ? organisationId : tenant.getName();
        CurrentOrganisation.runAs(
                organisationId,
                () -> transaction.executeWithoutResult(status -> jdbc.sql(
                                "insert into organisation (id, name) values (:id, :name) on conflict (id) do nothing")
                        .param("id", organisationId)
                        .param("name", name)
                        .update()));
    }
}

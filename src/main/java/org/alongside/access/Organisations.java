package org.alongside.access;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<String, String> byOwnAddress = new ConcurrentHashMap<>();

    Organisations(IdentityService identity, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.identity = identity;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Ids of all organisations, for work that no person began. */
    public List<String> ids() {
        return identity.createTenantQuery().list().stream().map(Tenant::getId).toList();
    }

    /** What the organisation of this thread is called. */
    public String nameHere() {
        return Objects.requireNonNull(
                transaction.execute(status -> jdbc.sql("select name from alongside.organisation where id = :id")
                        .param("id", CurrentOrganisation.current().orElseThrow())
                        .query(String.class)
                        .single()));
    }

    /** By what survivors' links name the organisation of this thread: twelve characters that tell nothing of it, always the same. */
    public String ownAddress() {
        return findOwnAddress(CurrentOrganisation.current().orElseThrow()).orElseThrow();
    }

    /** Which organisation a link or a cookie of a survivor names. Not inside a transaction. */
    public Optional<String> ofOwnAddress(String ownAddress) {
        if (!byOwnAddress.containsKey(ownAddress)) {
            ids().stream()
                    .filter(id -> !byOwnAddress.containsValue(id))
                    .forEach(id -> CurrentOrganisation.runAs(
                            id, () -> findOwnAddress(id).ifPresent(address -> byOwnAddress.put(address, id))));
        }
        return Optional.ofNullable(byOwnAddress.get(ownAddress));
    }

    private Optional<String> findOwnAddress(String organisationId) {
        return Optional.ofNullable(
                transaction.execute(status -> jdbc.sql("select own_address from alongside.organisation where id = :id")
                        .param("id", organisationId)
                        .query(String.class)
                        .optional()
                        .orElse(null)));
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

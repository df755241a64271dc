package org.alongside.access.transactions;

import org.alongside.access.CurrentOrganisation;
import org.alongside.engine.OrganisationBinding;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets the engine's jobs bind their transaction to the organisation of the instance they work on. */
@Component
class TransactionOrganisationBinding implements OrganisationBinding {
    private final JdbcClient jdbc;

    TransactionOrganisationBinding(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void bind(String organisationId) {
        CurrentOrganisation.bindTransaction(organisationId);
    }

    @Override
    public void bindFirst(String organisationId) {
        bind(organisationId);
        jdbc.sql("insert into alongside.organisation (id, name) values (:id, :id) on conflict (id) do nothing")
                .param("id", organisationId)
                .update();
    }
}

package org.alongside.access;

import org.alongside.engine.OrganisationBinding;
import org.springframework.stereotype.Component;

/** Lets the engine's jobs bind their transaction to the organisation of the instance they work on. */
@Component
class TransactionOrganisation implements OrganisationBinding {
    @Override
    public void bind(String organisationId) {
        CurrentOrganisation.bindTransaction(organisationId);
    }
}

package org.alongside.engine;

/** Binds the running transaction to an organisation, for work that no signed-in person began. */
public interface OrganisationBinding {
    /** From now to the end of the transaction, the database shows and takes only rows of this organisation. */
    void bind(String organisationId);

    /** Like {@link #bind}, also where nobody of that organisation has ever signed in. */
    void bindFirst(String organisationId);
}

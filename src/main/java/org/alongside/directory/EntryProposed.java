package org.alongside.directory;

import org.alongside.ids.EntryId;

/** Published when somebody named a service that the directory did not know, in that transaction: it is to be reviewed at once. */
public record EntryProposed(EntryId id) {}

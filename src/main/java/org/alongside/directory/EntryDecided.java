package org.alongside.directory;

import org.alongside.ids.EntryId;
import org.alongside.ids.WorkerId;

/**
 * Published when somebody reviewed an entry, closed it or opened it again, in that transaction and after its row is locked.
 *
 * @param by who did
 */
public record EntryDecided(EntryId id, WorkerId by) {}

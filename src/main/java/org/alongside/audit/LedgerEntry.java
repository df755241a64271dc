package org.alongside.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a row of the ledger says, without its place in the chain.
 *
 * @param details ids, decisions and dates as {@code name=value}, with semicolons between them
 */
record LedgerEntry(
        String organisation,
        String chain,
        Instant at,
        String actor,
        String act,
        String outcome,
        @Nullable String policyId,
        @Nullable String subject,
        String details) {
    String place() {
        return organisation + "/" + chain;
    }
}

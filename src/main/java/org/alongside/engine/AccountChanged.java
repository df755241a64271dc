package org.alongside.engine;

import org.jspecify.annotations.Nullable;

/**
 * Published while an account is changed, in that transaction.
 *
 * @param by who changed it
 * @param act the engine's command
 * @param account whose it is
 */
public record AccountChanged(
        String by, String act, @Nullable String account) {}

package org.alongside.engine;

/**
 * Published while an account is removed, in that transaction.
 *
 * @param userId whose it was
 * @param by who removed it
 */
public record AccountRemoved(String userId, String by) {}

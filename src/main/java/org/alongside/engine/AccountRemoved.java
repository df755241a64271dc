package org.alongside.engine;

import org.alongside.ids.WorkerId;

/**
 * Published while an account is removed, in that transaction: what anybody has to end with it is ended by whoever listens,
 * all of it or nothing. First come listeners that take tasks and offers away, then those that look for
 * somebody else, and last those that close what is left.
 *
 * @param userId whose it was
 * @param by who removed it
 */
public record AccountRemoved(WorkerId userId, WorkerId by) {
    /** From here on nothing is given to them: orders of listeners. */
    public static final int NOTHING_MORE_FOR_THEM = 10;
    /** Somebody else is looked for. */
    public static final int SOMEBODY_ELSE = 20;
    /** What is left is closed or given to supervisors. */
    public static final int WHAT_IS_LEFT = 90;
}

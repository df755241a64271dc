package org.alongside.access;

import jakarta.servlet.http.HttpServletResponse;
import org.alongside.ids.WorkerId;

/** Whether people may sign in by passkey here, for pages that lead to it. */
public interface PasskeyOffer {
    /** Whether this installation has passkeys. */
    boolean isMade();

    /** As a browser says from where a page of ours is; empty where there are no passkeys. */
    String origin();

    /** Whether somebody of the organisation that this thread works for has one. */
    boolean isTakenBy(WorkerId userId);

    /** Leads whoever signs in next with this browser to their own page, where they may add one; where there are any at all. */
    void leadThere(HttpServletResponse response);
}

package org.alongside.access;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import org.alongside.ids.WorkerId;

/** Whether people may sign in by passkey here, for pages that lead to it. */
public interface PasskeyOffer {
    /** Whether this installation has passkeys. */
    boolean isMade();

    /** As a browser says from where a page of ours is; empty where there are no passkeys. */
    String origin();

    /** Whether somebody of the organisation that this thread works for has one. */
    boolean isTakenBy(WorkerId userId);

    /** What became of a passkey. */
    enum What {
        ADDED,
        /** By its holder, or who was signed in as them. */
        REMOVED,
        /** With a new password. */
        ENDED,
        /** Somebody tried to sign in with what may be a copy of it. */
        COPY_REFUSED
    }

    /** @param name what its holder calls it */
    record Change(Instant at, String name, What what) {}

    /** What became of somebody's passkeys in the last 90 days, the newest first, 20 at most: for them to see it. */
    List<Change> changes(WorkerId userId);

    /** Leads whoever signs in next with this browser to their own page, where they may add one; where there are any at all. */
    void leadThere(HttpServletResponse response);
}

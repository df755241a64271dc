package org.alongside.engine.guard;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What the database itself refuses. Policies decide before it is asked. It still protects when two things happen at once,
 * or when a model or a delegate is wrong.
 */
final class DatabaseRefusals {
    /** SQLSTATE of {@code raise exception} in PL/pgSQL. */
    private static final String RAISED = "P0001";

    /** SQLSTATE classes of constraints that do not hold, and of transactions that got into each other's way. */
    private static final String CONSTRAINT = "23";

    private static final String ROLLED_BACK = "40";

    /** SQLSTATE of who waited for somebody else's work as long as a request waits. */
    private static final String STILL_LOCKED = "55P03";

    private static final Pattern POLICY = Pattern.compile("(?:ERROR: )?([A-Z]+-\\d{2}): ");

    private DatabaseRefusals() {}

    /** The refusal of a trigger that holds a policy, or null. Its words are for people who read the code. */
    static @Nullable Refused refusalIn(Throwable thrown) {
        SQLException refused = sqlCause(thrown);
        if (refused == null || !RAISED.equals(refused.getSQLState())) {
            return null;
        }
        Matcher policy = POLICY.matcher(String.valueOf(refused.getMessage()));
        String sentence = "This does not go together with how things are now, so nothing was kept. "
                + "What you typed is still here. Please look at your list again before you send it.";
        // A rule that this release does not know is refused all the same.
        return PolicyId.of(policy.lookingAt() ? policy.group(1) : "")
                .map(rule -> new Refused(rule, sentence))
                .orElseGet(() -> Refused.form(sentence));
    }

    /** Whether somebody else did something at the same moment that this does not go together with. */
    static boolean isAtOnce(Throwable thrown) {
        SQLException refused = sqlCause(thrown);
        String state = refused == null ? null : refused.getSQLState();
        return state != null
                && (state.startsWith(CONSTRAINT) || state.startsWith(ROLLED_BACK) || state.equals(STILL_LOCKED));
    }

    private static @Nullable SQLException sqlCause(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof SQLException refused) {
                return refused;
            }
        }
        return null;
    }
}

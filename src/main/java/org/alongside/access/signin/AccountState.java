package org.alongside.access.signin;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The version numbers of an account at the time when a session began. The database counts both up, whichever way the
 * account is changed.
 *
 * @param sessions goes up with each new password: sessions of before are over
 * @param roles goes up with each group or organisation that is given or taken: rights are looked up again
 * @param passkey the passkey that opened the session, as long as the account has it; null for a password
 */
record AccountState(long sessions, long roles, @Nullable PasskeyId passkey) implements Serializable {
    /** Whether a session that began with the one still holds with the other. */
    boolean isSameSession(AccountState other) {
        return sessions == other.sessions && Objects.equals(passkey, other.passkey);
    }
}

package org.alongside.access.signin;

import java.util.Optional;
import org.alongside.engine.AccountChanged;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Whether what a session began with still holds, on every node: one look by primary key for each request. */
@Component
class AccountStates {
    private static final String SAVED = AccountStates.class.getName() + ".saved";

    private final JdbcClient jdbc;

    AccountStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Nothing where the account is gone.
     *
     * @param passkey that opened the session; null for a password
     */
    Optional<AccountState> of(String userId, @Nullable PasskeyId passkey) {
        return jdbc.sql("""
                        select sessions, roles, alongside.passkey_is_of(user_id, cast(:passkey as uuid)) as has_passkey
                        from alongside.account_state where user_id = :user
                        """)
                .param("passkey", passkey == null ? null : passkey.value())
                .param("user", userId)
                .query((row, n) -> new AccountState(
                        row.getLong("sessions"), row.getLong("roles"), row.getBoolean("has_passkey") ? passkey : null))
                .optional();
    }

    /** Whoever changes their own password goes on where they did it; their other sessions end. */
    @EventListener
    void changed(AccountChanged change) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null
                && change.by().equals(change.account())
                && change.act().equals("SaveUserCmd")) {
            request.setAttribute(SAVED, true, RequestAttributes.SCOPE_REQUEST);
        }
    }

    /** Whether in this request somebody changed their own account. */
    static boolean isOwnSaved() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request != null && request.getAttribute(SAVED, RequestAttributes.SCOPE_REQUEST) != null;
    }
}

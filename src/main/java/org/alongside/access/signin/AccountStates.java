package org.alongside.access.signin;

import java.util.Optional;
import org.alongside.engine.AccountChanged;
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

    /** Nothing where the account is gone. */
    Optional<AccountState> of(String userId) {
        return jdbc.sql("select sessions, roles from alongside.account_state where user_id = :user")
                .param("user", userId)
                .query((row, n) -> new AccountState(row.getLong("sessions"), row.getLong("roles")))
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

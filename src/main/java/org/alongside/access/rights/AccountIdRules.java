package org.alongside.access.rights;

import java.util.Optional;
import org.alongside.engine.AccountRules;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * An id is given once on an installation: records, looks and the ledger name people by it for as long as they are kept.
 * The table holds it, see {@code V181__Accounts.sql}, and with it the one list of ids that are nobody's; here it is said
 * in words before the database refuses.
 */
@Component
public class AccountIdRules implements AccountRules {
    private final JdbcClient jdbc;

    AccountIdRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether an account can get this id. */
    public boolean isFree(String userId) {
        return taken(userId).isEmpty();
    }

    @Override
    public void checkNew(String userId) {
        Optional<String> why = taken(userId);
        if (why.isPresent()) {
            throw new Refused(
                    PolicyId.CONF_01,
                    why.get().equals("RESERVED")
                            ? "This id is one that the service uses itself, so nobody can have it. Please choose another id."
                            : "This id was given before, or is easily taken for one that was (capital letters count as small"
                                    + " ones, 0 as o, 1 and i as l). An id is given only once, also after its account was"
                                    + " removed, so that nobody gets the rights of somebody else. Please choose another id.");
        }
    }

    private Optional<String> taken(String userId) {
        return jdbc.sql("select why from alongside.account_id where likeness = alongside.likeness(:id)")
                .param("id", userId)
                .query(String.class)
                .optional();
    }
}

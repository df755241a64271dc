package org.alongside.access.rights;

import java.util.Optional;
import org.alongside.access.policy.IdIsGivenOnce;
import org.alongside.engine.AccountRules;
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
        IdIsGivenOnce.decide(why.filter("RESERVED"::equals).isPresent(), why.isPresent())
                .orRefuse();
    }

    private Optional<String> taken(String userId) {
        return jdbc.sql("select why from alongside.account_id where likeness = alongside.likeness(:id)")
                .param("id", userId)
                .query(String.class)
                .optional();
    }
}

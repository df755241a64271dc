package org.alongside.audit;

import java.util.Map;
import org.alongside.engine.AccountLedger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes changes of accounts into the organisation's chain. */
@Component
class AccountChanges implements AccountLedger {
    private final Ledger ledger;

    AccountChanges(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void changed(String by, String act, @Nullable String account, @Nullable String groupOrOrganisation) {
        ledger.done(
                Ledger.ORGANISATION,
                by,
                "account changed",
                Map.of(
                        "command", act,
                        "account", account == null ? "" : account,
                        "in", groupOrOrganisation == null ? "" : groupOrOrganisation));
    }
}

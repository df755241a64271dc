package org.alongside.audit;

import java.util.Map;
import org.alongside.engine.AccountChanged;
import org.alongside.engine.AccountLedger;
import org.alongside.engine.AccountRemoved;
import org.alongside.ids.WorkerId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes changes of accounts into the organisation's chain, and tells who has to know that one is gone. */
@Component
class AccountChanges implements AccountLedger {
    private static final String REMOVAL = "DeleteUserCmd";

    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    AccountChanges(Ledger ledger, ApplicationEventPublisher events) {
        this.ledger = ledger;
        this.events = events;
    }

    @Override
    public void changed(
            WorkerId by,
            String act,
            @Nullable WorkerId account,
            @Nullable String groupOrOrganisation,
            boolean givesAccess) {
        ledger.done(
                Ledger.ORGANISATION,
                by,
                "account changed",
                Map.of(
                        "command", act,
                        "account", account == null ? "" : account,
                        "in", groupOrOrganisation == null ? "" : groupOrOrganisation));
        events.publishEvent(new AccountChanged(by, act, account, groupOrOrganisation, givesAccess));
        if (act.equals(REMOVAL) && account != null) {
            events.publishEvent(new AccountRemoved(account, by));
        }
    }
}

package org.alongside.journey.own;

import java.util.Objects;
import java.util.Optional;
import org.alongside.own.OpenedByLink;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A link to a survivor's record leads to the page that asks for their word. */
@Component
class OpenedRecord implements OpenedByLink {
    private final OwnRecordSittings sittings;
    private final TransactionTemplate transaction;

    OpenedRecord(OwnRecordSittings sittings, TransactionTemplate transaction) {
        this.sittings = sittings;
        this.transaction = transaction;
    }

    @Override
    public boolean isOpen(String token) {
        return Boolean.TRUE.equals(transaction.execute(status -> sittings.isOpen(token)));
    }

    @Override
    public Optional<String> take(String token, String press) {
        return Objects.requireNonNull(transaction.execute(status -> sittings.take(token, press)));
    }

    @Override
    public String firstPage() {
        return "/own/record/word";
    }
}

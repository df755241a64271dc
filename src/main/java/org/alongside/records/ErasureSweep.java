package org.alongside.records;

import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Organisations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Destroys keys that a crash left behind between the decision to erase and its doing. */
@Component
class ErasureSweep {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureSweep.class);

    private final RecordRows rows;
    private final Vault vault;
    private final Organisations organisations;
    private final TransactionTemplate transaction;

    ErasureSweep(RecordRows rows, Vault vault, Organisations organisations, TransactionTemplate transaction) {
        this.rows = rows;
        this.vault = vault;
        this.organisations = organisations;
        this.transaction = transaction;
    }

    @Scheduled(initialDelay = 5_000, fixedDelay = 60_000)
    void sweep() {
        for (String organisation : organisations.ids()) {
            CurrentOrganisation.runAs(
                    organisation,
                    () -> transaction.executeWithoutResult(status -> {
                        for (var journey : rows.erasedLately()) {
                            if (vault.has(journey.toString())) {
                                vault.destroy(journey.toString());
                                LOG.warn("The key of an erased record was still there and is destroyed now.");
                            }
                        }
                    }));
        }
    }
}

package org.alongside.records;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Organisations;
import org.alongside.ids.RecordId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts right what a crash between the database and the folder of keys left behind. Any node may do it for all. */
@Component
@Policy(PolicyId.CONF_09)
class VaultSweep {
    /** No transaction lasts so long: the database ends those that stand still for a minute. */
    static final Duration MADE_BEFORE = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(VaultSweep.class);

    private final RecordRows rows;
    private final Vault vault;
    private final Organisations organisations;
    private final TransactionTemplate transaction;

    VaultSweep(RecordRows rows, Vault vault, Organisations organisations, TransactionTemplate transaction) {
        this.rows = rows;
        this.vault = vault;
        this.organisations = organisations;
        this.transaction = transaction;
    }

    /** Destroys keys of records that were erased, where a crash came between the decision and its doing. */
    @Scheduled(initialDelay = 5_000, fixedDelay = 60_000)
    void destroyErased() {
        inEach(() -> {
            for (RecordId journey : rows.erasedLately()) {
                if (vault.has(journey.toString())) {
                    destroy(journey);
                }
            }
        });
    }

    private void destroy(RecordId journey) {
        try {
            vault.destroy(journey.toString());
            LOG.warn("The key of an erased record was still there and is destroyed now.");
        } catch (RuntimeException e) {
            LOG.error(
                    "The key of an erased record is still there and could not be destroyed. Trying again in a minute.",
                    e);
        }
    }

    /**
     * Keys whose transaction nobody heard the end of: with a record they are kept, without one in any organisation they
     * open nothing and are destroyed. Keys that were kept before are not looked at, so that a database brought back from a
     * copy, or the wrong one, costs none of them.
     */
    @Scheduled(initialDelay = 10_000, fixedDelay = 600_000)
    void settleProvisional() {
        Instant before = Instant.now().minus(MADE_BEFORE);
        vault.removeUnfinished(before);
        List<RecordId> unsettled = vault.provisionalBefore(before).stream()
                .filter(name -> name.length() == 36)
                .map(RecordId::of)
                .toList();
        if (unsettled.isEmpty()) {
            return;
        }
        Set<RecordId> known = new HashSet<>();
        inEach(() -> known.addAll(rows.known(unsettled)));
        for (RecordId journey : unsettled) {
            if (known.contains(journey)) {
                vault.keep(journey.toString());
            } else {
                vault.discard(journey.toString());
                LOG.warn("A key was left behind by a journey that never began, and is destroyed now.");
            }
        }
    }

    private void inEach(Runnable work) {
        for (String organisation : organisations.ids()) {
            CurrentOrganisation.runAs(organisation, () -> transaction.executeWithoutResult(status -> work.run()));
        }
    }
}

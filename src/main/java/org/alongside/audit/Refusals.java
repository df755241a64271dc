package org.alongside.audit;

import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;
import org.alongside.access.CurrentOrganisation;
import org.alongside.audit.RefusalCounts.Account;
import org.alongside.audit.RefusalCounts.Counted;
import org.alongside.audit.RefusalCounts.Kind;
import org.alongside.engine.RefusalLedger;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes what was refused into the ledger, into a chain of its own for each account, so that nobody waits for somebody
 * else's refusals. A refusal stands even when the ledger cannot be reached.
 */
@Component
class Refusals implements RefusalLedger, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    /** Ids of the engine; what anybody could have typed into an address is not written down. */
    private static final Pattern ENGINE_ID = Pattern.compile("[0-9a-f-]{36}|[a-z-]{1,30}:\\d{1,6}:[0-9a-f-]{36}");

    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final RefusalCounts counts;

    Refusals(Ledger ledger, TransactionTemplate transaction) {
        this.ledger = ledger;
        this.transaction = transaction;
        // Not the clock that tests and demonstrations move: this limits what a machine is asked.
        this.counts = new RefusalCounts(Clock.systemUTC());
    }

    @Override
    public void refused(Refused refused, @Nullable WorkerId userId, String act, @Nullable String subject) {
        String about =
                subject != null && ENGINE_ID.matcher(subject).matches() && subject.length() <= 64 ? subject : null;
        WorkerId actor = userId == null ? Ledger.SERVICE : userId;
        try {
            Account account = new Account(CurrentOrganisation.current().orElseThrow(), actor);
            if (counts.note(account, new Kind(refused.code(), act))) {
                ledger.refused(Ledger.refusalsOf(actor), actor, act, refused.code(), about, Map.of());
            }
        } catch (RuntimeException e) {
            LOG.error("A refusal of {} under {} could not be written to the ledger.", act, refused.code(), e);
        }
    }

    /** One row for each policy and act under which somebody was refused more often than is written one by one. */
    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void writeCounted() {
        for (Counted counted : counts.take()) {
            try {
                CurrentOrganisation.runAs(
                        counted.account().organisation(),
                        () -> transaction.executeWithoutResult(status -> write(counted)));
                LOG.warn("An account was refused so often that its refusals are counted: see the ledger.");
            } catch (RuntimeException e) {
                counts.giveBack(counted);
                LOG.error("How often an account was refused could not be written to the ledger.", e);
            }
        }
    }

    private void write(Counted counted) {
        WorkerId actor = counted.account().actor();
        counted.times()
                .forEach((kind, times) -> ledger.notPossible(
                        Ledger.refusalsOf(actor),
                        actor,
                        kind.act(),
                        kind.policyId(),
                        Map.of("times", times, "since", counted.since())));
    }

    /** What was counted in the last minute before the service stops. */
    @Override
    public void destroy() {
        writeCounted();
    }
}

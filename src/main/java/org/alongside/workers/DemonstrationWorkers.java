package org.alongside.workers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Organisations;
import org.alongside.audit.Ledger;
import org.alongside.ids.WorkerId;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Invented profiles for the invented accounts of the demonstration, while there are none. Never in production. */
@Component
@Profile("!production")
class DemonstrationWorkers {
    private static final String ORGANISATION = "demo";

    private final Workers workers;
    private final Organisations organisations;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemonstrationWorkers(Workers workers, Organisations organisations, TransactionTemplate transaction, Clock clock) {
        this.workers = workers;
        this.organisations = organisations;
        this.transaction = transaction;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void make() {
        if (!organisations.ids().contains(ORGANISATION)) {
            return;
        }
        CurrentOrganisation.runAs(
                ORGANISATION,
                () -> transaction.executeWithoutResult(status -> {
                    if (workers.all().isEmpty()) {
                        profiles().forEach(profile -> workers.save(profile, Ledger.SERVICE));
                    }
                }));
    }

    private List<Worker> profiles() {
        LocalDate inAYear = LocalDate.now(clock).plusYears(1);
        return List.of(
                new Worker(
                                WorkerId.of("worker1"),
                                "MALE",
                                Set.of("ENGLISH"),
                                Set.of(),
                                inAYear,
                                null,
                                12,
                                WorkerId.of("supervisor1"),
                                true,
                                0)
                        .withTelephone("021 555 0121")
                        .withWhanauTrainedUntil(inAYear),
                new Worker(
                                WorkerId.of("worker2"),
                                "FEMALE",
                                Set.of("ENGLISH", "TE_REO_MAORI"),
                                Set.of("TE_REO_MAORI", "MAORI_WORKER"),
                                inAYear,
                                null,
                                12,
                                WorkerId.of("supervisor1"),
                                true,
                                0)
                        .withTelephone("021 555 0122"),
                new Worker(
                                WorkerId.of("facilitator1"),
                                "MALE",
                                Set.of("ENGLISH"),
                                Set.of("PASIFIKA"),
                                inAYear,
                                null,
                                6,
                                WorkerId.of("supervisor2"),
                                true,
                                0)
                        .withTelephone("021 555 0123"),
                new Worker(
                                WorkerId.of("supervisor1"),
                                null,
                                Set.of("ENGLISH"),
                                Set.of(),
                                null,
                                inAYear,
                                1,
                                null,
                                false,
                                0)
                        .withTelephone("021 555 0131"),
                new Worker(WorkerId.of("supervisor2"), null, Set.of("ENGLISH"), Set.of(), null, null, 1, null, false, 0)
                        .withTelephone("021 555 0132"));
    }
}

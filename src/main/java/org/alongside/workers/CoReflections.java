package org.alongside.workers;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.alongside.access.Words;
import org.alongside.audit.Ledger;
import org.alongside.engine.PageTransactions;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** When workers were at a co-reflection last: the day alone, never what was said there. (WORKER-03) */
@Service
public class CoReflections {
    private static final int MONTHS_BACK_MAX = 12;

    private final JdbcClient jdbc;
    private final Workers workers;
    private final PageTransactions acts;
    private final Ledger ledger;
    private final Clock clock;

    CoReflections(JdbcClient jdbc, Workers workers, PageTransactions acts, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.workers = workers;
        this.acts = acts;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Whether a co-reflection can have been on this day: within the last twelve months. */
    public boolean canBe(LocalDate day) {
        LocalDate today = LocalDate.now(clock);
        return !day.isAfter(today) && !day.isBefore(today.minusMonths(MONTHS_BACK_MAX));
    }

    /**
     * Keeps the day of a worker's last co-reflection; it counts instead of what was kept before. The same day again changes
     * nothing.
     *
     * @throws Refused when they have no profile here, or when it cannot have been on this day
     */
    public void keep(WorkerId workerId, LocalDate day, WorkerId by) {
        acts.inOne("keep co-reflection", null, by, () -> {
            Worker worker = workers.lock(workerId)
                    .orElseThrow(() -> Refused.form(Words.here("refused.no-profile-to-keep-this-day-with")));
            if (!canBe(day)) {
                throw Refused.form(Words.here("refused.day-within-twelve-months"));
            }
            if (day.equals(worker.lastCoReflection())) {
                return;
            }
            jdbc.sql("""
                            insert into alongside.co_reflection (organisation_id, worker_id, held_on, kept_by, kept_at)
                            values (current_setting('alongside.organisation'), :worker, :day, :by, :at)
                            """)
                    .param("worker", workerId.value())
                    .param("day", Date.valueOf(day))
                    .param("by", by.value())
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
            ledger.done(Ledger.ORGANISATION, by, "co-reflection kept", Map.of("worker", workerId, "day", day));
        });
    }
}

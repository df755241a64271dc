package org.alongside.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.alongside.engine.EngineClock;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.boot.test.context.TestComponent;

/** Time as the service has it: moved by tests, and with it the timers that became due. */
@TestComponent
public final class Time {
    private static final int ROUNDS_MAX = 50;

    private final ManagementService management;

    Time(ManagementService management) {
        this.management = management;
    }

    public Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    /** Moves the clock; it goes on from there. Nothing happens by itself until {@link #timersRun()}. */
    public void passes(Duration duration) {
        ClockUtil.offset(Duration.between(Instant.now(), now()).plus(duration).toMillis());
    }

    /** Like {@link #passes(Duration)}, in months and days of New Zealand. */
    public void passes(Period period) {
        passes(Duration.between(
                now(), now().atZone(EngineClock.ZONE).plus(period).toInstant()));
    }

    /** Runs what is due, as the job executor does it: for nobody signed in, of no organisation. */
    public int timersRun() {
        int count = 0;
        for (int round = 0; round < ROUNDS_MAX; round++) {
            List<Job> due = due();
            if (due.isEmpty()) {
                return count;
            }
            for (Job job : due) {
                // One that ran before it may have ended what waited for this one.
                if (management.createJobQuery().jobId(job.getId()).count() > 0) {
                    management.executeJob(job.getId());
                    count++;
                }
            }
        }
        throw new IllegalStateException("Jobs that are due make jobs that are due, without an end.");
    }

    private List<Job> due() {
        return management.createJobQuery().executable().list().stream()
                .filter(job -> job.getProcessInstanceId() != null)
                .toList();
    }
}

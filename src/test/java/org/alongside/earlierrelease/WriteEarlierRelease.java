package org.alongside.earlierrelease;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Role;
import org.alongside.engine.EngineClock;
import org.alongside.ids.WorkerId;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Newcomers;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.alongside.workers.Worker;
import org.alongside.workers.Workers;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Writes the file that {@link EarlierReleaseDatabase} reads. By its name it runs only when it is asked for. */
@ProcessTest
@Import({
    OpenTasks.class,
    Underway.class,
    EveryJourneyPlace.class,
    EverySafetyPlace.class,
    EveryGroupPlace.class,
    WaitStates.class
})
@ExcludeFromProcessCoverage
class WriteEarlierRelease {
    private static final Logger LOG = LoggerFactory.getLogger(WriteEarlierRelease.class);
    /** So long that the last of all steps is about now. */
    private static final Duration AGO = Duration.ofDays(254);

    private static final int SURVIVORS_MAX = 30;

    @Autowired
    Underway underway;

    @Autowired
    EveryJourneyPlace journeys;

    @Autowired
    EverySafetyPlace safety;

    @Autowired
    EveryGroupPlace groups;

    @Autowired
    WaitStates waitStates;

    @Autowired
    Newcomers newcomers;

    @Autowired
    IdentityService identity;

    @Autowired
    Workers workers;

    @Autowired
    Survivors survivors;

    @Autowired
    Time time;

    @Autowired
    Environment environment;

    @Autowired
    DataSource database;

    @Test
    void write() throws Exception {
        time.passes(AGO.negated());
        LocalDate until = LocalDate.now(EngineClock.ZONE).plusYears(2);
        for (String worker : List.of("worker3", "worker4", "worker5")) {
            comes(worker, until);
        }
        for (String worker : List.of("worker1", "worker2", "facilitator1")) {
            survivors.workerHas(worker, w -> Survivors.takingOn(Survivors.trainedUntil(w, until), true, SURVIVORS_MAX));
        }
        survivors.workerHas("supervisor1", w -> Survivors.offendingTrainedUntil(w, until));

        journeys.halfAYearAgo();
        groups.monthsAgo();
        groups.weeksAgo();
        safety.daysAgo();
        groups.lastWeek();
        groups.today();
        journeys.today();
        safety.today();

        assertThat(waitStates.whereNobodyStands()).as("places without anybody").isEmpty();
        long bytes = EarlierReleaseDatabase.write(
                environment.getRequiredProperty("spring.datasource.url"),
                Path.of(environment.getRequiredProperty("alongside.data-dir")),
                underway.all(),
                time.now());
        LOG.info("{} journeys and groups, {} bytes, as of {}", underway.all().size(), bytes, time.now());
    }

    private void comes(String worker, LocalDate until) {
        newcomers.make(worker);
        identity.createMembership(worker, Role.PEER_WORKER.group());
        identity.createTenantUserMembership(Tasklist.ORGANISATION, worker);
        CurrentOrganisation.runAs(
                Tasklist.ORGANISATION,
                () -> workers.save(
                        new Worker(
                                WorkerId.of(worker),
                                "FEMALE",
                                Set.of("ENGLISH"),
                                Set.of(),
                                until,
                                null,
                                SURVIVORS_MAX,
                                WorkerId.of("supervisor1"),
                                true,
                                0),
                        WorkerId.of("supervisor1")));
    }
}

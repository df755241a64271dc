package org.alongside.randomwalk.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import javax.sql.DataSource;
import org.alongside.audit.WholeLedger;
import org.alongside.proof.Executed;
import org.alongside.randomwalk.JourneyInvariants;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.PeerGroups;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/**
 * A year of many groups and survivors, in random steps, and after each of them what must always hold: GROUP-01 to -14,
 * OFFEND-02, OFFEND-03, CONF-01. It is the same year in each run, so that a change is judged by what it changes;
 * {@code -Dalongside.seed} takes another, with {@code -Dalongside.steps} a longer one.
 */
@ProcessTest
@ExcludeFromProcessCoverage
@Tag(Executed.NO_PROOF)
class YearOfGroupsProcessTest {
    private static final Logger LOG = LoggerFactory.getLogger(YearOfGroupsProcessTest.class);
    private static final int STEPS = 1_000;
    private static final int ALL_EVERY = 250;
    private static final long SEED = 20261126;

    @Autowired
    ApplicationContext context;

    @Autowired
    PeerGroups groups;

    @Autowired
    DataSource database;

    @Autowired
    Environment environment;

    @Test
    void whateverHappensInAYearOfGroupsThePoliciesHold() throws Exception {
        long seed = Long.getLong("alongside.seed", SEED);
        int steps = Integer.getInteger("alongside.steps", STEPS);
        var factory = context.getAutowireCapableBeanFactory();
        JourneyInvariants everywhere = factory.createBean(JourneyInvariants.class);
        YearOfGroups year = factory.createBean(YearOfGroups.class);
        int step = 0;
        try {
            year.begin(seed);
            for (step = 1; step <= steps || isTooShort(year, step, steps); step++) {
                if (step > steps) {
                    year.prolong();
                }
                year.step();
                if (step % ALL_EVERY == 0) {
                    everywhereHolds(everywhere, year);
                }
            }
            everywhereHolds(everywhere, year);
            assertThat(WholeLedger.brokenAt(database, environment)).isNull();
            if (steps >= STEPS) {
                assertThat(year.missing()).as("never came up").isEmpty();
            }
        } catch (Throwable broken) {
            throw new AssertionError(
                    "A year of groups broke at step " + step + ". Live it again with -Dalongside.seed=" + seed
                            + "\nThe last steps:\n" + year.journal() + "\n" + year.counts(),
                    broken);
        }
        LOG.info(
                "{} random steps with seed {} through {} groups and {} journeys: {}",
                step - 1,
                seed,
                year.groups().size(),
                year.journeys().size(),
                year.counts());
    }

    /** A year in which something did not come up goes on, but not for ever. */
    private static boolean isTooShort(YearOfGroups year, int step, int steps) {
        return steps >= STEPS && step <= 5 * steps && !year.missing().isEmpty();
    }

    private void everywhereHolds(JourneyInvariants everywhere, YearOfGroups year) {
        groups.asked(() -> {
            everywhere.nothingUndeclaredIsStored();
            everywhere.chainIsWhole("organisation");
            for (UUID group : year.groups()) {
                everywhere.chainIsWhole(group.toString());
            }
            for (UUID journey : year.journeys()) {
                everywhere.chainIsWhole(journey.toString());
            }
            return true;
        });
    }
}

package org.alongside.randomwalk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.alongside.access.CurrentOrganisation;
import org.alongside.audit.WholeLedger;
import org.alongside.ids.JourneyId;
import org.alongside.proof.Executed;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Thousands of random steps through many journeys, and after each of them what must always hold. The steps are the same
 * in each run, so that a change is judged by what it changes; {@code -Dalongside.seed} takes others, with
 * {@code -Dalongside.steps} more of them.
 */
@ProcessTest
@ExcludeFromProcessCoverage
@Tag(Executed.NO_PROOF)
class RandomWalksProcessTest {
    private static final Logger LOG = LoggerFactory.getLogger(RandomWalksProcessTest.class);
    private static final int ALL_EVERY = 500;
    private static final long SEED = 20261126;

    @Autowired
    ApplicationContext context;

    @Autowired
    Survivors survivors;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    Environment environment;

    @Autowired
    TransactionTemplate transaction;

    private final Set<JourneyId> walks = new HashSet<>();

    @Test
    void whateverPeopleDoThePoliciesHold() throws Exception {
        long seed = Long.getLong("alongside.seed", SEED);
        int steps = Integer.getInteger("alongside.steps", 2_000);
        var factory = context.getAutowireCapableBeanFactory();
        RandomWalk walk = factory.createBean(RandomWalk.class);
        JourneyInvariants invariants = factory.createBean(JourneyInvariants.class);
        walk.begin(seed);
        long before = inOrganisation(invariants::completedCount);
        int step = 0;
        try {
            for (step = 1; step <= steps; step++) {
                RandomWalk.Step taken = walk.step();
                check(invariants, walk, taken, step % ALL_EVERY == 0 || step == steps);
            }
            if (steps >= 2_000 && seed == SEED) {
                assertThat(walk.sessionsWithWhanau())
                        .as("sessions with whānau that were allowed")
                        .isPositive();
            }
            completedOnlyByWhoHadTheTask(invariants, walk, before);
            nothingThatWasTypedIsInTheEngine();
            assertThat(WholeLedger.brokenAt(database, environment)).isNull();
        } catch (Throwable broken) {
            throw new AssertionError(
                    "A random walk broke at step " + step + ". Walk it again with -Dalongside.seed=" + seed
                            + "\nThe last steps:\n" + walk.journal(),
                    broken);
        }
        LOG.info(
                "{} random steps with seed {} through {} journeys: {}",
                steps,
                seed,
                walk.all().size(),
                walk.counts());
    }

    private void check(JourneyInvariants invariants, RandomWalk walk, RandomWalk.Step taken, boolean all) {
        inOrganisation(() -> {
            if (all || taken.touchedAll()) {
                walk.all().stream().filter(walked -> all || walked.isUnderWay()).forEach(invariants::hold);
                invariants.holdEverywhere();
            } else if (taken.touched() != null) {
                invariants.hold(taken.touched());
            }
            whoIsNewlyAssignedMayBe();
            return true;
        });
    }

    /** WORKER-02, WORKER-04, WORKER-05, when somebody begins to walk; those they walk with already are kept. */
    private void whoIsNewlyAssignedMayBe() {
        List<Map<String, Object>> open = jdbc.sql("""
                        select k.id, w.trained_until >= (k.since at time zone 'Pacific/Auckland')::date as trained,
                            (select count(*) from alongside.walk x
                                where x.worker_id = k.worker_id and x.until is null) <= w.survivors_max as within_limit,
                            not exists (select from alongside.worker_conflict c
                                where c.worker_id = k.worker_id and c.journey_id = k.journey_id) as without_conflict
                        from alongside.walk k join alongside.worker w on w.user_id = k.worker_id
                        where k.until is null
                        """).query().listOfRows();
        for (Map<String, Object> walk : open) {
            if (walks.add(JourneyId.of(Objects.requireNonNull((UUID) walk.get("id"))))) {
                assertThat(walk)
                        .containsEntry("trained", true)
                        .containsEntry("within_limit", true)
                        .containsEntry("without_conflict", true);
            }
        }
    }

    private void completedOnlyByWhoHadTheTask(JourneyInvariants invariants, RandomWalk walk, long before) {
        Map<String, String> sent = new HashMap<>();
        walk.completed().forEach(line -> sent.put(line.split(" ")[0], line.split(" ")[1]));
        assertThat(inOrganisation(() -> invariants.completed(List.copyOf(sent.keySet()))))
                .isEqualTo(sent);
        assertThat(inOrganisation(invariants::completedCount) - before)
                .as("tasks completed otherwise than by their form")
                .isEqualTo(sent.size());
    }

    private void nothingThatWasTypedIsInTheEngine() {
        List<String> tables = jdbc.sql(
                        "select table_name from information_schema.tables where table_schema = 'engine' order by 1")
                .query(String.class)
                .list();
        assertThat(tables).hasSizeGreaterThan(40).allSatisfy(table -> assertThat(
                        jdbc.sql("select count(*) from engine." + table + " t where t::text ilike :typed")
                                .param("typed", "%" + RandomAnswers.MARK + "%")
                                .query(Long.class)
                                .single())
                .as(table)
                .isZero());
    }

    private <T> T inOrganisation(java.util.function.Supplier<T> work) {
        try {
            return CurrentOrganisation.callAs(
                    Tasklist.ORGANISATION,
                    () -> java.util.Objects.requireNonNull(transaction.execute(status -> work.get())));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

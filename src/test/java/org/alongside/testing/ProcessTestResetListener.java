package org.alongside.testing;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.alongside.access.CurrentOrganisation;
import org.alongside.audit.Ledger;
import org.alongside.engine.EngineClock;
import org.alongside.ids.WorkerId;
import org.alongside.settings.SettingProposals;
import org.alongside.settings.Settings;
import org.alongside.settings.SettingsOfTests;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.alongside.workers.Worker;
import org.alongside.workers.Workers;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Before each process test: the time of day, the workers as in the demonstration, nobody under way, no group. */
public final class ProcessTestResetListener implements TestExecutionListener, Ordered {
    /** Where a test has ended and was tidied up after, and no other one has begun. */
    private static @Nullable ApplicationContext tidied;

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void beforeTestClass(TestContext test) {
        if (isCounted(test)) {
            ModelCoverage.beginClass(test.getTestClass());
        }
    }

    @Override
    public void beforeTestMethod(TestContext test) {
        AbstractAssertions.init(test.getApplicationContext().getBean(ProcessEngine.class));
        forget(test);
        if (tidied != test.getApplicationContext()) {
            tidy(test);
        }
        tidied = null;
        if (isCounted(test)) {
            // Repetitions with other parameters have the same method.
            ModelCoverage.beginTest(test.getTestMethod().getName() + "#" + System.nanoTime());
        }
    }

    @Override
    public void afterTestMethod(TestContext test) {
        ModelCoverage.endTest();
        forget(test);
        try {
            tidy(test);
            tidied = test.getApplicationContext();
        } catch (OptimisticLockingException | ProcessEnginePersistenceException requestUnderWay) {
            // What a browser had sent is still being done: it is tidied before the next test.
            tidied = null;
        }
    }

    @Override
    public void afterTestClass(TestContext test) {
        if (isCounted(test)) {
            ModelCoverage.endClass();
        }
    }

    private static boolean isCounted(TestContext test) {
        return !test.getTestClass().isAnnotationPresent(ExcludeFromProcessCoverage.class);
    }

    /** What the JVM keeps of whichever test was before, of whichever context. */
    private static void forget(TestContext test) {
        var context = test.getApplicationContext();
        ClockUtil.reset();
        context.getBean(ProcessEngine.class).getIdentityService().clearAuthentication();
        context.getBean(PassedElements.class).forgetAll();
    }

    private static void tidy(TestContext test) {
        var context = test.getApplicationContext();
        context.getBean(Survivors.class).everybodyIsGone();
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        Workers workers = context.getBean(Workers.class);
        CurrentOrganisation.runAs(Tasklist.ORGANISATION, () -> context.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> {
                    jdbc.sql("update alongside.walk set until = now() where until is null")
                            .update();
                    jdbc.sql("update alongside.peer_group set state = 'CLOSED', closed_at = now() where state = 'OPEN'")
                            .update();
                    jdbc.sql("""
                                    update alongside.worker set takes_on = false, trained_until = null,
                                        offending_trained_until = null, whanau_trained_until = null where user_id like 'comes%'
                                    """).update();
                    SettingsOfTests.reset(
                            jdbc, context.getBean(Settings.class), context.getBean(SettingProposals.class));
                    profiles().stream()
                            .filter(profile -> !isSo(workers, profile))
                            .forEach(profile -> workers.save(profile, Ledger.SERVICE));
                }));
    }

    /** To save a profile writes an entry into the ledger and files beside it, also where nothing changes. */
    private static boolean isSo(Workers workers, Worker profile) {
        return workers.find(profile.userId())
                .map(known -> new Worker(
                                known.userId(),
                                known.gender(),
                                known.languages(),
                                known.cultures(),
                                known.trainedUntil(),
                                known.offendingTrainedUntil(),
                                known.survivorsMax(),
                                known.supervisorId(),
                                known.takesOn(),
                                known.telephone(),
                                profile.walksWith(),
                                known.whanauTrainedUntil(),
                                profile.lastCoReflection())
                        .equals(profile))
                .orElse(false);
    }

    private static List<Worker> profiles() {
        LocalDate inAYear = LocalDate.now(EngineClock.ZONE).plusYears(1);
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
                        0),
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
                        0),
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
                        0),
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
                        0));
    }
}

package org.alongside.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.ProcessTest;
import org.alongside.Survivors;
import org.alongside.Tasklist;
import org.alongside.TestDatabase;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What our guards, encryption, policies and ledger cost: a journey of eight forms, from first contact to the door that
 * stays open, against a plain engine of the same version on the same PostgreSQL that runs eight steps with the same
 * answers as variables in clear and checks nothing. Rounds take turns, so that a noisy machine is noisy for both. Not a
 * test: run by {@code bench/run}.
 */
@ProcessTest
class SubmissionBench {
    private static final int ROUNDS = Integer.getInteger("alongside.bench.rounds", 9);
    private static final int JOURNEYS = Integer.getInteger("alongside.bench.journeys", 10);
    private static final int STEPS = 8;
    private static final String LONG_TEXT = "A flat by the sea. ".repeat(100);

    @Autowired
    private Tasklist tasklist;

    @Autowired
    private Survivors survivors;

    @Test
    void journeysAgainstThePlainEngine() {
        try (Plain plain = new Plain()) {
            for (int i = 0; i < JOURNEYS; i++) {
                ours();
                plain.journey();
            }
            List<Double> ratios = new ArrayList<>();
            List<Double> oursMillis = new ArrayList<>();
            List<Double> plainMillis = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                double ours = millis(this::ours);
                double theirs = millis(plain::journey);
                oursMillis.add(ours);
                plainMillis.add(theirs);
                ratios.add(ours / theirs);
            }
            System.out.printf(
                    "BENCH one form: ours %.1f ms, plain engine %.1f ms, ratio %.1f (min %.1f, max %.1f; %d rounds of %d "
                            + "journeys of %d forms, one client)%n",
                    median(oursMillis) / STEPS,
                    median(plainMillis) / STEPS,
                    median(ratios),
                    ratios.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                    ratios.stream().mapToDouble(Double::doubleValue).max().orElseThrow(),
                    ROUNDS,
                    JOURNEYS,
                    STEPS);
        }
    }

    private void ours() {
        UUID journey = survivors.atPlan();
        Tasklist.Person worker = tasklist.as("worker1");
        worker.completes("userTask_planWayForward", Map.of("hopes", LONG_TEXT));
        worker.completes("userTask_walkAlongside", Map.of("whatNext", "LEAVE"));
        worker.completes("userTask_inviteFeedback", Map.of());
        if (!survivors.running("survivor-journey", journey).isEmpty()) {
            throw new AssertionError("The journey did not end.");
        }
    }

    private static double millis(Runnable journey) {
        long start = System.nanoTime();
        for (int i = 0; i < JOURNEYS; i++) {
            journey.run();
        }
        return (System.nanoTime() - start) / 1e6 / JOURNEYS;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    /** The peer. */
    private static final class Plain implements AutoCloseable {
        private final ProcessEngine engine;

        Plain() {
            var server = TestDatabase.server();
            server.createDatabase("bench_plain");
            engine = ProcessEngineConfiguration.createStandaloneProcessEngineConfiguration()
                    .setJdbcUrl(server.url("bench_plain"))
                    .setJdbcUsername("alongside_owner")
                    .setJdbcPassword(server.password("alongside_owner"))
                    .setJdbcDriver("org.postgresql.Driver")
                    .setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE)
                    .setProcessEngineName("plain")
                    .setJobExecutorActivate(false)
                    .setHistory(ProcessEngineConfiguration.HISTORY_AUDIT)
                    .buildProcessEngine();
            AbstractFlowNodeBuilder<?, ?> process = Bpmn.createExecutableProcess("plain")
                    .camundaHistoryTimeToLiveString("P1D")
                    .startEvent();
            for (int step = 1; step < STEPS; step++) {
                process = process.userTask("step" + step).camundaAssignee("worker1");
            }
            BpmnModelInstance model = process.endEvent().done();
            engine.getRepositoryService()
                    .createDeployment()
                    .addModelInstance("plain.bpmn", model)
                    .deploy();
        }

        void journey() {
            Map<String, Object> answers = Map.of("alias", "Tamsin", "channel", "PHONE", "safetyNow", "SAFE");
            String instance = engine.getRuntimeService()
                    .startProcessInstanceByKey("plain", UUID.randomUUID().toString(), answers)
                    .getId();
            for (int step = 1; step < STEPS; step++) {
                Task task = engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceId(instance)
                        .singleResult();
                engine.getFormService().getTaskFormVariables(task.getId());
                engine.getFormService()
                        .submitTaskForm(task.getId(), Map.of("answer" + step, LONG_TEXT.substring(0, 1900)));
            }
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}

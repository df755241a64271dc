package org.alongside.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.alongside.access.CurrentOrganisation;
import org.alongside.policy.Refused;
import org.alongside.testing.ProcessTest;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the engine does not look for is not written either, whoever wants it: also not by the service itself. */
@ProcessTest
@ExcludeFromProcessCoverage
class GuardedDbEntityManagerProcessTest {
    private static final String ORGANISATION = "demo";
    private static final String PROCESS = "store-guard";

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    String deployment = "";
    String task = "";

    @BeforeEach
    void deploy() {
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        PROCESS + ".bpmn",
                        Bpmn.createExecutableProcess(PROCESS)
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .userTask("userTask_any")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
        CurrentOrganisation.runAs(ORGANISATION, () -> {
            String instance = runtime.startProcessInstanceByKey(
                            PROCESS, UUID.randomUUID().toString())
                    .getId();
            task = tasks.createTaskQuery()
                    .processInstanceId(instance)
                    .singleResult()
                    .getId();
        });
    }

    @AfterEach
    void remove() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void aTaskHasNoVariablesOfItsOwn() {
        isRefused(() -> tasks.setVariableLocal(task, "decision", "YES"));
        assertThat(runtime.createVariableInstanceQuery().taskIdIn(task).count()).isZero();
    }

    @Test
    void aTaskHasNoTasksBelowIt() {
        Task below = tasks.newTask();
        below.setParentTaskId(task);
        isRefused(() -> tasks.saveTask(below));
        Task ofProcess = tasks.createTaskQuery().taskId(task).singleResult();
        ofProcess.setParentTaskId(task);
        isRefused(() -> tasks.saveTask(ofProcess));
        assertThat(tasks.createTaskQuery().taskParentTaskId(task).count()).isZero();
    }

    private static void isRefused(Runnable work) {
        assertThatThrownBy(() -> CurrentOrganisation.runAs(ORGANISATION, work))
                .satisfies(thrown -> assertThat(Refused.causeOf(thrown)).isNotNull());
    }
}

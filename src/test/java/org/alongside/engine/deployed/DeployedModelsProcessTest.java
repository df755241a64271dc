package org.alongside.engine.deployed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.alongside.access.CurrentOrganisation;
import org.alongside.testing.ProcessTest;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever is done to a deployed model counts at once, though the engine does not ask the database for it each time. */
@ProcessTest
@ExcludeFromProcessCoverage
class DeployedModelsProcessTest {
    private static final String PROCESS = "deployed";
    private static final String ORGANISATION = "demo";
    private static final String ROLLED_BACK = "rolled back";

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    String deploymentId = "";
    String modelId = "";

    @BeforeEach
    void deployed() {
        Deployment deployment = repository
                .createDeployment()
                .addModelInstance(
                        PROCESS + ".bpmn",
                        Bpmn.createExecutableProcess(PROCESS)
                                .name("Deployed")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .endEvent()
                                .done())
                .deploy();
        deploymentId = deployment.getId();
        modelId = repository
                .createProcessDefinitionQuery()
                .deploymentId(deploymentId)
                .singleResult()
                .getId();
        starts();
        starts();
    }

    @AfterEach
    void gone() {
        if (repository.createDeploymentQuery().deploymentId(deploymentId).count() > 0) {
            repository.deleteDeployment(deploymentId, true);
        }
    }

    @Test
    void aModelThatIsSuspendedStartsNoMoreAtOnceAndAgainWhenItIsActivated() {
        repository.suspendProcessDefinitionById(modelId);
        doesNotStart();
        repository.activateProcessDefinitionById(modelId);
        starts();
        repository.suspendProcessDefinitionByKey(PROCESS);
        doesNotStart();
    }

    @Test
    void aSuspensionCountsWithinItsTransactionAndIsForgottenWithIt() {
        assertThatThrownBy(() -> inTransaction(() -> {
                    repository.suspendProcessDefinitionById(modelId);
                    doesNotStart();
                    throw new IllegalStateException(ROLLED_BACK);
                }))
                .hasMessage(ROLLED_BACK);
        starts();
    }

    @Test
    void whatOthersReadWhileItIsSuspendedIsNotKept() throws Exception {
        CountDownLatch isSuspended = new CountDownLatch(1);
        CountDownLatch isRead = new CountDownLatch(1);
        CompletableFuture<Void> suspending = CompletableFuture.runAsync(() -> inTransaction(() -> {
            repository.suspendProcessDefinitionById(modelId);
            isSuspended.countDown();
            await(isRead);
        }));
        await(isSuspended);
        starts();
        isRead.countDown();
        suspending.get(30, TimeUnit.SECONDS);
        doesNotStart();
    }

    @Test
    void aModelThatIsDeletedIsNotThereAtOnce() {
        repository.deleteProcessDefinition(modelId, true);
        assertThatThrownBy(this::start).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> repository.getProcessDefinition(modelId)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aDeploymentThatIsDeletedIsNotThereAtOnce() {
        repository.deleteDeployment(deploymentId, true);
        assertThatThrownBy(this::start).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> repository.getProcessDefinition(modelId)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void forHowLongHistoryIsKeptChangesAtOnce() {
        repository.updateProcessDefinitionHistoryTimeToLive(modelId, 7);
        assertThat(repository.getProcessDefinition(modelId).getHistoryTimeToLive())
                .isEqualTo(7);
        repository.updateProcessDefinitionHistoryTimeToLive(modelId, 9);
        starts();
        assertThat(repository.getProcessDefinition(modelId).getHistoryTimeToLive())
                .isEqualTo(9);
    }

    /** Another node writes into the database only. */
    @Test
    void whatAnotherNodeSuspendsStartsNoMoreSoon() {
        jdbc.sql("update engine.act_re_procdef set suspension_state_ = 2, rev_ = rev_ + 1 where id_ = :id")
                .param("id", modelId)
                .update();
        Awaitility.await()
                .atMost(DeployedModels.MODELS_KEPT.plus(Duration.ofSeconds(30)))
                .untilAsserted(this::doesNotStart);
    }

    private void start() {
        CurrentOrganisation.runAs(ORGANISATION, () -> runtime.createProcessInstanceById(modelId)
                .businessKey(UUID.randomUUID().toString())
                .execute());
    }

    private void inTransaction(Runnable work) {
        CurrentOrganisation.runAs(ORGANISATION, () -> transaction.executeWithoutResult(status -> work.run()));
    }

    private void starts() {
        assertThatCode(this::start).doesNotThrowAnyException();
    }

    private void doesNotStart() {
        assertThatThrownBy(this::start).isInstanceOf(SuspendedEntityInteractionException.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

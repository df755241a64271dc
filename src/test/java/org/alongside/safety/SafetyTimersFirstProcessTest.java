package org.alongside.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import org.alongside.ids.JourneyId;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Survivors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** However many timers are due: the one by which others are asked to help somebody in danger is run before them. SAFE-02. */
@ProcessTest
class SafetyTimersFirstProcessTest {
    private static final int OTHERS = 3;

    @Autowired
    Survivors survivors;

    @Autowired
    Time time;

    @Autowired
    ManagementService management;

    @Autowired
    ProcessEngine engine;

    @Test
    void comesBeforeTimersThatWaitedLonger() {
        for (int i = 0; i < OTHERS; i++) {
            survivors.inSupport();
        }
        time.passes(Period.ofMonths(6));
        JourneyId urgent = survivors.whoMadeContact(Survivors.URGENT);
        String concern = survivors.instance("safety-concern", urgent).getId();
        time.passes(Duration.ofHours(2));
        assertThat(due()).hasSizeGreaterThan(OTHERS);

        assertThat(takenFirst().getProcessInstanceId()).isEqualTo(concern);
    }

    private List<Job> due() {
        return management.createJobQuery().executable().list().stream()
                .filter(job -> job.getProcessInstanceId() != null)
                .toList();
    }

    /** As the job executor takes one. */
    private Job takenFirst() {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        List<List<String>> taken = configuration
                .getCommandExecutorTxRequired()
                .execute(new AcquireJobsCmd(configuration.getJobExecutor(), 1))
                .getJobIdBatches();
        return management.createJobQuery().jobId(taken.get(0).get(0)).singleResult();
    }
}

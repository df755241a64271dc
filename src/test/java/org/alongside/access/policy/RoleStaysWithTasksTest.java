package org.alongside.access.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** Whoever has tasks keeps the role in which they do them. (WORKER-07) */
class RoleStaysWithTasksTest {
    @Test
    void withoutTasksARoleCanBeTaken() {
        assertThat(RoleStaysWithTasks.decide(0).isAllowed()).isTrue();
    }

    @Test
    void oneTaskKeepsIt() {
        assertThat(RoleStaysWithTasks.decide(1).policyId()).isEqualTo(PolicyId.WORKER_07);
        assertThat(RoleStaysWithTasks.decide(1).sentence()).contains("1 task,");
    }

    @Test
    void andSoDoMore() {
        assertThat(RoleStaysWithTasks.decide(2).policyId()).isEqualTo(PolicyId.WORKER_07);
        assertThat(RoleStaysWithTasks.decide(2).sentence()).contains("2 tasks,");
    }
}

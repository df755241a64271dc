package org.alongside.safety.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** Whoever knows a survivor in another role leaves it to others. (WORKER-04) */
class ConflictLeavesItToOthersTest {
    @Test
    void whoKnowsThemInNoOtherRoleReachesThem() {
        assertThat(ConflictLeavesItToOthers.mayReach(false, true).isAllowed()).isTrue();
    }

    @Test
    void whoKnowsThemInAnotherRoleLeavesItToSomebodyElse() {
        assertThat(ConflictLeavesItToOthers.mayReach(true, true).policyId()).isEqualTo(PolicyId.WORKER_04);
    }

    @Test
    void aCallForHelpIsNotLeftAlone() {
        assertThat(ConflictLeavesItToOthers.mayReach(true, false).isAllowed()).isTrue();
    }

    @Test
    void asksWhoKnowsThemInNoOtherRole() {
        assertThat(ConflictLeavesItToOthers.mayAsk(false).isAllowed()).isTrue();
    }

    @Test
    void whoKnowsThemInAnotherRoleDoesNotAskForTheWorker() {
        assertThat(ConflictLeavesItToOthers.mayAsk(true).policyId()).isEqualTo(PolicyId.WORKER_04);
    }
}

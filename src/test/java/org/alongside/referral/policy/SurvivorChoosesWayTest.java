package org.alongside.referral.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.referral.policy.SurvivorChoosesWay.Way;
import org.junit.jupiter.api.Test;

class SurvivorChoosesWayTest {
    @Test
    @Proves(PolicyId.REFER_01)
    void aLetterIsBuiltInTwoWaysAndOfSomething() {
        assertThat(SurvivorChoosesWay.decide(Way.REFERRED, 1).isAllowed()).isTrue();
        assertThat(SurvivorChoosesWay.decide(Way.MET_TOGETHER, 8).isAllowed()).isTrue();
        assertThat(SurvivorChoosesWay.decide(Way.TOLD, 1).policyId()).isEqualTo(PolicyId.REFER_01);
        assertThat(SurvivorChoosesWay.decide(null, 1).policyId()).isEqualTo(PolicyId.REFER_01);
        assertThat(SurvivorChoosesWay.decide(Way.REFERRED, 0).policyId()).isEqualTo(PolicyId.REFER_01);
    }
}

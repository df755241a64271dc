package org.alongside.groups.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** Who is in a group is seen by who facilitates it. (CONF-01) */
class OnlyWhoFacilitatesTest {
    @Test
    void theirOwnGroup() {
        assertThat(OnlyWhoFacilitates.decide(true).isAllowed()).isTrue();
    }

    @Test
    void noOther() {
        assertThat(OnlyWhoFacilitates.decide(false).policyId()).isEqualTo(PolicyId.CONF_01);
    }
}

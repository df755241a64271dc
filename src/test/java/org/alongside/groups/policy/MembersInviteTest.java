package org.alongside.groups.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** Members invite into groups other than Wellbeing. (GROUP-09) */
class MembersInviteTest {
    @Test
    void intoASocialActivityOrEducationGroup() {
        assertThat(MembersInvite.decide(false).isAllowed()).isTrue();
    }

    @Test
    void notIntoAWellbeingGroup() {
        assertThat(MembersInvite.decide(true).policyId()).isEqualTo(PolicyId.GROUP_09);
    }
}

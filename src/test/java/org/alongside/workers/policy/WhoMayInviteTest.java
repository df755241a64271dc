package org.alongside.workers.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.alongside.access.Role;
import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who makes a link by which somebody gets an account, or a new password. (CONF-01) */
class WhoMayInviteTest {
    @ParameterizedTest
    @EnumSource
    void administratorsMakeOneForEverybody(Role role) {
        assertThat(WhoMayInvite.decide(Set.of(Role.ADMINISTRATOR), Set.of(role)).isAllowed())
                .isTrue();
    }

    @Test
    void supervisorsMakeOneForPeerWorkersAlone() {
        assertThat(WhoMayInvite.decide(Set.of(Role.SUPERVISOR), Set.of(Role.PEER_WORKER))
                        .isAllowed())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = "PEER_WORKER", mode = EnumSource.Mode.EXCLUDE)
    void supervisorsMakeNoneForOthersAlsoWhereTheseArePeerWorkersToo(Role role) {
        assertThat(WhoMayInvite.decide(Set.of(Role.SUPERVISOR), Set.of(role)).policyId())
                .isEqualTo(PolicyId.CONF_01);
        assertThat(WhoMayInvite.decide(Set.of(Role.SUPERVISOR), Set.of(Role.PEER_WORKER, role))
                        .policyId())
                .isEqualTo(PolicyId.CONF_01);
        assertThat(WhoMayInvite.decide(Set.of(Role.SUPERVISOR), Set.of()).policyId())
                .isEqualTo(PolicyId.CONF_01);
    }

    @Test
    void nobodyElseMakesOne() {
        for (Set<Role> by : Set.of(Set.<Role>of(), Set.of(Role.PEER_WORKER), Set.of(Role.ANALYST))) {
            assertThat(WhoMayInvite.decide(by, Set.of(Role.PEER_WORKER)).policyId())
                    .isEqualTo(PolicyId.CONF_01);
        }
    }
}

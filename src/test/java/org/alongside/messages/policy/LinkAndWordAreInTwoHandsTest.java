package org.alongside.messages.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.junit.jupiter.api.Test;

class LinkAndWordAreInTwoHandsTest {
    @Test
    @Proves(PolicyId.CONF_01)
    void whoMayKnowTheWordPassesNoLinkOn() {
        assertThat(LinkAndWordAreInTwoHands.decide(false).isAllowed()).isTrue();
        assertThat(LinkAndWordAreInTwoHands.decide(true).policyId()).isEqualTo(PolicyId.CONF_01);
        assertThat(LinkAndWordAreInTwoHands.decide(true).sentence()).contains("another supervisor");
    }
}

package org.alongside.groups.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** New members join while a welcome meeting is open. (GROUP-07, GROUP-08) */
class JoinsAtWelcomeMeetingTest {
    @Test
    void joinsWhileAWelcomeMeetingIsOpen() {
        assertThat(JoinsAtWelcomeMeeting.decide(true, true).isAllowed()).isTrue();
    }

    @Test
    void joinsNotBeforeItOpens() {
        assertThat(JoinsAtWelcomeMeeting.decide(true, false).policyId()).isEqualTo(PolicyId.GROUP_07);
    }

    @Test
    void joinsAtNoOtherMeeting() {
        assertThat(JoinsAtWelcomeMeeting.decide(false, true).policyId()).isEqualTo(PolicyId.GROUP_07);
        assertThat(JoinsAtWelcomeMeeting.decide(false, false).policyId()).isEqualTo(PolicyId.GROUP_07);
    }
}

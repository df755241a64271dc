package org.alongside.groups.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.groups.policy.WhoTalksNext.Talk;
import org.junit.jupiter.api.Test;

/** Who talks with a candidate next. (GROUP-04, GROUP-09) */
class WhoTalksNextTest {
    @Test
    void aWorkerWhoHostsTheGroupKnowsThemAlready() {
        assertThat(WhoTalksNext.decide(true, true)).isEqualTo(Talk.INFORMATION);
        assertThat(WhoTalksNext.decide(false, true)).isEqualTo(Talk.INFORMATION);
    }

    @Test
    void theFacilitatorOfAWellbeingGroupMeetsThem() {
        assertThat(WhoTalksNext.decide(true, false)).isEqualTo(Talk.SCREENING);
    }

    @Test
    void theHostOfAnyOtherGroupClearsTheInvitation() {
        assertThat(WhoTalksNext.decide(false, false)).isEqualTo(Talk.INVITATION);
    }
}

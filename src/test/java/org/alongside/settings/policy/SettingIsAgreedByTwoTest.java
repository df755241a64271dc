package org.alongside.settings.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.ids.WorkerId;
import org.alongside.policy.Decision;
import org.alongside.policy.PolicyId;
import org.alongside.settings.policy.SettingIsAgreedByTwo.Facts;
import org.junit.jupiter.api.Test;

class SettingIsAgreedByTwoTest {
    private static final WorkerId ONE = WorkerId.of("supervisor1");
    private static final WorkerId OTHER = WorkerId.of("admin1");

    private static Decision decide(boolean needsTwo, WorkerId agreedBy, boolean oneGaveAccess) {
        return SettingIsAgreedByTwo.decide(new Facts(needsTwo, ONE, agreedBy, oneGaveAccess), 30);
    }

    @Test
    void whoeverProposedWhatProtectsSurvivorsIsNotTheSecondPerson() {
        Decision decision = decide(true, ONE, false);
        assertThat(decision.policyId()).isEqualTo(PolicyId.WORKER_08);
        assertThat(decision.sentence()).contains("somebody else has to agree");
        assertThat(decide(true, OTHER, false).isAllowed()).isTrue();
    }

    @Test
    void whoMayHaveSignedInAsTheOtherIsNotTheSecondPerson() {
        Decision decision = decide(true, OTHER, true);
        assertThat(decision.policyId()).isEqualTo(PolicyId.WORKER_08);
        assertThat(decision.sentence()).contains("within the last 30 days");
    }

    @Test
    void onePersonIsEnoughForWhatServesTheOffice() {
        assertThat(decide(false, ONE, false).isAllowed()).isTrue();
        assertThat(decide(false, OTHER, true).isAllowed()).isTrue();
    }
}

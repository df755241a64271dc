package org.alongside.settings.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.ids.WorkerId;
import org.alongside.policy.Decision;
import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

class SettingIsAgreedByTwoTest {
    private static final WorkerId ONE = WorkerId.of("supervisor1");
    private static final WorkerId OTHER = WorkerId.of("admin1");

    @Test
    void whoeverProposedWhatProtectsSurvivorsIsNotTheSecondPerson() {
        Decision decision = SettingIsAgreedByTwo.decide(true, ONE, ONE);
        assertThat(decision.policyId()).isEqualTo(PolicyId.WORKER_08);
        assertThat(decision.sentence()).contains("somebody else has to agree");
        assertThat(SettingIsAgreedByTwo.decide(true, ONE, OTHER).isAllowed()).isTrue();
    }

    @Test
    void onePersonIsEnoughForWhatServesTheOffice() {
        assertThat(SettingIsAgreedByTwo.decide(false, ONE, ONE).isAllowed()).isTrue();
    }
}

package org.alongside.settings.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Decision;
import org.alongside.policy.PolicyId;
import org.alongside.settings.policy.SettingIsAgreedByTwo.Facts;
import org.junit.jupiter.api.Test;

class SettingIsAgreedByTwoTest {
    private static final WorkerId ONE = WorkerId.of("supervisor1");
    private static final Optional<LocalDate> LATER = Optional.of(LocalDate.of(2027, 3, 1));
    private static final WorkerId OTHER = WorkerId.of("admin1");

    private static Decision decide(boolean needsTwo, WorkerId agreedBy, Optional<LocalDate> twoFrom) {
        return SettingIsAgreedByTwo.decide(new Facts(needsTwo, ONE, agreedBy, twoFrom));
    }

    @Test
    void whoeverProposedWhatProtectsSurvivorsIsNotTheSecondPerson() {
        Decision decision = decide(true, ONE, Optional.empty());
        assertThat(decision.policyId()).isEqualTo(PolicyId.WORKER_08);
        assertThat(decision.sentence()).contains("somebody else has to agree");
        assertThat(decide(true, OTHER, Optional.empty()).isAllowed()).isTrue();
    }

    @Test
    void whoMayHaveSignedInAsTheOtherIsNotTheSecondPerson() {
        Decision decision = decide(true, OTHER, LATER);
        assertThat(decision.policyId()).isEqualTo(PolicyId.WORKER_08);
        assertThat(decision.sentence()).contains("from 1 March 2027 on", "another supervisor or administrator");
    }

    @Test
    void onePersonIsEnoughForWhatServesTheOffice() {
        assertThat(decide(false, ONE, Optional.empty()).isAllowed()).isTrue();
        assertThat(decide(false, OTHER, LATER).isAllowed()).isTrue();
    }
}

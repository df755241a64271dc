package org.alongside.groups.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** Who is ready was told all six points and endorsed the protocols. (GROUP-05, GROUP-06) */
class ToldAndEndorsedTest {
    @Test
    void isReadyWhenAllIsToldAndEndorsed() {
        assertThat(ToldAndEndorsed.decide(0, true).isAllowed()).isTrue();
    }

    @Test
    void isNotReadyWhileOnePointIsToCome() {
        assertThat(ToldAndEndorsed.decide(1, true).policyId()).isEqualTo(PolicyId.GROUP_05);
        assertThat(ToldAndEndorsed.decide(1, true).sentence()).contains("1 is still to come");
        assertThat(ToldAndEndorsed.decide(6, false).sentence()).contains("6 are still to come");
    }

    @Test
    void isNotReadyWithoutEndorsement() {
        assertThat(ToldAndEndorsed.decide(0, false).policyId()).isEqualTo(PolicyId.GROUP_06);
    }

    @Test
    void joinsWithEndorsementOnly() {
        assertThat(ToldAndEndorsed.hasEndorsed(true).isAllowed()).isTrue();
        assertThat(ToldAndEndorsed.hasEndorsed(false).policyId()).isEqualTo(PolicyId.GROUP_06);
    }
}

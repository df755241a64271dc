package org.alongside.journey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.PolicyId;
import org.junit.jupiter.api.Test;

/** Nobody tries labels without end. (CONF-01) */
class LabelsAreNotGuessedTest {
    @Test
    void triesAFewToLetSomebodyComeBack() {
        assertThat(LabelsAreNotGuessed.comesBack(true, 20).isAllowed()).isTrue();
    }

    @Test
    void triesAFewToInvite() {
        assertThat(LabelsAreNotGuessed.isInvited(true, 20).isAllowed()).isTrue();
    }

    @Test
    void triesAFewOfWhoLeftAndNoMore() {
        assertThat(LabelsAreNotGuessed.asks(true, 20).isAllowed()).isTrue();
        assertThat(LabelsAreNotGuessed.asks(false, 20).policyId()).isEqualTo(PolicyId.CONF_01);
    }

    @Test
    void noMoreToLetSomebodyComeBack() {
        assertThat(LabelsAreNotGuessed.comesBack(false, 20).policyId()).isEqualTo(PolicyId.CONF_01);
        assertThat(LabelsAreNotGuessed.comesBack(false, 20).sentence())
                .contains("You have tried 20 labels within an hour. Please wait a while, or begin");
    }

    @Test
    void noMoreToInvite() {
        assertThat(LabelsAreNotGuessed.isInvited(false, 20).policyId()).isEqualTo(PolicyId.CONF_01);
        assertThat(LabelsAreNotGuessed.isInvited(false, 20).sentence())
                .contains("You have tried 20 labels within an hour. Please wait a while.");
    }
}

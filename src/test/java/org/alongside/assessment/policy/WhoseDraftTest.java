package org.alongside.assessment.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.alongside.ids.SittingId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.junit.jupiter.api.Test;

class WhoseDraftTest {
    private static final SittingId SITTING = SittingId.of(UUID.randomUUID());

    @Test
    @Proves(PolicyId.MONITOR_03)
    void isTheirOwnWhereNobodyElseSawTheLink() {
        assertThat(WhoseDraft.theirOwn()).isEmpty();
    }

    @Test
    @Proves(PolicyId.MONITOR_03)
    void isNeverTheirOwnBecauseASittingIsNotKnown() {
        assertThatThrownBy(() -> WhoseDraft.ofSitting(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    @Proves(PolicyId.MONITOR_03)
    void isAnotherForEachWhoCouldHaveOpenedIt() {
        assertThat(WhoseDraft.ofSitting(SITTING))
                .isEqualTo(WhoseDraft.ofSitting(SITTING))
                .isNotEqualTo(WhoseDraft.ofSitting(SittingId.of(UUID.randomUUID())))
                .isNotEqualTo(WhoseDraft.theirOwn());
        assertThat(WhoseDraft.ofHelper(WorkerId.of("supervisor1")))
                .isNotEqualTo(WhoseDraft.ofHelper(WorkerId.of("supervisor2")))
                .isNotEqualTo(WhoseDraft.ofSitting(SITTING))
                .isNotEqualTo("supervisor1");
    }
}

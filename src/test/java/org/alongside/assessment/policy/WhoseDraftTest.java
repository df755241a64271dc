package org.alongside.assessment.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.junit.jupiter.api.Test;

class WhoseDraftTest {
    private static final UUID CODE = UUID.randomUUID();

    @Test
    @Proves(PolicyId.MONITOR_03)
    void isTheirOwnWhereNobodyElseSawTheLink() {
        assertThat(WhoseDraft.ofSitting("", null)).isEqualTo(WhoseDraft.THEIR_OWN);
    }

    @Test
    @Proves(PolicyId.MONITOR_03)
    void isAnotherForEachWhoCouldHaveOpenedIt() {
        assertThat(WhoseDraft.ofSitting("supervisor1", null)).isEqualTo("supervisor1");
        assertThat(WhoseDraft.ofHelper(WorkerId.of("supervisor1"))).isEqualTo("supervisor1");
        assertThat(WhoseDraft.ofSitting("", CODE))
                .isNotEqualTo(WhoseDraft.THEIR_OWN)
                .isEqualTo(WhoseDraft.ofSitting("", CODE))
                .isNotEqualTo(WhoseDraft.ofSitting("", UUID.randomUUID()))
                .doesNotMatch("[a-zA-Z0-9]{1,60}");
    }
}

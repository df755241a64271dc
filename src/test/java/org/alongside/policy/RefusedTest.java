package org.alongside.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** How a refusal is said and written down. */
class RefusedTest {
    @Test
    void aDecisionThatRefusesIsThrownWithItsRuleAndSentence() {
        Decision no = Decision.refused(PolicyId.SAFE_03, "Please give them first.");

        assertThat(no.refusal().code()).isEqualTo("SAFE-03");
        assertThatThrownBy(no::orRefuse).isInstanceOf(Refused.class).hasMessage("Please give them first.");
    }

    @Test
    void oneThatAllowsRefusesNothing() {
        Decision yes = Decision.allowed(PolicyId.SAFE_03);

        yes.orRefuse();
        assertThatIllegalStateException().isThrownBy(yes::refusal);
    }

    @Test
    void whatIsNotPossibleNowIsWrittenDownUnderTheRuleThatItIsAbout() {
        assertThat(Refused.notNow(PolicyId.GROUP_12, "This group is closed already.")
                        .code())
                .isEqualTo("GROUP-12");
        assertThat(Refused.form("Please choose one.").code()).isEqualTo("FORM");
    }
}

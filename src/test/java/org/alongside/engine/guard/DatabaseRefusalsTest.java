package org.alongside.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Objects;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.proof.Executed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a trigger refuses is a refusal under the rule that it names, as far as this release knows it. (GROUP-07) */
@Tag(Executed.NO_PROOF)
class DatabaseRefusalsTest {
    private static Refused raised(String message) {
        return Objects.requireNonNull(
                DatabaseRefusals.refusalIn(new IllegalStateException(new SQLException(message, "P0001"))));
    }

    @Test
    void isUnderTheRuleThatTheTriggerNames() {
        assertThat(raised("ERROR: GROUP-07: a meeting is opened before it is held.")
                        .isUnder(PolicyId.GROUP_07))
                .isTrue();
    }

    @Test
    void aRuleOfALaterReleaseIsRefusedAsWell() {
        assertThat(raised("ERROR: GROUP-99: not known here.").code()).isEqualTo(Refused.FORM);
        assertThat(raised("LATER-01: not known here.").code()).isEqualTo(Refused.FORM);
    }

    @Test
    void aTriggerThatNamesNoRuleRefusesAsWell() {
        assertThat(raised("This record was erased.").code()).isEqualTo(Refused.FORM);
    }

    @Test
    void saysNothingOfWhatTheDatabaseSaid() {
        assertThat(raised("ERROR: GROUP-07: a meeting is opened before it is held.")
                        .sentence())
                .doesNotContain("opened");
    }

    @Test
    void whatNoTriggerRaisedIsNoRefusal() {
        assertThat(DatabaseRefusals.refusalIn(new IllegalStateException(new SQLException("GROUP-07: x", "23505"))))
                .isNull();
    }
}

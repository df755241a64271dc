package org.alongside.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.Decision;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What this class executes by way of trial proves nothing of the service. */
@Tag(Executed.NO_PROOF)
class ExecutedTest {
    @BeforeEach
    @AfterEach
    void beginAnew() {
        Executed.beginClass();
    }

    @Test
    void hearsEachRuleThatIsDecided() {
        Decision.allowed(PolicyId.WORKER_02, PolicyId.WORKER_04);
        Decision.refused(PolicyId.WORKER_05, "No.");
        assertThat(new Refused(PolicyId.WORKER_08, "No.")).isNotNull();

        assertThat(Executed.endClass())
                .containsExactly("WORKER-02 allowed", "WORKER-04 allowed", "WORKER-05 refused", "WORKER-08 refused");
    }

    @Test
    void hearsNothingWhileAContextStarts() {
        Executed.pause();
        Decision.allowed(PolicyId.WORKER_02);
        Executed.resume();
        Decision.allowed(PolicyId.WORKER_04);

        assertThat(Executed.endClass()).containsExactly("WORKER-04 allowed");
    }

    @Test
    void countsOfTheDatabaseOnlyARule() {
        Executed.databaseRefused("permission denied");
        Executed.databaseRefused("GROUP-07");

        assertThat(Executed.endClass()).containsExactly("GROUP-07 refused");
    }
}

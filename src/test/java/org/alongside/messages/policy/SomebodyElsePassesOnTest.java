package org.alongside.messages.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.messages.policy.SomebodyElsePassesOn.Facts;
import org.alongside.policy.Decision;
import org.alongside.policy.PolicyId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who passes a message on: all combinations. (WORKER-04, MONITOR-01) */
class SomebodyElsePassesOnTest {
    @ParameterizedTest(name = "conflict {0}, asks {1}, gave support {2}")
    @CsvSource({
        "false, false, false, ",
        "false, false, true,  ",
        "false, true,  false, ",
        "false, true,  true,  MONITOR_01",
        "true,  false, false, WORKER_04",
        "true,  false, true,  WORKER_04",
        "true,  true,  false, WORKER_04",
        "true,  true,  true,  WORKER_04"
    })
    void isLeftToOthers(boolean hasConflict, boolean asks, boolean gaveSupport, String refusedUnder) {
        Decision decision = SomebodyElsePassesOn.decide(new Facts(hasConflict, asks, gaveSupport));
        assertThat(decision.isAllowed()).isEqualTo(refusedUnder == null);
        if (refusedUnder != null) {
            assertThat(String.valueOf(decision.policyId()))
                    .isEqualTo(PolicyId.valueOf(refusedUnder).toString());
        }
    }
}

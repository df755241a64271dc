package org.alongside.engine.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.engine.FormRecord;
import org.alongside.testing.ProcessTest;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the check of the models knows of the code without starting anything is what the running service knows. */
@ProcessTest
@ExcludeFromProcessCoverage
class WiredCodeProcessTest {
    @Autowired
    private WiredCode running;

    @Autowired
    private FormRecord record;

    @Test
    void theCodeThatIsDeclaredIsTheCodeThatRuns() {
        Wiring.Code declared = WiredCode.declared().read(record.fieldIds());
        Wiring.Code runs = running.read(record.fieldIds());

        assertThat(declared.delegates()).isEqualTo(runs.delegates()).hasSizeGreaterThan(50);
        assertThat(declared.senders()).hasSameElementsAs(runs.senders());
        assertThat(declared.options()).isEqualTo(runs.options()).contains("eligibleWorkers", "openGroups");
        assertThat(declared.texts()).isEqualTo(runs.texts()).contains("whoActs", "numbersToCall");
        assertThat(declared.policies()).isEqualTo(runs.policies());
    }

    @Test
    void everyOptionAndTextIsNamedByItsKey() {
        assertThat(running.misnamed()).isEmpty();
    }
}

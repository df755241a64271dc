package org.alongside.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Runs after all other tests of the run and fails the build when they left a box or an arrow of a model untested. Run by
 * itself it fails: it needs what the others passed.
 */
@Order(Integer.MAX_VALUE)
class ModelsAreCoveredProcessTest {
    @Test
    void everyBoxAndEveryArrowOfEveryModelIsPassedByATest() {
        assertThat(ModelCoverage.missing()).isNotEmpty().allSatisfy((model, missing) -> assertThat(missing)
                .as("of %s no process test passed", model)
                .isEqualTo(Set.of()));
    }
}

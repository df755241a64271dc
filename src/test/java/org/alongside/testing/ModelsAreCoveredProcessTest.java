package org.alongside.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Runs after all other unit and process tests, and fails the build when they left a box or an arrow of a model untested.
 * Who asks for some tests only is not asked for the rest.
 */
class ModelsAreCoveredProcessTest {
    @Test
    void everyBoxAndEveryArrowOfEveryModelIsPassedByATest() {
        assumeTrue(System.getProperty("test") == null, "not all tests were asked for");
        assertThat(ModelCoverage.missing()).isNotEmpty().allSatisfy((model, missing) -> assertThat(missing)
                .as("of %s no process test passed", model)
                .isEqualTo(Set.of()));
    }
}

package org.alongside.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs after all other tests and fails the build when a test that the documents name for a box or a rule did not execute
 * it. Who asks for some tests only is not asked for the rest.
 */
@Tag(Executed.NO_PROOF)
class ProofIT {
    @Test
    void testsExecutedWhatTheDocumentsNameThemFor() {
        assumeTrue(
                System.getProperty("test") == null && System.getProperty("it.test") == null,
                "not all tests were asked for");
        assertThat(Proofs.read()).isNotEmpty();
        assertThat(Proofs.untrue()).as("claims of docs/proof.tsv").isEmpty();
    }
}

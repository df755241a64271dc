package org.alongside.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Map;
import org.alongside.proof.Executed;
import org.alongside.testing.http.RequestStatementsFilter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs after all other tests: how much each page of ours, each search, print and file, and each form that is sent asked of the
 * database at most, whichever test asked it. Who asks for some tests only is not asked for the rest.
 */
@Tag(Executed.NO_PROOF)
class StatementsOfRequestsIT {
    private static final long PAGE_MAX = 60;
    private static final long FORM_MAX = 200;

    @Test
    void noRequestAsksMoreThanItsLimit() throws IOException {
        assumeTrue(
                System.getProperty("test") == null && System.getProperty("it.test") == null,
                "not all tests were asked for");
        Map<String, Long> most = RequestStatementsFilter.most();
        assertThat(most).hasSizeGreaterThan(150);
        assertThat(most).allSatisfy((request, counted) -> assertThat(counted)
                .as(request)
                .isLessThanOrEqualTo(request.startsWith("GET ") ? PAGE_MAX : FORM_MAX));
    }
}

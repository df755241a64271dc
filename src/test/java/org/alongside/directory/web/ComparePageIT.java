package org.alongside.directory.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two to four services stand beside each other. */
@OverHttp
@ExcludeFromProcessCoverage
class ComparePageIT {
    private static final String PAGE = "/directory/compare?one=";

    @Autowired
    Visitors visitors;

    private String added(String name, String... more) {
        Map<String, String> fields =
                new HashMap<>(Map.of("version", "0", "name", name, "kind", "CRISIS", "cost", "FREE", "fit", "RAINBOW"));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        String to = Visitor.location(visitors.as("supervisor1").submit("/directory/new", fields));
        return to.substring(to.lastIndexOf('/') + 1);
    }

    private int status(String address) {
        return visitors.as("worker1").get(address).statusCode();
    }

    @Test
    @Proves({PolicyId.REFER_01, PolicyId.REFER_03})
    void servicesStandBesideEachOtherInTheOrderInWhichTheyWereTicked() {
        String one = added("A <i>first</i> one", "PLACE", "Ōamaru", "WAIT", "A week");
        String other = added("A second one", "kind", "HOUSING", "PLACE", "Tāmaki");
        visitors.as("supervisor1")
                .submit("/directory/" + other, "/directory/" + other + "/close", Map.of("version", "0"));
        String shown = visitors.as("worker1").get(PAGE + other + "&one=" + one).body();
        assertThat(shown)
                .containsSubsequence(
                        "A second one", "A &lt;i&gt;first&lt;/i&gt; one", "Housing", "Crisis", "Tāmaki", "Ōamaru")
                .containsSubsequence("not said", "A week")
                .contains("closed")
                .doesNotContain("<i>", "Languages");
        assertThat(visitors.as("worker1").get("/directory?words=first").body()).contains("Compare: A &lt;i&gt;first");
    }

    @Test
    void fewerThanTwoAndMoreThanFourAreSaidAndWhatThereIsNotIsNowhere() {
        String one = added("Only one");
        String more = "&one=" + added("Two") + "&one=" + added("Three") + "&one=" + added("Four");
        assertThat(visitors.as("worker1").get(PAGE + one + "&one=" + one).body())
                .contains("two to four");
        assertThat(status("/directory/compare")).isEqualTo(422);
        assertThat(status(PAGE + one)).isEqualTo(422);
        assertThat(status(PAGE + one + more)).isEqualTo(200);
        assertThat(status(PAGE + one + more + "&one=" + added("Five"))).isEqualTo(422);
        assertThat(status(PAGE + one + "&one=" + UUID.randomUUID())).isEqualTo(404);
        assertThat(status(PAGE + one + "&one=none")).isEqualTo(400);
    }

    @Test
    @Proves(PolicyId.CONF_01)
    void anotherOrganisationAndOtherRolesSeeNothing() {
        String both = PAGE + added("Mine") + "&one=" + added("Mine as well");
        for (String who : new String[] {"analyst1", "admin1"}) {
            assertThat(visitors.as(who).get(both).statusCode()).as(who).isEqualTo(403);
        }
        assertThat(visitors.elsewhere("supervisor77", "supervisor").get(both).statusCode())
                .isEqualTo(404);
        assertThat(Visitor.location(visitors.anybody().get(both))).contains("/login");
    }
}

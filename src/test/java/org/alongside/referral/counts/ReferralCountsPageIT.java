package org.alongside.referral.counts;

import static org.alongside.testing.http.Visitor.location;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Supervisors and administrators see how many were referred, and nobody else does. (MONITOR-03) */
@OverHttp
@ExcludeFromProcessCoverage
class ReferralCountsPageIT {
    private static final String PAGE = "/referrals";

    @Autowired
    Visitors visitors;

    @BeforeEach
    void counted() {
        for (String half : List.of("2090-1", "2090-2")) {
            visitors.rows(
                    "insert into alongside.referral_overview values (current_setting('alongside.organisation'), :half,"
                            + " now()) on conflict do nothing returning half_year",
                    Map.of("half", half));
            visitors.rows(
                    "insert into alongside.referral_count select current_setting('alongside.organisation'), :half, *"
                            + " from (values ('WAY', 'REFERRED', 24), ('WAY', 'MET_TOGETHER', null), ('KIND', 'HOUSING', 18),"
                            + " ('ANSWER', 'IN_TIME', 15), ('UNMET_KIND', 'LEGAL', 9), ('UNMET_REGION', 'Tāmaki <b>', 12),"
                            + " ('UNMET_REGION', '-', 6)) v on conflict do nothing returning half_year",
                    Map.of("half", half));
        }
    }

    @Test
    @Proves(PolicyId.MONITOR_05)
    void showsHowManyWereReferred() {
        for (String who : List.of("supervisor1", "admin1")) {
            Visitor reader = visitors.as(who);
            assertThat(reader.get(PAGE).body())
                    .contains("July to December 2090", "January to June 2090", "Tāmaki &lt;b&gt;", "no region is said")
                    .containsPattern("(?s)<bdi>with a letter</bdi></th>\\s*<td[^>]*>24</td>")
                    .containsPattern(
                            "(?s)<bdi>with a letter and a meeting of three</bdi></th>\\s*<td[^>]*>not shown</td>")
                    .containsPattern("(?s)<bdi>Housing</bdi></th>\\s*<td[^>]*>18</td>")
                    .containsPattern("(?s)<bdi>it answered in time</bdi></th>\\s*<td[^>]*>15</td>")
                    .doesNotContain("worker1", "Worker One");
            assertThat(reader.get(PAGE + "?half=2090-1").body()).contains(">24<");
            for (String nowhere : List.of("2091-1", "2090-3", "x", "2090-1%27")) {
                assertThat(reader.get(PAGE + "?half=" + nowhere).statusCode()).isEqualTo(404);
            }
        }
    }

    @Test
    @Proves(PolicyId.MONITOR_05)
    void nobodyElseSeesThem() {
        for (String who : List.of("worker1", "facilitator1", "analyst1")) {
            assertThat(visitors.as(who).get(PAGE).statusCode()).isEqualTo(403);
        }
        assertThat(location(visitors.anybody().get(PAGE))).contains("/login");
        assertThat(visitors.elsewhere("supervisor77", "supervisor").get(PAGE).body())
                .doesNotContain("2090", "Tāmaki");
    }
}

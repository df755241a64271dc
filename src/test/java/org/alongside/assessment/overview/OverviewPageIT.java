package org.alongside.assessment.overview;

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

/** Supervisors and administrators see what all survivors together think, and nobody else does. (MONITOR-03) */
@OverHttp
@ExcludeFromProcessCoverage
class OverviewPageIT {
    @Autowired
    Visitors visitors;

    @BeforeEach
    void counted() {
        for (String half : List.of("2090-1", "2090-2")) {
            visitors.rows(
                    "insert into alongside.assessment_overview values (current_setting('alongside.organisation'), :half,"
                            + " now()) on conflict do nothing returning half_year",
                    Map.of("half", half));
            visitors.rows(
                    "insert into alongside.assessment_count select current_setting('alongside.organisation'), :half, *"
                            + " from (values ('DUE', 24), ('SENT', 18), ('BY_LINK', 15), ('ON_TABLET', null),"
                            + " ('ASSISTED', null), ('DECLINED', null)) v on conflict do nothing"
                            + " returning half_year",
                    Map.of("half", half));
            visitors.rows(
                    "insert into alongside.assessment_distribution select current_setting('alongside.organisation'), :half,"
                            + " 1, 'hope', * from (values ('1', null), ('2', null), ('5', 12)) v on conflict do nothing"
                            + " returning half_year",
                    Map.of("half", half));
        }
    }

    @Test
    @Proves(PolicyId.MONITOR_03)
    void showsNumbersOfAllTogether() {
        for (String who : List.of("supervisor1", "admin1")) {
            Visitor reader = visitors.as(who);
            assertThat(reader.get("/assessments").body())
                    .contains("July to December 2090", "January to June 2090", "I now have more hope")
                    .contains(">24<", ">18<", ">12<", "not shown")
                    .containsPattern("(?s)Of these, with a link of their own</th>\\s*<td[^>]*>15</td>")
                    .containsPattern("(?s)Of these, together with somebody</th>\\s*<td[^>]*>not shown</td>")
                    .doesNotContain("worker1", "Worker One");
            assertThat(reader.get("/assessments?half=2090-1").body()).contains(">12<");
            for (String nowhere : List.of("2091-1", "2090-3", "x", "2090-1'")) {
                assertThat(reader.get("/assessments?half=" + nowhere.replace("'", "%27"))
                                .statusCode())
                        .isEqualTo(404);
            }
        }
    }

    @Test
    @Proves(PolicyId.MONITOR_03)
    void nobodyElseSeesThem() {
        for (String who : List.of("worker1", "facilitator1", "analyst1")) {
            assertThat(visitors.as(who).get("/assessments").statusCode()).isEqualTo(403);
        }
        assertThat(location(visitors.anybody().get("/assessments"))).contains("/login");
        assertThat(visitors.elsewhere("supervisor77", "supervisor")
                        .get("/assessments")
                        .body())
                .contains("Ngā aromatawai")
                .doesNotContain("2090");
    }
}

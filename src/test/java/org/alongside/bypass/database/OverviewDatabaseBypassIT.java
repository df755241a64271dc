package org.alongside.bypass.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database refuses of numbers about survivors to the application's own role. MONITOR-03. */
@ProcessTest
@ExcludeFromProcessCoverage
class OverviewDatabaseBypassIT extends ByServicesRole {
    private static final String COUNT = "insert into alongside.assessment_count values ('%s', '2089-1', '%s', %s)";

    private static final String DISTRIBUTION =
            "insert into alongside.assessment_distribution values ('%s', '2089-1', 1, 'hope', '%s', %s)";

    @Test
    @Proves(PolicyId.MONITOR_05)
    void noNumberUnderSixIsKeptAndNoneIsChanged() {
        run(
                Tasklist.ORGANISATION,
                "insert into alongside.assessment_overview values ('demo', '2089-1', now()) on conflict do nothing");
        for (String number : new String[] {"0", "3", "5", "7"}) {
            refuses("assessment_count_six", COUNT.formatted(Tasklist.ORGANISATION, "SENT", number));
            refuses("assessment_count_six", COUNT.formatted(Tasklist.ORGANISATION, "ASSISTED", number));
            refuses("assessment_distribution_six", DISTRIBUTION.formatted(Tasklist.ORGANISATION, "1", number));
        }
        refuses("assessment_count_what_check", COUNT.formatted(Tasklist.ORGANISATION, "BY_HEART", "6"));
        assertThat(run(Tasklist.ORGANISATION, DISTRIBUTION.formatted(Tasklist.ORGANISATION, "1", "null")))
                .isEqualTo(1);
        refuses("permission denied", "update alongside.assessment_distribution set number = 9");
        refuses("permission denied", "delete from alongside.assessment_distribution");
        refuses("permission denied", "update alongside.assessment_count set number = 9");
        refuses("permission denied", "delete from alongside.assessment_overview");
        refuses("row-level security", COUNT.formatted(Visitors.ELSEWHERE, "SENT", "6"));
    }

    @Test
    @Proves(PolicyId.MONITOR_05)
    void noNumberOfReferralsUnderSixIsKeptAndNoneIsChanged() {
        String count = "insert into alongside.referral_count values ('%s', '2089-1', '%s', 'HOUSING', %s)";
        run(
                Tasklist.ORGANISATION,
                "insert into alongside.referral_overview values ('demo', '2089-1', now()) on conflict do nothing");
        for (String number : new String[] {"0", "3", "5", "7"}) {
            refuses("referral_count_six", count.formatted(Tasklist.ORGANISATION, "KIND", number));
        }
        refuses("referral_count_part", count.formatted(Tasklist.ORGANISATION, "BY_WORKER", "6"));
        refuses("permission denied", "update alongside.referral_count set number = 9");
        refuses("permission denied", "delete from alongside.referral_count");
        refuses("permission denied", "delete from alongside.referral_overview");
        refuses("row-level security", count.formatted(Visitors.ELSEWHERE, "KIND", "6"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assessment_overview",
                "assessment_count",
                "assessment_distribution",
                "referral_overview",
                "referral_count"
            })
    void nothingIsSeenOutsideOfAnOrganisation(String table) {
        assertThat(jdbc.sql("select count(*) from alongside." + table)
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}

package org.alongside.bypass.database;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupportId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Executed;
import org.alongside.proof.Proves;
import org.alongside.referral.DataClass;
import org.alongside.referral.map.Coordinator.Who;
import org.alongside.referral.map.Support.Kind;
import org.alongside.referral.map.Support.State;
import org.alongside.referral.map.SupportSteps;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database refuses of maps of support to whoever has the rights of the service. */
@ProcessTest
@ExcludeFromProcessCoverage
class SupportMapDatabaseBypassIT extends SupportSteps {
    @Autowired
    JdbcClient jdbc;

    private int run(String organisation, String sql) {
        return asked(organisation, transaction, () -> jdbc.sql(sql).update());
    }

    private void refuses(String because, String sql) {
        assertThatThrownBy(() -> run(Tasklist.ORGANISATION, sql)).hasStackTraceContaining(because);
        Executed.databaseRefused(because);
    }

    private static String version(
            JourneyId journey, Object id, int version, String state, String by, String organisation) {
        return "insert into alongside.support_version (support_id, version, organisation_id, journey_id, state, words,"
                + " words_version, words_at, words_by, written_at, written_by) values ('" + id + "', " + version + ", '"
                + organisation + "', '" + journey + "', '" + state + "', '\\x01', " + version + ", now(), '" + by
                + "', now(), '" + by + "')";
    }

    private static String version(JourneyId journey, Object id, int version, String state) {
        return version(journey, id, version, state, "worker1", "demo");
    }

    private static String coordinator(JourneyId journey, int version, String who, String id, String by) {
        return "insert into alongside.support_coordinator (journey_id, version, organisation_id, who, support_id, said_at,"
                + " said_by) values ('" + journey + "', " + version + ", 'demo', '" + who + "', " + id + ", now(), '"
                + by
                + "')";
    }

    private static String consent(JourneyId journey, Object id, String covers, String until) {
        return "insert into alongside.consent_entry (organisation_id, journey_id, purpose, decision, recipient, covers,"
                + " valid_until, how, wording, recorded_by) values ('demo', '" + journey
                + "', 'DISCLOSE_TO_RECIPIENT', 'GIVEN', 'support:" + id + "', '" + covers + "', " + until
                + ", 'SPOKEN', '2026-11', 'worker1')";
    }

    @Test
    @Proves({PolicyId.CONF_01, PolicyId.CONSENT_05})
    void onlyWhoWalksWithThemOrTheSurvivorAndWithARecord() {
        JourneyId journey = survivors.inSupport();
        refuses("CONF-01", version(journey, UUID.randomUUID(), 1, "IN_PLACE", "worker2", "demo"));
        refuses("CONF-01", version(journey, UUID.randomUUID(), 1, "IN_PLACE", "worker1", Visitors.ELSEWHERE));
        refuses("CONF-01", version(JourneyId.of(UUID.randomUUID()), UUID.randomUUID(), 1, "IN_PLACE"));
        refuses("CONF-01", coordinator(journey, 1, "SURVIVOR", "null", "worker2"));
        refuses("CONSENT-03", version(survivors.atConsent(), UUID.randomUUID(), 1, "IN_PLACE"));
        assertThat(run(Tasklist.ORGANISATION, version(journey, UUID.randomUUID(), 1, "IN_PLACE", "survivor", "demo")))
                .isEqualTo(1);
    }

    @Test
    @Proves({PolicyId.CONF_01, PolicyId.CONF_08})
    void aVersionFollowsTheOneBeforeItAndNothingIsChanged() {
        JourneyId journey = survivors.inSupport();
        SupportId id = adds(journey, State.IN_PLACE, Kind.OTHER, "The choir");
        refuses("REFER-04", version(journey, id, 3, "PAUSED"));
        refuses("REFER-04", version(survivors.inSupport(), id, 2, "PAUSED"));
        refuses("CONF-08", version(journey, id, 2, "PAUSED").replace("'\\x01', 2, now()", "'\\x01', 1, now()"));
        refuses(
                "permission denied",
                "update alongside.support_version set state = 'ENDED' where journey_id = '" + journey + "'");
        refuses("permission denied", "update alongside.support_coordinator set who = 'SURVIVOR'");
        refuses("CONF-09", "delete from alongside.support_version where journey_id = '" + journey + "'");
        coordinates(journey, 0, Who.SUPPORT, id);
        refuses("CONF-09", "delete from alongside.support_coordinator where journey_id = '" + journey + "'");
        assertThat(run(
                        Visitors.ELSEWHERE,
                        "delete from alongside.support_version where journey_id = '" + journey + "'"))
                .isZero();
        assertThat(run(
                        Visitors.ELSEWHERE,
                        "delete from alongside.support_coordinator where journey_id = '" + journey + "'"))
                .isZero();
        refuses("support_version_state_check", version(journey, id, 2, "GONE"));
    }

    @Test
    void twentyStandAndOneCoordinates() {
        JourneyId journey = survivors.inSupport();
        SupportId id = adds(journey, State.IN_PLACE, Kind.OTHER, "The choir");
        for (int each = 0; each < 19; each++) {
            run(Tasklist.ORGANISATION, version(journey, UUID.randomUUID(), 1, "WISHED_FOR"));
        }
        refuses("REFER-04", version(journey, UUID.randomUUID(), 1, "IN_PLACE"));
        refuses("REFER-04", coordinator(journey, 1, "SUPPORT", "null", "worker1"));
        refuses("support_coordinator_is_one", coordinator(journey, 1, "SURVIVOR", "'" + id + "'", "worker1"));
        refuses("REFER-04", coordinator(journey, 1, "SUPPORT", "'" + UUID.randomUUID() + "'", "worker1"));
        refuses("REFER-04", coordinator(journey, 2, "SURVIVOR", "null", "worker1"));
        assertThat(run(Tasklist.ORGANISATION, coordinator(journey, 1, "SUPPORT", "'" + id + "'", "worker1")))
                .isEqualTo(1);
        refuses("REFER-04", coordinator(journey, 1, "SURVIVOR", "null", "worker1"));
    }

    @Test
    @Proves({PolicyId.CONSENT_05, PolicyId.CONSENT_06})
    void whatEachMayBeToldIsForATimeAndEndsBeforeItDoes() {
        JourneyId journey = survivors.inSupport();
        SupportId id = adds(journey, State.IN_PLACE, Kind.COUNSELLING, "Counselling");
        refuses("CONSENT-05", consent(journey, id, "{NAME}", "null"));
        refuses("CONSENT-05", consent(journey, id, "{NAME}", "current_date + 400"));
        refuses("CONSENT-05", consent(journey, id, "{}", "current_date + 9"));
        refuses("CONSENT-05", consent(journey, UUID.randomUUID(), "{NAME}", "current_date + 9"));
        refuses("CONSENT-05", consent(survivors.inSupport(), id, "{NAME}", "current_date + 9"));
        agrees(journey, id, 1, 90, DataClass.NAME);
        refuses("CONSENT-06", version(journey, id, 2, "ENDED"));
        becomes(journey, id, 1, State.ENDED);
        refuses("CONSENT-05", consent(journey, id, "{NAME}", "current_date + 9"));
    }
}

package org.alongside.journey.meetings;

import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.alongside.ids.JourneyId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Executed;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database refuses of meetings when all code has been got round. */
@ProcessTest
class ArrangedMeetingsProcessTest {
    @Autowired
    Survivors survivors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private void run(String organisation, String... statements) {
        InOrganisation.asked(organisation, transaction, () -> {
            for (String sql : statements) {
                jdbc.sql(sql).update();
            }
            return true;
        });
    }

    private void refuses(String because, String... statements) {
        assertThatThrownBy(() -> run(Tasklist.ORGANISATION, statements)).hasStackTraceContaining(because);
        Executed.databaseRefused(because);
    }

    private static String meeting(JourneyId journey, String worker, int minutes, String state) {
        return "insert into alongside.arranged_meeting (id, organisation_id, journey_id, worker_id, starts_at, minutes, way,"
                + " state) values (gen_random_uuid(), 'demo', '" + journey + "', '" + worker
                + "', now() + interval '1 day', "
                + minutes + ", 'PHONE', '" + state + "')";
    }

    @Test
    @Proves(PolicyId.CONF_01)
    void nobodyMeetsThemButWhoWalksWithThem() {
        JourneyId journey = survivors.inSupport();
        refuses("CONF-01", meeting(journey, "worker2", 60, "ARRANGED"));
        refuses(
                "CONF-01",
                meeting(journey, "worker2", 60, "OFF"),
                "update alongside.arranged_meeting set state = 'ARRANGED'");
        refuses("permission denied", "update alongside.arranged_meeting set worker_id = 'worker2'");
        refuses("permission denied", "update alongside.arranged_meeting set journey_id = gen_random_uuid()");
        refuses("permission denied", "delete from alongside.arranged_meeting");
        refuses(
                "row-level security",
                meeting(journey, "worker1", 60, "ARRANGED").replace("'demo'", "'elsewhere'"));
    }

    @Test
    @Proves(PolicyId.JOURNEY_04)
    void oneIsAheadWithinBoundsAndNoneInABreakAndWhatTookPlaceStays() {
        JourneyId journey = survivors.inSupport();
        refuses("minutes_check", meeting(journey, "worker1", 14, "ARRANGED"));
        refuses("minutes_check", meeting(journey, "worker1", 241, "ARRANGED"));
        refuses("state_check", meeting(journey, "worker1", 60, "MISSED"));
        refuses(
                "arranged_meeting_one_ahead",
                meeting(journey, "worker1", 60, "ARRANGED"),
                meeting(journey, "worker1", 60, "ARRANGED"));
        refuses(
                "JOURNEY-04",
                meeting(journey, "worker1", 60, "ENDED"),
                "update alongside.arranged_meeting set state = 'OFF' where journey_id = '" + journey + "'");
        says(() -> survivor.pauses(journey));
        refuses("CONF-01", meeting(journey, "worker1", 60, "ARRANGED"));
    }
}

package org.alongside.bypass.database;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.alongside.consent.Purpose;
import org.alongside.consent.WhanauAgreements.To;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupporterId;
import org.alongside.journey.whanau.WhanauSteps;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Executed;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Step;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database refuses of whom survivors bring in to whoever has the rights of the service. */
@ProcessTest
class SupporterDatabaseBypassIT extends WhanauSteps {
    @Autowired
    JdbcClient jdbc;

    private int run(String organisation, String sql) {
        return asked(organisation, transaction, () -> jdbc.sql(sql).update());
    }

    private void refuses(String because, String sql) {
        assertThatThrownBy(() -> run(Tasklist.ORGANISATION, sql)).hasStackTraceContaining(because);
        Executed.databaseRefused(because);
    }

    private static String somebody(JourneyId journey, String organisation, String by) {
        return "insert into alongside.supporter (id, organisation_id, journey_id, words, added_at, changed_by, changed_at)"
                + " values ('" + UUID.randomUUID() + "', '" + organisation + "', '" + journey + "', '\\x01', now(), '"
                + by
                + "', now())";
    }

    private static String consent(JourneyId journey, String recipient, String until) {
        return "insert into alongside.consent_entry (organisation_id, journey_id, purpose, decision, recipient, covers,"
                + " valid_until, how, wording, recorded_by) values ('demo', '" + journey
                + "', 'CONTACT_WHANAU', 'GIVEN', '" + recipient + "', '{SESSION}', " + until
                + ", 'SPOKEN', '2026-11', 'worker1')";
    }

    @Test
    @Proves({PolicyId.REFER_06, PolicyId.CONSENT_03, PolicyId.CONF_01})
    void whoWalksWithThemWritesDownTwelveAtMostAndAnotherOrganisationReachesNothing() {
        JourneyId journey = survivors.inSupport();
        refuses("REFER-06", somebody(journey, "demo", "worker2"));
        refuses("REFER-06", somebody(journey, Visitors.ELSEWHERE, "worker1"));
        refuses("CONSENT-03", somebody(survivors.at(Step.CONSENT), "demo", "worker1"));
        for (int each = 0; each < 12; each++) {
            run(Tasklist.ORGANISATION, somebody(journey, "demo", "worker1"));
        }
        refuses("REFER-06", somebody(journey, "demo", "worker1"));
        String where = " where journey_id = '" + journey + "'";
        assertThat(run(Visitors.ELSEWHERE, "update alongside.supporter set version = 9" + where))
                .isZero();
        assertThat(run(Visitors.ELSEWHERE, "delete from alongside.supporter" + where))
                .isZero();
        refuses("permission denied", "update alongside.supporter set journey_id = '" + UUID.randomUUID() + "'" + where);
        refuses("permission denied", "update alongside.supporter set added_at = now()" + where);
    }

    @Test
    @Proves({PolicyId.REFER_06, PolicyId.CONSENT_05})
    void anAgreementIsForSomebodyOnTheListUntilADayAndWhileWhanauAreBroughtIn() {
        JourneyId journey = survivors.inSupport();
        SupporterId mere = brings(journey, MERE);
        JourneyId another = survivors.inSupport();
        String recipient = "supporter:" + mere + ":SESSION";
        refuses("REFER-06", consent(another, recipient, "current_date + 9"));
        refuses("REFER-06", consent(journey, "supporter:" + UUID.randomUUID() + ":SESSION", "current_date + 9"));
        refuses("consent_entry_recipient", consent(journey, "service:" + mere, "current_date + 9"));
        refuses("CONSENT-05", consent(journey, recipient, "null"));
        refuses("CONSENT-05", consent(journey, recipient, "current_date - 2"));
        refuses("CONSENT-05", consent(journey, recipient, "current_date + 400"));
        run(Tasklist.ORGANISATION, consent(journey, recipient, "current_date + 9"));
        assertThat(now(journey)).containsExactly(To.SESSION);
        does(journey, () -> survivor.withdraws(journey, Purpose.CONTACT_WHANAU, WORKER1));
        refuses("CONSENT-05", consent(journey, recipient, "current_date + 9"));
    }

    private static String session(JourneyId journey, SupporterId who, String organisation, String by, String day) {
        return "insert into alongside.whanau_session (organisation_id, journey_id, supporter_id, worker_id, held_on, recorded_at)"
                + " values ('" + organisation + "', '" + journey + "', '" + who + "', '" + by + "', " + day
                + ", now())";
    }

    @Test
    @Proves(PolicyId.REFER_06)
    void aSessionIsWithWhomTheyAgreedToAndATrainedWorkerAndStaysAsItWas() {
        JourneyId journey = survivors.inSupport();
        String today = "(now() at time zone 'Pacific/Auckland')::date";
        SupporterId mere = brings(journey, MERE);
        survivors.workerHas("worker1", worker -> worker.withWhanauTrainedUntil(in(90)));
        refuses("REFER-06: the survivor does not agree", session(journey, mere, "demo", "worker1", today));
        agrees(journey, mere, To.SESSION, 9);
        refuses("REFER-06: a session is written down once", session(journey, mere, "demo", "worker1", today + " + 1"));
        refuses("REFER-06: the survivor does not agree", session(journey, mere, "demo", "worker1", today + " - 1"));
        refuses(
                "REFER-06: a session with whanau is held by who walks",
                session(journey, mere, "demo", "worker2", today));
        refuses(
                "REFER-06: a session with whanau is held by who walks",
                session(journey, mere, Visitors.ELSEWHERE, "worker1", today));
        refuses("REFER-06: the survivor", session(survivors.inSupport(), mere, "demo", "worker1", today));
        survivors.workerHas("worker1", worker -> worker.withWhanauTrainedUntil(in(-1)));
        refuses(
                "REFER-06: a session with whanau is held by a worker trained",
                session(journey, mere, "demo", "worker1", today));
        survivors.workerHas("worker1", worker -> worker.withWhanauTrainedUntil(in(0)));
        run(Tasklist.ORGANISATION, session(journey, mere, "demo", "worker1", today));
        refuses("permission denied", "update alongside.whanau_session set held_on = held_on - 1");
        refuses("permission denied", "delete from alongside.whanau_session");
        assertThat(asked(Visitors.ELSEWHERE, transaction, () -> jdbc.sql(
                                "select count(*) from alongside.whanau_session where journey_id = :id")
                        .param("id", journey.value())
                        .query(Long.class)
                        .single()))
                .isZero();
        does(journey, () -> survivor.withdraws(journey, Purpose.CONTACT_WHANAU, WORKER1));
        refuses("REFER-06: the survivor does not agree", session(journey, mere, "demo", "worker1", today));
    }
}

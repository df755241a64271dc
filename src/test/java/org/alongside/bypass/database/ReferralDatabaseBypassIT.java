package org.alongside.bypass.database;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.alongside.consent.Purpose;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Executed;
import org.alongside.proof.Proves;
import org.alongside.referral.ReferralSteps;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database refuses of referrals to whoever has the rights of the service. */
@ProcessTest
class ReferralDatabaseBypassIT extends ReferralSteps {
    private static final String SENT = "state = 'SENT', sent_how = 'POSTED', sent_at = now(), answer_by = now()";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    SurvivorMessages survivor;

    private int run(String organisation, String sql) {
        return asked(organisation, transaction, () -> jdbc.sql(sql).update());
    }

    private void refuses(String because, String sql) {
        assertThatThrownBy(() -> run(Tasklist.ORGANISATION, sql)).hasStackTraceContaining(because);
        Executed.databaseRefused(because);
    }

    private static String update(JourneyId journey, String what) {
        return "update alongside.referral set " + what + " where journey_id = '" + journey + "'";
    }

    private static String consent(JourneyId journey, EntryId service, String decision, String covers, String until) {
        return "insert into alongside.consent_entry (organisation_id, journey_id, purpose, decision, recipient, covers,"
                + " valid_until, how, wording, recorded_by) values ('demo', '" + journey
                + "', 'DISCLOSE_TO_RECIPIENT', '"
                + decision + "', 'service:" + service + "', '" + covers + "', " + until
                + ", 'SPOKEN', '2026-11', 'worker1')";
    }

    private static String begun(JourneyId journey, EntryId service, String organisation, String by, String state) {
        return "insert into alongside.referral (id, organisation_id, journey_id, entry_id, reference, state, begun_by, begun_at)"
                + " values ('" + UUID.randomUUID() + "', '" + organisation + "', '" + journey + "', '" + service
                + "', 'ABCDEFG2', '" + state + "', '" + by + "', now())";
    }

    @Test
    @Proves({PolicyId.CONSENT_05, PolicyId.CONSENT_06})
    void nothingLeavesWithoutWhatIsAgreedToNow() {
        EntryId service = service("An invented service");
        JourneyId journey = withLetterSeen(service, "REFERRED", "NAME", "HOPES");
        run(Tasklist.ORGANISATION, consent(journey, service, "GIVEN", "{NAME}", "current_date + 9"));
        refuses("CONSENT-05", update(journey, SENT));
        run(Tasklist.ORGANISATION, consent(journey, service, "GIVEN", "{NAME,HOPES}", "current_date - 9"));
        refuses("CONSENT-05", update(journey, SENT));
        run(Tasklist.ORGANISATION, consent(journey, service, "WITHDRAWN", "{}", "null"));
        refuses("CONSENT-05", update(journey, SENT));
        run(Tasklist.ORGANISATION, consent(journey, service, "GIVEN", "{NAME,HOPES}", "current_date + 9"));
        assertThat(run(Tasklist.ORGANISATION, update(journey, SENT))).isEqualTo(1);
        refuses("REFER-02", update(journey, "classes = '{NAME,CONTACT}'"));
        refuses("REFER-02", update(journey, "letter = '\\x01', seen_at = null"));
        refuses("REFER-02", update(journey, "seen_at = now()"));
        refuses("CONSENT-06", "delete from alongside.referral where journey_id = '" + journey + "'");
        refuses("REFER-01", update(journey, "state = 'PREPARED'"));
    }

    @Test
    @Proves({PolicyId.REFER_02, PolicyId.REFER_03})
    void whatLeavesWasSeenAndTheServiceIsOpenAndReviewed() {
        EntryId service = service("An invented service");
        JourneyId journey = withLetter(service, "REFERRED", "NAME");
        refuses("REFER-02", update(journey, SENT));
        refuses("REFER-02", update(journey, SENT + ", seen_at = now()"));
        worker1().opens(SEE);
        refuses("REFER-02", update(journey, SENT + ", letter = '\\x01', seen_at = null"));
        refuses("REFER-02", update(journey, SENT + ", agreed_until = agreed_until + 1"));
        refuses("REFER-02", update(journey, SENT + ", prepared_by = 'worker2'"));
        refuses("REFER-02", update(journey, "letter = '\\x01'"));
        refuses("REFER-02", update(journey, "state = 'CHOOSING', letter = null"));
        run(Tasklist.ORGANISATION, "update alongside.directory_entry set closed = true where id = '" + service + "'");
        refuses("REFER-03", update(journey, SENT));
        run(
                Tasklist.ORGANISATION,
                "update alongside.directory_entry set closed = false, reviewed_on = current_date - 400 where id = '"
                        + service + "'");
        refuses("REFER-03", update(journey, SENT));
    }

    @Test
    @Proves({PolicyId.REFER_01, PolicyId.CONF_01})
    void whoWalksWithThemBeginsAndAnotherOrganisationReachesNothing() {
        EntryId service = service("An invented service");
        JourneyId journey = survivors.inSupport();
        refuses("REFER-01", begun(journey, service, "demo", "worker2", "CHOOSING"));
        refuses("REFER-01", begun(journey, service, "demo", "worker1", "PREPARED"));
        refuses("REFER-01", begun(journey, service, Visitors.ELSEWHERE, "worker1", "CHOOSING"));
        begins(journey, service);
        refuses("referral_seen", update(journey, "seen_at = now()"));
        refuses("referral_one_open", begun(journey, service, "demo", "worker1", "CHOOSING"));
        assertThat(run(Visitors.ELSEWHERE, update(journey, "way = null"))).isZero();
        assertThat(run(Visitors.ELSEWHERE, "delete from alongside.referral where journey_id = '" + journey + "'"))
                .isZero();
        refuses("permission denied", update(journey, "journey_id = '" + UUID.randomUUID() + "'"));
        refuses("permission denied", update(journey, "entry_id = '" + UUID.randomUUID() + "'"));
        refuses("referral_told_keeps_nothing", update(journey, "state = 'TOLD', way = 'TOLD', classes = '{NAME}'"));
    }

    @Test
    @Proves(PolicyId.CONSENT_06)
    void whatWasTakenBackStaysSo() {
        EntryId service = service("An invented service");
        JourneyId journey = withLetterSent(service, "REFERRED", "NAME");
        refuses("referral_recalled", update(journey, "recalled_at = now(), recalled_how = 'POSTED'"));
        says(() -> survivor.withdraws(journey, Purpose.DISCLOSE_TO_RECIPIENT, WORKER1));
        refuses("CONSENT-06", update(journey, "state = 'SENT', taken_back_at = null"));
        worker1().completes(TELL, Map.of("recallGoes", "POSTED"));
        refuses("CONSENT-06", update(journey, "recalled_at = null, recalled_how = null"));
    }

    private String answer(JourneyId journey, String organisation, String answer, String until, String at) {
        return "insert into alongside.service_answer (referral_id, organisation_id, answer, waiting_until, answered_at) values ('"
                + asked(() -> referrals.of(journey)).get(0).id() + "', '" + organisation + "', '" + answer + "', "
                + until
                + ", " + at + ")";
    }

    private void isTaken(String token) {
        assertThat(asked(
                        Tasklist.ORGANISATION,
                        transaction,
                        () -> links.take(org.alongside.own.OwnLinks.Purpose.REFERRAL, token)))
                .isPresent();
    }

    @Test
    @Proves({PolicyId.REFER_05, PolicyId.CONSENT_06, PolicyId.CONF_06, PolicyId.CONF_01})
    void aServiceAnswersOnceByTheAddressInItsLetterWhileItIsWaitedFor() {
        EntryId service = service("An invented service");
        JourneyId journey = withLetter(service, "REFERRED", "NAME");
        String token = addressOf(journey);
        refuses("REFER-05", answer(journey, "demo", "TAKEN", "null", "now()"));
        worker1().completes(SEE, SEND);
        refuses("CONF-06", answer(journey, "demo", "TAKEN", "null", "now()"));
        isTaken(token);
        refuses("REFER-05", answer(journey, "demo", "TAKEN", "null", "now() + interval '200 days'"));
        refuses("REFER-05", answer(journey, Visitors.ELSEWHERE, "TAKEN", "null", "now()"));
        refuses("service_answer_answer_check", answer(journey, "demo", "NO_LONGER", "null", "now()"));
        for (String until : new String[] {"null", "current_date - 1", "current_date + 3650"}) {
            refuses("service_answer_until", answer(journey, "demo", "WAITING", until, "now()"));
        }
        refuses("service_answer_until", answer(journey, "demo", "TAKEN", "current_date + 5", "now()"));
        run(Tasklist.ORGANISATION, update(journey, "answer = 'NOT_POSSIBLE'"));
        refuses("REFER-05", answer(journey, "demo", "TAKEN", "null", "now()"));
        run(Tasklist.ORGANISATION, update(journey, "answer = 'ASKED_AGAIN'"));
        assertThat(run(Tasklist.ORGANISATION, answer(journey, "demo", "TAKEN", "null", "now()")))
                .isEqualTo(1);
        refuses("service_answer_pkey", answer(journey, "demo", "TAKEN", "null", "now()"));
        refuses("permission denied", "update alongside.service_answer set answer = 'TAKEN'");
        refuses("permission denied", "delete from alongside.service_answer");
        assertThat(asked(
                        Visitors.ELSEWHERE, transaction, () -> jdbc.sql("select count(*) from alongside.service_answer")
                                .query(Integer.class)
                                .single()))
                .isZero();
    }

    @Test
    @Proves(PolicyId.CONSENT_06)
    void noAnswerIsTakenOnceTheAgreementEnded() {
        EntryId service = service("An invented service");
        JourneyId journey = withLetterSent(service, "REFERRED", "NAME");
        isTaken(addressOf(journey));
        run(Tasklist.ORGANISATION, consent(journey, service, "WITHDRAWN", "{}", "null"));
        refuses("CONSENT-06", answer(journey, "demo", "TAKEN", "null", "now()"));
        says(() -> survivor.withdraws(journey, Purpose.DISCLOSE_TO_RECIPIENT, WORKER1));
        refuses("REFER-05", answer(journey, "demo", "TAKEN", "null", "now()"));
    }

    @Test
    @Proves(PolicyId.REFER_05)
    void whatPeopleSaidOfServicesIsKeptAndTiedToNobody() {
        EntryId service = service("An invented service");
        String said =
                "insert into alongside.directory_experience (organisation_id, entry_id, month, waited, fit) values ('demo', '"
                        + service + "', ";
        assertThat(run(Tasklist.ORGANISATION, said + "'2026-12-01', 'WEEK', 'YES')"))
                .isEqualTo(1);
        refuses("directory_experience_month_check", said + "'2026-12-02', 'WEEK', 'YES')");
        refuses("permission denied", "delete from alongside.directory_experience");
        refuses("permission denied", "update alongside.directory_experience set fit = 'NO'");
    }
}

package org.alongside.bypass.database;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Executed;
import org.alongside.proof.Proves;
import org.alongside.referral.ReferralSteps;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database refuses of letters that are fetched at an address to whoever has the rights of the service. */
@ProcessTest
class LetterFileDatabaseBypassIT extends ReferralSteps {
    private static final String TO = "goes_by = 'ADDRESS', mail_to = 'intake@service.example', password = 'x'";
    private static final String SENT = "state = 'SENT', sent_how = 'ADDRESS', sent_at = now(), answer_by = now()";
    private static final String OPENED = "opened_at = now(), ends_at = now() + interval '7 days'";
    private static final String FETCHED = "fetches = 1, fetched_at = now(), fetched_last_at = now()";
    private static final String AGAIN = "fetches = 2, fetched_last_at = now()";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private EntryId service;
    private JourneyId journey;

    @BeforeEach
    void aLetterToFetchIsSeen() {
        service = service("An invented service");
        journey = withLetter(service, "REFERRED", "NAME");
        run(
                "update alongside.directory_entry set texts = texts || '{\"EMAIL\": \"intake@service.example\"}' where id = '"
                        + service + "'");
        run(letter(TO + ", seen_at = null"));
        run(letter("seen_at = now()"));
    }

    private int run(String sql) {
        return run(Tasklist.ORGANISATION, sql);
    }

    private int run(String organisation, String sql) {
        return asked(organisation, transaction, () -> jdbc.sql(sql).update());
    }

    private void refuses(String because, String sql) {
        assertThatThrownBy(() -> run(sql)).hasStackTraceContaining(because);
        Executed.databaseRefused(because);
    }

    private String letter(String what) {
        return "update alongside.referral set " + what + " where journey_id = '" + journey + "'";
    }

    private String mail(String what) {
        return "update alongside.letter_mail set " + what + ofLetter();
    }

    private String file(String what) {
        return "update alongside.letter_file set " + what + ofLetter();
    }

    private String ofLetter() {
        return " where referral_id in (select id from alongside.referral where journey_id = '" + journey + "')";
    }

    private String made(String organisation, String more, String values) {
        return "insert into alongside.letter_file (referral_id, organisation_id" + more + ") select id, '"
                + organisation + "'" + values + " from alongside.referral where journey_id = '" + journey + "'";
    }

    private String mailed(String kind) {
        return "insert into alongside.letter_mail (id, organisation_id, referral_id, mail, state, queued_at, next_try_at)"
                + " select '" + UUID.randomUUID() + "', 'demo', id, '" + kind
                + "', 'WAITING', now(), now() from alongside.referral where journey_id = '" + journey + "'";
    }

    private String linked(String purpose) {
        return "insert into alongside.own_link (id, organisation_id, purpose, subject_id, journey_id, token_hash, made_at, ends_at)"
                + " select gen_random_uuid(), 'demo', '" + purpose
                + "', id, journey_id, sha256(gen_random_uuid()::text::bytea), now(),"
                + " now() + interval '7 days' from alongside.referral where journey_id = '" + journey + "'";
    }

    private String consent(String purpose, String recipient) {
        return "insert into alongside.consent_entry (organisation_id, journey_id, purpose, decision, recipient, covers,"
                + " valid_until, how, wording, recorded_by) values ('demo', '" + journey + "', '" + purpose
                + "', 'WITHDRAWN', "
                + recipient + ", '{}', null, 'SPOKEN', '2026-11', 'worker1')";
    }

    /** A mail is being handed over, and its address has been opened. */
    private void isOpen() {
        run(letter(SENT));
        run(mailed("LETTER"));
        run(made("demo", "", ""));
        run(mail("state = 'SENDING', claimed_at = now()"));
        run(linked("LETTER"));
        run(file(OPENED));
    }

    private void linkIsUsed() {
        run("update alongside.own_link set taken_at = now() where purpose = 'LETTER' and journey_id = '" + journey
                + "'");
    }

    @Test
    @Proves({PolicyId.REFER_02, PolicyId.CONF_01})
    void anAddressIsMadeWithItsMail() {
        refuses("REFER-02", made("demo", "", ""));
        run(letter(SENT));
        refuses("REFER-02", made(Visitors.ELSEWHERE, "", ""));
        refuses("REFER-02", made("demo", ", wrong_codes", ", 1"));
        refuses("REFER-02", made("demo", ", opened_at, ends_at", ", now(), now() + interval '1 day'"));
        refuses("REFER-02", made("demo", ", told_at", ", now()"));
        run(made("demo", "", ""));
        refuses("CONF-06", file(OPENED));
        run(mailed("LETTER"));
        refuses("CONF-06", file(OPENED));
        run(mail("state = 'SENDING', claimed_at = now()"));
        refuses("letter_file_opened", file("opened_at = now(), ends_at = now() + interval '16 days'"));
        refuses("letter_file_opened", file("opened_at = now(), ends_at = now()"));
        run(file(OPENED));
        refuses("permission denied", "delete from alongside.letter_file");
        refuses("permission denied", file("referral_id = gen_random_uuid()"));
        assertThat(asked(Visitors.ELSEWHERE, transaction, () -> jdbc.sql("select count(*) from alongside.letter_file")
                        .query(Integer.class)
                        .single()))
                .isZero();
    }

    @Test
    @Proves(PolicyId.REFER_02)
    void onlyALetterThatGoesSoIsFetched() {
        run(letter("goes_by = 'EMAIL', seen_at = null"));
        run(letter("seen_at = now()"));
        refuses("referral_sent_by", letter(SENT));
        run(letter(SENT.replace("'ADDRESS'", "'EMAIL'")));
        refuses("REFER-02", made("demo", "", ""));
    }

    @Test
    @Proves(PolicyId.CONF_06)
    void nothingIsGivenOutWithoutTheAddressInTheMail() {
        isOpen();
        refuses("CONF-06", file(FETCHED));
        run("update alongside.own_link set taken_at = now() where purpose = 'REFERRAL' and journey_id = '" + journey
                + "'");
        refuses("CONF-06", file(FETCHED));
        linkIsUsed();
        run(mail("state = 'WAITING'"));
        refuses("CONF-06", file(FETCHED));
        run(mail("state = 'SENDING', claimed_at = now()"));
        refuses("letter_file_in_time", file(FETCHED.replace("now()", "now() + interval '8 days'")));
        refuses("CONSENT-06", file("fetches = 1"));
        refuses("CONF-06", file("fetched_at = now(), fetched_last_at = now()"));
        refuses("CONF-06", file(FETCHED.replace("1", "2")));
        assertThat(run(file(FETCHED))).isEqualTo(1);
        refuses("CONF-06", file("fetches = 0, fetched_at = null, fetched_last_at = null"));
        refuses("CONF-06", file("fetched_at = now()"));
        refuses("CONF-06", file("ends_at = now() + interval '8 days'"));
        refuses("letter_file_in_time", file(AGAIN.replace("now()", "now() + interval '16 minutes'")));
        assertThat(run(file(AGAIN))).isEqualTo(1);
        refuses("CONSENT-06", "delete from alongside.referral where journey_id = '" + journey + "'");
    }

    @Test
    @Proves({PolicyId.CONSENT_06, PolicyId.CONSENT_05})
    void nothingIsGivenOutOnceTheAgreementEnded() {
        isOpen();
        linkIsUsed();
        run(consent("DISCLOSE_TO_RECIPIENT", "'service:" + service + "'"));
        refuses("CONSENT-06", file(FETCHED));
    }

    @Test
    @Proves({PolicyId.CONSENT_06, PolicyId.CONSENT_05})
    void nothingIsGivenOutWithoutConsentToARecordNorAfterTheLastDay() {
        isOpen();
        linkIsUsed();
        refuses("CONSENT-06", file(FETCHED.replace("now()", "now() + interval '91 days'") + ", closed_at = null"));
        run(consent("KEEP_RECORD", "null"));
        refuses("CONSENT-06", file(FETCHED));
    }

    @Test
    @Proves(PolicyId.REFER_03)
    void nothingIsGivenOutToAServiceThatIsAnotherByNow() {
        isOpen();
        linkIsUsed();
        String entry = "update alongside.directory_entry set %s where id = '" + service + "'";
        for (String[] now : new String[][] {
            {"closed = true", "closed = false"},
            {"reviewed_on = reviewed_on - 400", "reviewed_on = reviewed_on + 400"},
            {
                "texts = texts || '{\"EMAIL\": \"o@service.example\"}'",
                "texts = texts || '{\"EMAIL\": \"intake@service.example\"}'"
            }
        }) {
            run(entry.formatted(now[0]));
            refuses("REFER-03", file(FETCHED));
            run(entry.formatted(now[1]));
        }
        assertThat(run(file(FETCHED))).isEqualTo(1);
    }

    @Test
    @Proves(PolicyId.CONF_06)
    void whatIsClosedStaysClosedAndTheFifthWrongCodeCloses() {
        isOpen();
        linkIsUsed();
        refuses("CONF-06", file("wrong_codes = 2"));
        for (int wrong = 1; wrong < 5; wrong++) {
            run(file("wrong_codes = " + wrong));
        }
        refuses("CONF-06", file("wrong_codes = 3"));
        refuses("letter_file_wrong_codes", file("wrong_codes = 5"));
        refuses("letter_file_closed", file("closed_at = now()"));
        run(file("wrong_codes = 5, closed_at = now(), because = 'WRONG_CODES'"));
        refuses("CONF-06", file("closed_at = null, because = null"));
        refuses("CONF-06", file(FETCHED));
        refuses("CONF-06", file(OPENED));
        run(file("told_at = now()"));
        refuses("CONF-06", file("told_at = null"));
    }

    @Test
    @Proves(PolicyId.CONSENT_06)
    void whatNeverLeftIsForgottenAndOtherwiseTheEndIsToldWhereItWasFetched() {
        isOpen();
        String forgotten = "delete from alongside.referral where journey_id = '" + journey + "'";
        refuses("CONSENT-06", forgotten);
        run(letter("state = 'TAKEN_BACK', taken_back_at = now(), password = null"));
        refuses("CONSENT-06", mailed("RECALL"));
        run(file("told_at = now(), closed_at = now(), because = 'STOPPED'"));
        run(mail("state = 'STOPPED', ended_at = now()"));
        refuses("CONSENT-06", forgotten);

        aLetterToFetchIsSeen();
        isOpen();
        run(file("closed_at = now(), because = 'STOPPED'"));
        assertThat(run("delete from alongside.referral where journey_id = '" + journey + "'"))
                .isEqualTo(1);

        aLetterToFetchIsSeen();
        isOpen();
        linkIsUsed();
        run(file(FETCHED));
        run(letter("state = 'TAKEN_BACK', taken_back_at = now(), password = null"));
        refuses("CONSENT-06", file(AGAIN));
        assertThat(run(mailed("RECALL"))).isEqualTo(1);
        refuses("CONSENT-06", "delete from alongside.referral where journey_id = '" + journey + "'");
    }
}

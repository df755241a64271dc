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

/** What the database refuses of letters by e-mail to whoever has the rights of the service. */
@ProcessTest
class LetterMailDatabaseBypassIT extends ReferralSteps {
    private static final String TO = "goes_by = 'EMAIL', mail_to = 'intake@service.example', password = 'x'";
    private static final String SENT = "state = 'SENT', sent_how = 'EMAIL', sent_at = now(), answer_by = now()";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private EntryId service;
    private JourneyId journey;

    @BeforeEach
    void aLetterByMailIsSeen() {
        service = service("An invented service");
        journey = withLetter(service, "REFERRED", "NAME");
        run(Tasklist.ORGANISATION, update(TO + ", seen_at = null"));
        run(Tasklist.ORGANISATION, update("seen_at = now()"));
    }

    private int run(String organisation, String sql) {
        return asked(organisation, transaction, () -> jdbc.sql(sql).update());
    }

    private void refuses(String because, String sql) {
        assertThatThrownBy(() -> run(Tasklist.ORGANISATION, sql)).hasStackTraceContaining(because);
        Executed.databaseRefused(because);
    }

    private String update(String what) {
        return "update alongside.referral set " + what + " where journey_id = '" + journey + "'";
    }

    private String mail(String what) {
        return "update alongside.letter_mail set " + what
                + " where referral_id in (select id from alongside.referral where journey_id = '" + journey + "')";
    }

    private String queued(String organisation, String kind, String state) {
        return "insert into alongside.letter_mail (id, organisation_id, referral_id, mail, state, queued_at, next_try_at)"
                + " select '" + UUID.randomUUID() + "', '" + organisation + "', id, '" + kind + "', '" + state
                + "', now(), now() from alongside.referral where journey_id = '" + journey + "'";
    }

    private String consent(String decision) {
        return "insert into alongside.consent_entry (organisation_id, journey_id, purpose, decision, recipient, covers,"
                + " valid_until, how, wording, recorded_by) values ('demo', '" + journey
                + "', 'DISCLOSE_TO_RECIPIENT', '"
                + decision + "', 'service:" + service + "', '{}', null, 'SPOKEN', '2026-11', 'worker1')";
    }

    @Test
    @Proves(PolicyId.REFER_02)
    void theAddressThatWasSeenIsTheOneToWhichItGoes() {
        refuses("REFER-02", update("mail_to = 'other@service.example'"));
        refuses("REFER-02", update("password = 'y'"));
        refuses("REFER-02", update("mail_to = 'other@service.example', " + SENT));
        refuses("referral_mail", update("mail_to = null, seen_at = null"));
        refuses("referral_sent_by", update(SENT.replace("EMAIL", "POSTED")));
        for (String address : new String[] {
            "a@b.example, c@d.example",
            "A <a@b.example>",
            "a@b.example\nBcc: c@d.example",
            "a b@c.example",
            "nobody",
            "ā@b.example"
        }) {
            refuses("referral_mail_to_check", update("seen_at = null, mail_to = '" + address + "'"));
        }
        assertThat(run(Tasklist.ORGANISATION, update(SENT))).isEqualTo(1);
        refuses("REFER-02", update("mail_to = 'other@service.example'"));
        refuses("REFER-02", update("goes_by = 'PAPER', mail_to = null, password = null"));
        refuses("REFER-02", update("password = 'y'"));
        refuses("referral_password_ends", update("state = 'CLOSED', outcome = 'LEFT', closed_at = now()"));
        assertThat(run(Tasklist.ORGANISATION, update("password = null"))).isEqualTo(1);
    }

    @Test
    @Proves({PolicyId.REFER_02, PolicyId.CONF_01})
    void aMailWaitsIsClaimedAndThenSentOnce() {
        refuses("REFER-02", queued("demo", "LETTER", "WAITING"));
        run(Tasklist.ORGANISATION, update(SENT));
        refuses("REFER-02", queued("demo", "LETTER", "SENT"));
        refuses("REFER-02", queued(Visitors.ELSEWHERE, "LETTER", "WAITING"));
        refuses("CONSENT-06", queued("demo", "RECALL", "WAITING"));
        run(Tasklist.ORGANISATION, queued("demo", "LETTER", "WAITING"));
        refuses("letter_mail_once", queued("demo", "LETTER", "WAITING"));
        refuses("REFER-02", mail("state = 'SENT', claimed_at = now(), ended_at = now()"));
        refuses("REFER-02", mail("state = 'UNKNOWN', claimed_at = now()"));
        refuses("CONSENT-06", mail("state = 'SENDING'"));
        run(Tasklist.ORGANISATION, mail("state = 'SENDING', claimed_at = now()"));
        refuses("letter_mail_claimed", mail("claimed_at = null"));
        refuses("letter_mail_ended", mail("state = 'SENT'"));
        run(Tasklist.ORGANISATION, mail("state = 'SENT', ended_at = now()"));
        refuses("REFER-02", mail("state = 'WAITING', ended_at = null"));
        refuses("REFER-02", mail("state = 'SENDING', ended_at = null"));
        refuses("CONSENT-06", "delete from alongside.referral where journey_id = '" + journey + "'");
        refuses("permission denied", "delete from alongside.letter_mail");
        refuses("permission denied", mail("mail = 'RECALL'"));
        assertThat(asked(Visitors.ELSEWHERE, transaction, () -> jdbc.sql("select count(*) from alongside.letter_mail")
                        .query(Integer.class)
                        .single()))
                .isZero();
    }

    @Test
    @Proves(PolicyId.CONSENT_06)
    void nothingIsClaimedOnceTheAgreementEndedAndTheEndIsToldWhereItLeft() {
        run(Tasklist.ORGANISATION, update(SENT));
        run(Tasklist.ORGANISATION, queued("demo", "LETTER", "WAITING"));
        refuses("CONSENT-06", mail("state = 'SENDING', claimed_at = now() + interval '91 days'"));
        run(Tasklist.ORGANISATION, consent("WITHDRAWN"));
        refuses("CONSENT-06", mail("state = 'SENDING', claimed_at = now()"));
        run(Tasklist.ORGANISATION, mail("stop_asked_at = now()"));
        refuses("CONSENT-06", mail("tries = 1"));
        run(Tasklist.ORGANISATION, update("state = 'TAKEN_BACK', taken_back_at = now(), password = null"));
        refuses("CONSENT-06", queued("demo", "RECALL", "WAITING"));
        run(Tasklist.ORGANISATION, mail("state = 'STOPPED', ended_at = now()"));
        refuses("REFER-02", mail("state = 'WAITING', ended_at = null"));
        assertThat(run(Tasklist.ORGANISATION, "delete from alongside.referral where journey_id = '" + journey + "'"))
                .as("it never left")
                .isEqualTo(1);
    }
}

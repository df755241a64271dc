package org.alongside.referral.web;

import static org.alongside.testing.http.Visitor.location;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.referral.ReferralSteps;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Supervisors see which letters are on their way or did not arrive, by their number, and nobody else does. (CONF-01, CONF-06) */
@OverHttp
@ExcludeFromProcessCoverage
class LettersByMailPageIT extends ReferralSteps {
    private static final String PAGE = "/referrals/letters";

    @Autowired
    Visitors visitors;

    @Test
    @Proves({PolicyId.CONF_01, PolicyId.CONF_06})
    void showsNumbersAndNothingOfAnybody() {
        EntryId service = service("An invented service that nobody is to read here");
        JourneyId journey = withLetter(service, "REFERRED", "NAME");
        String reference = (String) visitors.rows(
                        "update alongside.referral set goes_by = 'EMAIL', mail_to = 'intake@service.example', seen_at = null"
                                + " where journey_id = :journey returning reference",
                        Map.of("journey", journey.value()))
                .get(0)
                .get("reference");
        visitors.rows(
                "update alongside.referral set seen_at = now() where journey_id = :journey returning id",
                Map.of("journey", journey.value()));
        visitors.rows(
                "update alongside.referral set state = 'SENT', sent_how = 'EMAIL', sent_at = now(), answer_by = now()"
                        + " where journey_id = :journey returning id",
                Map.of("journey", journey.value()));
        assertThat(visitors.as("supervisor1").get(PAGE).body()).doesNotContain(reference);
        visitors.rows(
                "insert into alongside.letter_mail (id, organisation_id, referral_id, mail, state, queued_at, next_try_at)"
                        + " select :id, organisation_id, id, 'LETTER', 'WAITING', now(), now() + interval '1 day'"
                        + " from alongside.referral where journey_id = :journey returning id",
                Map.of("id", UUID.randomUUID(), "journey", journey.value()));
        assertThat(visitors.as("supervisor1").get(PAGE).body())
                .contains(reference, "waits to be sent")
                .doesNotContain("nobody is to read here", "intake@service.example", "worker1", "Tamsin");
        for (String who : new String[] {"worker1", "facilitator1", "analyst1", "admin1"}) {
            assertThat(visitors.as(who).get(PAGE).statusCode()).as(who).isEqualTo(403);
        }
        assertThat(location(visitors.anybody().get(PAGE))).contains("/login");
        assertThat(visitors.elsewhere("supervisor77", "supervisor").get(PAGE).body())
                .doesNotContain(reference);
    }
}

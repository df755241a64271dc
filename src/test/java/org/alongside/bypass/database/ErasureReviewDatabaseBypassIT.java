package org.alongside.bypass.database;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.safety.FollowUps;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the database refuses of reviews and of erasing what is old to the application's own role. CONF-09, WORKER-08. */
@ProcessTest
@ExcludeFromProcessCoverage
class ErasureReviewDatabaseBypassIT extends ByServicesRole {
    private static final String AGREED =
            "outcome = 'ERASED', ended_by = 'supervisor2', ended_at = now() + interval '1 second'";
    private static final String PROPOSED = "proposed_by = 'supervisor1'";

    @Autowired
    Survivors survivors;

    @Autowired
    FollowUps followUps;

    private JourneyId leftYearsAgo(int years) {
        JourneyId journey = survivors.whoMadeContact();
        run("update alongside.journey set state = 'ENDED', changed_at = now() - interval '" + years + " years'"
                + " where id = '" + journey + "'");
        return journey;
    }

    private static String review(JourneyId journey, String organisation) {
        return "insert into alongside.erasure_review (id, organisation_id, journey_id, began_at) values"
                + " (gen_random_uuid(), '" + organisation + "', '" + journey + "', now() - interval '1 minute')";
    }

    private static String set(JourneyId journey, String what) {
        return "update alongside.erasure_review set " + what + " where journey_id = '" + journey + "'";
    }

    private static String erase(JourneyId journey) {
        return "update alongside.record_key set erased_because = 'RETENTION_ENDED', erased_at = now() + interval '1 minute'"
                + " where journey_id = '" + journey + "'";
    }

    @Test
    @Proves({PolicyId.CONF_09, PolicyId.WORKER_08})
    void nothingIsErasedBecauseItIsOldButByTwoAndInTime() {
        JourneyId journey = leftYearsAgo(11);
        refuses("CONF-09: two people decide", erase(journey));
        run(review(journey, "demo"));
        refuses("CONF-09: two people decide", erase(journey));
        refuses("erasure_review_by_two", set(journey, AGREED));
        refuses("CONF-09: it is proposed before somebody agrees", set(journey, PROPOSED + ", " + AGREED));
        run(set(journey, PROPOSED));
        refuses("erasure_review_by_two", set(journey, AGREED.replace("supervisor2", "supervisor1")));
        run(set(journey, AGREED));
        // What was written down at the first contact, just now, counts as contact.
        refuses("CONF-09: the time of keeping has not ended", erase(journey));
    }

    @Test
    @Proves(PolicyId.CONF_09)
    void aReviewIsOfWhoLeftAndWhatCameOfItStays() {
        JourneyId goesOn = survivors.whoMadeContact();
        refuses("CONF-09: a record is reviewed when its journey has ended", review(goesOn, "demo"));
        JourneyId journey = leftYearsAgo(11);
        run(review(journey, "demo"));
        refuses("erasure_review_one_open", review(journey, "demo"));
        String kept = "outcome = 'KEPT', ended_by = 'supervisor1', ended_at = now()";
        refuses("erasure_review_kept", set(journey, kept));
        refuses("erasure_review_kept", set(journey, kept + ", reason = 'LEGAL_DUTY'"));
        run(set(journey, PROPOSED));
        refuses("erasure_review_kept", set(journey, AGREED + ", reason = 'LEGAL_DUTY', keep_until = now()"));
        run(set(journey, "proposed_by = null"));
        refuses("erasure_review_reason_check", set(journey, kept + ", reason = 'OTHER', keep_until = now()"));
        refuses(
                "erasure_review_looked_at_again",
                set(journey, kept + ", reason = 'LEGAL_DUTY', keep_until = now() + interval '21 years'"));
        refuses("erasure_review_ended", set(journey, "outcome = 'CALLED_OFF'"));
        refuses("erasure_review_not_agreed", set(journey, "not_agreed_by = 'supervisor1'"));
        refuses("permission denied", set(journey, "began_at = now()"));
        refuses("permission denied", set(journey, "journey_id = gen_random_uuid()"));
        refuses("permission denied", "delete from alongside.erasure_review where journey_id = '" + journey + "'");
        run(set(journey, kept + ", reason = 'LEGAL_DUTY', keep_until = now() + interval '1 year'"));
        refuses("CONF-09: what was decided about a record stays", set(journey, "keep_until = now()"));
    }

    /** Who may have signed in as the other shortly before it was proposed is no second person, whenever they agree. */
    @Test
    @Proves({PolicyId.CONF_09, PolicyId.WORKER_08})
    void theDayOfAProposalIsNowAndStays() {
        JourneyId journey = leftYearsAgo(11);
        refuses(
                "CONF-09: a record is reviewed before anybody proposes to erase it",
                review(journey, "demo")
                        .replace("began_at)", "began_at, proposed_by)")
                        .replaceFirst("\\)$", ", 'supervisor1')"));
        run(review(journey, "demo"));
        refuses("CONF-09: the day on which it was proposed stays", set(journey, "proposed_at = now()"));
        run(set(journey, PROPOSED + ", proposed_at = now() - interval '1 year'"));
        assertThat(isProposedNow(journey)).isTrue();
        refuses(
                "CONF-09: the day on which it was proposed stays",
                set(journey, "proposed_at = now() - interval '1 year'"));
        refuses("CONF-09: the day on which it was proposed stays", set(journey, "proposed_at = null"));
        String gave = "insert into alongside.access_given (organisation_id, user_id, by_user, given_at)"
                + " values ('demo', '%s', 'supervisor1', now() - interval '%s days')";
        run(gave.formatted("given-long-ago", 31));
        run(gave.formatted("given-lately", 29));
        refuses(
                "WORKER-08: one of these two may have signed in as the other",
                set(journey, AGREED.replace("supervisor2", "given-lately")));
        assertThat(run(set(journey, AGREED.replace("supervisor2", "given-long-ago"))))
                .isEqualTo(1);
    }

    private boolean isProposedNow(JourneyId journey) {
        return asked(Tasklist.ORGANISATION, transaction, () -> jdbc.sql(
                        "select proposed_at > now() - interval '1 hour' from alongside.erasure_review where journey_id = :journey")
                .param("journey", journey.value())
                .query(Boolean.class)
                .single());
    }

    @Test
    @Proves(PolicyId.CONF_09)
    void nothingIsErasedWhileSomebodyIsToAskThemAgainOrItIsKept() {
        JourneyId journey = leftYearsAgo(25);
        run(review(journey, "demo"));
        run(set(journey, PROPOSED));
        run(set(journey, AGREED));
        String later = erase(journey).replace("interval '1 minute'", "interval '12 years'");
        JourneyId keptFor = leftYearsAgo(25);
        run(review(keptFor, "demo"));
        run(set(
                keptFor,
                "outcome = 'KEPT', ended_by = 'x', ended_at = now(), reason = 'SURVIVOR_ASKED',"
                        + " keep_until = now() + interval '13 years'"));
        run(review(keptFor, "demo"));
        String agree =
                "update alongside.erasure_review set %s where ended_at is null and journey_id = '" + keptFor + "'";
        run(agree.formatted(PROPOSED));
        run(agree.formatted(AGREED));
        refuses("CONF-09: this record is kept for longer", later.replace(journey.toString(), keptFor.toString()));
        asked(Tasklist.ORGANISATION, transaction, () -> {
            followUps.start(journey, WorkerId.of("worker1"), WorkerId.of("worker1"), "Tūī 1", false);
            return 0;
        });
        refuses("CONF-09: something that is open needs this record", later);
        asked(Tasklist.ORGANISATION, transaction, () -> {
            followUps.noLongerNeeded(journey);
            return 0;
        });
        assertThat(run(later)).isEqualTo(1);
    }

    @Test
    void anotherOrganisationSeesAndChangesNothing() {
        JourneyId journey = leftYearsAgo(11);
        run(review(journey, "demo"));
        assertThat(run(Visitors.ELSEWHERE, set(journey, "proposed_by = 'x'"))).isZero();
        refuses("CONF-09", review(leftYearsAgo(11), Visitors.ELSEWHERE));
    }
}

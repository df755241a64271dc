package org.alongside.journey.keeping;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Period;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.safety.FollowUps;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may decide about an old record, and what stops them. (CONF-09, WORKER-04, WORKER-08) */
@ProcessTest
class WhoErasesProcessTest extends ReviewSteps {
    @Autowired
    FollowUps followUps;

    /** They first became two people after it was proposed, and time passed since. */
    @Test
    @Proves(PolicyId.WORKER_08)
    void twoWhoWereNotTwoWhenItWasProposedAreNotTwoForIt() throws SQLException {
        JourneyId journey = isReviewed();
        decides("supervisor1", ERASE);
        wasProposed(journey, Duration.ofDays(400));
        gaveAccess(Duration.ofDays(405));
        Task task = tasklist.as("supervisor2").offered(AGREE);

        assertThatThrownBy(() -> tasklist.as("supervisor2").claims(task))
                .hasMessageContaining("before this was proposed or since");

        wasProposed(journey, Duration.ofDays(300));
        answers("supervisor2", AGREED);
        assertThat(isReadable(journey)).isFalse();
    }

    /** The service's own role cannot say this. */
    private void wasProposed(JourneyId journey, Duration before) throws SQLException {
        asOwner(
                "set session_replication_role = replica; update alongside.erasure_review set proposed_at = now() - interval '"
                        + before.toDays() + " days' where journey_id = '" + journey + "'");
    }

    private void gaveAccess(Duration before) {
        change("insert into alongside.access_given (organisation_id, user_id, by_user, given_at) values ('demo',"
                + " 'supervisor2', 'supervisor1', now() - interval '" + before.toDays() + " days')");
    }

    @Test
    @Proves(PolicyId.WORKER_04)
    void whatSomebodyProposedDoesNotCountOnceTheyKnowThem() {
        JourneyId journey = isReviewed();
        decides("supervisor1", ERASE);
        change("insert into alongside.worker_conflict (organisation_id, worker_id, journey_id, kind) values"
                + " ('demo', 'supervisor1', '" + journey + "', 'KIN')");
        tasklist.as("supervisor2").claims(AGREE);

        Tasklist.Refusal refusal = tasklist.as("supervisor2").isRefused(AGREE, AGREED);

        assertThat(refusal.policyId()).isEqualTo("WORKER-04");
        assertThat(refusal.sentence()).contains("decided anew");
        tasklist.as("supervisor2").completes(AGREE, NOT_AGREED);
        assertThat(isReadable(journey)).isTrue();
    }

    @Test
    @Proves(PolicyId.WORKER_04)
    void isDecidedByNobodyToWhomAnythingOfItWasOpen() {
        JourneyId journey = isReviewed();
        change(
                "insert into alongside.reader_grant (id, organisation_id, journey_id, user_id, compartment, sees_from, given_at,"
                        + " ended_at, reason) values (gen_random_uuid(), 'demo', '" + journey
                        + "', 'supervisor1', 'ACTING', now(), now(),"
                        + " now(), 'ACTS_ON_CONCERN'), (gen_random_uuid(), 'demo', '" + journey
                        + "', 'supervisor2', 'PASSING_ON', now(),"
                        + " now(), now(), 'PASSES_ON')");
        Task task = tasklist.as("supervisor1").offered(REVIEW);

        assertThatThrownBy(() -> tasklist.as("supervisor1").claims(task))
                .hasMessageContaining("could read their record");

        decides("supervisor2", ERASE);
        assertThat(outcomes(journey)).containsExactly("OPEN supervisor2");
    }

    /** Two send their answers, and what the first one decided stands. */
    @Test
    @Proves(PolicyId.CONF_09)
    void whatWasDecidedMeanwhileIsNotDecidedAgain() {
        JourneyId journey = isReviewed();
        tasklist.as("supervisor1").claims(REVIEW);
        change("update alongside.erasure_review set outcome = 'CALLED_OFF', ended_by = 'service', ended_at = now()"
                + " + interval '11 years' where journey_id = '" + journey + "'");

        assertThat(tasklist.as("supervisor1")
                        .isRefused(REVIEW, keep(today().plusDays(1)))
                        .sentence())
                .contains("decided meanwhile");
        assertThat(tasklist.as("supervisor1").isRefused(REVIEW, ERASE).sentence())
                .contains("decided meanwhile");
    }

    @Test
    @Proves(PolicyId.CONF_09)
    void isNotErasedWhileSomebodyIsToAskThemAgain() {
        JourneyId journey = isReviewed();
        decides("supervisor1", ERASE);
        asked(Tasklist.ORGANISATION, transaction, () -> {
            followUps.start(journey, WorkerId.of("worker1"), WorkerId.of("worker1"), "Tūī 1", false);
            return 0;
        });
        tasklist.as("supervisor2").claims(AGREE);

        assertThat(tasklist.as("supervisor2").isRefused(AGREE, AGREED).sentence())
                .contains("once more how safe they are");
        assertThat(isReadable(journey)).isTrue();
    }

    /** Whoever was to invite their feedback did not for ten years. */
    @Test
    void nobodyIsToInviteTheirFeedbackOnceItIsErased() {
        JourneyId journey = survivors.inSupport();
        says(() -> survivor.leaves(journey));
        time.passes(Period.ofYears(10).plusDays(1));
        looks();
        assertThat(survivors.running("leave-journey", journey)).hasSize(1);
        decides("supervisor1", ERASE);

        answers("supervisor2", AGREED);

        assertThat(survivors.running("leave-journey", journey)).isEmpty();
        assertThat(survivors.running("survivor-journey", journey)).isEmpty();
        assertThat(tasklist.as("worker1").tasks()).isEmpty();
    }
}

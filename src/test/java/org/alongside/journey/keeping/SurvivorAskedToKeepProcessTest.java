package org.alongside.journey.keeping;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import java.util.Optional;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.AskedByLabel;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What somebody who left asks by their label, and what becomes of a review before erasure. (CONSENT-10, CONF-09) */
@ProcessTest
class SurvivorAskedToKeepProcessTest extends ReviewSteps {
    private static final WorkerId HEARD = WorkerId.of("worker2");

    @Autowired
    AskedByLabel byLabel;

    @BeforeEach
    void nobodyHasTried() {
        change("delete from alongside.label_try");
    }

    private String label(JourneyId journey) {
        return survivors
                .texts("select label from alongside.journey where id = :journey", journey)
                .get(0);
    }

    private Optional<AskedByLabel.Asked> asksToKeep(JourneyId journey) {
        return asked(() -> byLabel.asksToKeep(label(journey), HEARD));
    }

    private Optional<AskedByLabel.Asked> asksForCopy(JourneyId journey) {
        return asked(() -> byLabel.asksForCopy(label(journey), true, HEARD));
    }

    @Test
    @Proves({PolicyId.CONSENT_10, PolicyId.CONF_09})
    void aReviewEndsAndTheRecordIsKeptForAsLongAgain() {
        JourneyId journey = isReviewed();
        decides("supervisor1", ERASE);

        assertThat(asksToKeep(journey).orElseThrow().day()).isEqualTo(today().plusYears(10));

        assertThat(reviewsOf(journey)).isZero();
        assertThat(tasklist.as("supervisor2").tasks()).doesNotContain(AGREE);
        assertThat(outcomes(journey))
                .containsExactly("KEPT supervisor1 worker2 SURVIVOR_ASKED " + today().plusYears(10));
        assertThat(isReadable(journey)).isTrue();
        looks();
        assertThat(reviewsOf(journey)).as("not before that day").isZero();
    }

    @Test
    @Proves(PolicyId.CONF_09)
    void whoeverReviewsItLaterSeesThatTheyAsked() {
        JourneyId journey = whoLeft();
        time.passes(Period.ofYears(4));
        asksToKeep(journey);
        asksToKeep(journey);
        assertThat(outcomes(journey))
                .as("once a day")
                .containsExactly("KEPT worker2 SURVIVOR_ASKED " + today().plusYears(10));

        time.passes(Period.ofYears(6).plusDays(1));
        looks();
        assertThat(reviewsOf(journey)).as("ten years after they left").isZero();
        time.passes(Period.ofYears(4));
        looks();
        assertThat(reviewsOf(journey)).as("ten years after they asked").isEqualTo(1);
        tasklist.as("supervisor1").claims(REVIEW);
        assertThat(tasklist.as("supervisor1").opens(REVIEW).get("reviewedRecord"))
                .asString()
                .contains("**They asked to keep it:** on ");
    }

    @Test
    @Proves({PolicyId.CONSENT_10, PolicyId.CONF_07, PolicyId.CONF_09})
    void aCopyIsContactSoThatAReviewEnds() {
        JourneyId journey = isReviewed();

        assertThat(asksForCopy(journey)).isPresent();

        assertThat(outcomes(journey)).containsExactly("CALLED_OFF service");
        assertThat(reviewsOf(journey)).isZero();
        assertThat(survivors.running("access-request", journey)).hasSize(1);
    }

    @Test
    void whoCameBackOrIsErasedAsksForNothingByLabel() {
        JourneyId back = whoLeft();
        asked(() -> {
            survivor.comesBack(back);
            return 0;
        });
        assertThat(asksToKeep(back)).isEmpty();
        assertThat(asksForCopy(back)).isEmpty();
        JourneyId erased = isReviewed();
        decides("supervisor1", ERASE);
        answers("supervisor2", AGREED);
        assertThat(asksToKeep(erased)).isEmpty();
        assertThat(asksForCopy(erased)).isEmpty();
    }
}

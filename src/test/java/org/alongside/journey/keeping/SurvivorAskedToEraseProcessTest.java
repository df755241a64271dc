package org.alongside.journey.keeping;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Period;
import java.util.Optional;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.AskedByLabel;
import org.alongside.journey.state.Journeys.State;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** Somebody who left asks by their label that everything is erased: two supervisors decide. (CONSENT-10, CONF-09, WORKER-08) */
@ProcessTest
class SurvivorAskedToEraseProcessTest extends ReviewSteps {
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

    private Optional<AskedByLabel.Asked> asksToErase(JourneyId journey, WorkerId heardBy) {
        return asked(() -> byLabel.asksToErase(label(journey), heardBy));
    }

    private String erasedBecause(JourneyId journey) {
        return survivors
                .texts(
                        "select coalesce(erased_because, 'NOT') from alongside.record_key where journey_id = :journey",
                        journey)
                .get(0);
    }

    @Test
    @Proves({PolicyId.CONSENT_10, PolicyId.CONF_09, PolicyId.WORKER_08})
    void twoSupervisorsDecideLongBeforeTheTimeOfKeepingEnds() {
        JourneyId journey = whoLeft();

        assertThat(asksToErase(journey, HEARD).orElseThrow().day())
                .isEqualTo(today().plusDays(AskForReview.DUE_AFTER.toDays()));
        assertThat(asksToErase(journey, WorkerId.of("supervisor2")))
                .as("it is the same")
                .isPresent();

        assertThat(reviewsOf(journey)).isEqualTo(1);
        assertThat(isReadable(journey)).isTrue();
        tasklist.as("supervisor1").claims(REVIEW);
        assertThat(tasklist.as("supervisor1").opens(REVIEW).get("reviewedRecord"))
                .asString()
                .contains("**They asked that everything is erased:** on ", "please be sure that it was them");
        tasklist.as("supervisor1").completes(REVIEW, ERASE);
        assertThat(isReadable(journey)).isTrue();
        answers("supervisor2", AGREED);

        assertThat(isReadable(journey)).isFalse();
        assertThat(erasedBecause(journey)).isEqualTo("ASKED_AFTER_LEAVING");
        assertThat(survivors.state(journey)).isEqualTo(State.ERASED);
        assertThat(outcomes(journey)).containsExactly("ERASED supervisor1 supervisor2");
        assertThat(survivors.texts(
                        "select actor from alongside.ledger_entry where chain = cast(:journey as text)"
                                + " and act = 'erasure asked for by who left'",
                        journey))
                .containsExactly("worker2");
        assertThat(asksToErase(journey, HEARD))
                .as("answered like one that never was")
                .isEmpty();
    }

    @Test
    @Proves(PolicyId.WORKER_08)
    void whoPassedItOnDoesNotAgree() {
        JourneyId journey = whoLeft();
        asksToErase(journey, WorkerId.of("supervisor2"));
        decides("supervisor1", ERASE);
        Task task = tasklist.as("supervisor2").offered(AGREE);

        assertThatThrownBy(() -> tasklist.as("supervisor2").claims(task)).hasMessageContaining("You passed on");
        assertThatThrownBy(() -> change("update alongside.erasure_review set outcome = 'ERASED', ended_at = now()"
                        + " + interval '1 year', ended_by = 'supervisor2' where journey_id = '" + journey + "'"))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("erasure_review_asked_through_another");
        assertThat(isReadable(journey)).isTrue();
    }

    @Test
    @Proves({PolicyId.CONSENT_10, PolicyId.CONF_09})
    void theyChangeTheirMindAndItIsKept() {
        JourneyId journey = whoLeft();
        asksToErase(journey, HEARD);
        decides("supervisor1", ERASE);

        asked(() -> byLabel.asksToKeep(label(journey), HEARD));

        assertThat(reviewsOf(journey)).isZero();
        assertThat(tasklist.as("supervisor2").tasks()).doesNotContain(AGREE);
        assertThat(isReadable(journey)).isTrue();
    }

    @Test
    @Proves(PolicyId.CONSENT_10)
    void theyComeBackAndNothingIsErased() {
        JourneyId journey = whoLeft();
        asksToErase(journey, HEARD);

        asked(() -> {
            survivor.comesBack(journey);
            return 0;
        });

        assertThat(reviewsOf(journey)).isZero();
        assertThat(outcomes(journey)).singleElement().asString().startsWith("CALLED_OFF");
        assertThat(asksToErase(journey, HEARD))
                .as("who is here asks their worker, or at My record")
                .isEmpty();
    }

    /** What they asked for last counts, and what the law asks for stands above it. */
    @Test
    @Proves(PolicyId.CONF_09)
    void keptAsTheyAskedBeforeItIsErasedAndKeptAsTheLawAsksItIsNot() {
        JourneyId journey = whoLeft();
        asked(() -> byLabel.asksToKeep(label(journey), HEARD));
        asksToErase(journey, HEARD);
        decides("supervisor1", ERASE);
        answers("supervisor2", AGREED);
        assertThat(isReadable(journey)).isFalse();

        JourneyId byLaw = whoLeft();
        asksToErase(byLaw, HEARD);
        decides("supervisor1", keep(today().plusYears(2)));
        asksToErase(byLaw, HEARD);
        tasklist.as("supervisor1").claims(REVIEW);
        assertThat(tasklist.as("supervisor1").opens(REVIEW).get("reviewedRecord"))
                .asString()
                .contains("**Not to be erased now:**");
        assertThat(tasklist.as("supervisor1").isRefused(REVIEW, ERASE).sentence())
                .as("it is not offered")
                .isNotBlank();
        assertThat(isReadable(byLaw)).isTrue();
    }

    /** The hourly look ends what is not due any more, and not what was asked for. */
    @Test
    void aReviewThatIsOpenForItsAgeIsOfThatFromThenOn() {
        JourneyId journey = isReviewed();
        asksToErase(journey, HEARD);
        asked(() -> byLabel.asksForCopy(label(journey), true, HEARD));
        looks();
        assertThat(reviewsOf(journey)).isEqualTo(1);
        tasklist.as("supervisor1").claims(REVIEW);
        assertThat(tasklist.as("supervisor1").isRefused(REVIEW, ERASE).sentence())
                .as("first they get their copy")
                .isNotBlank();
        assertThat(isReadable(journey)).isTrue();
    }

    @Test
    @Proves(PolicyId.CONF_09)
    void nobodyAnswersAndItIsAskedAgain() {
        JourneyId journey = whoLeft();
        asksToErase(journey, HEARD);
        time.passes(Duration.ofDays(15));
        time.timersRun();
        assertThat(reviewsOf(journey)).isEqualTo(1);
        decides("supervisor1", ERASE);
        answers("supervisor2", NOT_AGREED);
        assertThat(reviewsOf(journey)).isEqualTo(1);
        assertThat(isReadable(journey)).isTrue();
    }

    /** The service's own role erases nothing that nobody asked for, and changes nothing of what was asked. */
    @Test
    @Proves(PolicyId.CONF_09)
    void theDatabaseAsksTheSame() {
        JourneyId journey = isReviewed();
        time.passes(Period.ofDays(1));
        decides("supervisor1", ERASE);
        assertThatThrownBy(() -> change("update alongside.record_key set erased_at = now(), erased_because ="
                        + " 'ASKED_AFTER_LEAVING' where journey_id = '" + journey + "'"))
                .hasMessageContaining("CONF-09");
        asksToErase(journey, HEARD);
        assertThatThrownBy(() -> change("update alongside.erasure_review set asked_by = 'worker1' where journey_id = '"
                        + journey + "'"))
                .hasMessageContaining("CONF-09");
        assertThat(isReadable(journey)).isTrue();
    }
}

package org.alongside.journey.keeping;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.alongside.consent.Purpose;
import org.alongside.engine.Caller;
import org.alongside.engine.overview.WorkUnderWay;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.own.OwnRequests;
import org.alongside.journey.state.Journeys;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two supervisors decide whether an old record is erased; nothing is because nobody answered. (CONF-09) */
@ProcessTest
class ErasureReviewProcessTest extends ReviewSteps {
    @Autowired
    OwnRequests requests;

    @Autowired
    WorkUnderWay work;

    @Test
    @Proves({PolicyId.CONF_09, PolicyId.WORKER_08})
    void isErasedWhereTwoAgree() {
        JourneyId journey = isReviewed();
        assertThat(tasklist.as("worker1").tasks()).isEmpty();

        decides("supervisor1", ERASE);
        assertThat(isReadable(journey)).isTrue();
        Task second = tasklist.as("supervisor1").offered(AGREE);
        assertThatThrownBy(() -> tasklist.as("supervisor1").claims(second))
                .hasMessageContaining("another supervisor has to agree");
        answers("supervisor2", AGREED);

        assertThat(passed.of(journey))
                .contains(
                        "flow_fromIsItToBeErased_toProposeErasure",
                        "flow_fromDoBothAgree_toEraseAfterReview",
                        "endEvent_erasedAfterReview")
                .doesNotContain("serviceTask_keepRecord");
        assertThat(survivors.state(journey)).isEqualTo(Journeys.State.ERASED);
        assertThat(isReadable(journey)).isFalse();
        assertThat(outcomes(journey)).containsExactly("ERASED supervisor1 supervisor2");
        assertThat(survivors.texts(
                        "select erased_because from alongside.record_key where journey_id = :journey", journey))
                .containsExactly("RETENTION_ENDED");
        assertThat(survivors.texts("""
                        select act || ' ' || actor from alongside.ledger_entry where chain = :journey::text
                        and act ~ 'eras' order by position
                        """, journey))
                .containsExactly(
                        "erasure review begun service",
                        "erasure proposed supervisor1",
                        "erasure agreed supervisor2",
                        "record erased supervisor2",
                        "journey erased supervisor2");
        assertThat(survivors.texts("""
                        select decision from alongside.consent_entry where journey_id = :journey and decision = 'WITHDRAWN'
                        """, journey))
                .as("nobody took anything back")
                .isEmpty();
        looks();
        assertThat(reviewsOf(journey)).isZero();
    }

    @Test
    void isLookedAtOnceMoreWhereTheTwoDoNotAgree() {
        JourneyId journey = isReviewed();
        decides("supervisor1", ERASE);

        answers("supervisor2", NOT_AGREED);

        assertThat(passed.of(journey)).contains("flow_fromDoBothAgree_toReviewIsNeeded");
        assertThat(outcomes(journey)).containsExactly("OPEN");
        assertThat(isReadable(journey)).isTrue();
        assertThat(survivors.texts(
                        "select actor from alongside.ledger_entry where chain = :journey::text and act = 'erasure not agreed'",
                        journey))
                .containsExactly("supervisor2");
        tasklist.as("supervisor2").claims(REVIEW);
        assertThat(tasklist.as("supervisor2").opens(REVIEW).get("reviewedRecord"))
                .asString()
                .contains("**Not agreed to erase it:** Supervisor Two");
        tasklist.as("supervisor2").completes(REVIEW, keep(today().plusDays(1)));
        time.passes(Duration.ofDays(2));
        looks();
        assertThat(tasklist.as("supervisor1").claims(REVIEW).opens(REVIEW).get("reviewedRecord"))
                .as("the next review says so too")
                .asString()
                .contains("**Not agreed to erase it:** Supervisor Two");
        tasklist.as("supervisor1").completes(REVIEW, ERASE);
        answers("supervisor2", AGREED);
        assertThat(isReadable(journey)).isFalse();
    }

    @Test
    @Proves(PolicyId.CONF_09)
    void isKeptForAReasonAndComesBackOnTheDay() {
        JourneyId journey = isReviewed();
        tasklist.as("supervisor1").claims(REVIEW);
        assertThat(tasklist.as("supervisor1")
                        .isRefused(REVIEW, Map.of("reviewDecision", "KEEP"))
                        .sentence())
                .contains("Why is it kept?", "looked at again");
        Tasklist.Refusal tooLong = tasklist.as("supervisor1")
                .isRefused(REVIEW, keep(today().plusYears(10).plusDays(1)));
        assertThat(tooLong.policyId()).isEqualTo("CONF-09");
        assertThat(tooLong.sentence()).contains("10 years");

        tasklist.as("supervisor1").completes(REVIEW, keep(today().plusMonths(6)));

        assertThat(passed.of(journey))
                .contains("flow_fromIsItToBeErased_toKeepRecord", "endEvent_keptForLonger")
                .doesNotContain("serviceTask_proposeErasure");
        assertThat(outcomes(journey)).containsExactly("KEPT supervisor1 LEGAL_DUTY " + today().plusMonths(6));
        time.passes(Period.ofMonths(6).minusDays(1));
        looks();
        assertThat(reviewsOf(journey)).isZero();
        time.passes(Duration.ofDays(1).plusHours(2));
        looks();
        assertThat(reviewsOf(journey)).isEqualTo(1);
        tasklist.as("supervisor2").claims(REVIEW);
        assertThat(tasklist.as("supervisor2").opens(REVIEW).get("reviewedRecord"))
                .asString()
                .contains("Kept before", "the law asks for it", "summer");
    }

    @Test
    @Proves(PolicyId.CONF_09)
    void isAskedAgainAndStandsAtTheTeamWhereNobodyDecides() {
        JourneyId journey = isReviewed();
        tasklist.as("supervisor1").claims(REVIEW);

        time.passes(Duration.ofDays(15));
        time.timersRun();

        assertThat(passed.of(journey)).contains("boundaryEvent_notReviewed", "flow_fromNotReviewed_toReviewIsNeeded");
        assertThat(tasklist.as("supervisor2").offered(REVIEW)).isNotNull();
        assertThat(overdue()).isEmpty();
        for (int i = 0; i < 24; i++) {
            time.passes(Duration.ofDays(15));
            time.timersRun();
        }
        assertThat(overdue()).containsExactly("Decide whether a record is erased");
        JourneyId another = survivors.whoMadeContact();
        assertThat(change("update engine.act_ru_task set due_date_ = (select max(due_date_) + interval '1 minute'"
                        + " from engine.act_ru_task where name_ like 'Decide whether%') where proc_inst_id_ in"
                        + " (select proc_inst_id_ from engine.act_ru_execution where business_key_ = '" + another
                        + "')"))
                .isPositive();
        assertThat(overdue())
                .as("what can wait comes last")
                .hasSizeGreaterThan(1)
                .last()
                .isEqualTo("Decide whether a record is erased");
        assertThat(isReadable(journey)).isTrue();
        assertThat(outcomes(journey)).containsExactly("OPEN");
    }

    private List<String> overdue() {
        return asked(Tasklist.ORGANISATION, transaction, () -> work.overdue(10)).stream()
                .map(WorkUnderWay.OpenTask::name)
                .toList();
    }

    /** Whoever agrees has two weeks of their own, also where it was proposed at the end of those before. */
    @Test
    void theSecondHasAsLongAsTheFirst() {
        JourneyId journey = isReviewed();
        time.passes(Duration.ofDays(13));
        decides("supervisor1", ERASE);

        time.passes(Duration.ofDays(13));
        time.timersRun();

        assertThat(outcomes(journey)).containsExactly("OPEN supervisor1");
        assertThat(tasklist.as("supervisor2").offered(AGREE)).isNotNull();
    }

    @Test
    void isDecidedAnewWhereNobodyElseAnswers() {
        JourneyId journey = isReviewed();
        decides("supervisor1", ERASE);

        time.passes(Duration.ofDays(15));
        time.timersRun();

        assertThat(passed.of(journey)).contains("boundaryEvent_nobodyAgreed", "flow_fromNobodyAgreed_toReviewIsNeeded");
        assertThat(outcomes(journey)).containsExactly("OPEN");
        assertThat(tasklist.as("supervisor1").tasks()).containsExactly(REVIEW);
        assertThat(isReadable(journey)).isTrue();
    }

    @Test
    @Proves(PolicyId.CONSENT_02)
    void endsWhenTheyComeBackAndCountsAnew() {
        JourneyId journey = isReviewed();
        decides("supervisor1", ERASE);
        String second = tasklist.as("supervisor2").claims(AGREE).theirs(AGREE).getId();

        says(() -> survivor.comesBack(journey));

        assertThat(reviewsOf(journey)).isZero();
        assertThat(tasklist.as("supervisor2").tasks()).doesNotContain(AGREE);
        assertThatThrownBy(() -> tasklist.as("supervisor2").sends(second, AGREED))
                .isInstanceOf(RuntimeException.class);
        assertThat(outcomes(journey)).containsExactly("CALLED_OFF supervisor1 service");
        assertThat(isReadable(journey)).isTrue();
        says(() -> survivor.leaves(journey));
        time.passes(Period.ofYears(9));
        looks();
        assertThat(reviewsOf(journey)).isZero();
        time.passes(Period.ofYears(1).plusDays(1));
        looks();
        assertThat(reviewsOf(journey)).isEqualTo(1);
    }

    @Test
    @Proves(PolicyId.CONSENT_06)
    void endsWhenTheyHaveEverythingErased() {
        JourneyId journey = isReviewed();

        says(() -> survivor.withdraws(journey, Purpose.KEEP_RECORD, WorkerId.of("supervisor1")));

        assertThat(reviewsOf(journey)).isZero();
        assertThat(tasklist.as("supervisor2").tasks()).isEmpty();
        assertThat(survivors.state(journey)).isEqualTo(Journeys.State.ERASED);
        assertThat(survivors.texts(
                        "select erased_because from alongside.record_key where journey_id = :journey", journey))
                .containsExactly("WITHDREW_CONSENT");
    }

    @Test
    @Proves({PolicyId.CONF_09, PolicyId.CONF_07})
    void isNotErasedWhileTheyWaitForACopy() {
        JourneyId journey = whoLeft();
        asked(Tasklist.ORGANISATION, transaction, () -> {
            requests.copy(journey, Caller.SURVIVOR);
            return 0;
        });
        time.passes(Period.ofYears(10).plusDays(1));
        looks();
        tasklist.as("supervisor1").claims(REVIEW);

        assertThat(tasklist.as("supervisor1").opens(REVIEW).get("reviewDecisions"))
                .asString()
                .contains("KEEP")
                .doesNotContain("ERASE");
        assertThat(tasklist.as("supervisor1").isRefused(REVIEW, ERASE).sentence())
                .contains("What becomes of it?");
        assertThat(isReadable(journey)).isTrue();
    }

    /** The two decided, and before the second has said yes somebody raises a concern. */
    @Test
    @Proves(PolicyId.CONF_09)
    void isNotErasedWhereAConcernCameInBetween() {
        JourneyId journey = isReviewed();
        decides("supervisor1", ERASE);
        tasklist.as("supervisor2").claims(AGREE);
        says(() -> survivor.reportDanger(journey, "URGENT"));

        Tasklist.Refusal refusal = tasklist.as("supervisor2").isRefused(AGREE, AGREED);

        assertThat(refusal.policyId()).isEqualTo("CONF-09");
        assertThat(refusal.sentence()).contains("contact since");
        assertThat(isReadable(journey)).isTrue();
        assertThat(tasklist.as("supervisor2").opens(AGREE).get("reviewedRecord"))
                .asString()
                .contains("Not to be erased now");
        looks();
        assertThat(outcomes(journey)).containsExactly("CALLED_OFF supervisor1 service");
    }

    @Test
    @Proves(PolicyId.WORKER_04)
    void isDecidedByNobodyWhoWalkedWithThemOrKnowsThem() {
        JourneyId journey = isReviewed();
        change("insert into alongside.worker_conflict (organisation_id, worker_id, journey_id, kind) values"
                + " ('demo', 'supervisor1', '" + journey + "', 'KIN')");
        Task task = tasklist.as("supervisor1").offered(REVIEW);
        assertThatThrownBy(() -> tasklist.as("supervisor1").claims(task))
                .hasMessageContaining("let another supervisor");
        decides("supervisor2", ERASE);
        Task second = tasklist.as("supervisor1").offered(AGREE);
        assertThatThrownBy(() -> tasklist.as("supervisor1").claims(second))
                .hasMessageContaining("let another supervisor");
    }
}

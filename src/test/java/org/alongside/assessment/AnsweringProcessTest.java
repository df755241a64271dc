package org.alongside.assessment;

import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.access.SecretToken;
import org.alongside.assessment.Answering.Outcome;
import org.alongside.engine.EngineClock;
import org.alongside.ids.AssessmentId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.proof.Proves;
import org.alongside.records.RecordField;
import org.alongside.testing.ProcessTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a survivor answers by a link of their own, or with somebody who helps. */
@ProcessTest
class AnsweringProcessTest extends AnsweringSteps {
    @Test
    @Proves(PolicyId.MONITOR_03)
    void isSentByThemselvesAndToldToNobody() {
        AnsweredBy me = opened();
        assertThat(found(me).orElseThrow().draft())
                .as("nothing is filled in before")
                .isEmpty();

        assertThat(saves(me, "easyToReach", "1")).isTrue();
        assertThat(saves(me, "whatHelped", "Tea")).isTrue();
        assertThat(saves(me, "easyToReach", "5")).isTrue();
        assertThat(found(me).orElseThrow().draft()).isEqualTo(Map.of("easyToReach", "5", "whatHelped", "Tea"));
        assertThat(sends(me)).isEqualTo(Outcome.DONE);

        assertThat(survivors.assessmentsOf(journey)).containsExactly("SENT by survivor");
        assertThat(survivors.running("client-assessment", journey)).isEmpty();
        assertThat(tasklist.as("worker1").tasks())
                .containsExactlyInAnyOrder("userTask_walkAlongside", "userTask_lookBack");
        assertThat(count("assessment_answers")).isOne();
        assertThat(count("assessment_draft")).isZero();
        assertThat(shared()).isEmpty();
        assertThat(isClosed(me)).isTrue();
        assertThat(sends(me)).as("sent twice, kept once").isEqualTo(Outcome.DONE);
        assertThat(declines(me)).isEqualTo(Outcome.OVER);
        assertThat(count("assessment_answers")).isOne();
        assertThat(survivors.assessmentsOf(journey)).containsExactly("SENT by survivor");
    }

    private Map<RecordField, Object> shared() {
        return inOne(() -> records.read(journey, WorkerId.of("worker1"), List.of(RecordField.ASSESSMENT_NOTE), "test"));
    }

    @Test
    @Proves(PolicyId.MONITOR_03)
    void theWorkerSeesItWhereTheyShareIt() {
        AnsweredBy me = opened();
        saves(me, "easyToReach", "5");
        saves(me, "whatHelped", "Tea");
        saves(me, "sharedWithWorker", "yes");

        sends(me);

        assertThat(shared()).containsEntry(RecordField.ASSESSMENT_NOTE, "Easy to reach: completely\nWhat helped: Tea");
    }

    @Test
    void anEmptyOneCanBeSentAndWhatWasSaidTakenBack() {
        AnsweredBy me = opened();
        saves(me, "whatHelped", "Tea");
        saves(me, "whatHelped", "");

        assertThat(found(me).orElseThrow().draft()).isEmpty();
        assertThat(sends(me)).isEqualTo(Outcome.DONE);
    }

    @Test
    @Proves(PolicyId.MONITOR_02)
    void decliningKeepsNothingOfIt() {
        AnsweredBy me = opened();
        saves(me, "whatHelped", "Tea");

        assertThat(declines(me)).isEqualTo(Outcome.DONE);

        assertThat(survivors.assessmentsOf(journey)).containsExactly("DECLINED by survivor");
        assertThat(count("assessment_draft") + count("assessment_answers")).isZero();
        assertThat(isClosed(me)).isTrue();
        assertThat(sends(me)).isEqualTo(Outcome.OVER);
    }

    @Test
    void whatTheFormDoesNotAskIsRefused() {
        AnsweredBy me = opened();

        assertThatThrownBy(() -> saves(me, "other", "5")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> saves(me, "easyToReach", "3")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> saves(me, "sharedWithWorker", "no")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> saves(me, "whatHelped", "x".repeat(21)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("20 characters at most");
    }

    /** Whoever began goes on with the same items, whatever is deployed meanwhile. */
    @Test
    void theFormStaysAsItWasWhenTheyBegan() {
        AnsweredBy me = opened();
        saves(me, "easyToReach", "5");
        String newer = deployed("isItEasyToReach");
        try {
            assertThat(found(me).orElseThrow().form().json())
                    .contains("easyToReach")
                    .doesNotContain("isItEasyToReach");
            assertThat(saves(me, "easyToReach", "1")).isTrue();
        } finally {
            repository.deleteDeployment(newer);
        }
    }

    @Test
    void whoLeavesQuicklyLosesNothing() {
        AnsweredBy me = opened();
        saves(me, "whatHelped", "Tea");

        asked(() -> {
            links.leave(((AnsweredBy.Sitting) me).secret());
            return 0;
        });

        assertThat(found(me)).isEmpty();
        assertThat(found(opened()).orElseThrow().draft()).containsEntry("whatHelped", "Tea");
    }

    /** Until its last second it is taken, after it nothing of it is kept. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isSentAsItExpires(boolean inTime) {
        time.passes(Duration.between(
                time.now(),
                inOne(() -> assessments.open(journey).orElseThrow().endsAt()).minus(Duration.ofMinutes(30))));
        AnsweredBy me = opened();
        saves(me, "whatHelped", "Tea");
        time.passes(Duration.ofMinutes(inTime ? 29 : 31));

        assertThat(sends(me)).isEqualTo(inTime ? Outcome.DONE : Outcome.OVER);
        time.timersRun();

        assertThat(survivors.assessmentsOf(journey))
                .containsExactly(inTime ? "SENT by survivor" : "EXPIRED by service");
        assertThat(count("assessment_draft")).isZero();
    }

    /** Between the invitation and the answer. */
    @ParameterizedTest
    @ValueSource(strings = {"PAUSE", "LEAVE", "ERASE"})
    void isOverWhenTheyDecideOtherwise(String decision) {
        AnsweredBy me = opened();
        saves(me, "whatHelped", "Tea");
        String token = link();

        says(() -> {
            switch (decision) {
                case "PAUSE" -> survivor.pauses(journey);
                case "LEAVE" -> survivor.leaves(journey);
                default ->
                    survivor.withdraws(journey, org.alongside.consent.Purpose.KEEP_RECORD, WorkerId.of("worker1"));
            }
        });

        assertThat(isOver(me)).isTrue();
        assertThat(asked(() -> answering.take(token, SecretToken.make()))).isEmpty();
        assertThat(count("assessment_draft") + count("assessment_answers")).isZero();
    }

    private AnsweredBy helped(String who) {
        tasklist.as("worker1")
                .completes(
                        "userTask_offerAssessment",
                        Map.of(
                                "howTheyAssess",
                                "WITH_SOMEBODY",
                                "helpOn",
                                LocalDate.ofInstant(time.now(), EngineClock.ZONE)
                                        .toString()));
        tasklist.as(who).claims("userTask_helpToAssess");
        return by(who);
    }

    private AnsweredBy by(String who) {
        AssessmentId id = inOne(() -> assessments.open(journey).orElseThrow().id());
        return AnsweredBy.helper(id, WorkerId.of(who));
    }

    /** Whoever passed a link on makes another one for themselves, or helps later. */
    @Test
    @Proves(PolicyId.MONITOR_03)
    void whoPassedALinkOnReadsNothingThatWasSaidWithIt() {
        WorkerId passedOnBy = WorkerId.of("supervisor1");
        AnsweredBy survivor = opened(link(passedOnBy));
        saves(survivor, "whatHelped", "Tea");

        assertThat(found(opened(link(passedOnBy))).orElseThrow().draft()).isEmpty();
        assertThat(found(helped("supervisor1")).orElseThrow().draft()).isEmpty();
    }

    @Test
    @Proves(PolicyId.MONITOR_01)
    void somebodyHelpsWhoHasTheTask() {
        assertThat(isOver(by("supervisor1"))).as("without the task").isTrue();
        AnsweredBy helper = helped("supervisor1");
        assertThat(isOver(by("supervisor2"))).as("somebody else").isTrue();
        assertThat(isOver(by("worker1"))).as("the worker").isTrue();
        assertThat(isOver(AnsweredBy.helper(AssessmentId.of(UUID.randomUUID()), WorkerId.of("supervisor1"))))
                .as("another one")
                .isTrue();

        saves(helper, "easyToReach", "5");
        assertThat(found(helper).orElseThrow().isHelped()).isTrue();
        assertThat(sends(helper)).isEqualTo(Outcome.DONE);

        assertThat(survivors.assessmentsOf(journey)).containsExactly("SENT by supervisor1 with supervisor1");
        assertThat(tasklist.as("supervisor1").tasks()).isEmpty();
        assertThat(isClosed(helper)).as("nothing is seen of it afterwards").isTrue();
        assertThat(sends(helper)).as("sent twice").isEqualTo(Outcome.DONE);
        assertThat(count("assessment_answers")).isOne();
    }

    @Test
    void whatIsKeptIsUnreadable() {
        AnsweredBy me = opened();
        saves(me, "whatHelped", "Marked words");
        sends(me);

        String kept = inOne(() -> jdbc.sql(
                        "select encode(ciphertext, 'escape') from alongside.assessment_answers where journey_id = :journey")
                .param("journey", journey.value())
                .query(String.class)
                .single());
        assertThat(kept).doesNotContain("Marked", "whatHelped");
    }
}

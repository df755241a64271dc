package org.alongside.assessment;

import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.SecretToken;
import org.alongside.assessment.Answering.Outcome;
import org.alongside.assessment.Answering.Sitting;
import org.alongside.assessment.link.OwnLinks;
import org.alongside.assessment.link.OwnLinks.Purpose;
import org.alongside.engine.EngineClock;
import org.alongside.ids.AssessmentId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.proof.Proves;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.Time;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a survivor answers by a link of their own, or with somebody who helps. */
@ProcessTest
class AnsweringProcessTest {
    private static final String FORM = """
            {"id": "client-assessment.form2", "type": "default", "components": [
              {"type": "group", "label": "A", "components": [
                {"type": "radio", "key": "%s", "label": "Easy to reach", "values": [
                  {"value": "1", "label": "not at all"}, {"value": "5", "label": "completely"}]}]},
              {"type": "textarea", "key": "whatHelped", "label": "What helped", "validate": {"maxLength": 20}},
              {"type": "checkbox", "key": "sharedWithWorker", "label": "My worker may see it"}]}
            """;

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Time time;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    Answering answering;

    @Autowired
    OwnLinks links;

    @Autowired
    Assessments assessments;

    @Autowired
    Records records;

    @Autowired
    RepositoryService repository;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private String deployment = "";
    private JourneyId journey = JourneyId.random();

    @BeforeEach
    void due() {
        deployment = deployed("easyToReach");
        journey = survivors.inSupport();
        survivors.sixMonthsPass();
    }

    @AfterEach
    void undeployed() {
        repository.deleteDeployment(deployment);
    }

    private String deployed(String key) {
        return repository
                .createDeployment()
                .addString("form2-of-tests.form", FORM.formatted(key))
                .deploy()
                .getId();
    }

    private <T> T asked(Callable<T> question) {
        return InOrganisation.asked(Tasklist.ORGANISATION, question);
    }

    private <T> T inOne(Callable<T> question) {
        return InOrganisation.asked(Tasklist.ORGANISATION, transaction, question);
    }

    private String link() {
        String token = SecretToken.make();
        return inOne(() -> {
            Assessments.Open open = assessments.open(journey).orElseThrow();
            links.make(
                    Purpose.ASSESSMENT,
                    open.id().value(),
                    journey,
                    SecretToken.hash(token),
                    time.now().plus(Duration.ofDays(14)));
            return token;
        });
    }

    private AnsweredBy opened() {
        return AnsweredBy.sitting(asked(() -> answering.take(link())).orElseThrow());
    }

    private boolean saves(AnsweredBy by, String item, String answer) {
        return asked(() -> answering.save(by, Map.of(item, answer)));
    }

    private Outcome sends(AnsweredBy by) {
        return asked(() -> answering.send(by));
    }

    private Optional<Sitting> found(AnsweredBy by) {
        return asked(() -> answering.find(by));
    }

    private boolean isOver(AnsweredBy by) {
        return found(by).isEmpty()
                && !saves(by, "easyToReach", "5")
                && sends(by) == Outcome.OVER
                && asked(() -> answering.decline(by)) == Outcome.OVER;
    }

    private long count(String table) {
        return survivors.count("select count(*) from alongside." + table + " where journey_id = :journey", journey);
    }

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
        assertThat(isOver(me)).isTrue();
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

        assertThat(asked(() -> answering.decline(me))).isEqualTo(Outcome.DONE);

        assertThat(survivors.assessmentsOf(journey)).containsExactly("DECLINED by survivor");
        assertThat(count("assessment_draft") + count("assessment_answers")).isZero();
        assertThat(isOver(me)).isTrue();
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
    void aLinkOpensOnceAndLookingAtItUsesNothingUp() {
        String token = link();
        assertThat(asked(() -> answering.isOpen(token))).isTrue();
        assertThat(asked(() -> answering.isOpen(token))).isTrue();

        assertThat(asked(() -> answering.take(token))).isPresent();

        assertThat(asked(() -> answering.take(token))).isEmpty();
        assertThat(asked(() -> answering.isOpen(token))).isFalse();
    }

    /** Forwarded, or pressed twice. */
    @Test
    void ofManyAtOnceOneOpensIt() throws Exception {
        String token = link();
        try (var people = new Closing(Executors.newFixedThreadPool(8))) {
            List<Future<Optional<String>>> all = people.service.invokeAll(java.util.Collections.nCopies(
                    8, () -> CurrentOrganisation.callAs(Tasklist.ORGANISATION, () -> answering.take(token))));
            int opened = 0;
            for (Future<Optional<String>> one : all) {
                opened += one.get().isPresent() ? 1 : 0;
            }
            assertThat(opened).isOne();
        }
    }

    private record Closing(ExecutorService service) implements AutoCloseable {
        @Override
        public void close() {
            service.shutdownNow();
        }
    }

    @Test
    void wrongLinksOpenNothing() {
        link();

        for (String wrong : List.of("", "x", SecretToken.make(), "ü".repeat(43), "'".repeat(43))) {
            assertThat(asked(() -> answering.isOpen(wrong))).isFalse();
            assertThat(asked(() -> answering.take(wrong))).isEmpty();
            assertThat(isOver(AnsweredBy.sitting(wrong))).isTrue();
        }
    }

    @Test
    void aLinkOfAnotherOrganisationOpensNothing() throws Exception {
        String token = link();

        assertThat(CurrentOrganisation.callAs("another", () -> answering.take(token)))
                .isEmpty();
        assertThat(asked(() -> answering.isOpen(token))).isTrue();
    }

    @Test
    void aLinkIsBoundToItsPurpose() {
        String token = SecretToken.make();
        inOne(() -> {
            links.make(
                    Purpose.RECORD,
                    assessments.open(journey).orElseThrow().id().value(),
                    journey,
                    SecretToken.hash(token),
                    time.now().plus(Duration.ofDays(1)));
            return token;
        });

        assertThat(asked(() -> answering.take(token))).isEmpty();
    }

    @Test
    void aNewLinkEndsTheOneBeforeAndItsSittingAndTheDraftIsStillThere() {
        String before = link();
        AnsweredBy elsewhere = opened();
        saves(elsewhere, "whatHelped", "Tea");
        assertThat(asked(() -> answering.take(before))).as("replaced").isEmpty();

        AnsweredBy me = opened();

        assertThat(found(elsewhere)).as("open in another browser").isEmpty();
        assertThat(found(me).orElseThrow().draft()).containsEntry("whatHelped", "Tea");
    }

    @Test
    void aLinkEndsInTime() {
        String token = link();
        time.passes(Duration.ofDays(14).plusMinutes(1));

        assertThat(asked(() -> answering.isOpen(token))).isFalse();
        assertThat(asked(() -> answering.take(token))).isEmpty();
    }

    @Test
    void aSittingGoesOnWhileItIsUsedAndNoLonger() {
        AnsweredBy me = opened();
        time.passes(Duration.ofMinutes(110));
        saves(me, "whatHelped", "Tea");
        time.passes(Duration.ofMinutes(110));
        assertThat(found(me)).isPresent();

        time.passes(Duration.ofMinutes(121));

        assertThat(isOver(me)).isTrue();
        assertThat(found(opened()).orElseThrow().draft()).containsEntry("whatHelped", "Tea");
    }

    @Test
    void whoLeavesQuicklyLosesNothing() {
        AnsweredBy me = opened();
        saves(me, "whatHelped", "Tea");

        asked(() -> {
            answering.leave(me);
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
        assertThat(asked(() -> answering.take(token))).isEmpty();
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
        assertThat(isOver(helper)).as("nothing is seen of it afterwards").isTrue();
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

package org.alongside.journey;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.alongside.access.Readers;
import org.alongside.consent.Purpose;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MessageId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.journey.state.Journeys;
import org.alongside.messages.PassingOn;
import org.alongside.messages.TestOutbox;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.Feedback;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.alongside.testing.PassedElements;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.Time;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever says not now is invited to give feedback before everything is erased, and is erased in any case. (CONSENT-03) */
@ProcessTest
@Import(TestOutbox.class)
class FeedbackBeforeErasureProcessTest {
    private static final String INVITE = "userTask_inviteBeforeErasure";
    private static final Map<String, Object> NOT_NOW = and(CALM, "welcomeNext", "NOT_NOW", "everythingErased", "YES");

    @Autowired
    Survivors survivors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    Records records;

    @Autowired
    Readers readers;

    @Autowired
    Feedback feedback;

    @Autowired
    PassingOn passingOn;

    @Autowired
    TestOutbox outbox;

    @Autowired
    Tasklist tasklist;

    @Autowired
    PassedElements passed;

    @Autowired
    Time time;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private JourneyId saidNotNow() {
        JourneyId journey = survivors.atWelcome();
        passed.forget(journey);
        tasklist.as("worker1").completes("userTask_welcome", NOT_NOW);
        return journey;
    }

    private void invites(Map<String, ?> answers) {
        tasklist.as("worker1").completes(INVITE, answers);
    }

    private boolean hasContact(JourneyId journey) {
        return !asked(() -> records.readForService(journey, List.of(RecordField.values()), "test"))
                .isEmpty();
    }

    private void isErased(JourneyId journey) throws Exception {
        assertThat(survivors.state(journey)).isEqualTo(Journeys.State.ERASED);
        assertThat(hasContact(journey)).isFalse();
        assertThat(survivors.running("survivor-journey", journey)).isEmpty();
    }

    private List<String> said() {
        return InOrganisation.asked(Tasklist.ORGANISATION, transaction, () -> feedback.page(0, 500)).stream()
                .map(Feedback.Entry::text)
                .toList();
    }

    private List<MessageId> links(JourneyId journey) {
        return InOrganisation.asked(Tasklist.ORGANISATION, transaction, () -> jdbc.sql(
                        "select id from alongside.message where journey_id = :id and template = 'FEEDBACK_INVITED'")
                .param("id", journey.value())
                .query((row, n) -> MessageId.of(row.getString(1)))
                .list());
    }

    private void isPassedOn(JourneyId journey) {
        WorkerId supervisor = WorkerId.of("supervisor1");
        outbox.sendDue();
        MessageId link = links(journey).get(0);
        says(() -> passingOn.take(link, supervisor));
        says(() -> passingOn.link(link, "https://here.example", supervisor));
        says(() -> passingOn.passedOn(link, supervisor));
    }

    @Test
    @Proves({PolicyId.CONSENT_03, PolicyId.MONITOR_04})
    void isInvitedWhileTheContactIsStillThere() throws Exception {
        JourneyId journey = saidNotNow();

        assertThat(passed.of(journey))
                .contains("gateway_areTheyAskedFirst", "serviceTask_beginErasure")
                .doesNotContain("serviceTask_eraseRecord", "serviceTask_closeJourney", "userTask_inviteFeedback");
        assertThat(survivors.state(journey)).isEqualTo(Journeys.State.ENDED);
        assertThat(hasContact(journey)).isTrue();
        assertThat(asked(() -> readers.of(journey, WorkerId.of("worker1")))).isEmpty();
        assertThat(tasklist.as("worker1").tasks()).containsExactly(INVITE);

        invites(Map.of("feedbackReason", "PRACTICAL", "feedbackText", "The bus does not come this far"));

        assertThat(passed.of(journey))
                .contains("flow_fromIsALinkUnderWay_toNothingIsOpen", "serviceTask_finishErasure", "endEvent_erased")
                .doesNotContain("timerEvent_linkWasPassedOn", "boundaryEvent_nobodyAsked");
        isErased(journey);
        assertThat(said()).contains("The bus does not come this far");
        assertThat(links(journey)).isEmpty();
    }

    @Test
    @Proves(PolicyId.CONSENT_03)
    void isErasedOnTheDayAlsoWhereNobodyAsked() throws Exception {
        JourneyId journey = saidNotNow();

        time.passes(Duration.ofDays(6));
        time.timersRun();
        assertThat(tasklist.as("worker1").tasks()).containsExactly(INVITE);
        assertThat(hasContact(journey)).isTrue();
        time.passes(Duration.ofDays(1).plusHours(1));
        time.timersRun();

        assertThat(passed.of(journey)).contains("boundaryEvent_nobodyAsked", "serviceTask_finishErasure");
        isErased(journey);
        assertThat(tasklist.as("worker1").tasks()).isEmpty();
    }

    @Test
    @Proves({PolicyId.CONSENT_03, PolicyId.MONITOR_04, PolicyId.CONF_06})
    void isErasedAsSoonAsTheLinkWasPassedOn() throws Exception {
        JourneyId journey = saidNotNow();

        invites(Map.of("linkWished", true));

        assertThat(passed.of(journey)).contains("flow_fromIsALinkUnderWay_toLinkWasPassedOn");
        assertThat(survivors.state(journey)).isEqualTo(Journeys.State.ENDED);
        assertThat(hasContact(journey)).isTrue();
        isPassedOn(journey);
        time.timersRun();
        assertThat(passed.of(journey)).contains("flow_fromLinkWasPassedOn_toNothingIsOpen");
        isErased(journey);
    }

    @Test
    @Proves(PolicyId.CONSENT_03)
    void isErasedOnTheDayAlsoWhereTheLinkReachedNobody() throws Exception {
        JourneyId journey = saidNotNow();
        invites(Map.of("linkWished", true));

        time.passes(Duration.ofDays(7).plusHours(1));
        time.timersRun();

        isErased(journey);
        outbox.sendDue();
        assertThat(InOrganisation.asked(Tasklist.ORGANISATION, transaction, () -> jdbc.sql(
                                "select state from alongside.message where id = :id")
                        .param("id", links(journey).get(0).value())
                        .query(String.class)
                        .single()))
                .isIn("STOPPED", "NOT_DELIVERED");
    }

    @Test
    @Proves(PolicyId.CONSENT_02)
    void whoComesBackMeanwhileIsNotErased() throws Exception {
        JourneyId journey = saidNotNow();

        says(() -> survivor.comesBack(journey));
        assertThat(tasklist.as("worker1").tasks()).containsExactlyInAnyOrder(INVITE, "userTask_welcome");
        says(() -> survivor.leaves(journey));
        invites(Map.of());

        assertThat(passed.of(journey)).contains("serviceTask_finishErasure");
        assertThat(survivors.state(journey)).isEqualTo(Journeys.State.ENDED);
        assertThat(hasContact(journey)).isTrue();
    }

    @Test
    void whoTakesEverythingBackMeanwhileIsErasedAtOnce() throws Exception {
        JourneyId journey = saidNotNow();

        says(() -> survivor.withdraws(journey, Purpose.KEEP_RECORD, WorkerId.of("supervisor1")));

        assertThat(survivors.state(journey)).isEqualTo(Journeys.State.ERASED);
        assertThat(hasContact(journey)).isFalse();
        invites(Map.of("linkWished", true));
        isErased(journey);
        assertThat(links(journey)).isEmpty();
    }

    @Test
    @Proves(PolicyId.MONITOR_04)
    void whoLeavesGetsOneLinkHoweverOftenTheyLeave() throws Exception {
        JourneyId journey = survivors.atShare();
        for (int times = 0; times < 2; times++) {
            says(() -> survivor.leaves(journey));
            tasklist.as("worker1").completes("userTask_inviteFeedback", Map.of("linkWished", true));
            if (times == 0) {
                isPassedOn(journey);
            }
            says(() -> survivor.comesBack(journey));
        }
        assertThat(passed.of(journey)).contains("serviceTask_sendFeedbackLink");
        assertThat(links(journey)).hasSize(1);
        assertThat(survivors.state(journey)).isEqualTo(Journeys.State.OPEN);
    }

    @Test
    void whoTookConsentBackIsErasedAtOnceAndGetsNoLink() {
        JourneyId journey = survivors.inSupport();
        says(() -> survivor.withdraws(journey, Purpose.KEEP_RECORD, WorkerId.of("worker1")));
        tasklist.as("worker1").completes("userTask_inviteFeedback", Map.of());
        assertThat(links(journey)).isEmpty();
    }
}

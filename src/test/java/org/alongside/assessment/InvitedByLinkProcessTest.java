package org.alongside.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MessageId;
import org.alongside.ids.MessageSubjectId;
import org.alongside.messages.MessageEnded;
import org.alongside.messages.MessageTemplate;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A survivor is sent a link when the day came, is reminded two times, and can ask for a new one. */
@ProcessTest
class InvitedByLinkProcessTest extends OfferedSteps {
    private static final Map<String, Object> BY_LINK = Map.of("howTheyAssess", "BY_LINK");

    @Autowired
    Assessments assessments;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient jdbc;

    /** What waits is sent. */
    private void isDelivered() {
        for (String next : List.of(
                "state = 'SENDING', claimed_at = now() where state = 'WAITING'",
                "state = 'SENT', ended_at = now() where state = 'SENDING'")) {
            InOrganisation.asked(
                    Tasklist.ORGANISATION, transaction, () -> jdbc.sql("update alongside.message set " + next)
                            .update());
        }
    }

    private List<String> messagesOf(JourneyId journey) {
        return InOrganisation.asked(Tasklist.ORGANISATION, transaction, () -> jdbc.sql(
                        "select template || ' ' || number || ' ' || state from alongside.message"
                                + " where journey_id = :journey order by queued_at, number")
                .param("journey", journey.value())
                .query(String.class)
                .list());
    }

    /** Whoever their worker is, and whatever they do: a link is sent when it is due, and two times more. */
    @Test
    @Proves({PolicyId.MONITOR_01, PolicyId.MONITOR_02})
    void isInvitedByAMessageAndRemindedTwoTimes() {
        JourneyId journey = due();
        ProcessInstance assessment = survivors.instance("client-assessment", journey);
        assertThat(assessment).hasPassed("serviceTask_sendInvitation");
        assertThat(messagesOf(journey)).containsExactly("ASSESSMENT_INVITED 0 WAITING");

        for (int i = 0; i < 4; i++) {
            isDelivered();
            afterTwoWeeks();
        }

        assertThat(assessment)
                .hasPassed("boundaryEvent_notAnsweredYet", "serviceTask_remindByMessage", "endEvent_reminded")
                .isWaitingAt(OFFER);
        assertThat(messagesOf(journey))
                .containsExactly(
                        "ASSESSMENT_INVITED 0 SENT", "ASSESSMENT_REMINDED 1 SENT", "ASSESSMENT_REMINDED 2 SENT");
    }

    /** It waits for somebody who passes it on: another one would only ring the same telephone again. */
    @Test
    void nobodyIsRemindedOfWhatTheyHaveNotGot() {
        JourneyId journey = due();
        for (int i = 0; i < 3; i++) {
            afterTwoWeeks();
        }
        assertThat(messagesOf(journey)).containsExactly("ASSESSMENT_INVITED 0 WAITING");

        offered(DECLINED);

        assertThat(messagesOf(journey)).containsExactly("ASSESSMENT_INVITED 0 STOPPED");
    }

    /** It would ring a telephone for something that was arranged meanwhile; what they have got still opens. */
    @Test
    @Proves(PolicyId.MONITOR_01)
    void nothingIsPassedOnToWhoAssessesWithSomebody() {
        JourneyId journey = due();

        offered(Map.of(
                "howTheyAssess",
                "WITH_SOMEBODY",
                "helpOn",
                LocalDate.ofInstant(time.now(), EngineClock.ZONE).plusDays(3).toString()));

        assertThat(messagesOf(journey)).containsExactly("ASSESSMENT_INVITED 0 STOPPED");
        assertThat(tasklist.as("supervisor1").tasks()).containsExactly("userTask_helpToAssess");
    }

    /** A round that was taken along while it waited knows no reminders. */
    @Test
    void aRoundFromBeforeThereWereLinksGoesOn() {
        JourneyId journey = due();
        offered(NOT_REACHED);
        InOrganisation.asked(Tasklist.ORGANISATION, transaction, () -> jdbc.sql(
                        "delete from engine.act_ru_variable where name_ = 'reminders' and proc_inst_id_ = :id")
                .param("id", survivors.instance("client-assessment", journey).getId())
                .update());

        afterTwoWeeks();

        assertThat(survivors.instance("client-assessment", journey)).isWaitingAt(OFFER);
    }

    /** Their tries count with those of the messages. */
    @Test
    @Proves(PolicyId.MONITOR_02)
    void whoWasRemindedIsNotAskedMoreOften() {
        JourneyId journey = due();
        for (int i = 0; i < 2; i++) {
            isDelivered();
            afterTwoWeeks();
        }

        offered(NOT_REACHED);

        assertThat(survivors.instance("client-assessment", journey)).isWaitingAt("timerEvent_noAnswerCame");
        assertThat(survivors.assessmentsOf(journey))
                .as("the last link still opens")
                .isEmpty();
        untilNoAnswerCame(journey);
        assertThat(survivors.assessmentsOf(journey)).containsExactly("NOT_REACHED by service");
        assertThat(messagesOf(journey)).hasSize(3);
    }

    /** They asked for a link: a new one is sent, and who does not answer is asked again. */
    @Test
    @Proves(PolicyId.MONITOR_01)
    void doesItByALink() {
        JourneyId journey = due();
        ProcessInstance assessment = survivors.instance("client-assessment", journey);

        offered(BY_LINK);

        assertThat(assessment).hasPassed("serviceTask_sendLink").isWaitingAt("timerEvent_reminderDue");
        assertThat(messagesOf(journey))
                .as("the one before does not wait any more")
                .containsExactly("ASSESSMENT_INVITED 0 STOPPED", "ASSESSMENT_REMINDED 1 WAITING");
        afterTwoWeeks();
        offered(NOT_REACHED);
        afterTwoWeeks();
        offered(BY_LINK);
        assertThat(assessment).isWaitingAt("timerEvent_noAnswerCame");
        untilNoAnswerCame(journey);

        assertThat(assessment).isEnded();
        assertThat(survivors.assessmentsOf(journey))
                .as("they had a link, and said nothing")
                .containsExactly("EXPIRED by service");
        assertThat(messagesOf(journey)).hasSize(3).allMatch(message -> message.endsWith(" STOPPED"));
    }

    /** Nothing reached them: their worker is told on the task, and only there. */
    @ParameterizedTest
    @EnumSource(MessageEnded.Outcome.class)
    void theWorkerIsToldThatNothingReachedThem(MessageEnded.Outcome outcome) {
        JourneyId journey = due();
        ProcessInstance assessment = survivors.instance("client-assessment", journey);
        MessageSubjectId about = InOrganisation.asked(
                Tasklist.ORGANISATION,
                transaction,
                () -> MessageSubjectId.of(
                        assessments.open(journey).orElseThrow().id()));
        for (MessageSubjectId of : List.of(MessageSubjectId.of(UUID.randomUUID()), about)) {
            assertThat(assessment).variables().containsEntry("notDelivered", false);
            InOrganisation.asked(Tasklist.ORGANISATION, transaction, () -> {
                events.publishEvent(new MessageEnded(
                        MessageId.random(), journey, MessageTemplate.ASSESSMENT_INVITED, of, 0, outcome));
                return of;
            });
        }

        assertThat(assessment).variables().containsEntry("notDelivered", outcome == MessageEnded.Outcome.NOT_DELIVERED);
        offered(BY_LINK);
        assertThat(assessment).variables().containsEntry("notDelivered", false);
    }
}

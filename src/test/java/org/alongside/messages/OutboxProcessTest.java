package org.alongside.messages;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.alongside.consent.Purpose;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MessageId;
import org.alongside.ids.MessageSubjectId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** What is queued stands with the transaction that queued it, once, and is stopped with the journey. */
@ProcessTest
@ExcludeFromProcessCoverage
class OutboxProcessTest {
    private static final String DEMO = Tasklist.ORGANISATION;

    @Autowired
    Messages messages;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    Survivors survivors;

    @Autowired
    Time time;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private Message message(JourneyId journey, MessageSubjectId about, int number) {
        Instant now = time.now();
        return new Message(
                journey,
                MessageTemplate.ASSESSMENT_INVITED,
                about,
                number,
                now.plus(Duration.ofDays(1)),
                now.plus(Duration.ofDays(10)));
    }

    private MessageId queue(Message message) {
        return asked(DEMO, transaction, () -> messages.queue(message));
    }

    private List<String> states(JourneyId journey) {
        return asked(DEMO, transaction, () -> jdbc.sql(
                        "select state from alongside.message where journey_id = :journey order by number")
                .param("journey", journey.value())
                .query(String.class)
                .list());
    }

    @Test
    void standsOnlyIfTheTransactionDoes() {
        JourneyId journey = survivors.inSupport();
        Message message = message(journey, MessageSubjectId.of(UUID.randomUUID()), 0);
        assertThatThrownBy(() -> asked(DEMO, transaction, () -> {
                    messages.queue(message);
                    throw new IllegalStateException("Something else went wrong.");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(states(journey)).isEmpty();
        assertThatThrownBy(() -> asked(DEMO, () -> messages.queue(message)))
                .isInstanceOf(IllegalTransactionStateException.class);
        queue(message);
        assertThat(states(journey)).containsExactly("WAITING");
    }

    @Test
    void isQueuedOnceHoweverOftenItIsAsked() {
        JourneyId journey = survivors.inSupport();
        MessageSubjectId about = MessageSubjectId.of(UUID.randomUUID());
        MessageId first = queue(message(journey, about, 0));
        assertThat(queue(message(journey, about, 0))).isEqualTo(first);
        assertThat(queue(message(journey, about, 1))).isNotEqualTo(first);
        assertThat(states(journey)).containsExactly("WAITING", "WAITING");
    }

    @Test
    void takesNoMoreThanTwentyAtATime() {
        JourneyId journey = survivors.inSupport();
        for (int i = 0; i < 20; i++) {
            queue(message(journey, MessageSubjectId.of(UUID.randomUUID()), 0));
        }
        assertThatThrownBy(() -> queue(message(journey, MessageSubjectId.of(UUID.randomUUID()), 0)))
                .isInstanceOf(Refused.class);
        assertThat(states(journey)).hasSize(20);
    }

    private record Event(String name, Happens happens) {
        @Override
        public String toString() {
            return name;
        }
    }

    private interface Happens {
        void to(SurvivorMessages survivor, JourneyId journey);
    }

    static Stream<Event> events() {
        return Stream.of(
                new Event("pause", SurvivorMessages::pauses),
                new Event("leave", SurvivorMessages::leaves),
                new Event(
                        "erase",
                        (survivor, journey) ->
                                survivor.withdraws(journey, Purpose.KEEP_RECORD, WorkerId.of("worker1"))));
    }

    @ParameterizedTest
    @MethodSource("events")
    @Proves(PolicyId.CONF_06)
    void isStoppedWhenTheyPauseLeaveOrAreErased(Event event) {
        JourneyId journey = survivors.inSupport();
        JourneyId other = survivors.whoMadeContact();
        queue(message(journey, MessageSubjectId.of(UUID.randomUUID()), 0));
        queue(message(other, MessageSubjectId.of(UUID.randomUUID()), 0));
        says(() -> event.happens().to(survivor, journey));
        assertThat(states(journey)).containsExactly("STOPPED");
        assertThat(states(other)).containsExactly("WAITING");
    }

    @Test
    void isNotQueuedForWhoIsErased() {
        JourneyId journey = survivors.inSupport();
        says(() -> survivor.withdraws(journey, Purpose.KEEP_RECORD, WorkerId.of("worker1")));
        assertThatThrownBy(() -> queue(message(journey, MessageSubjectId.of(UUID.randomUUID()), 0)))
                .hasStackTraceContaining("CONF-06");
        assertThat(states(journey)).isEmpty();
    }

    @Test
    void isStoppedForWhatItIsAboutAlone() {
        JourneyId journey = survivors.inSupport();
        MessageSubjectId about = MessageSubjectId.of(UUID.randomUUID());
        queue(message(journey, about, 0));
        queue(message(journey, MessageSubjectId.of(UUID.randomUUID()), 1));
        asked(DEMO, transaction, () -> {
            messages.stop(journey, about);
            return true;
        });
        assertThat(states(journey)).containsExactly("STOPPED", "WAITING");
    }
}

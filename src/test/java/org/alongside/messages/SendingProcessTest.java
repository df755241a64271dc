package org.alongside.messages;

import static org.alongside.messages.mail.ScriptedMailServer.GOES;
import static org.alongside.testing.walk.InOrganisation.asked;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MessageId;
import org.alongside.ids.MessageSubjectId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;

/** A message is sent once, whatever becomes of the mail server or of this service. */
@ProcessTest
@ExcludeFromProcessCoverage
class SendingProcessTest extends WithMailServer {
    @Test
    @Proves({PolicyId.CONF_06, PolicyId.CONF_03})
    void isSentOnceAndTheLookIsListed() {
        JourneyId journey = survivor(BY_MAIL);
        MessageId id = queue(journey);
        send();
        send();
        assertThat(SERVER.taken()).hasSize(1);
        assertThat(SERVER.taken().get(0)).contains("<" + id + "@quiet.example>", "From: Sam <hello@quiet.example>");
        assertThat(state(id)).isEqualTo("SENT");
        assertThat(heard.outcomes).containsExactly("SENT PLEASE_CALL 0");
        assertThat(asked(DEMO, transaction, () -> records.looks(journey, Optional.empty(), java.time.Instant.EPOCH, 100)
                        .looks()))
                .filteredOn(look -> look.reason().equals(Messages.REASON_OF_LOOK))
                .singleElement()
                .satisfies(look -> assertThat(look.fields()).contains("contact.address", "contact.codeName"));
        String row = asked(DEMO, transaction, () -> jdbc.sql("select m::text from alongside.message m where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single());
        assertThat(row).doesNotContain("Tamsin", "tamsin", "Sam", "elsewhere.example");
    }

    @Test
    void waitsForItsTimeAndGoesToWhereTheyAreReachedThen() {
        JourneyId journey = survivor(BY_MAIL);
        Instant tomorrow = time.now().plus(Duration.ofDays(1));
        asked(
                DEMO,
                transaction,
                () -> messages.queue(new Message(
                        journey,
                        MessageTemplate.PLEASE_CALL,
                        MessageSubjectId.of(journey),
                        0,
                        tomorrow,
                        tomorrow.plus(Duration.ofDays(1)))));
        send();
        assertThat(SERVER.taken()).isEmpty();
        time.passes(Duration.ofHours(25));
        send();
        assertThat(SERVER.taken()).hasSize(1);
    }

    @Test
    void isNotSentAgainWhenTheServerBreaksAfterTheMail() {
        MessageId id = queue(survivor(BY_MAIL));
        SERVER.answers(".", GOES);
        send();
        SERVER.isWell();
        time.passes(Duration.ofDays(3));
        send();
        assertThat(state(id)).isEqualTo("UNKNOWN");
        assertThat(SERVER.taken()).hasSize(1);
        assertThat(heard.outcomes).isEmpty();
    }

    @Test
    void isNotSentAgainWhenThisServiceIsGoneInBetween() {
        MessageId id = queue(survivor(BY_MAIL));
        asked(DEMO, transaction, () -> jdbc.sql(
                        "update alongside.message set state = 'SENDING', claimed_at = :now where id = :id")
                .param("now", java.sql.Timestamp.from(time.now()))
                .param("id", id.value())
                .update());
        send();
        assertThat(state(id)).isEqualTo("SENDING");
        time.passes(Outbox.CLAIMED_FOR.plusMinutes(1));
        send();
        assertThat(state(id)).isEqualTo("UNKNOWN");
        assertThat(SERVER.taken()).isEmpty();
    }

    @Test
    void waitsWhileTheServerIsAwayForADayAndIsThenSent() {
        JourneyId journey = survivor(BY_MAIL);
        MessageId first = queue(journey, MessageTemplate.PLEASE_CALL, 0);
        MessageId second = queue(journey, MessageTemplate.PLEASE_CALL, 1);
        MessageId byHand = queue(survivor(BY_PHONE));
        SERVER.answers("GREETING", GOES);
        for (int hour = 0; hour < 24; hour++) {
            send();
            time.passes(Duration.ofHours(1));
        }
        assertThat(state(first)).isEqualTo("WAITING SERVER_AWAY");
        assertThat(state(second)).isEqualTo("WAITING SERVER_AWAY");
        assertThat(state(byHand)).as("does not wait for a mail server").isEqualTo("BY_HAND NOT_BY_MAIL");
        SERVER.isWell();
        send();
        assertThat(state(first)).isEqualTo("SENT");
        assertThat(state(second)).isEqualTo("SENT");
        assertThat(SERVER.taken()).hasSize(2);
    }

    @Test
    void isForAPersonWhenTheServerIsAwayForTwoDays() {
        MessageId id = queue(survivor(BY_MAIL));
        SERVER.answers("GREETING", GOES);
        send();
        time.passes(Messages.TRIED_FOR.plusHours(1));
        send();
        assertThat(state(id)).isEqualTo("BY_HAND GAVE_UP");
    }

    @Test
    void isTriedAgainWithGrowingWaits() {
        MessageId id = queue(survivor(BY_MAIL));
        SERVER.answers("RCPT", "451 come back later");
        int minutes = 0;
        while (minutes < 120) {
            send();
            time.passes(Duration.ofMinutes(1));
            minutes++;
        }
        assertThat(SERVER.lines().stream()
                        .filter(line -> line.startsWith("RCPT"))
                        .count())
                .as("after 0, 1, 6, 21 and 81 minutes")
                .isEqualTo(5);
        SERVER.isWell();
        time.passes(Duration.ofHours(3));
        send();
        assertThat(state(id)).isEqualTo("SENT");
    }

    @Test
    void isForAPersonWhenTheAddressIsRefused() {
        MessageId id = queue(survivor(BY_MAIL));
        SERVER.answers("RCPT", "550 nobody here");
        send();
        assertThat(state(id)).isEqualTo("BY_HAND REFUSED");
    }

    @Test
    void endsWhenItsTimeIsOver() {
        MessageId waiting = queue(survivor(BY_MAIL));
        SERVER.answers("GREETING", GOES);
        send();
        time.passes(Duration.ofDays(31));
        send();
        assertThat(state(waiting)).isEqualTo("NOT_DELIVERED TOO_LATE");
        assertThat(heard.outcomes).containsExactly("NOT_DELIVERED PLEASE_CALL 0");
    }

    @Test
    void makesItsLinkWhenItIsSentAndANewOneEachTime() {
        JourneyId journey = survivor(BY_MAIL);
        MessageId id = queue(journey, MessageTemplate.RECORD_OPENED, 0);
        SERVER.answers(".", "451 later");
        send();
        SERVER.isWell();
        time.passes(Duration.ofMinutes(2));
        send();
        assertThat(state(id)).isEqualTo("SENT");
        assertThat(SERVER.taken().get(0)).containsPattern("https://quiet.example/own/[0-9a-f]{12}/");
        heard.link = Optional::empty;
        MessageId senseless = queue(journey, MessageTemplate.RECORD_OPENED, 1);
        send();
        assertThat(state(senseless)).isEqualTo("STOPPED");
    }

    @Test
    void isForAPersonWhenItCannotBePreparedAndHoldsUpNobody() {
        JourneyId journey = survivor(BY_MAIL);
        heard.link = () -> {
            throw new IllegalStateException("No link just now.");
        };
        MessageId broken = queue(journey, MessageTemplate.RECORD_OPENED, 0);
        MessageId other = queue(journey, MessageTemplate.PLEASE_CALL, 0);
        for (int i = 0; i < 4; i++) {
            send();
            time.passes(Duration.ofMinutes(10));
        }
        assertThat(state(other)).isEqualTo("SENT");
        assertThat(state(broken)).isEqualTo("BY_HAND UNREADABLE");
    }

    /** Something becomes of what the link is for just now: that is no try, however often. */
    @Test
    void waitsWhereWhatItsLinkIsForIsLocked() {
        MessageId id = queue(survivor(BY_MAIL), MessageTemplate.RECORD_OPENED, 0);
        heard.link = () -> {
            throw new CannotAcquireLockException("Somebody changes it just now.");
        };
        for (int i = 0; i < 5; i++) {
            send();
            assertThat(state(id)).isEqualTo("WAITING");
            time.passes(Duration.ofMinutes(2));
        }
        heard.link = heard::anew;
        send();
        assertThat(state(id)).isEqualTo("SENT");
    }

    /** Whoever is told what became of a message can be busy: nothing is sent twice, and nothing waits behind it. */
    @Test
    void keepsWhatBecameOfItAlsoWhereWhoIsToldWasBusy() {
        AtomicInteger busy = new AtomicInteger(2);
        heard.whileHearing = ended -> {
            if (busy.getAndDecrement() > 0) {
                throw new CannotAcquireLockException("Busy.");
            }
        };
        MessageId id = queue(survivor(BY_MAIL));
        send();
        assertThat(state(id)).isEqualTo("SENT");
        assertThat(heard.outcomes).containsExactly("SENT PLEASE_CALL 0");
        assertThat(SERVER.taken()).hasSize(1);
    }

    @Test
    void isForAPersonWhereWhoIsToldStaysBusy() {
        heard.whileHearing = ended -> {
            throw new CannotAcquireLockException("Busy.");
        };
        MessageId id = queue(survivor(BY_MAIL));
        send();
        time.passes(Outbox.CLAIMED_FOR.plusMinutes(1));
        send();
        assertThat(state(id)).isEqualTo("UNKNOWN");
        assertThat(SERVER.taken()).hasSize(1);
    }

    @Test
    void holdsUpNothingWhereItCannotBeEnded() {
        JourneyId late = survivor(BY_PHONE);
        MessageId first = queue(late);
        MessageId second = queue(survivor(BY_PHONE));
        send();
        time.passes(Duration.ofDays(31));
        MessageId other = queue(survivor(BY_MAIL));
        heard.whileHearing = ended -> {
            if (ended.journeyId().equals(late)) {
                throw new CannotAcquireLockException("Busy.");
            }
        };
        send();
        assertThat(state(first)).isEqualTo("BY_HAND NOT_BY_MAIL");
        assertThat(state(second)).isEqualTo("NOT_DELIVERED TOO_LATE");
        assertThat(state(other)).isEqualTo("SENT");
        heard.whileHearing = ended -> {};
        send();
        assertThat(state(first)).isEqualTo("NOT_DELIVERED TOO_LATE");
    }
}

package org.alongside.messages;

import static org.alongside.testing.http.Visitor.location;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MessageId;
import org.alongside.ids.MessageSubjectId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.Records;
import org.alongside.testing.http.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Where there is no mail server, and where mail is not the way: a supervisor takes a message and passes it on. */
class PassingOnPageIT extends PassingOnSteps {
    private static final List<String> OF_THE_RECORD =
            List.of("Tamsin", "021 555 0142", "weekdays before three", "Sam from the library");

    @Autowired
    Records records;

    @Test
    @Proves({PolicyId.CONF_01, PolicyId.CONF_06})
    void isListedByLabelWithNothingOfTheRecord() {
        JourneyId journey = survivor();
        forAPerson(journey, MessageTemplate.PLEASE_CALL);
        String page = visitors.as("supervisor1").get("/messages").body();
        assertThat(page)
                .contains(visitors.labelOf(journey), "Please call us", "this service has no mail server", "Take it");
        assertThat(page).doesNotContain(OF_THE_RECORD);
        assertThat(seesContact("supervisor1", journey)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"worker1", "analyst1", "admin1"})
    void isForSupervisorsAlone(String userId) {
        MessageId id = forAPerson(survivor(), MessageTemplate.PLEASE_CALL);
        assertThat(visitors.as(userId).get("/messages").statusCode()).isEqualTo(403);
        assertThat(visitors.as(userId).get("/messages/" + id).statusCode()).isEqualTo(403);
    }

    @Test
    void isNotThereInAnotherOrganisation() {
        JourneyId journey = survivor();
        MessageId id = forAPerson(journey, MessageTemplate.PLEASE_CALL);
        Visitor elsewhere = visitors.elsewhere("supervisorElsewhere", "supervisor");
        assertThat(elsewhere.get("/messages").body()).doesNotContain(visitors.labelOf(journey));
        assertThat(act(elsewhere, id, "take").statusCode()).isEqualTo(404);
        assertThat(elsewhere.get("/messages/" + id).statusCode()).isEqualTo(404);
        assertThat(elsewhere.get("/messages/no-id").statusCode()).isEqualTo(404);
    }

    @Test
    @Proves({PolicyId.CONF_01, PolicyId.CONF_03, PolicyId.CONF_06})
    void showsHowToReachThemToWhoTookItAndListsTheLook() {
        JourneyId journey = survivor();
        MessageId id = forAPerson(journey, MessageTemplate.PLEASE_CALL);
        Visitor one = visitors.as("supervisor1");
        Visitor two = visitors.as("supervisor2");
        assertThat(one.get("/messages/" + id).statusCode()).isEqualTo(404);

        assertThat(location(act(one, id, "take"))).isEqualTo("/messages/" + id);

        String page = one.get("/messages/" + id).body();
        assertThat(page).contains(OF_THE_RECORD).contains("Phone call", "Leave no message", "Tēnā koa waea mai");
        assertThat(visitors.inDatabase(() -> records.looks(journey, Optional.empty(), java.time.Instant.EPOCH, 100)
                        .looks()))
                .filteredOn(look -> look.reader().equals(WorkerId.of("supervisor1")))
                .singleElement()
                .satisfies(look -> assertThat(look.reason()).isEqualTo(PassingOn.REASON));
        HttpResponse<String> late = act(two, id, "take");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Somebody else has taken this message");
        assertThat(two.get("/messages/" + id).statusCode()).isEqualTo(404);
        assertThat(act(two, id, "passed-on").statusCode()).isEqualTo(404);
    }

    @Test
    void isPassedOnOnceAndClosesTheContact() {
        JourneyId journey = survivor();
        MessageId id = forAPerson(journey, MessageTemplate.PLEASE_CALL);
        Visitor who = visitors.as("supervisor1");
        act(who, id, "take");
        assertThat(location(act(who, id, "passed-on"))).isEqualTo("/messages?done=passed-on");
        assertThat(state(id)).isEqualTo("PASSED_ON");
        assertThat(heard.outcomes).containsExactly("PASSED_ON PLEASE_CALL 0");
        assertThat(seesContact("supervisor1", journey)).isFalse();
        assertThat(act(who, id, "passed-on").statusCode()).isEqualTo(404);
        assertThat(who.get("/messages/" + id).statusCode()).isEqualTo(404);
        assertThat(who.get("/messages?done=passed-on").body()).contains("it was passed on");
    }

    /** Whoever says that it was passed on has something to pass on. */
    @Test
    void isNotPassedOnBeforeItsLinkIsMade() {
        MessageId id = forAPerson(survivor(), MessageTemplate.RECORD_OPENED);
        Visitor who = visitors.as("supervisor1");
        act(who, id, "take");
        assertThat(who.get("/messages/" + id).body()).contains("no link yet").doesNotContain("I passed it on");
        HttpResponse<String> early = act(who, id, "passed-on");
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.body()).contains("Please make it first", "How to reach them safely");
        assertThat(state(id)).isEqualTo("BY_HAND");
        assertThat(act(who, id, "link").body()).contains("I passed it on");
        assertThat(location(act(who, id, "passed-on"))).isEqualTo("/messages?done=passed-on");
    }

    @Test
    void isTriedThreeTimesAndHasThenReachedNobody() {
        JourneyId journey = survivor();
        MessageId id = forAPerson(journey, MessageTemplate.PLEASE_CALL);
        for (String who : List.of("supervisor1", "supervisor2")) {
            act(visitors.as(who), id, "take");
            act(visitors.as(who), id, "not-reached");
            assertThat(state(id)).isEqualTo("BY_HAND");
            assertThat(seesContact(who, journey)).isFalse();
        }
        Visitor third = visitors.as("supervisor1");
        act(third, id, "take");
        assertThat(third.get("/messages/" + id).body()).contains("nobody tries again");
        act(third, id, "not-reached");
        assertThat(state(id)).isEqualTo("NOT_DELIVERED");
        assertThat(heard.outcomes).containsExactly("NOT_DELIVERED PLEASE_CALL 0");
    }

    @Test
    void isGivenBackOrComesBackAfterADay() {
        JourneyId journey = survivor();
        MessageId id = forAPerson(journey, MessageTemplate.PLEASE_CALL);
        act(visitors.as("supervisor1"), id, "take");
        act(visitors.as("supervisor1"), id, "give-back");
        assertThat(seesContact("supervisor1", journey)).isFalse();
        act(visitors.as("supervisor2"), id, "take");
        assertThat(seesContact("supervisor2", journey)).isTrue();
        time.passes(PassingOn.TAKEN_FOR.plusHours(1));
        outbox.sendDue(() -> true);
        assertThat(seesContact("supervisor2", journey)).isFalse();
        assertThat(state(id)).isEqualTo("BY_HAND");
        assertThat(act(visitors.as("supervisor1"), id, "take").statusCode()).isEqualTo(302);
    }

    @Test
    void makesALinkToPassOnEachTimeItIsAsked() {
        MessageId id = forAPerson(survivor(), MessageTemplate.RECORD_OPENED);
        Visitor who = visitors.as("supervisor1");
        act(who, id, "take");
        assertThat(who.get("/messages/" + id).body()).doesNotContain("/own/");
        String first = link(act(who, id, "link").body());
        String second = link(act(who, id, "link").body());
        assertThat(first).containsPattern("/own/[0-9a-f]{12}/").isNotEqualTo(second);
        MessageId without = forAPerson(survivor(), MessageTemplate.PLEASE_CALL);
        act(who, without, "take");
        assertThat(act(who, without, "link").statusCode()).isEqualTo(404);
    }

    private static String link(String page) {
        int from = page.indexOf("value=\"http", page.indexOf("id=\"link\""));
        return page.substring(from, page.indexOf('"', from + 8));
    }

    @ParameterizedTest
    @CsvSource({"again, WAITING", "by-hand, BY_HAND", "sent, SENT"})
    void isDecidedByAPersonWhereNobodyKnowsWhetherItArrived(String decision, String then) {
        JourneyId journey = survivor();
        MessageId id = visitors.inDatabase(() -> messages.queue(new Message(
                journey,
                MessageTemplate.PLEASE_CALL,
                MessageSubjectId.of(journey),
                0,
                time.now(),
                time.now().plus(Duration.ofDays(9)))));
        for (String state : List.of("SENDING", "UNKNOWN")) {
            visitors.rows(
                    "update alongside.message set state = :state, claimed_at = now() where id = :id returning id",
                    Map.of("id", id.value(), "state", state));
        }
        Visitor who = visitors.as("supervisor1");
        assertThat(who.get("/messages").body()).contains("Sent without an answer", visitors.labelOf(journey));
        assertThat(act(who, id, "passed-on").statusCode()).isEqualTo(404);
        assertThat(act(who, id, decision).statusCode()).isEqualTo(302);
        assertThat(state(id)).isEqualTo(then);
        assertThat(heard.outcomes).isEqualTo(then.equals("SENT") ? List.of("SENT PLEASE_CALL 0") : List.of());
        assertThat(act(who, id, decision).statusCode()).isEqualTo(404);
    }
}

package org.alongside.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.OwnInvitations;
import org.alongside.testing.walk.Survivors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A link to a survivor's record, from their worker's button by the hand of a supervisor to the page that asks for the word. */
@OverHttp
@ExcludeFromProcessCoverage
class LinkToRecordIT {
    private static final String WORD = "Seven small stones";

    @Autowired
    Visitors visitors;

    @Autowired
    Survivors survivors;

    @Autowired
    OwnInvitations invitations;

    @Autowired
    Outbox outbox;

    private static String found(String pattern, String page) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    @Test
    @Proves({PolicyId.CONF_01, PolicyId.CONF_06})
    void whoPassesItOnKnowsTheLinkAndNotTheWord() {
        visitors.rows(
                "update alongside.message set state = 'STOPPED', ended_at = now() "
                        + "where state in ('WAITING', 'SENDING', 'UNKNOWN', 'BY_HAND') returning id",
                Map.of());
        JourneyId journey = survivors.inSupport();
        String person = visitors.personOf(journey);
        Visitor worker = visitors.as("worker1");
        worker.submit(person + "/own-word", person + "/own-word", Map.of("word", WORD, "again", WORD));
        String page = found(
                "name=\"page\" value=\"([^\"]+)\"",
                worker.get(person + "/own-record").body());
        worker.submit(person + "/own-record", person + "/own-record/link", Map.of("page", page));
        outbox.sendDue(() -> true);

        Visitor supervisor = visitors.as("supervisor1");
        assertThat(supervisor.get("/messages").body()).contains(visitors.labelOf(journey));
        String id = String.valueOf(visitors.rows(
                        "select id from alongside.message where journey_id = :id and state = 'BY_HAND'",
                        Map.of("id", journey.value()))
                .get(0)
                .get("id"));
        supervisor.submit("/messages", "/messages/" + id + "/take", Map.of());
        HttpResponse<String> shown = supervisor.submit("/messages", "/messages/" + id + "/link", Map.of());
        String link = found("value=\"https?://[^/]+(/own/[0-9a-f]{12}/[A-Za-z0-9_-]{43})\"", shown.body());
        supervisor.submit("/messages", "/messages/" + id + "/passed-on", Map.of());
        assertThat(worker.get(person + "/own-record").body()).contains("Send them a link");

        Visitor guessing = visitors.anybody();
        String press =
                found("name=\"press\" value=\"([^\"]+)\"", guessing.get(link).body());
        guessing.submit(link, Map.of("press", press));
        String again = found(
                "name=\"press\" value=\"([^\"]+)\"",
                guessing.get("/own/record/word").body());
        assertThat(guessing.submit("/own/record/word", Map.of("word", "Seven stones", "press", again))
                        .statusCode())
                .isEqualTo(422);
        assertThat(guessing.get("/own/record/kept").statusCode()).isEqualTo(404);
        assertThat(Visitor.location(guessing.submit("/own/record/word", Map.of("word", WORD, "press", again))))
                .isEqualTo("/own/record");
    }

    /** Whoever left asks by their label; the message goes the same way. */
    @Test
    @Proves({PolicyId.CONF_01, PolicyId.CONF_06, PolicyId.CONSENT_10})
    void whoeverLeftGetsOneAsBefore() {
        visitors.rows("delete from alongside.label_try returning id", Map.of());
        JourneyId journey = survivors.inSupport();
        String person = visitors.personOf(journey);
        Visitor worker = visitors.as("worker1");
        worker.submit(person + "/own-word", person + "/own-word", Map.of("word", WORD, "again", WORD));
        worker.submit("/journeys/done", "/journeys/" + journey + "/leave", Map.of());
        visitors.as("worker2")
                .submit("/journeys/asked", Map.of("label", visitors.labelOf(journey), "what", "PAGE", "safe", "yes"));
        outbox.sendDue(() -> true);
        String id = String.valueOf(visitors.rows(
                        "select id from alongside.message where journey_id = :id and state = 'BY_HAND'",
                        Map.of("id", journey.value()))
                .get(0)
                .get("id"));
        Visitor supervisor = visitors.as("supervisor1");
        supervisor.submit("/messages", "/messages/" + id + "/take", Map.of());
        HttpResponse<String> shown = supervisor.submit("/messages", "/messages/" + id + "/link", Map.of());
        String link = found("value=\"https?://[^/]+(/own/[0-9a-f]{12}/[A-Za-z0-9_-]{43})\"", shown.body());
        supervisor.submit("/messages", "/messages/" + id + "/passed-on", Map.of());

        Visitor theirs = visitors.anybody();
        String press =
                found("name=\"press\" value=\"([^\"]+)\"", theirs.get(link).body());
        theirs.submit(link, Map.of("press", press));
        assertThat(theirs.get("/own/record/kept").statusCode()).isEqualTo(404);
        String asked = found(
                "name=\"press\" value=\"([^\"]+)\"",
                theirs.get("/own/record/word").body());
        assertThat(Visitor.location(theirs.submit("/own/record/word", Map.of("word", WORD, "press", asked))))
                .isEqualTo("/own/record");
        assertThat(theirs.get("/own/record").body()).contains("You have left");
        survivors.everybodyIsGone();
    }

    /** Such as a supervisor who walks with them as well. */
    @Test
    @Proves(PolicyId.CONF_01)
    void whoWasBesideTheWordPassesNoLinkOnAndOpensNone() {
        JourneyId journey = survivors.inSupport();
        String person = visitors.personOf(journey);
        Visitor worker = visitors.as("worker1");
        worker.submit(person + "/own-word", person + "/own-word", Map.of("word", WORD, "again", WORD));
        String page = found(
                "name=\"page\" value=\"([^\"]+)\"",
                worker.get(person + "/own-record").body());
        worker.submit(person + "/own-record", person + "/own-record/link", Map.of("page", page));
        outbox.sendDue(() -> true);
        String id = String.valueOf(visitors.rows(
                        "select id from alongside.message where journey_id = :id and state = 'BY_HAND'",
                        Map.of("id", journey.value()))
                .get(0)
                .get("id"));
        String early = invitations.linkToRecord(journey, WorkerId.of("supervisor1"));
        visitors.rows(
                "update alongside.own_word set chosen_beside = 'supervisor1' where journey_id = :id returning tries",
                Map.of("id", journey.value()));
        HttpResponse<String> refused =
                visitors.as("supervisor1").submit("/messages", "/messages/" + id + "/take", Map.of());
        assertThat(refused.body()).contains("Please let another supervisor pass this on");
        assertThat(visitors.refusals("supervisor1", "CONF-01")).isPositive();
        assertThat(visitors.anybody().get(early).statusCode()).isEqualTo(404);
        assertThat(visitors.as("supervisor2")
                        .submit("/messages", "/messages/" + id + "/take", Map.of())
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void aBreakOrAnEndStopsALinkThatIsOnItsWay() {
        JourneyId journey = survivors.inSupport();
        String person = visitors.personOf(journey);
        Visitor worker = visitors.as("worker1");
        String page = found(
                "name=\"page\" value=\"([^\"]+)\"",
                worker.get(person + "/own-record").body());
        worker.submit(person + "/own-record", person + "/own-record/link", Map.of("page", page));
        worker.submit("/journeys/done", "/journeys/" + journey + "/pause", Map.of());
        assertThat(visitors.rows(
                        "select state from alongside.message where journey_id = :id and template = 'RECORD_OPENED'",
                        Map.of("id", journey.value())))
                .singleElement()
                .extracting(row -> row.get("state"))
                .isEqualTo("STOPPED");
        survivors.everybodyIsGone();
    }
}

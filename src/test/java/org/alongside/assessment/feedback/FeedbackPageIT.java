package org.alongside.assessment.feedback;

import static org.alongside.testing.http.Visitor.location;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.alongside.access.SecretToken;
import org.alongside.ids.JourneyId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.Feedback;
import org.alongside.records.Feedback.Said;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.OwnInvitations;
import org.alongside.testing.walk.Survivors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Supervisors read what came, take out what names somebody, and answer everybody. (MONITOR-04) */
@OverHttp
@ExcludeFromProcessCoverage
class FeedbackPageIT {
    @Autowired
    Visitors visitors;

    @Autowired
    Feedback feedback;

    @Autowired
    OwnInvitations invitations;

    @Autowired
    Survivors survivors;

    @BeforeEach
    void nothingCameYet() {
        visitors.rows(
                "update alongside.feedback set ciphertext = null, journey_id = null, is_read = true, taken_out_by = 'x',"
                        + " taken_out_because = 'NOT_ABOUT_US' where taken_out_because is null returning id",
                Map.of());
    }

    private UUID came(String text, @Nullable JourneyId from) {
        visitors.inDatabase(() -> feedback.keep(
                new Said(SecretToken.make(), text, Optional.of(Feedback.Reason.NEEDS_MET), false, from), false));
        return visitors.inDatabase(() -> feedback.page(0, 2_000)).stream()
                .filter(entry -> entry.text().equals(text))
                .findFirst()
                .orElseThrow()
                .id()
                .value();
    }

    /** The page of the list on which something stands. */
    private static String pageWith(Visitor supervisor, String text) {
        for (int page = 1; page < 100; page++) {
            String body = supervisor.get("/feedback?page=" + page).body();
            if (body.contains(text)) {
                return body;
            }
            assertThat(body).as(text).contains("Older");
        }
        throw new AssertionError("Not found: " + text);
    }

    /** An entry of the list. */
    private static String entryWith(Visitor supervisor, String text) {
        return java.util.Arrays.stream(pageWith(supervisor, text).split("<article"))
                .filter(entry -> entry.contains(text))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"worker1", "facilitator1", "analyst1", "admin1"})
    @Proves(PolicyId.MONITOR_04)
    void nobodyElseReadsIt(String user) {
        UUID id = came("For supervisors", null);
        Visitor other = visitors.as(user);
        assertThat(other.get("/feedback").statusCode()).isEqualTo(403);
        assertThat(other.get("/feedback/answers").statusCode()).isEqualTo(403);
        assertThat(other.submit(
                                "/workers/me/passkeys",
                                "/feedback/" + id + "/take-out",
                                Map.of("because", "WRITER_ASKED"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(location(visitors.anybody().get("/feedback"))).contains("/login");
    }

    @Test
    void isReadAndMarkedAndNotSeenElsewhere() {
        UUID id = came("Warm people <i>", null);
        Visitor supervisor = visitors.as("supervisor1");
        assertThat(entryWith(supervisor, "Warm people"))
                .contains("Warm people &lt;i&gt;", "not read yet", "Got what they needed", "for us only")
                .doesNotContain("<i>", "They wished that we know");
        assertThat(supervisor.get("/feedback").body()).contains("/own/feedback/" + invitations.ownAddress());
        Map<String, String> read = Map.of("page", "1", "read", "yes");
        assertThat(location(supervisor.submit("/feedback", "/feedback/" + id + "/read", read)))
                .isEqualTo("/feedback?page=1&done=read");
        assertThat(supervisor.get("/feedback?done=read").body()).contains("Marked as read");
        assertThat(entryWith(supervisor, "Warm people"))
                .contains("Mark as not read")
                .doesNotContain("not read yet");
        supervisor.submit("/feedback", "/feedback/" + id + "/read", Map.of("page", "1", "read", "no"));
        assertThat(visitors.inDatabase(() -> feedback.unread())).isPositive();

        Visitor elsewhere = visitors.elsewhere("supervisor77", "supervisor");
        assertThat(elsewhere.get("/feedback").body()).doesNotContain("Warm people");
        for (String act : List.of("read", "take-out")) {
            Map<String, String> fields = act.equals("read") ? read : Map.of("because", "WRITER_ASKED");
            assertThat(elsewhere
                            .submit("/feedback", "/feedback/" + id + "/" + act, fields)
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(supervisor
                        .submit("/feedback", "/feedback/" + UUID.randomUUID() + "/read", read)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatNamesSomebodyIsTakenOutForGood() {
        UUID id = came("Ask Hine in Mill Street", null);
        Visitor supervisor = visitors.as("supervisor1");
        String address = "/feedback/" + id + "/take-out";
        assertThat(supervisor
                        .submit("/feedback", address, Map.of("because", "NO_REASON"))
                        .statusCode())
                .isEqualTo(400);
        Map<String, String> because = Map.of("page", "1", "because", "NAMES_SOMEBODY");
        for (int pressed = 0; pressed < 2; pressed++) {
            assertThat(location(supervisor.submit("/feedback", address, because)))
                    .isEqualTo("/feedback?page=1&done=taken-out");
        }
        pageWith(supervisor, "Taken out, as it names somebody");
        assertThat(visitors.inDatabase(() -> feedback.page(0, 2_000)))
                .noneMatch(entry -> entry.text().contains("Mill Street"));
        assertThat(visitors.as("supervisor2")
                        .submit("/feedback", address, because)
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitors.rows("select ciphertext from alongside.feedback where id = :id", Map.of("id", id))
                        .get(0)
                        .get("ciphertext"))
                .isNull();
        assertThat(visitors.rows(
                        "select count(*) n from alongside.ledger_entry where act = 'feedback taken out'"
                                + " and details::text like :id",
                        Map.of("id", "%" + id + "%")))
                .extracting(row -> String.valueOf(row.get("n")))
                .containsExactly("1");
    }

    @Test
    void whoWishedItIsNamedByLabel() {
        JourneyId journey = survivors.inSupport();
        came("You may know me", journey);
        assertThat(entryWith(visitors.as("supervisor1"), "You may know me"))
                .contains("They wished that we know", visitors.labelOf(journey));
    }

    @Test
    void pagesHoldTwentyAndTheirOrderTellsNoTime() {
        IntStream.range(0, 2 * FeedbackController.A_PAGE + 1).forEach(n -> came("Number " + n + ".", null));
        Visitor supervisor = visitors.as("supervisor1");
        String first = supervisor.get("/feedback").body();
        assertThat(first.split("<article", -1)).hasSize(FeedbackController.A_PAGE + 1);
        assertThat(first).contains("Older").doesNotContain("Newer");
        assertThat(supervisor.get("/feedback?page=2").body()).contains("Older", "Newer");
        assertThat(supervisor.get("/feedback?page=4999").body()).contains("There is nothing on this page");
        for (String wrong : List.of("0", "-1", "5001")) {
            assertThat(supervisor.get("/feedback?page=" + wrong).statusCode()).isEqualTo(404);
        }
        assertThat(visitors.inDatabase(() -> feedback.page(0, 1_000)).stream()
                        .filter(entry -> entry.text().startsWith("Number "))
                        .map(entry -> entry.id().toString()))
                .hasSize(2 * FeedbackController.A_PAGE + 1)
                .isSorted();
    }

    @Test
    void everybodyCanReadWhatIsAnswered() {
        Visitor supervisor = visitors.as("supervisor1");
        String all = "/own/feedback/" + invitations.ownAddress();
        Map<String, String> answer = new HashMap<>(Map.of(
                "id",
                UUID.randomUUID().toString(),
                "youSaid",
                "The room is cold & dark.",
                "weDid",
                "We bought a heater."));
        HttpResponse<String> half =
                supervisor.submit("/feedback/answers", Map.of("id", answer.get("id"), "youSaid", "Only half of it"));
        assertThat(half.statusCode()).isEqualTo(422);
        assertThat(half.body()).contains("Please write both", "Only half of it");
        for (int pressed = 0; pressed < 2; pressed++) {
            assertThat(location(supervisor.submit("/feedback/answers", answer)))
                    .isEqualTo("/feedback/answers?done=published");
        }
        assertThat(visitors.anybody().get(all).body()).containsOnlyOnce("The room is cold &amp; dark.");
        assertThat(visitors.anybody().get(all).body()).contains("You said, we did", "We bought a heater.");
        answer.put("youSaid", "y".repeat(1_001));
        assertThat(supervisor.submit("/feedback/answers", answer).body()).contains("at most 1,000", "y".repeat(1_001));

        String back = "/feedback/answers/" + answer.get("id") + "/take-back";
        Visitor elsewhere = visitors.elsewhere("supervisor77", "supervisor");
        assertThat(elsewhere.submit("/feedback/answers", back, Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(location(visitors.as("supervisor2").submit("/feedback/answers", back, Map.of())))
                .isEqualTo("/feedback/answers?done=taken-back");
        assertThat(supervisor.submit("/feedback/answers", back, Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(visitors.anybody().get(all).body()).doesNotContain("The room is cold");
        assertThat(visitors.rows(
                        "select act from alongside.ledger_entry where details::text like :id order by act",
                        Map.of("id", "%" + answer.get("id") + "%")))
                .extracting(row -> row.get("act"))
                .containsExactly("feedback answer taken back", "feedback answered");
    }
}

package org.alongside.assessment.feedback;

import static org.alongside.testing.http.Visitor.location;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alongside.access.SecretToken;
import org.alongside.consent.Purpose;
import org.alongside.ids.JourneyId;
import org.alongside.ids.LinkSubjectId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.own.OwnLinks;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.Feedback;
import org.alongside.testing.Time;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.OwnInvitations;
import org.alongside.testing.walk.Survivors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whom a link led here writes, and may say that we know who it is; otherwise nothing says so. (MONITOR-04) */
@OverHttp
@ExcludeFromProcessCoverage
class FeedbackByLinkIT {
    private static final String PAGE = "/own/feedback";

    @Autowired
    Visitors visitors;

    @Autowired
    OwnInvitations invitations;

    @Autowired
    Survivors survivors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    OwnLinks links;

    @Autowired
    Feedback feedback;

    @Autowired
    Time time;

    private final Map<String, String> fields = new HashMap<>(Map.of("go", "next"));

    private String link(JourneyId journey) {
        String token = SecretToken.make();
        visitors.inDatabase(() -> {
            links.make(
                    OwnLinks.Purpose.FEEDBACK,
                    LinkSubjectId.of(journey),
                    journey,
                    SecretToken.hash(token),
                    time.now().plus(Duration.ofDays(14)),
                    null);
            return true;
        });
        return "/own/" + invitations.ownAddress() + "/" + token;
    }

    private Visitor opens(String link) {
        Visitor browser = visitors.anybody();
        String body = browser.get(link).body();
        assertThat(body).contains("This link opens once").doesNotContain("tell us");
        String press = body.replaceAll("(?s).*name=\"press\" value=\"([^\"]*)\".*", "$1");
        assertThat(location(browser.submit(link, Map.of("press", press)))).isEqualTo(PAGE);
        return browser;
    }

    private HttpResponse<String> sends(Visitor browser, String text, String... more) {
        fields.put("press", OwnFeedbackIT.press(browser, PAGE));
        fields.put("answer", text);
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return browser.submit(PAGE, fields);
    }

    private Optional<Feedback.Entry> kept(String text) {
        return visitors.inDatabase(() -> feedback.page(0, 1_000)).stream()
                .filter(entry -> entry.text().equals(text))
                .findFirst();
    }

    private List<?> traces(JourneyId journey) {
        return visitors.rows(
                "select id from alongside.own_link where journey_id = :id union all"
                        + " select id from alongside.own_sitting where journey_id = :id",
                Map.of("id", journey.value()));
    }

    @Test
    @Proves(PolicyId.MONITOR_04)
    void nothingSaysWhoItWasOnceItIsSent() {
        JourneyId journey = survivors.inSupport();
        Visitor browser = opens(link(journey));
        assertThat(browser.get(PAGE).body())
                .contains("You may know that this is from me")
                .doesNotContain("checked=\"checked\" name=\"known\"");
        assertThat(traces(journey)).isNotEmpty();

        String sent = PAGE + "/" + invitations.ownAddress() + "/sent";
        assertThat(location(sends(browser, "Not tied to me"))).isEqualTo(sent);

        assertThat(kept("Not tied to me"))
                .hasValueSatisfying(entry -> assertThat(entry.from()).isEmpty());
        assertThat(traces(journey)).isEmpty();
        // The button pressed a second time, on the page that was sent.
        assertThat(location(browser.submit("/login", PAGE, fields))).isEqualTo(sent);
        assertThat(browser.get(PAGE).statusCode()).isEqualTo(404);
        fields.put("press", SecretToken.make());
        fields.put("answer", "Too late to say");
        HttpResponse<String> late = browser.submit("/login", PAGE, fields);
        assertThat(late.statusCode()).isEqualTo(404);
        assertThat(late.body()).contains("Too late to say", "This was not kept");
        assertThat(kept("Too late to say")).isEmpty();
    }

    @Test
    @Proves(PolicyId.MONITOR_04)
    void whoWishesItIsKnownUntilTheyAreErased() {
        JourneyId journey = survivors.inSupport();
        sends(opens(link(journey)), "They may know me by my link", "known", "yes");
        assertThat(kept("They may know me by my link").orElseThrow().from()).contains(journey);

        InOrganisation.says(() -> survivor.withdraws(journey, Purpose.KEEP_RECORD, WorkerId.of("worker1")));
        assertThat(kept("They may know me by my link").orElseThrow().from()).isEmpty();
    }

    @Test
    void whoIsErasedMeanwhileCanStillWriteAndIsNotAskedWhetherWeMayKnow() {
        JourneyId journey = survivors.inSupport();
        String link = link(journey);
        InOrganisation.says(() -> survivor.withdraws(journey, Purpose.KEEP_RECORD, WorkerId.of("worker1")));
        Visitor browser = opens(link);
        assertThat(browser.get(PAGE).body()).doesNotContain("You may know that this is from me");
        sends(browser, "After everything", "known", "yes");
        assertThat(kept("After everything"))
                .hasValueSatisfying(entry -> assertThat(entry.from()).isEmpty());
    }

    @Test
    void whatIsWrongIsSaidAndTheLinkStaysOpen() {
        JourneyId journey = survivors.inSupport();
        Visitor browser = opens(link(journey));
        HttpResponse<String> empty = sends(browser, "", "known", "yes");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Please write something first", "You may know that this is from me");
        assertThat(sends(browser, "z".repeat(1_600)).body()).contains("too long by 100 characters");
        assertThat(browser.sendForm(PAGE, fields).statusCode())
                .as("without a token")
                .isEqualTo(403);
        assertThat(traces(journey)).isNotEmpty();
        browser.sendForm("/own/leave", Map.of());
        assertThat(browser.get(PAGE).statusCode()).isEqualTo(404);
    }

    @Test
    void aSittingOfAnotherPurposeOpensNothingHere() {
        Visitor browser = visitors.anybody();
        String link = invitations.link();
        String press = browser.get(link).body().replaceAll("(?s).*name=\"press\" value=\"([^\"]*)\".*", "$1");
        assertThat(location(browser.submit(link, Map.of("press", press)))).isEqualTo("/own/assessment");
        assertThat(browser.get(PAGE).statusCode()).isEqualTo(404);
        assertThat(browser.submit(
                                "/own/assessment",
                                PAGE,
                                Map.of("press", SecretToken.make(), "go", "next", "answer", "x"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitors.as("worker1").get(PAGE).statusCode()).isEqualTo(409);
    }
}

package org.alongside.referral.web;

import static org.alongside.testing.http.Visitor.location;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.access.Organisations;
import org.alongside.access.SecretToken;
import org.alongside.consent.Purpose;
import org.alongside.ids.JourneyId;
import org.alongside.ids.LinkSubjectId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.own.OwnLinks;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.referral.ReferralSteps;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.OwnInvitations;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A service answers a letter at its address, over HTTP and without an account; whoever tries more gets nothing. (REFER-05, CONF-06) */
@OverHttp
@ExcludeFromProcessCoverage
class LetterAnswerIT extends ReferralSteps {
    @Autowired
    Visitors visitors;

    @Autowired
    OwnInvitations invitations;

    @Autowired
    Organisations organisations;

    @Autowired
    SurvivorMessages survivor;

    private JourneyId journey;
    private String token;
    private String page;

    @BeforeEach
    void aLetterHasLeft() {
        journey = withLetterSent(service("Invented " + UUID.randomUUID()), "REFERRED", "NAME", "OWN_WORDS");
        token = addressOf(journey);
        page = "/own/letter/" + invitations.ownAddress() + "/" + token;
    }

    private String reference() {
        return InOrganisation.asked(() -> referrals.of(journey)).get(0).reference();
    }

    private void isUnanswered() {
        assertThat(kept(journey)).containsExactly("SENT REFERRED NAME+OWN_WORDS POSTED");
    }

    private static void isOver(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains("This address is not open")
                .doesNotContain("Letter ", "<form method=\"post\" action=\"/own/letter");
    }

    @Test
    @Proves({PolicyId.REFER_05, PolicyId.CONF_06})
    void openingShowsTheNumberAndNothingOfTheSurvivorAndChangesNothing() {
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> opened = visitors.anybody().get(page);
            assertThat(opened.statusCode()).isEqualTo(200);
            assertThat(opened.body())
                    .contains("Your answer to our letter", "Letter " + reference(), "We take it on")
                    .doesNotContain("Tamsin", "talk to a man", visitors.labelOf(journey), "Alongside");
            assertThat(opened.headers().allValues("Cache-Control")).containsExactly("no-store");
            assertThat(opened.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
            assertThat(opened.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("frame-ancestors 'none'");
            assertThat(visitors.anybody().call("HEAD", page, "").statusCode()).isEqualTo(200);
        }
        isUnanswered();
    }

    @Test
    @Proves({PolicyId.REFER_05, PolicyId.CONF_06})
    void anAnswerIsGivenOnceAndEverybodyAfterItLearnsOnlyThatOneCame() {
        Visitor service = visitors.anybody();
        HttpResponse<String> sent = service.submit(page, Map.of("answer", "NOT_POSSIBLE"));
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(location(sent)).isEqualTo(page);
        assertThat(kept(journey)).containsExactly("SENT REFERRED NAME+OWN_WORDS POSTED NOT_POSSIBLE");
        for (Visitor anybody : List.of(service, visitors.anybody())) {
            assertThat(anybody.get(page).body())
                    .contains("An answer to this letter was received on", "Letter " + reference())
                    .doesNotContain("not possible", "Tamsin", "type=\"radio\"", visitors.labelOf(journey));
        }
        HttpResponse<String> again = service.submit("/login", page, Map.of("answer", "TAKEN"));
        assertThat(again.statusCode()).isIn(200, 302);
        assertThat(kept(journey)).containsExactly("SENT REFERRED NAME+OWN_WORDS POSTED NOT_POSSIBLE");
        assertThat(visitors.as("worker1")
                        .get(visitors.personOf(journey) + "/other-support")
                        .body())
                .contains("It is not possible there", "answered by the service itself on");
        says(() -> survivor.withdraws(journey, Purpose.DISCLOSE_TO_RECIPIENT, WORKER1));
        isOver(visitors.anybody().get(page));
    }

    @Test
    void needsNoCookieButThatOfTheForm() {
        Visitor service = visitors.anybody();
        HttpResponse<String> opened = service.get(page);
        assertThat(opened.headers().allValues("Set-Cookie")).allMatch(cookie -> cookie.startsWith("ALONGSIDE_FORM="));
        assertThat(service.cookie("ALONGSIDE_SESSION")).isEmpty();
        assertThat(service.cookie("ALONGSIDE_OWN")).isEmpty();
        assertThat(visitors.anybody().sendForm(page, Map.of("answer", "TAKEN")).statusCode())
                .isEqualTo(403);
        isUnanswered();
    }

    @Test
    @Proves(PolicyId.REFER_05)
    void whatIsWrongIsSaidKeepsWhatWasChosenAndChangesNothing() {
        Visitor service = visitors.anybody();
        HttpResponse<String> nothing = service.submit(page, Map.of());
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body()).contains("Please choose one of the answers.");
        for (String day : List.of(
                "", in(0).toString(), in(-1).toString(), in(367).toString(), in(3650).toString(), "31/12/2026", "x")) {
            HttpResponse<String> wrong =
                    service.submit(page, Map.of("answer", "WAITING", "until", day.isEmpty() ? " " : day));
            assertThat(wrong.statusCode()).as(day).isEqualTo(422);
            assertThat(wrong.body())
                    .contains(
                            "Please say until which day you need",
                            "aria-invalid=\"true\"",
                            "value=\"WAITING\" checked");
        }
        assertThat(service.submit(page, Map.of("answer", "NO_LONGER")).statusCode())
                .isEqualTo(400);
        assertThat(service.submit(page, Map.of("answer", "x")).statusCode()).isEqualTo(400);
        assertThat(service.submit(page, Map.of("answer", "TAKEN", "words", "x")).statusCode())
                .isEqualTo(400);
        assertThat(service.submit(page, Map.of("answer", "TAKEN\nWAITING")).statusCode())
                .isEqualTo(400);
        assertThat(service.submit(page, Map.of("answer", "a".repeat(17_000))).statusCode())
                .isEqualTo(413);
        isUnanswered();
        assertThat(location(service.submit(page, Map.of("answer", "WAITING", "until", in(366).toString()))))
                .isEqualTo(page);
        assertThat(kept(journey)).containsExactly("SENT REFERRED NAME+OWN_WORDS POSTED WAITING");
    }

    @Test
    @Proves({PolicyId.CONSENT_06, PolicyId.CONF_06})
    void whatWasOpenBeforeItWasTakenBackTakesNothing() {
        Visitor service = visitors.anybody();
        String csrf = service.get(page).body();
        assertThat(csrf).contains("We take it on");
        says(() -> survivor.withdraws(journey, Purpose.DISCLOSE_TO_RECIPIENT, WORKER1));
        isOver(service.submit("/login", page, Map.of("answer", "TAKEN")));
        isOver(visitors.anybody().get(page));
        assertThat(kept(journey)).containsExactly("TAKEN_BACK REFERRED NAME+OWN_WORDS POSTED");
    }

    @Test
    @Proves(PolicyId.CONF_06)
    void whatIsMadeUpChangedOrOfAnotherOrganisationOpensNothing() {
        visitors.elsewhere("letters0", "supervisor");
        String elsewhere = InOrganisation.asked(Visitors.ELSEWHERE, organisations::ownAddress);
        String changed = (token.charAt(0) == 'A' ? 'B' : 'A') + token.substring(1);
        for (String wrong : List.of(
                "/own/letter/" + elsewhere + "/" + token,
                "/own/letter/" + invitations.ownAddress() + "/" + changed,
                "/own/letter/000000000000/" + token,
                "/own/letter/" + invitations.ownAddress() + "/" + SecretToken.make())) {
            isOver(visitors.anybody().get(wrong));
            isOver(visitors.anybody().submit("/login", wrong, Map.of("answer", "TAKEN")));
        }
        for (String noToken : List.of("/own/letter", page + "x", page.substring(0, page.length() - 1), page + "/x")) {
            assertThat(visitors.anybody().get(noToken).statusCode()).as(noToken).isEqualTo(404);
        }
        isUnanswered();
    }

    @Test
    @Proves(PolicyId.CONF_06)
    void anAddressOfAServiceOpensNoPageOfASurvivorNorTheOtherWayRound() {
        String asSurvivor = "/own/" + invitations.ownAddress() + "/" + token;
        assertThat(visitors.anybody().get(asSurvivor).statusCode()).isEqualTo(404);
        assertThat(visitors.anybody()
                        .submit("/login", asSurvivor, Map.of("press", SecretToken.make()))
                        .statusCode())
                .isEqualTo(404);
        isUnanswered();
        String ofSurvivor = SecretToken.make();
        says(() -> links.make(
                OwnLinks.Purpose.FEEDBACK,
                LinkSubjectId.of(UUID.randomUUID()),
                journey,
                SecretToken.hash(ofSurvivor),
                time.now().plus(Duration.ofDays(1)),
                null));
        String asService = "/own/letter/" + invitations.ownAddress() + "/" + ofSurvivor;
        isOver(visitors.anybody().get(asService));
        isOver(visitors.anybody().submit("/login", asService, Map.of("answer", "TAKEN")));
        assertThat(visitors.anybody().get(page).body()).contains("We take it on");
    }

    @Test
    void whoIsSignedInAnswersForNobody() {
        Visitor worker = visitors.as("worker1");
        assertThat(worker.get(page).statusCode()).isEqualTo(409);
        assertThat(worker.submit("/people", page, Map.of("answer", "TAKEN")).statusCode())
                .isEqualTo(409);
        isUnanswered();
    }

    @Test
    void bothLanguagesSayIt() {
        Visitor service = visitors.anybody();
        assertThat(location(service.submit(page, "/own/language", Map.of("language", "mi", "at", page))))
                .isEqualTo(page);
        assertThat(service.get(page).body())
                .contains("lang=\"mi\"", "Tō whakautu ki tā mātou reta", "Ka tautoko mātou");
        service.submit(page, Map.of("answer", "CALL_US"));
        assertThat(service.get(page).body()).contains("I tae mai he whakautu ki tēnei reta i te");
    }
}

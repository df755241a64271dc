package org.alongside.journey.othersupport;

import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.consent.Purpose;
import org.alongside.directory.Merging;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.journey.state.Labels;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.referral.ReferralSteps;
import org.alongside.testing.CountedStatements;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page on which a worker looks for other support with a survivor, and the letter in print. */
@OverHttp
class OtherSupportPageIT extends ReferralSteps {
    @Autowired
    Visitors visitors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    CountedStatements statements;

    @Autowired
    Merging merging;

    private String name;
    private EntryId service;

    @BeforeEach
    void aService() {
        name = "Ōtepoti <i>" + UUID.randomUUID().toString().substring(0, 8);
        service = service(name);
    }

    private String pageOf(JourneyId journey) {
        return "/people/" + Labels.address(visitors.labelOf(journey)) + "/other-support";
    }

    private String search() {
        return "?words=" + name.substring(name.indexOf('>') + 1);
    }

    private static String letterIn(HttpResponse<String> page) {
        String body = page.body();
        int end = body.indexOf("/letter.pdf");
        assertThat(end).isPositive();
        return body.substring(body.lastIndexOf('"', end) + 1, end) + "/letter.pdf";
    }

    private static String textOf(byte[] pdf) throws java.io.IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    @Proves({PolicyId.REFER_01, PolicyId.REFER_02, PolicyId.CONSENT_06})
    void aServiceIsChosenTheLetterIsSeenAndPrintedUntilItIsTakenBack() throws Exception {
        JourneyId journey = survivors.inSupport();
        Visitor worker = visitors.as("worker1");
        String page = pageOf(journey);
        assertThat(worker.get(page + search()).body())
                .contains("Choose this one", "&lt;i&gt;", "Nothing yet.")
                .doesNotContain("<i>");
        HttpResponse<String> chosen = worker.submit(page + search(), page, Map.of("service", service.toString()));
        assertThat(chosen.statusCode()).isEqualTo(302);
        assertThat(chosen.headers().firstValue("Location").orElseThrow()).contains("/camunda/app/tasklist/");
        assertThat(worker.get(page).body())
                .contains("You agree on the way", "Go on")
                .doesNotContain("/letter.pdf");

        worker1().completes(AGREE, agreed("REFERRED", "NAME", "OWN_WORDS"));
        String letter = letterIn(worker.get(page));
        assertThat(textOf(worker.bytes(letter)))
                .contains("Tamsin", "I would like to talk to a man.", "Not sent", name)
                .doesNotContain("021 555 0101");
        worker1().completes(SEE, SEND);
        assertThat(textOf(worker.bytes(letter))).contains("Tamsin").doesNotContain("Not sent");
        for (String other : new String[] {"worker2", "supervisor1", "facilitator1"}) {
            assertThat(visitors.as(other).get(letter).statusCode()).as(other).isIn(403, 404);
            assertThat(visitors.as(other).get(page).statusCode()).as(other).isIn(403, 404);
        }
        says(() -> survivor.withdraws(journey, Purpose.DISCLOSE_TO_RECIPIENT, WORKER1));
        assertThat(worker.get(letter).statusCode()).isEqualTo(404);
        assertThat(worker.get(page).body())
                .contains("They took back what they had agreed to")
                .doesNotContain("/letter.pdf");
    }

    @Test
    @Proves({PolicyId.CONSENT_05, PolicyId.CONSENT_06})
    void whatAServiceMayLearnIsShownAndTakenBackForItAlone() {
        JourneyId journey = withLetterSent(service, "REFERRED", "NAME", "OWN_WORDS");
        String page = pageOf(journey);
        Visitor worker = visitors.as("worker1");
        assertThat(worker.get(page).body())
                .contains("What services may learn", "The name they want to be called, In their own words", "until ");
        Map<String, String> which = Map.of("service", service.toString());
        for (String other : List.of("worker2", "supervisor1", "facilitator1")) {
            assertThat(visitors.as(other)
                            .submit("/people", page + "/take-back", which)
                            .statusCode())
                    .as(other)
                    .isIn(403, 404);
        }
        assertThat(worker.submit(page, page + "/take-back", Map.of("service", "no id"))
                        .statusCode())
                .isEqualTo(400);
        worker.submit(
                page, page + "/take-back", Map.of("service", UUID.randomUUID().toString()));
        assertThat(kept(journey)).containsExactly("SENT REFERRED NAME+OWN_WORDS POSTED");
        for (int press = 0; press < 2; press++) {
            assertThat(Visitor.location(worker.submit(page, page + "/take-back", which)))
                    .endsWith("/other-support#agreed");
        }
        assertThat(kept(journey)).containsExactly("TAKEN_BACK REFERRED NAME+OWN_WORDS POSTED");
        assertThat(worker1().tasks()).contains(TELL);
        assertThat(worker.get(page).body())
                .contains("They took back what they had agreed to")
                .doesNotContain("What services may learn");
    }

    @Test
    @Proves(PolicyId.REFER_02)
    void whatStandsTogetherInTheLetterSaysWhatItAnswers() throws Exception {
        JourneyId journey = withLetter(service, "REFERRED", "CONTACT");
        String text = textOf(
                visitors.as("worker1").bytes(letterIn(visitors.as("worker1").get(pageOf(journey)))));
        assertThat(text).contains("How to reach them safely", ": 021 555 0101").doesNotContain("Tamsin");
    }

    @Test
    @Proves({PolicyId.REFER_03, PolicyId.CONSENT_05})
    void whoChoseWhatWasMergedIsLedToWhatItIsNow() {
        JourneyId journey = withLetterSeen(service, "REFERRED", "NAME");
        String now = "Both of them " + UUID.randomUUID();
        EntryId stays = service(now);
        assertThat(visitors.inDatabase(() -> merging.merge(
                        new Merging.Shown(stays, 0),
                        new Merging.Shown(service, 0),
                        (staying, going) -> staying,
                        SUPERVISOR1)))
                .isTrue();
        Visitor worker = visitors.as("worker1");
        String page = pageOf(journey);
        assertThat(worker.get(page).body())
                .contains("It is now " + now, "value=\"" + stays + "\"", "&lt;i&gt;")
                .contains("What services may learn");
        assertThat(worker.get(page + search()).body()).doesNotContain("value=\"" + service + "\" aria-label");
        HttpResponse<String> again = worker.submit(page, page, Map.of("service", stays.toString()));
        assertThat(again.statusCode()).isEqualTo(302);
        assertThat(kept(journey)).containsExactly("PREPARED REFERRED NAME", "CHOOSING");
        assertThat(agreements(journey)).as("nothing moves over").containsExactly("GIVEN NAME");

        JourneyId another = survivors.inSupport();
        String theirs = pageOf(another);
        HttpResponse<String> refused = worker.submit(theirs, theirs, Map.of("service", service.toString()));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("is now part of “" + now + "”");
    }

    @Test
    void aPageOfManyAsksNoMoreThanOneOfFew() {
        JourneyId journey = survivors.inSupport();
        Visitor worker = visitors.as("worker1");
        String page = pageOf(journey) + search();
        end(journey, 1);
        worker.get(page);
        long ofOne = CountedStatements.total(statements.during(() -> worker.get(page)));
        end(journey, 5);
        assertThat(CountedStatements.total(statements.during(() -> worker.get(page))))
                .isLessThanOrEqualTo(ofOne);
    }

    private void end(JourneyId journey, int times) {
        for (int each = 0; each < times; each++) {
            begins(journey, service("Of many, " + UUID.randomUUID()));
            worker1().completes(AGREE, Map.of("referralWay", "TOLD"));
        }
    }

    @Test
    void whatIsNotOnThePageIsNotTakenAndAClosedServiceCannotBeChosen() {
        JourneyId journey = survivors.inSupport();
        Visitor worker = visitors.as("worker1");
        String page = pageOf(journey);
        for (String wrong : new String[] {"?x=1", "?kind=NONE", "?page=0", "?page=x", "?words=" + "a".repeat(201)}) {
            assertThat(worker.get(page + wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        assertThat(worker.submit(page, page, Map.of("service", "x")).statusCode())
                .isEqualTo(400);
        assertThat(worker.submit(page, page, Map.of("service", UUID.randomUUID().toString()))
                        .statusCode())
                .isEqualTo(404);
        says(() -> directory.close(service, 0, true, SUPERVISOR1));
        HttpResponse<String> refused = worker.submit(page, page, Map.of("service", service.toString()));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("This service is closed.");
        assertThat(worker.get("/people/nobody-1/other-support").statusCode()).isEqualTo(404);
        assertThat(kept(journey)).isEmpty();
    }
}

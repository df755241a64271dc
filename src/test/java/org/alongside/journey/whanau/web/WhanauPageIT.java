package org.alongside.journey.whanau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.alongside.consent.WhanauAgreements.To;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupporterId;
import org.alongside.journey.state.Labels;
import org.alongside.journey.whanau.Supporter;
import org.alongside.journey.whanau.Supporter.Knows;
import org.alongside.journey.whanau.Supporter.Said;
import org.alongside.journey.whanau.WhanauSteps;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.CountedStatements;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Step;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page on which a worker and a survivor write down whom the survivor brings in. */
@OverHttp
class WhanauPageIT extends WhanauSteps {
    @Autowired
    Visitors visitors;

    @Autowired
    CountedStatements statements;

    private String pageOf(JourneyId journey) {
        return "/people/" + Labels.address(visitors.labelOf(journey)) + "/whanau";
    }

    private static HttpResponse<String> adds(Visitor worker, String page, SupporterId id, Said said) {
        return worker.submit(page + "/new", page + "/new", sent(id, 0, said));
    }

    @Test
    @Proves({PolicyId.REFER_06, PolicyId.CONSENT_05, PolicyId.CONSENT_06})
    void somebodyIsWrittenDownAgreedToTakenBackAndTakenOff() {
        JourneyId journey = survivors.inSupport();
        Visitor worker = visitors.as("worker1");
        String page = pageOf(journey);
        assertThat(worker.get(visitors.personOf(journey)).body()).contains(page);
        assertThat(worker.get(page).body()).contains("Nobody is written down.", "may also be part of what happened");
        SupporterId id = SupporterId.random();
        Said said =
                new Said("Mere <i>Invented</i>", "my sister", "021 555 0199", "after six", Knows.NO, "I am better.");
        String one = page + "/" + id;
        for (int press = 0; press < 2; press++) {
            assertThat(Visitor.location(adds(worker, page, id, said))).isEqualTo(one);
        }
        assertThat(worker.get(page).body())
                .contains("Mere &lt;i&gt;", "my sister", "021 555 0199", "They do not know", "Nothing is agreed to.")
                .doesNotContain("<i>Invented");
        HttpResponse<String> tells =
                worker.submit(one, one + "/agree", Map.of("to", "CONTACT", "until", in(30).toString()));
        assertThat(tells.statusCode()).isEqualTo(409);
        assertThat(tells.body()).contains("would tell them", "value=\"" + in(30) + "\"");
        for (String wrong : new String[] {"", "soon", "2026-13-01"}) {
            assertThat(worker.submit(one, one + "/agree", Map.of("to", "SESSION", "until", wrong))
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(422);
        }
        assertThat(now(journey)).isEmpty();
        assertThat(Visitor.location(worker.submit(
                        one,
                        one + "/agree",
                        Map.of("to", "CONTACT", "until", in(30).toString(), "knowsItTells", "yes"))))
                .isEqualTo(one + "#agreed");
        assertThat(now(journey)).containsExactly(To.CONTACT);
        assertThat(worker.get(page).body()).contains("We may contact them, until");
        assertThat(worker.get(visitors.personOf(journey) + "/record/agreements").body())
                .contains("contacting somebody whom they bring in")
                .doesNotContain("Mere");
        for (int press = 0; press < 2; press++) {
            worker.submit(one, one + "/take-back", Map.of("to", "CONTACT"));
        }
        assertThat(ledger(journey)).containsExactly("CONTACT GIVEN", "CONTACT WITHDRAWN");
        assertThat(Visitor.location(worker.submit(one, one + "/take-off", Map.of())))
                .isEqualTo(page);
        assertThat(worker.get(page).body()).contains("Nobody is written down.");
        assertThat(worker.get(one).statusCode()).isEqualTo(404);
    }

    @Test
    @Proves({PolicyId.REFER_06, PolicyId.CONSENT_06})
    void whoTookBackThatAnybodyIsBroughtInAgreesAgainWhereTheyAre() {
        JourneyId journey = survivors.inSupport();
        String page = pageOf(journey);
        String one = page + "/" + brings(journey, MERE);
        String atAll = page + "/at-all";
        Visitor worker = visitors.as("worker1");
        String anyTime = "/journeys/" + journey;
        worker.submit(anyTime + "/take-back/CONTACT_WHANAU", anyTime + "/take-back/CONTACT_WHANAU", Map.of());
        assertThat(worker.get(one).body())
                .contains("The survivor has not agreed", atAll)
                .doesNotContain("They may come to a session");

        assertThat(worker.submit(one, atAll, Map.of("id", "nobody")).statusCode())
                .isEqualTo(400);
        assertThat(worker.get(one).body()).contains(atAll);
        String id = one.substring(one.lastIndexOf('/') + 1);
        assertThat(Visitor.location(worker.submit(one, atAll, Map.of("id", id))))
                .isEqualTo(one + "#agreed");
        assertThat(worker.get(one).body())
                .contains("They may come to a session")
                .doesNotContain(atAll);
    }

    @Test
    @Proves({PolicyId.CONF_01, PolicyId.REFER_06})
    void nobodyElseReachesIt() {
        JourneyId journey = survivors.inSupport();
        String page = pageOf(journey);
        SupporterId mere = brings(journey, MERE);
        String one = page + "/" + mere;
        for (String other : List.of("worker2", "supervisor1", "facilitator1", "analyst1")) {
            Visitor them = visitors.as(other);
            assertThat(them.get(page).statusCode()).as(other).isIn(403, 404);
            assertThat(them.get(one).statusCode()).as(other).isIn(403, 404);
            assertThat(them.submit("/workers/me", one + "/take-off", Map.of()).statusCode())
                    .as(other)
                    .isIn(403, 404);
        }
        String another = pageOf(survivors.inSupport());
        Visitor worker = visitors.as("worker1");
        assertThat(worker.get(another + "/" + mere).statusCode()).isEqualTo(404);
        assertThat(worker.submit(another, another + "/" + mere, sent(mere, 1, named("X")))
                        .statusCode())
                .isEqualTo(409);
        assertThat(adds(worker, another, mere, named("X")).statusCode()).isEqualTo(409);
        worker.submit(another, another + "/" + mere + "/take-off", Map.of());
        assertThat(worker.get(one).body()).contains("Mere Invented");
    }

    @Test
    @Proves(PolicyId.CONSENT_03)
    void withoutARecordThePageSaysThatNobodyCanBeWrittenDown() {
        JourneyId journey = survivors.at(Step.CONSENT);
        Visitor worker = visitors.as("worker1");
        String page = pageOf(journey);
        assertThat(worker.get(page).body())
                .contains("has not agreed to a record, so nobody can be written down")
                .doesNotContain("Write somebody down");
        assertThat(adds(worker, visitors.personOf(journey) + "/whanau", SupporterId.random(), MERE)
                        .statusCode())
                .isIn(403, 409);
        assertThat(rows(journey)).isZero();
    }

    @Test
    @Proves(PolicyId.REFER_06)
    void whatIsWrongIsSaidAndNothingTypedIsLost() {
        JourneyId journey = survivors.inSupport();
        Visitor worker = visitors.as("worker1");
        String page = pageOf(journey);
        SupporterId id = SupporterId.random();
        Said wrong = new Said(" ", "w".repeat(300), "x".repeat(501), "after six", Knows.YES, "y".repeat(2001));
        HttpResponse<String> answer = adds(worker, page, id, wrong);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "Please write down a name.",
                        "120 characters at most; these are 300",
                        "500 characters at most; these are 501",
                        "2000 characters at most; these are 2001",
                        "after six",
                        wrong.tell(),
                        id.toString());
        assertThat(rows(journey)).isZero();
        adds(worker, page, id, MERE);
        Said first = new Said("Mere", "my sister", "", "", Knows.YES, "First.");
        Said second = new Said("Mere", "my sister", "", "", Knows.YES, "Second.");
        worker.submit(page + "/" + id, page + "/" + id, sent(id, 1, first));
        HttpResponse<String> late = worker.submit(page + "/" + id, page + "/" + id, sent(id, 1, second));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Somebody changed this", "Second.", "First.", "value=\"2\"");
        for (Map<String, String> foreign : List.of(
                Map.of("to", "ALL", "until", "2026-12-01"), Map.of("to", "SESSION", "until", "2026-12-01", "x", "y"))) {
            assertThat(worker.submit(page + "/" + id, page + "/" + id + "/agree", foreign)
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(adds(worker, page, id, new Said("M", "x", "\u0000", "", Knows.YES, ""))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aPageOfTwelveAsksNoMoreThanOneOfOne() {
        JourneyId journey = survivors.inSupport();
        Visitor worker = visitors.as("worker1");
        String page = pageOf(journey);
        agrees(journey, brings(journey, MERE), To.SESSION, 9);
        worker.get(page);
        long ofOne = CountedStatements.total(statements.during(() -> worker.get(page)));
        for (int each = 1; each < Supporter.MAX; each++) {
            agrees(journey, brings(journey, named("Friend " + each)), To.SESSION, 9);
        }
        HttpResponse<String> all = worker.get(page);
        assertThat(all.body()).contains("Twelve people are written down");
        assertThat(CountedStatements.total(statements.during(() -> worker.get(page))))
                .isLessThanOrEqualTo(ofOne);
    }
}

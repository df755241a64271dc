package org.alongside.journey.own.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.alongside.consent.WhanauAgreements.To;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupporterId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.whanau.WhanauSessions;
import org.alongside.journey.whanau.WhanauSteps;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Survivors see on their own page whom they bring in and for what, and take it back for one of them alone. */
@OverHttp
class OwnWhanauIT extends OwnRecordSteps {
    private static final String AGREEMENTS = RECORD + "/agreements";

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    WhanauSessions sessions;

    private final WhanauSteps whanau = new WhanauSteps();

    @BeforeEach
    void whanauCanBeBroughtIn() {
        beans.autowireBean(whanau);
    }

    private static String page(SupporterId id) {
        return RECORD + "/whanau/" + id;
    }

    private static HttpResponse<String> takesBack(Visitor browser, SupporterId id) {
        return browser.submit("/login", page(id), Map.of());
    }

    @Test
    @Proves({PolicyId.CONSENT_05, PolicyId.CONSENT_06, PolicyId.REFER_06})
    void whomIBringInIsShownAndTakenBack() {
        JourneyId journey = survivors.inSupport();
        SupporterId mere = whanau.brings(journey, WhanauSteps.MERE);
        SupporterId other = whanau.brings(journey, WhanauSteps.MERE);
        whanau.agrees(journey, mere, To.TELL, 9);
        whanau.agrees(journey, mere, To.SESSION, 9);
        whanau.agrees(journey, other, To.CONTACT, 9);
        Visitor browser = sits(journey);
        assertThat(browser.get(AGREEMENTS).body())
                .contains("Whom I bring in", "Somebody whom you bring in", page(mere))
                .as("names are not asked for")
                .doesNotContain("Mere Invented", "my sister", "doing better");
        assertThat(browser.get(AGREEMENTS + "?names=show").body())
                .contains("Mere Invented", "my sister", "That I am doing better.")
                .as("how to reach somebody else")
                .doesNotContain("021 555 0199");
        assertThat(browser.get(page(mere)).body())
                .contains("Is that what you would like?", "comes to a session")
                .doesNotContain("Mere");
        assertThat(browser.get(page(mere) + "?names=show").body()).contains("Mere Invented");
        assertThat(whanau.now(journey)).as("asked only").hasSize(3);
        for (int press = 0; press < 2; press++) {
            assertThat(Visitor.location(takesBack(browser, mere))).isEqualTo(RECORD + "/done/no-whanau");
        }
        assertThat(whanau.now(journey)).containsExactly(To.CONTACT);
        assertThat(Visitor.location(browser.get(page(mere)))).isEqualTo(AGREEMENTS);
        does(browser, "no-whanau");
        assertThat(whanau.now(journey)).isEmpty();
    }

    @Test
    @Proves(PolicyId.REFER_06)
    void atWhichSessionsEachWasIsShown() {
        JourneyId journey = survivors.inSupport();
        survivors.workerHas("worker1", worker -> worker.withWhanauTrainedUntil(whanau.in(0)));
        SupporterId mere = whanau.brings(journey, WhanauSteps.MERE);
        whanau.agrees(journey, mere, To.SESSION, 9);
        Visitor browser = sits(journey);
        assertThat(browser.get(AGREEMENTS).body()).doesNotContain("At a session with you");
        whanau.does(journey, () -> sessions.held(journey, List.of(mere), whanau.in(0), WorkerId.of("worker1")));
        assertThat(browser.get(AGREEMENTS).body())
                .contains("At a session with you: ")
                .doesNotContain("Mere");
    }

    @Test
    @Proves({PolicyId.CONF_01, PolicyId.CONSENT_06})
    void nobodyElseReachesIt() {
        JourneyId journey = survivors.inSupport();
        SupporterId mere = whanau.brings(journey, WhanauSteps.MERE);
        whanau.agrees(journey, mere, To.SESSION, 9);
        Visitor another = sits(survivors.inSupport());
        assertThat(Visitor.location(another.get(page(mere)))).isEqualTo(AGREEMENTS);
        takesBack(another, mere);
        isOver(visitors.anybody().get(page(mere)));
        isOver(takesBack(visitors.anybody(), mere));
        takesBack(visitors.as("worker1"), mere);
        assertThat(another.get(RECORD + "/whanau/1").statusCode()).isEqualTo(404);
        assertThat(whanau.now(journey)).containsExactly(To.SESSION);
    }
}

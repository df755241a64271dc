package org.alongside.journey.own.web;

import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.alongside.consent.Purpose;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupportId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.referral.DataClass;
import org.alongside.referral.map.Coordinator.Who;
import org.alongside.referral.map.Support.Kind;
import org.alongside.referral.map.Support.State;
import org.alongside.referral.map.SupportSteps;
import org.alongside.testing.Time;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Survivors see their map of support on their own page, and step out, come back, end and take back by themselves. */
@OverHttp
@ExcludeFromProcessCoverage
class OwnSupportMapIT extends OwnRecordSteps {
    private static final String MAP = RECORD + "/support-map";
    private static final int PAGE_MAX = 100_000;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Time time;

    private final SupportSteps map = new SupportSteps();

    @BeforeEach
    void mapsCanBeDrawn() {
        beans.autowireBean(map);
    }

    private static String page(SupportId id, String act) {
        return MAP + "/" + id + "/" + act;
    }

    private static HttpResponse<String> does(Visitor browser, SupportId id, String act, int version) {
        return browser.submit("/login", page(id, act), Map.of("version", String.valueOf(version)));
    }

    @Test
    @Proves({PolicyId.REFER_04, PolicyId.CONF_07})
    void theyStepOutComeBackAndEndByThemselves() {
        JourneyId journey = survivors.inSupport();
        SupportId id = map.adds(journey, State.IN_PLACE, Kind.WHANAU_OR_FRIENDS, "Aunty Mere <b>");
        map.coordinates(journey, 0, Who.SUPPORT, id);
        Visitor browser = sits(journey);
        assertThat(browser.get(RECORD).body()).contains(MAP);
        String shown = browser.get(MAP).body();
        assertThat(shown)
                .contains("1. Whānau or friends", "<svg", "Coordinates", page(id, "step-out"))
                .doesNotContain("Aunty Mere", "By telephone", "<script src");
        assertThat(browser.get(MAP + "?names=show").body())
                .contains("1. Aunty Mere", "&lt;b&gt;", "By telephone")
                .doesNotContain("Mere <b>");
        assertThat(browser.get(page(id, "step-out")).body())
                .contains("I step out of this for now", "Is that what you would like?")
                .doesNotContain("Aunty Mere");
        assertThat(browser.get(page(id, "step-out") + "?names=show").body()).contains("Aunty Mere");
        assertThat(map.seen(journey).supports().get(0).state()).as("asked only").isEqualTo(State.IN_PLACE);
        for (int press = 0; press < 2; press++) {
            assertThat(Visitor.location(does(browser, id, "step-out", 1))).isEqualTo(MAP);
        }
        assertThat(map.seen(journey).supports().get(0).version()).isEqualTo(2);
        assertThat(browser.get(MAP).body()).contains("Stepped out for now", "By you", page(id, "come-back"));
        String person = visitors.personOf(journey);
        assertThat(visitors.as("worker1").get(person).body())
                .contains("They changed their map of support by themselves");
        assertThat(visitors.as("worker1").get(person + "/support-map").body())
                .contains("Stepped out for now", "by the survivor themself");
        assertThat(does(browser, id, "come-back", 1).statusCode())
                .as("an earlier page")
                .isEqualTo(409);
        assertThat(Visitor.location(does(browser, id, "come-back", 2))).isEqualTo(MAP);
        assertThat(Visitor.location(does(browser, id, "end", 3))).isEqualTo(MAP);
        assertThat(map.seen(journey).supports().get(0).state()).isEqualTo(State.ENDED);
        assertThat(browser.get(MAP).body()).contains("Nothing stands on it yet");
        assertThat(Visitor.location(browser.get(page(id, "step-out")))).isEqualTo(MAP);
    }

    @Test
    @Proves({PolicyId.CONSENT_05, PolicyId.CONSENT_06})
    void whatASupportMayBeToldIsTakenBackForItAlone() {
        JourneyId journey = survivors.inSupport();
        SupportId one = map.adds(journey, State.IN_PLACE, Kind.COUNSELLING, "Counselling in town");
        SupportId other = map.adds(journey, State.IN_PLACE, Kind.MEDICAL, "Doctor");
        map.agrees(journey, one, 1, 30, DataClass.NAME, DataClass.HOPES);
        map.agrees(journey, other, 1, 30, DataClass.NAME);
        Visitor browser = sits(journey);
        assertThat(browser.get(MAP).body()).contains("my worker may talk with them", "Your hopes and next steps");
        assertThat(browser.get(RECORD + "/agreements?names=show").body())
                .contains("Passing something on to Counselling in town");
        assertThat(browser.get(RECORD + "/agreements").body()).doesNotContain("Counselling in town");
        for (int press = 0; press < 2; press++) {
            assertThat(Visitor.location(does(browser, one, "take-back", 1))).isEqualTo(MAP);
        }
        assertThat(agreed(journey)).isEqualTo(1);
        assertThat(Visitor.location(browser.get(page(one, "take-back")))).isEqualTo(MAP);
        says(() -> survivor.withdraws(journey, Purpose.DISCLOSE_TO_RECIPIENT, SupportSteps.WORKER1));
        assertThat(agreed(journey)).isZero();
        assertThat(Visitor.location(does(browser, other, "take-back", 1)))
                .as("the page was open")
                .isEqualTo(MAP);
        assertThat(map.seen(journey).standing()).hasSize(2);
    }

    private long agreed(JourneyId journey) {
        return map.seen(journey).supports().stream()
                .filter(one -> one.agreed().isPresent())
                .count();
    }

    @Test
    @Proves(PolicyId.CONF_01)
    void nobodyElseReachesIt() {
        JourneyId journey = survivors.inSupport();
        SupportId id = map.adds(journey, State.IN_PLACE, Kind.OTHER, "The choir");
        Visitor another = sits(survivors.inSupport());
        assertThat(another.get(MAP + "?names=show").body()).doesNotContain("The choir");
        assertThat(Visitor.location(another.get(page(id, "end")))).isEqualTo(MAP);
        does(another, id, "end", 1);
        does(another, SupportId.random(), "end", 1);
        isOver(visitors.anybody().get(MAP));
        isOver(does(visitors.anybody(), id, "end", 1));
        does(visitors.as("worker1"), id, "end", 1);
        assertThat(another.get(page(id, "gone")).statusCode()).isEqualTo(404);
        assertThat(another.get(MAP + "/1/end").statusCode()).isEqualTo(404);
        assertThat(another.submit("/login", page(id, "end"), Map.of("version", "x"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(another.submit("/login", page(id, "end"), Map.of("version", "1", "more", "1"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(map.seen(journey).supports().get(0).state()).isEqualTo(State.IN_PLACE);
    }

    @Test
    void aFullMapIsASmallPage() {
        JourneyId journey = survivors.inSupport();
        for (int each = 0; each < 20; each++) {
            SupportId id = map.adds(journey, State.IN_PLACE, Kind.OTHER, "漢".repeat(40) + UUID.randomUUID());
            for (int step = 1; step < 12; step++) {
                map.becomes(journey, id, step, step % 2 == 0 ? State.IN_PLACE : State.PAUSED);
            }
        }
        Visitor browser = sits(journey);
        String body = browser.get(MAP + "?names=show").body();
        assertThat(body.getBytes(StandardCharsets.UTF_8).length).isLessThan(PAGE_MAX);
        assertThat(body).contains("20. 漢");
    }

    @Test
    @Proves(PolicyId.CONF_07)
    void theirCopyHasTheMapAsItWasWithWhatWasSaidBefore() {
        JourneyId journey = survivors.inSupport();
        SupportId id = map.adds(journey, State.IN_PLACE, Kind.COMMUNITY, "The marae");
        map.isCalled(journey, id, 1, "Te marae");
        map.becomes(journey, id, 2, State.PAUSED);
        map.coordinates(journey, 0, Who.SUPPORT, id);
        Visitor browser = sits(journey);
        does(browser, "copy");
        visitors.inDatabase(() -> jdbc.sql("""
                        update alongside.own_request set gone_through_at = :now, gone_through_by = 'supervisor1',
                            decided_at = :now, decided_by = 'supervisor1', ready_until = :now::timestamptz + interval '1 day'
                        where journey_id = :journey
                        """)
                .param("journey", journey.value())
                .param("now", Timestamp.from(time.now()))
                .update());
        time.passes(Duration.ofMinutes(1));
        map.adds(journey, State.IN_PLACE, Kind.OTHER, "Put there later");
        assertThat(browser.submit("/login", RECORD + "/copy/json", Map.of()).body())
                .contains(
                        "\"The marae\"",
                        "\"Te marae\"",
                        "\"PAUSED\"",
                        "\"coordinates\" : true",
                        "\"kind\" : \"COMMUNITY\"")
                .doesNotContain("Put there later");
        assertThat(browser.submit("/login", RECORD + "/copy/pdf", Map.of()).body())
                .startsWith("%PDF-");
    }
}

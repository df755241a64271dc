package org.alongside.journey.othersupport;

import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.consent.Purpose;
import org.alongside.ids.EntryId;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupportId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.referral.DataClass;
import org.alongside.referral.ReferralSteps;
import org.alongside.referral.map.Coordinator.Who;
import org.alongside.referral.map.Support.Kind;
import org.alongside.referral.map.Support.State;
import org.alongside.referral.map.SupportSteps;
import org.alongside.testing.CountedStatements;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.PeerGroups;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** The page on which a survivor and their worker draw the map of support together. */
@OverHttp
@ExcludeFromProcessCoverage
class SupportMapPageIT extends SupportSteps {
    private static final Pattern ID = Pattern.compile("name=\"id\" value=\"([^\"]*)\"");

    @Autowired
    Visitors visitors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    PeerGroups groups;

    @Autowired
    CountedStatements statements;

    @Autowired
    AutowireCapableBeanFactory beans;

    @AfterEach
    void nobodyIsLeft() {
        survivors.everybodyIsGone();
    }

    private String pageOf(JourneyId journey) {
        return visitors.personOf(journey) + "/support-map";
    }

    private static Map<String, String> typed(String id, int version, String name) {
        Map<String, String> typed = new HashMap<>();
        typed.put("id", id);
        typed.put("version", String.valueOf(version));
        typed.put("kind", "WHANAU_OR_FRIENDS");
        typed.put("NAME", name);
        typed.put("WISH", "To be listened to");
        typed.put("REACH", "021 555 0199");
        typed.put("SINCE", "Last winter");
        return typed;
    }

    private static String newId(Visitor worker, String page) {
        Matcher id = ID.matcher(worker.get(page + "/new").body());
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private static String word(String page) {
        return page.replaceAll("<script.*?</script>|<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    @Proves(PolicyId.REFER_04)
    void aSupportIsPutOnTheMapChangedAndSteppedOutOf() {
        JourneyId journey = survivors.inSupport();
        Visitor worker = visitors.as("worker1");
        String page = pageOf(journey);
        assertThat(worker.get(visitors.personOf(journey)).body()).contains(page);
        assertThat(worker.get(page).body()).contains("Nothing stands on the map yet.", "stays open");
        String id = newId(worker, page);
        Map<String, String> typed = typed(id, 0, "Aunty <b>Mere</b>\u202E");
        typed.put("state", "IN_PLACE");
        for (int press = 0; press < 2; press++) {
            assertThat(Visitor.location(worker.submit(page + "/new", page + "/new", typed)))
                    .endsWith("/support-map#" + id);
        }
        String shown = worker.get(page).body();
        assertThat(shown).contains("Aunty &lt;b&gt;", "<svg", "role=\"img\"").doesNotContain("<b>Mere", "\u202E");
        assertThat(word(shown))
                .contains("To be listened to", "021 555 0199", "Last winter", "No: nothing is agreed to.");
        assertThat(Visitor.location(worker.submit(page, page + "/" + id + "/edit", typed(id, 1, "Aunty Mere"))))
                .endsWith("#" + id);
        for (int press = 0; press < 2; press++) {
            assertThat(worker.submit(page, page + "/" + id + "/state", Map.of("version", "2", "state", "PAUSED"))
                            .statusCode())
                    .isEqualTo(302);
        }
        assertThat(worker.get(page).body()).contains("class=\"box paused\"", "They come back to it");
        assertThat(standing(journey)).containsExactly("Aunty Mere PAUSED");
        assertThat(worker.get(page + "/print").body()).contains("Aunty Mere", "<svg", "Stepped out for now");
        worker.submit(page, page + "/" + id + "/state", Map.of("version", "3", "state", "ENDED"));
        assertThat(worker.get(page).body())
                .doesNotContain("class=\"box")
                .contains("Not on the map any more", "Aunty Mere");
        assertThat(worker.get(page + "/" + id + "/edit").statusCode()).isEqualTo(404);
    }

    @Test
    void whoeverComesSecondSeesWhatTheyTypedAndWhatStandsThere() {
        JourneyId journey = survivors.inSupport();
        SupportId id = adds(journey, State.IN_PLACE, Kind.OTHER, "The choir");
        String page = pageOf(journey);
        Visitor worker = visitors.as("worker1");
        worker.submit(page, page + "/" + id + "/edit", typed(id.toString(), 1, "First come"));
        HttpResponse<String> second =
                worker.submit(page, page + "/" + id + "/edit", typed(id.toString(), 1, "Second come"));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("Second come", "First come", "name=\"version\" value=\"2\"");
        HttpResponse<String> state =
                worker.submit(page, page + "/" + id + "/state", Map.of("version", "1", "state", "ENDED"));
        assertThat(state.statusCode()).isEqualTo(409);
        assertThat(state.body()).contains("Somebody changed this meanwhile", "First come");
        assertThat(standing(journey)).containsExactly("First come IN_PLACE");
        worker.submit(page, page + "/coordinator", Map.of("version", "0", "who", id.toString()));
        HttpResponse<String> coordinator =
                worker.submit(page, page + "/coordinator", Map.of("version", "0", "who", "SURVIVOR"));
        assertThat(coordinator.statusCode()).isEqualTo(409);
        assertThat(seen(journey).coordinator().is(id)).isTrue();
        assertThat(worker.get(page).body()).contains("support coordinates");
    }

    @Test
    void whatIsWrongIsSaidWhereItStandsAndNothingTypedIsLost() {
        JourneyId journey = survivors.inSupport();
        String page = pageOf(journey);
        Visitor worker = visitors.as("worker1");
        String id = newId(worker, page);
        Map<String, String> typed = typed(id, 0, "x".repeat(200));
        typed.put("WISH", "z".repeat(501));
        HttpResponse<String> refused = worker.submit(page + "/new", page + "/new", typed);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("x".repeat(200), "z".repeat(501), "NAME-why", "WISH-why", "021 555 0199");
        assertThat(worker.submit(page + "/new", page + "/new", typed(id, 0, " \u200F "))
                        .body())
                .contains("Please say what they call it.");
        for (Map<String, String> wrong : List.of(
                Map.of("kind", "NONE"),
                Map.of("id", "no id"),
                Map.of("version", "x"),
                Map.of("state", "ENDED"),
                Map.of("more", "x"))) {
            Map<String, String> sent = typed(id, 0, "A name");
            sent.putAll(wrong);
            assertThat(worker.submit(page + "/new", page + "/new", sent).statusCode())
                    .as(wrong.toString())
                    .isEqualTo(400);
        }
        assertThat(standing(journey)).isEmpty();
        for (int each = 0; each < 20; each++) {
            adds(journey, State.WISHED_FOR, Kind.OTHER, "Number " + each);
        }
        HttpResponse<String> more = worker.submit(page, page + "/new", typed(id, 0, "One more"));
        assertThat(more.statusCode()).isEqualTo(409);
        assertThat(more.body()).contains("One more", "20 supports stand on the map");
        assertThat(worker.get(page).body()).contains("Twenty supports stand on the map");
    }

    @Test
    @Proves({PolicyId.CONF_01, PolicyId.CONF_08})
    void nobodyElseReachesIt() {
        JourneyId journey = survivors.inSupport();
        SupportId id = adds(journey, State.IN_PLACE, Kind.OTHER, "The choir");
        String page = pageOf(journey);
        Map<String, String> ends = Map.of("version", "1", "state", "ENDED");
        for (String other : List.of("worker2", "supervisor1", "facilitator1")) {
            Visitor visitor = visitors.as(other);
            for (String below : List.of("", "/print", "/new", "/" + id + "/edit", "/" + id + "/agree")) {
                assertThat(visitor.get(page + below).statusCode())
                        .as(other + below)
                        .isIn(403, 404);
            }
            assertThat(visitor.submit("/people", page + "/" + id + "/state", ends)
                            .statusCode())
                    .isIn(403, 404);
        }
        JourneyId theirs = survivors.inSupport();
        Visitor worker = visitors.as("worker1");
        for (String below : List.of("/edit", "/agree")) {
            assertThat(worker.get(pageOf(theirs) + "/" + id + below).statusCode())
                    .isEqualTo(404);
            assertThat(worker.get(pageOf(theirs) + "/" + UUID.randomUUID() + below)
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(worker.submit(pageOf(theirs), pageOf(theirs) + "/" + id + "/state", ends)
                        .statusCode())
                .isEqualTo(404);
        Map<String, String> foreign = typed(id.toString(), 0, "Taken over");
        assertThat(worker.submit(pageOf(theirs), pageOf(theirs) + "/new", foreign)
                        .statusCode())
                .isEqualTo(404);
        assertThat(standing(theirs)).isEmpty();
        assertThat(standing(journey)).containsExactly("The choir IN_PLACE");
        another("worker1", "facilitator1", journey, "CONTACT_ONLY");
        assertThat(worker.submit("/people", page + "/" + id + "/state", ends).statusCode())
                .isEqualTo(404);
        assertThat(visitors.as("facilitator1").get(page).body())
                .contains("Some of this map was said before you came")
                .doesNotContain("The choir");
    }

    @Test
    @Proves({PolicyId.CONSENT_05, PolicyId.CONSENT_06})
    void whatEachMayBeToldIsAgreedToAndTakenBack() {
        JourneyId journey = survivors.inSupport();
        SupportId id = adds(journey, State.IN_PLACE, Kind.COUNSELLING, "Counselling");
        String page = pageOf(journey);
        Visitor worker = visitors.as("worker1");
        String agree = page + "/" + id + "/agree";
        String until = time.now().plus(Duration.ofDays(30)).toString().substring(0, 10);
        assertThat(worker.get(agree).body()).contains("Hopes and next steps");
        Map<String, String> nothing = Map.of("version", "1", "until", until);
        assertThat(worker.submit(agree, agree, nothing).statusCode()).isEqualTo(422);
        HttpResponse<String> noDay =
                worker.submit(agree, agree, Map.of("version", "1", "class", "HOPES", "until", "2099-01-01"));
        assertThat(noDay.statusCode()).isEqualTo(422);
        assertThat(noDay.body()).contains("value=\"HOPES\" checked", "2099-01-01");
        worker.submit(agree, agree, Map.of("version", "1", "class", "HOPES", "until", until));
        assertThat(worker.get(page).body()).contains("Yes, about: Hopes and next steps; until ");
        assertThat(worker.get(visitors.personOf(journey) + "/record/agreements").body())
                .contains("talking with Counselling");
        worker.submit(page, page + "/" + id + "/take-back", Map.of());
        assertThat(worker.get(page).body())
                .contains("No: nothing is agreed to.")
                .doesNotContain("Yes, about");
        agrees(journey, id, 1, 9, DataClass.NAME);
        worker.get(page);
        says(() -> survivor.withdraws(journey, Purpose.DISCLOSE_TO_RECIPIENT, WORKER1));
        assertThat(worker.submit(page, page + "/" + id + "/take-back", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(consent(journey)).containsExactly("GIVEN HOPES", "WITHDRAWN ", "GIVEN NAME", "WITHDRAWN ");
        becomes(journey, id, 1, State.ENDED);
        assertThat(worker.submit(page, agree, Map.of("version", "1", "class", "HOPES", "until", until))
                        .statusCode())
                .as("the page was open")
                .isEqualTo(404);
    }

    @Test
    @Proves(PolicyId.CONSENT_05)
    void withoutARecordItIsSaidBeforeAnythingIsTyped() {
        JourneyId journey = survivors.atConsent();
        Visitor worker = visitors.as("worker1");
        String page = pageOf(journey);
        assertThat(worker.get(page).body())
                .contains("has not agreed to a record")
                .doesNotContain(page + "/new");
        assertThat(worker.get(page + "/new").body())
                .contains("has not agreed to a record")
                .doesNotContain("<textarea");
        assertThat(worker.submit(page, page + "/new", typed(UUID.randomUUID().toString(), 0, "A name"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(standing(journey)).isEmpty();
    }

    @Test
    void aServiceThatTookThemOnIsSuggestedAndPutThereByOneClick() {
        ReferralSteps referral = new ReferralSteps();
        beans.autowireBean(referral);
        String name = "An invented service " + UUID.randomUUID();
        EntryId service = referral.service(name);
        JourneyId journey = referral.withLetterSent(service, "REFERRED", "NAME");
        Visitor worker = visitors.as("worker1");
        String page = pageOf(journey);
        assertThat(worker.get(page).body()).doesNotContain(name);
        tasklist.as("worker1").completes("userTask_noteAnswer", Map.of("serviceAnswer", "TAKEN"));
        assertThat(worker.get(page).body()).contains(name, "Put it on the map");
        assertThat(standing(journey)).isEmpty();
        worker.submit(page, page + "/suggested", Map.of("source", "service:" + UUID.randomUUID()));
        for (int press = 0; press < 2; press++) {
            worker.submit(page, page + "/suggested", Map.of("source", "service:" + service));
        }
        assertThat(standing(journey)).containsExactly(name + " IN_PLACE");
        assertThat(seen(journey).supports().get(0).said().kind()).isEqualTo(Kind.COUNSELLING);
        assertThat(worker.get(page).body()).doesNotContain("Put it on the map");
    }

    @Test
    void aGroupThatTheyJoinedIsSuggestedUntilItStandsThere() {
        GroupId group = groups.opened();
        JourneyId journey = groups.member(group);
        JourneyId other = survivors.inSupport();
        String label = groups.of(group).label();
        String page = pageOf(journey);
        Visitor worker = visitors.as("worker1");
        assertThat(worker.get(page).body()).contains(label, "Put it on the map");
        worker.submit(page, page + "/suggested", Map.of("source", "group:" + label));
        assertThat(standing(journey)).containsExactly(label + " IN_PLACE");
        assertThat(seen(journey).supports().get(0).said().kind()).isEqualTo(Kind.PEER_GROUP);
        assertThat(worker.get(page).body()).doesNotContain("Put it on the map");
        // Whoever is in no group is offered none. (CONF-05)
        String others = pageOf(other);
        assertThat(worker.get(others).body()).doesNotContain(label);
        worker.submit(others, others + "/suggested", Map.of("source", "group:" + label));
        assertThat(standing(other)).isEmpty();
    }

    @Test
    void aMapOfManyAsksNoMoreThanOneOfFew() {
        JourneyId journey = survivors.inSupport();
        Visitor worker = visitors.as("worker1");
        List<SupportId> ids = new ArrayList<>();
        ids.add(adds(journey, State.IN_PLACE, Kind.OTHER, "Number 0"));
        worker.get(pageOf(journey));
        long ofOne = CountedStatements.total(statements.during(() -> worker.get(pageOf(journey))));
        for (int each = 1; each < 20; each++) {
            ids.add(adds(journey, State.WISHED_FOR, Kind.OTHER, "Number " + each));
        }
        ids.forEach(id -> becomes(journey, id, 1, State.PAUSED));
        coordinates(journey, 0, Who.SUPPORT, ids.get(3));
        assertThat(CountedStatements.total(statements.during(() -> worker.get(pageOf(journey)))))
                .isLessThanOrEqualTo(ofOne);
    }
}

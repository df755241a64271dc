package org.alongside.journey.record.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alongside.engine.EngineClock;
import org.alongside.groups.membership.Memberships;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.PeerGroups;
import org.alongside.testing.walk.Survivors;
import org.alongside.workers.Walks;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which groups a survivor has joined, how far they are on the way into one and who acts next, on their page. (OFFEND-07) */
@OverHttp
@ExcludeFromProcessCoverage
class WayIntoGroupPageIT {
    private static final String HEADING = "The way into a group";
    private static final String JOINED = "Groups they have joined";

    @Autowired
    Visitors visitors;

    @Autowired
    Survivors survivors;

    @Autowired
    PeerGroups groups;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    Memberships memberships;

    @Autowired
    Walks walks;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void nobodyIsLeft() {
        survivors.everybodyIsGone();
    }

    private String page(JourneyId journey, String below) {
        return visitors.as("worker1").get(visitors.personOf(journey) + below).body();
    }

    private String way(JourneyId journey) {
        String page = page(journey, "");
        assertThat(page).contains(HEADING);
        return page.substring(page.indexOf("id=\"way-into-group\""), page.indexOf("That you read this is listed"));
    }

    private String labelOf(GroupId group) {
        return groups.of(group).label();
    }

    @Test
    void saysAtEachStepHowFarItIsAndWhoActsNext() {
        survivors.workerHas(PeerGroups.HOST, worker -> worker.withTelephone("021 555 0141"));
        GroupId group = groups.opened();
        String label = labelOf(group);
        JourneyId journey = groups.talking();
        groups.session(journey);
        assertThat(way(journey))
                .contains("You talk with them about groups", "you. The task")
                .doesNotContain(label);

        groups.worker(journey).completes("userTask_talkAboutGroup", groups.goingOn(group));
        assertThat(page(journey, "/record/agreements")).contains("to those who facilitate " + label);
        assertThat(way(journey)).contains(label + " is possible", "Facilitator One", "021 555 0141");

        groups.host(journey)
                .completes("userTask_meetFacilitator", Map.of("facilitatorView", "FITS", "survivorView", "FITS"));
        Map<String, Object> later = Survivors.and(PeerGroups.allTold(), "informationNext", "LATER");
        groups.host(journey).completes("userTask_giveGroupInformation", later);
        assertThat(way(journey)).contains("being told about " + label, "Facilitator One");

        groups.host(journey).completes("userTask_giveGroupInformation", PeerGroups.allTold());
        assertThat(way(journey)).contains("A place in " + label + " is held", "Facilitator One");

        groups.doorsOpen(group);
        assertThat(way(journey)).contains("It welcomes new members on Tuesday", "Facilitator One");
        groups.joins(journey);
        assertThat(page(journey, "")).contains(JOINED, label).doesNotContain(HEADING);
    }

    @Test
    @Proves(PolicyId.OFFEND_07)
    void saysTheSameForWhateverIsNotPossibleNow() {
        GroupId group = groups.opened();
        JourneyId talking = groups.talking();
        String expected = way(talking);
        JourneyId barred = groups.talking();
        groups.session(barred);
        survivors.says(() -> survivor.toldOfOffending(barred));
        groups.worker(barred).completes("userTask_talkAboutGroup", groups.goingOn(group));
        JourneyId withoutSession = groups.talking();
        groups.worker(withoutSession).completes("userTask_talkAboutGroup", groups.goingOn(group));
        JourneyId notYet = groups.meetingFacilitator(group);
        groups.host(notYet)
                .completes("userTask_meetFacilitator", Map.of("facilitatorView", "NOT_YET", "survivorView", "FITS"));
        JourneyId changed = groups.ready(group);
        survivors.says(() -> survivor.toldOfOffending(changed));

        assertThat(groups.worker(barred).tasks()).contains("userTask_offerOtherOptions");
        for (JourneyId journey : new JourneyId[] {barred, withoutSession, notYet, changed}) {
            assertThat(way(journey)).isEqualTo(expected);
        }
    }

    private static String next(Instant at) {
        return "Next meeting: "
                + DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK)
                        .withZone(EngineClock.ZONE)
                        .format(at);
    }

    @Test
    void namesTheGroupsThatTheyJoinedAndWhenEachMeetsNext() {
        // The list of a worker has pages, and other tests leave people on it.
        visitors.everybodyLeft();
        GroupId group = groups.opened();
        JourneyId journey = groups.memberOfRunning(group);
        String label = labelOf(group);
        String meets = next(groups.ahead(group).startsAt());
        assertThat(page(journey, "")).contains(JOINED, label, meets).doesNotContain(HEADING);
        String beside =
                visitors.as("worker1").get("/journeys/" + journey + "/beside").body();
        assertThat(beside).contains(JOINED, label, meets);

        survivors.says(() -> survivor.pauses(journey));
        assertThat(page(journey, ""))
                .contains(JOINED, label, "They are away from it for now.")
                .doesNotContain(meets);
        survivors.says(() -> survivor.comesBack(journey));
        visitors.inDatabase(
                () -> jdbc.sql("update alongside.group_meeting set state = 'CANCELLED' where group_id = :id and "
                                + "state = 'PLANNED'")
                        .param("id", group.value())
                        .update());
        assertThat(page(journey, "")).contains(label, "No meeting is planned yet.");

        String away = "Away from a group for now.";
        assertThat(visitors.as("worker1").get("/people").body()).doesNotContain(away);
        visitors.inDatabase(() -> memberships.become(
                memberships.ofJourney(journey).get(0).id(), Memberships.State.AWAY, WorkerId.of("worker1")));
        assertThat(visitors.as("worker1").get("/people").body()).contains(away);
        assertThat(visitors.as("worker2").get("/people").body()).doesNotContain(away);

        visitors.inDatabase(() -> memberships.become(
                memberships.ofJourney(journey).get(0).id(), Memberships.State.LEFT, WorkerId.of("worker1")));
        assertThat(page(journey, "")).doesNotContain(JOINED, label);
    }

    @Test
    @Proves({PolicyId.CONF_01, PolicyId.CONF_05})
    void showsNobodyElseWhichGroupsTheyJoinedOrAreToJoin() {
        GroupId group = groups.opened();
        JourneyId journey = groups.memberOfRunning(group);
        JourneyId onTheWay = groups.beingTold(group);
        String label = labelOf(group);
        assertThat(page(survivors.inSupport(), "")).doesNotContain(JOINED, label);
        for (String address : List.of(visitors.personOf(journey), "/journeys/" + journey + "/beside")) {
            for (Visitor other : List.of(
                    visitors.as("worker2"),
                    visitors.as(PeerGroups.HOST),
                    visitors.as("supervisor1"),
                    visitors.elsewhere("elsewhereWorker11", "peer-worker"))) {
                HttpResponse<String> answer = other.get(address);
                assertThat(answer.statusCode()).isIn(403, 404);
                assertThat(answer.body()).doesNotContain(label);
            }
        }

        visitors.inDatabase(() -> {
            walks.end(journey);
            walks.end(onTheWay);
            return true;
        });
        assertThat(visitors.as("worker1").get(visitors.personOf(journey)).statusCode())
                .as("who took the first contact stays in touch")
                .isEqualTo(200);
        assertThat(page(journey, "")).doesNotContain(JOINED, label);
        assertThat(page(onTheWay, "")).doesNotContain(HEADING, label);
    }

    @Test
    void saysNothingWhereTheyAreOnNoWay() {
        assertThat(page(survivors.inSupport(), "")).doesNotContain(HEADING);
    }
}

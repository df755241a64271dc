package org.alongside.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.PeerGroups;
import org.alongside.testing.walk.Survivors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How far a survivor is on the way into a group and who acts next, on their page. (OFFEND-07) */
@OverHttp
@ExcludeFromProcessCoverage
class WayIntoGroupPageIT {
    private static final String HEADING = "The way into a group";

    @Autowired
    Visitors visitors;

    @Autowired
    Survivors survivors;

    @Autowired
    PeerGroups groups;

    @Autowired
    SurvivorMessages survivor;

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
        assertThat(page(journey, "")).doesNotContain(HEADING);
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

    @Test
    void saysNothingWhereTheyAreOnNoWay() {
        assertThat(page(survivors.inSupport(), "")).doesNotContain(HEADING);
    }
}

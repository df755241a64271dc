package org.alongside.groups;

import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.PeerGroups;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.AuthorizationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whoever facilitates sees who walks with somebody on the way into their group, and how that person is reached where it was
 * agreed to; whom it is passed on to is named before. (CONSENT-05)
 */
@ProcessTest
class WhoIsReachedProcessTest {
    private static final String TALK = "userTask_talkAboutGroup";
    private static final List<String> OF_THE_FACILITATOR =
            List.of("userTask_meetFacilitator", "userTask_clearInvitation", "userTask_giveGroupInformation");

    @Autowired
    PeerGroups groups;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Survivors survivors;

    @BeforeEach
    void theirWorkerHasATelephone() {
        survivors.workerHas("worker1", worker -> worker.withTelephone("021 555 0121"));
    }

    private String seenAt(JourneyId journey, String task) {
        Map<String, ?> seen = groups.host(journey).opens(task);
        assertThat(String.valueOf(seen.get("walksWithCandidate"))).contains("Worker One", "021 555 0121");
        return String.valueOf(seen.get("shownContact"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"WELLBEING", "SOCIAL_ACTIVITY"})
    void theFacilitatorSeesWhoWalksAndWhatWasPassedOn(String type) {
        GroupId group = groups.opened(Map.of("groupType", type));
        JourneyId journey = groups.talking();
        groups.session(journey);
        groups.worker(journey)
                .completes(TALK, and(groups.goingOn(group), "contactForFacilitator", "Text 021 555 0177, evenings"));

        String first = groups.host(journey).tasks().get(0);
        assertThat(OF_THE_FACILITATOR).contains(first);
        assertThat(seenAt(journey, first)).isEqualTo("Text 021 555 0177, evenings");
        groups.host(journey)
                .completes(
                        first,
                        first.equals("userTask_clearInvitation")
                                ? Map.of("clearance", "CLEARED")
                                : Map.of("facilitatorView", "FITS", "survivorView", "FITS"));

        assertThat(seenAt(journey, "userTask_giveGroupInformation")).isEqualTo("Text 021 555 0177, evenings");
        groups.host(journey).completes("userTask_giveGroupInformation", PeerGroups.allTold());
        groups.doorsOpen(group);
        assertThat(String.valueOf(
                        groups.host(journey).opens("userTask_meetMembers").get("walksWithCandidate")))
                .contains("Worker One");
    }

    @Test
    @Proves(PolicyId.CONSENT_05)
    void nothingElseOfHowToReachThemIsPassedOn() {
        GroupId group = groups.opened();
        JourneyId journey = groups.talking();
        groups.session(journey);
        groups.worker(journey).completes(TALK, groups.goingOn(group));

        Map<String, ?> seen = groups.host(journey).opens("userTask_meetFacilitator");

        assertThat(seen.get("shownContact")).isIn(null, "");
        assertThat(seen.toString()).doesNotContain("021 555 0101");
    }

    @Test
    @Proves(PolicyId.CONSENT_05)
    void nothingIsPassedOnWhileTheySaidNo() {
        GroupId group = groups.opened();
        JourneyId journey = groups.talking();
        groups.session(journey);
        Map<String, Object> talk =
                and(groups.goingOn(group), "agreesToPassOn", false, "contactForFacilitator", "Text 021 555 0177");

        assertThat(groups.worker(journey).isRefused(TALK, talk).policyId()).isEqualTo("CONSENT-05");
        assertThat(groups.host(journey).tasks()).isEmpty();
    }

    @Test
    @Proves(PolicyId.CONSENT_05)
    void eachGroupIsNamedWithWhoFacilitatesItBeforeTheyAgree() {
        GroupId group = groups.opened();
        JourneyId journey = groups.talking();

        String offered = String.valueOf(groups.worker(journey).opens(TALK).get("openGroups"));

        assertThat(offered).contains(group.toString()).containsPattern("[^\"]+, with Facilitator One");
    }

    @Test
    void nobodyElseReadsWhoWalksWithThem() {
        GroupId group = groups.opened();
        JourneyId journey = groups.talking();
        groups.session(journey);
        groups.worker(journey)
                .completes(TALK, and(groups.goingOn(group), "contactForFacilitator", "Text 021 555 0177"));
        String task = groups.host(journey).theirs("userTask_meetFacilitator").getId();

        for (String other : List.of("worker1", "supervisor1", "worker2")) {
            assertThatThrownBy(() -> tasklist.as(other).formOf(task))
                    .as(other)
                    .isInstanceOf(AuthorizationException.class);
        }
    }
}

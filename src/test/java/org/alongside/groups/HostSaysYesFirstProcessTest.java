package org.alongside.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alongside.groups.joining.Candidates;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.PeerGroups;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever an analyst draws: nobody comes nearer to a group whose host did not say yes. (GROUP-04, GROUP-09) */
@ProcessTest
class HostSaysYesFirstProcessTest {
    @Autowired
    PeerGroups groups;

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Candidates candidates;

    @Autowired
    RuntimeService runtime;

    private Candidates.Stage stage(JourneyId journey) {
        return groups.asked(() -> candidates.underWay(journey).orElseThrow().stage());
    }

    /** As a model does that leads from there straight to telling about the group. */
    private void ledPastTheHost(JourneyId journey) {
        String instance = survivors.running("way-into-group", journey).get(0).getId();
        groups.asked(() -> {
            runtime.createProcessInstanceModification(instance)
                    .startBeforeActivity("userTask_giveGroupInformation")
                    .execute();
            return true;
        });
    }

    @Test
    void nobodyIsToldAboutAWellbeingGroupWhoWasNotMet() {
        JourneyId journey = groups.meetingFacilitator(groups.opened());
        ledPastTheHost(journey);

        Tasklist.Refusal refused =
                groups.host(journey).isRefused("userTask_giveGroupInformation", PeerGroups.allTold());

        assertThat(refused.policyId()).isEqualTo("GROUP-04");
        assertThat(refused.sentence()).contains("meet first");
        assertThat(stage(journey)).isEqualTo(Candidates.Stage.WITH_FACILITATOR);
    }

    @Test
    void nobodyIsToldAboutASocialGroupWhoseInvitationWasNotCleared() {
        Map<String, Object> social = new HashMap<>(groups.wellbeing());
        social.put("groupType", "SOCIAL_ACTIVITY");
        JourneyId journey = groups.meetingFacilitator(groups.opened(social));
        ledPastTheHost(journey);

        Tasklist.Refusal refused =
                groups.host(journey).isRefused("userTask_giveGroupInformation", PeerGroups.allTold());

        assertThat(refused.policyId()).isEqualTo("GROUP-09");
        assertThat(stage(journey)).isEqualTo(Candidates.Stage.WITH_FACILITATOR);
    }

    /** As a model does that leads back to talking, and then past the facilitator of the group that they chose next. */
    @Test
    void whoFittedInOneGroupIsMetAnewByTheNext() {
        JourneyId journey = groups.beingTold(groups.opened());
        String instance = survivors.running("way-into-group", journey).get(0).getId();
        groups.asked(() -> {
            runtime.createProcessInstanceModification(instance)
                    .cancelAllForActivity("userTask_giveGroupInformation")
                    .startBeforeActivity("userTask_talkAboutGroup")
                    .execute();
            return true;
        });
        groups.worker(journey).completes("userTask_talkAboutGroup", groups.goingOn(groups.opened()));
        ledPastTheHost(journey);

        Tasklist.Refusal refused =
                groups.host(journey).isRefused("userTask_giveGroupInformation", PeerGroups.allTold());

        assertThat(refused.policyId()).isEqualTo("GROUP-04");
        assertThat(stage(journey)).isEqualTo(Candidates.Stage.WITH_FACILITATOR);
    }

    @Test
    void noPlaceIsHeldForWhoWasNotTold() {
        JourneyId journey = groups.meetingFacilitator(groups.opened());
        String joining = survivors.running("join-group", journey).stream()
                .filter(one -> one.getProcessDefinitionId().startsWith("join-group"))
                .findFirst()
                .orElseThrow()
                .getId();

        assertThatThrownBy(() -> groups.asked(() -> {
                    runtime.createProcessInstanceModification(joining)
                            .startBeforeActivity("callActivity_welcomeEvening")
                            .execute();
                    return true;
                }))
                .hasStackTraceContaining("before a place is held");

        assertThat(stage(journey)).isEqualTo(Candidates.Stage.WITH_FACILITATOR);
    }

    /** Earlier versions of the model kept no answer: that they met is in the history. */
    @Test
    void whoWasMetWhenTheAnswerWasNotKeptGoesOn() {
        GroupId group = groups.opened();
        JourneyId journey = groups.beingTold(group);
        String instance = survivors.running("way-into-group", journey).get(0).getId();
        groups.asked(() -> {
            runtime.removeVariables(instance, List.of("facilitatorView", "survivorView"));
            return true;
        });

        groups.host(journey).completes("userTask_giveGroupInformation", PeerGroups.allTold());

        assertThat(stage(journey)).isEqualTo(Candidates.Stage.READY);
    }
}
